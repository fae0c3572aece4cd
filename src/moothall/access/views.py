"""Who may do what, printed from the acts themselves: the page cannot say what the house does not do."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import PERFORMED
from moothall.access.viewer import Role


def who_may_do_what(request: HttpRequest) -> HttpResponse:
    acts = sorted((act for act, _ in PERFORMED.values()), key=lambda act: act.key)
    rooms = [(room, list(of_room)) for room, of_room in groupby(acts, key=lambda act: act.key.split(".")[0])]
    roles = [role for role in Role if any(role in act.by for act in acts)]
    return render(request, "access/who_may_do_what.html", {"rooms": rooms, "roles": roles, "count": len(acts)})
