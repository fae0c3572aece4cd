"""The register of a council: in a sentence, on the heat map and as a list; to take away as a table; and the matrix itself."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse

from moothall.authority import queries as authority
from moothall.documents import tables
from moothall.risks import permissions, queries, rules
from moothall.risks.forms.choosing import Choices
from moothall.risks.permissions import READERS
from moothall.risks.queries.registers import Standing, Wanted
from moothall.risks.views.working import address, council, found

A_PAGE = 50
COLUMNS = (
    *("reference", "title", "category", "department", "owner", "state", "likelihood", "impact", "score", "band", "accepted"),
    *("inherent_score", "target_score", "assessed_anew", "review_on", "public", "address"),
)


def register(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What a reader has chosen of the register. A wrong choice leaves the list as it was."""
    row = council(request, slug) if slug else found(authority.home(request.viewer), "council")
    grid, form, wanted = choices(request, row)
    rows = queries.registers.register(request.viewer, row, replace(wanted, likelihood=None, impact=None), request.today)
    shown = [one for one in rows if queries.registers.is_wanted(one, wanted)]
    said = {
        "council": row,
        "form": form,
        "wanted": wanted,
        "is_narrowed": replace(wanted, sort="score", kind=rules.Kind.RESIDUAL) != Wanted(),
        "page": Paginator(shown, len(shown) or 1 if request.GET.get("print") else A_PAGE).get_page(request.GET.get("page")),
        "headline": queries.registers.headline(rows),
        "grid": grid,
        "cells": queries.registers.heat_map(grid, rows, wanted.kind),
        "kinds": [(words, with_choice(request, kind=kind.value), kind is wanted.kind) for kind, words in rules.KINDS.items()],
        "cell_address": with_choice(request, drop=("likelihood", "impact"), kind=wanted.kind.value),
        "csv": f"{reverse('risks:csv', args=[row.slug])}?{request.GET.urlencode()}",
        "is_officer": request.viewer.holds_at(row.pk, *READERS),
        "may_add": not permissions.ADD_RISK.refusal(request.viewer, row, at=request.now),
    }
    return render(request, "risks/register.html", said)


def choices(request: HttpRequest, row: Any) -> tuple[rules.Grid, Choices, Wanted]:
    grid = queries.matrices.grid_of(queries.matrices.on(request.viewer, row.pk, request.today))
    form = Choices(request.GET or None, viewer=request.viewer, organisation=row, grid=grid)
    return grid, form, form.wanted() if form.is_valid() else Wanted()


def with_choice(request: HttpRequest, drop: tuple[str, ...] = (), **more: str) -> str:
    """The address of this list with another choice, and all others kept."""
    data: QueryDict = request.GET.copy()
    for name in ("page", *drop):
        data.pop(name, None)
    for name, value in more.items():
        data[name] = value
    return f"{request.path}?{data.urlencode()}"


def table(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The chosen risks, one a line, as far as whoever asks may see them."""
    row = council(request, slug)
    _, form, wanted = choices(request, row)
    if form.is_bound and not form.is_valid():
        return HttpResponseBadRequest(
            "One of the choices does not read so. Go back to the list and choose again.", content_type="text/plain"
        )
    found = queries.registers.register(request.viewer, row, wanted, request.today)
    lines = tables.lines(COLUMNS, (cells(request, one) for one in found))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="risks.csv"'
    return answer


def cells(request: HttpRequest, one: Standing) -> list[Any]:
    """What the table says of a risk, in the order of its columns."""
    row, now = one.risk, one.now
    return [
        row.reference, row.title, row.category, row.department or "", row.owner or "", row.state.value,
        *((now.likelihood, now.impact, now.score, now.band.word, now.grid.accepted(row.category)) if now else [""] * 5),
        *(one.places[kind].score if kind in one.places else "" for kind in (rules.Kind.INHERENT, rules.Kind.TARGET)),
        one.is_anew, row.review_on, bool(row.public_at), request.build_absolute_uri(address(row)),
    ]  # fmt: skip


def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """The matrix of today, what each step means, what is accepted; and those before and to come."""
    row = council(request, slug)
    held = queries.matrices.on(request.viewer, row.pk, request.today)
    others = [one for one in queries.matrices.matrices(request.viewer, row.pk) if one != held]
    grid = queries.matrices.grid_of(held)
    said = {
        "council": row,
        "held": held,
        "grid": grid,
        "cells": rules.cells(grid, []),
        "others": others,
        "register": get_script_prefix() + f"risks/{row.slug}/",
        "may_set": not permissions.SET_MATRIX.refusal(request.viewer, row, at=request.now),
    }
    return render(request, "risks/matrix.html", said)
