"""My risks: all that an owner looks at again, on one page, by keyboard alone."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from moothall.access.acts import Refused, waking_once
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.risks import actions, queries, rules
from moothall.risks.forms.reviews import Reviewed, Reviews
from moothall.risks.queries.registers import Standing
from moothall.risks.views.working import by

A_PAGE = 40


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is right is kept, row by row; what is wrong is named, and stays as it was typed."""
    form = grid_of(request, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return page(request, form, "")
    form.is_valid()
    with waking_once():
        refused = {one.risk.pk: why for one in form.said if (why := review(request, one))}
    kept = [one.risk.pk for one in form.said if one.risk.pk not in refused]
    if not (form.errors or refused):
        messages.success(request, in_words(len(kept)))
        return redirect(request.path)
    again = grid_of(request, still_typed(request, kept))
    again.is_valid()
    for key, why in refused.items():
        again.add_error(f"because_{key}", why)
    return page(request, again, in_words(len(kept)) if kept else "")


def grid_of(request: HttpRequest, sent: QueryDict | None) -> Reviews:
    rows = queries.standing(request.viewer, queries.owing.owned(request.viewer, request.today)[:A_PAGE], request.today)
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


def still_typed(request: HttpRequest, kept: list[int]) -> QueryDict:
    """What was sent; the rows that have been kept stand as they are now."""
    data, now = request.POST.copy(), grid_of(request, None)
    for key in kept:
        for name in ("likelihood", "impact", "because", "seen"):
            data[f"{name}_{key}"] = now[f"{name}_{key}"].initial or ""
    return data


def in_words(number: int) -> str:
    return f"{capitalised(counted(number, 'risk'))} reviewed." if number else "Nothing was typed, so nothing was reviewed."


def page(request: HttpRequest, form: Reviews, kept: str) -> HttpResponse:
    return render(request, "risks/mine.html", {"form": form, "lines": list(form.lines()), "headline": headline(form.rows), "kept": kept})


def headline(rows: Sequence[Standing]) -> str:
    """How many there are, and when the next one is to be looked at."""
    if not rows:
        return ""
    late = sum(one.is_late for one in rows)
    if late:
        return f"{capitalised(counted(len(rows), 'risk'))}, of which {late} should have been looked at before today."
    return f"{capitalised(counted(len(rows), 'risk'))}. The next is to be looked at by {day_in_words(rows[0].risk.review_on)}."
