"""Figures that wait for somebody to sign them off: one by one, or together those of which nothing looks wrong."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused, waking_once
from moothall.authority.words import capitalised, counted, day_in_words, joined, number_in_words
from moothall.performance import actions
from moothall.performance.forms.returns import Together
from moothall.performance.forms.returns_review import ReviewRow
from moothall.performance.queries import returns_review as queries
from moothall.performance.queries.returns_review import Reviews, ToReview
from moothall.performance.rules import said
from moothall.performance.rules.verdicts.saying import places_of
from moothall.plans.views.working import by

DO = re.compile(r"(?P<what>sign|back)-(?P<key>\d{1,18})")


@login_required
def review(request: HttpRequest) -> HttpResponse:
    """Find what waits, do what a button says, and show what is left."""
    found = queries.reviews(request.viewer, request.now)
    if request.method != "POST":
        return page(request, found, [])
    rows = [ReviewRow(request.POST, of=one) for one in found.rows]
    done = take(request, rows)
    if not any(row.errors for row in rows):
        messages.success(request, done or "Nothing was chosen, so nothing was done.")
        return redirect(request.path)
    return page(request, queries.reviews(request.viewer, request.now), [row for row in rows if row.errors], done)


def take(request: HttpRequest, rows: Sequence[ReviewRow]) -> str:
    """Do what the button says, and say what was done."""
    asked = DO.fullmatch(request.POST.get("do", ""))
    if request.POST.get("do") == "all":
        return in_words(sum(act(row, "sign", request) for row in rows if row.of.looks_right), 0)
    row = next((row for row in rows if asked and str(row.of.row.pk) == asked["key"]), None)
    if row is None or asked is None:
        return ""
    done = act(row, asked["what"], request)
    return in_words(*((done, 0) if asked["what"] == "sign" else (0, done)))


def act(row: ReviewRow, what: str, request: HttpRequest) -> bool:
    """Whether it was done; why not stands beside the row."""
    try:
        with waking_once():
            if what == "sign":
                actions.sign_off_figure(row.of.row, **by(request))
            elif row.is_valid():
                actions.send_back_figure(row.of.row, **by(request), because=row.cleaned_data["because"])
    except Refused as refused:
        row.refuse(str(refused))
    return not row.errors


def in_words(signed: int, back: int) -> str:
    done = [f"{counted(signed, 'figure')} signed off"] if signed else []
    done += ["the figure was sent back, and whoever sent it gets a letter"] if back else []
    return f"{capitalised(joined(done))}." if done else ""


def headline(found: Reviews, today: date) -> str:
    """How many wait, and until when the first is to be reviewed.

    >>> headline(Reviews(), date(2026, 11, 22))
    'No figure waits for you to sign it off.'
    """
    if not found.rows:
        return "No figure waits for you to sign it off."
    first = min(one.window.review_by for one in found.rows)
    day = day_in_words(first, year=first.year != today.year)
    how = "figure waits" if found.number == 1 else "figures wait"
    until = f"The first is to be reviewed by {day}." if first >= today else f"The first should have been reviewed by {day}."
    return f"{capitalised(number_in_words(found.number))} {how} for you. {until}"


def page(request: HttpRequest, found: Reviews, wrong: Sequence[ReviewRow], done: str = "") -> HttpResponse:
    bad = {row.of.row.pk: row for row in wrong}
    shown = {
        "found": found,
        "rows": [bad.get(one.row.pk) or ReviewRow(of=one) for one in found.rows],
        "headline": headline(found, request.today),
        "together": Together(list(wrong)),
        "done": done,
        "of_parts": of_parts,
        "verdict": {one.row.pk: verdict(one) for one in found.rows},
    }
    return render(request, "performance/review.html", shown)


def of_parts(row: Any) -> str:
    """The numerator and the denominator of a figure, in words."""
    parts = [said(one, "", places_of(one)) for one in (row.numerator, row.denominator) if one is not None]
    return " out of ".join(parts)


def verdict(one: ToReview) -> object:
    return one.looked.rated(one.row.value) if one.row.value is not None else None
