"""Where somebody who is signed in begins: who they are here, and what waits for them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import PERFORMED
from moothall.authority import queries as authority
from moothall.decisions import queries as decisions
from moothall.meetings import queries as meetings
from moothall.post.permissions import may_see_the_outbox

A_FEW = 6


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    said = {
        "offices": authority.offices_held(viewer, request.today),
        "acts": sorted({act.label for act, _ in PERFORMED.values() if viewer.holds(*act.by)}),
        "waits": decisions.commitments_to_confirm(viewer).count(),
        "proposed": decisions.commitments_to_confirm(viewer)[:A_FEW],
        "reviews": meetings.reviews_waiting(viewer)[:A_FEW],
        "coming": meetings.coming(viewer, request.today)[:A_FEW],
        "open": decisions.open_to_call_in(viewer, request.now)[:A_FEW],
        "sees_outbox": may_see_the_outbox(viewer),
        "drafts": decisions.unpublished(viewer)[:A_FEW],
    }
    return render(request, "web/workspace.html", said)
