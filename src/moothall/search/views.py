"""One box over every room."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.search import forms, queries, rules
from moothall.search.queries.words import BEGIN, END

A_PAGE = 20
MARKED = re.compile(f"({BEGIN}[^{END}]*{END})")


def search(request: HttpRequest) -> HttpResponse:
    """Results, the best first; without words, the empty box with what it is good for."""
    viewer = request.viewer
    form = form_of(request)
    asked = rules.question(form.cleaned_data["q"]) if form.is_valid() else rules.Question()
    found = queries.search(viewer, asked, choices_of(form.cleaned_data)) if asked else queries.Found()
    page = Paginator(found.numbers, A_PAGE).get_page(request.GET.get("page"))
    first = (page.number - 1) * A_PAGE
    results = [result(one) for one in queries.shown(viewer, asked, found, first, first + A_PAGE)]
    has_typed = bool(request.GET.get("q", "").strip())
    said = {"form": form, "asked": asked, "found": found, "page": page, "results": results, "has_typed": has_typed}
    return render(request, "search/search.html", said)


def form_of(request: HttpRequest) -> forms.Search:
    """The form, with the councils and bodies that there are to choose from."""
    viewer = request.viewer
    councils = [(row.pk, row.name) for row in authority.organisations(viewer)]
    bodies = [(row.pk, f"{row.name}, {row.organisation.name}" if len(councils) > 1 else row.name) for row in authority.bodies(viewer)]
    return forms.Search(request.GET, organisations=councils, bodies=bodies)


def choices_of(said: dict[str, Any]) -> queries.Choices:
    chosen = {name: said.get(name) for name in ("organisation", "body", "first", "last")}
    return queries.Choices(room=said["room"], **chosen)


def result(shown: queries.Shown) -> dict[str, Any]:
    return {"hit": shown.hit, "title": pieces(shown.title) or [(shown.hit.title, False)], "text": pieces(shown.text)}


def pieces(text: str) -> list[tuple[str, bool]]:
    """A marked text as pairs of words and whether they were looked for."""
    return [(part.strip(BEGIN + END), part.startswith(BEGIN)) for part in MARKED.split(text) if part]
