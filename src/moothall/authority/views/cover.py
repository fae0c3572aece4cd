"""Who covers whom: for everybody who works here, so that they know whom to ask while somebody is away."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries
from moothall.authority.words import capitalised, number_in_words


@login_required
def cover(request: HttpRequest, slug: str = "") -> HttpResponse:
    viewer, today = request.viewer, request.today
    council = queries.organisation(viewer, slug) if slug else queries.home(viewer)
    if council is None:
        raise Http404("There is no such organisation here.")
    rows = list(queries.cover(viewer, council, today))
    now = [row for row in rows if row.holds_on(today) and row.office.holds_on(today)]
    mine = [row for row in now if row.person_id == viewer.person]
    said = {"council": council, "now": now, "soon": [row for row in rows if row not in now], "mine": mine, "headline": headline(now)}
    return render(request, "authority/cover.html", said)


def headline(now: list) -> str:
    """How many offices are covered today, by how many people."""
    if not now:
        return "Nobody acts for anybody else today."
    offices, people = len({row.office_id for row in now}), len({row.person_id for row in now})
    first = f"{capitalised(number_in_words(offices))} {'office is' if offices == 1 else 'offices are'} covered today"
    return f"{first}, by {number_in_words(people)} {'person' if people == 1 else 'people'}."
