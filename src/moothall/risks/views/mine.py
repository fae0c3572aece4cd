"""My risks: all that an owner looks at again, on one page, by keyboard alone."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from moothall.access.acts import Refused, waking_once
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions.queries.covering import Covering
from moothall.risks import actions, queries, rules
from moothall.risks.forms.reviews import Reviewed, Reviews
from moothall.risks.queries.registers import Standing
from moothall.risks.views.working import by

A_PAGE = 40
MOST_SENT = 200
TYPED = "because_"


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is right is kept, row by row; what is wrong is named, and stays as it was typed."""
    if request.method != "POST":
        return page(request)
    form = grid_of(request, sent_of(request), request.POST)
    form.is_valid()
    with waking_once():
        refused = {one.risk.pk: why for one in form.said if (why := review(request, one))}
    kept = [one.risk.pk for one in form.said if one.risk.pk not in refused]
    if not (form.errors or refused):
        messages.success(request, in_words(len(kept)))
        return redirect(request.get_full_path())
    rows = sent_of(request)
    again = grid_of(request, rows, still_typed(request, rows, kept))
    again.is_valid()
    for key, why in refused.items():
        again.add_error(f"because_{key}", why)
    return page(request, again, in_words(len(kept)) if kept else "")


def sent_of(request: HttpRequest) -> list[Standing]:
    """Those of their risks of which something was sent, wherever they stand in the list by now."""
    keys = [name.removeprefix(TYPED) for name in request.POST if name.startswith(TYPED)]
    known = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19][:MOST_SENT]
    rows = queries.owing.owned(request.viewer, request.today).filter(pk__in=known)
    return queries.standing(request.viewer, rows, request.today)


def page_of(request: HttpRequest) -> Page:
    """The page that was asked for, or the one on which a risk stands to which a letter leads."""
    rows = queries.owing.owned(request.viewer, request.today)
    pages, wanted = Paginator(rows, A_PAGE), request.GET.get("risk", "")
    keys = list(rows.values_list("pk", flat=True)) if wanted else []
    place = next((place for place, key in enumerate(keys) if str(key) == wanted), None)
    return pages.get_page(request.GET.get("page") if place is None else place // A_PAGE + 1)


def grid_of(request: HttpRequest, rows: Sequence[Standing], sent: QueryDict | None = None) -> Reviews:
    held = {key: queries.matrices.on(request.viewer, key, request.today) for key in {one.risk.organisation_id for one in rows}}
    return Reviews(sent, rows=rows, grids={key: queries.matrices.grid_of(one) for key, one in held.items()})


def review(request: HttpRequest, one: Reviewed) -> str:
    """Review one; why not, if it cannot be."""
    months = int(authority.setting(request.viewer, one.risk.organisation_id, "risk_review_months", request.today))
    said = {"likelihood": one.likelihood, "impact": one.impact, "because": one.because, "seen": one.seen}
    try:
        actions.review(one.risk, **by(request), **said, next_on=rules.next_review(request.today, months))
    except Refused as refused:
        return str(refused)
    return ""


def still_typed(request: HttpRequest, rows: Sequence[Standing], kept: list[int]) -> QueryDict:
    """What was sent; the rows that have been kept stand as they are now."""
    data, now = request.POST.copy(), grid_of(request, rows)
    for key in kept:
        for name in ("likelihood", "impact", "because", "seen"):
            data[f"{name}_{key}"] = now[f"{name}_{key}"].initial or ""
    return data


def in_words(number: int) -> str:
    return f"{capitalised(counted(number, 'risk'))} reviewed." if number else "Nothing was typed, so nothing was reviewed."


def page(request: HttpRequest, form: Reviews | None = None, kept: str = "") -> HttpResponse:
    found = page_of(request)
    form = form or grid_of(request, queries.standing(request.viewer, found, request.today))
    first = queries.owing.first_of(request.viewer, request.today)
    said = {"form": form, "lines": list(form.lines()), "headline": headline(*first), "kept": kept, "page": found}
    return render(request, "risks/mine.html", said | {"covering": Covering(request.viewer, request.today)})


def headline(number: int, late: int, next_on: date | None) -> str:
    """How many there are, and when the next one is to be looked at."""
    if next_on is None:
        return ""
    if late:
        return f"{capitalised(counted(number, 'risk'))}, of which {late} should have been looked at before today."
    return f"{capitalised(counted(number, 'risk'))}. The next is to be looked at by {day_in_words(next_on)}."
