"""The register: newest first, with its choices beside it."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.decisions import queries, words
from moothall.decisions.queries import Choices
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, NOT_CHOICES, Chosen, Pages, chosen, typed, without
from moothall.decisions.views.rows import decision_rows


def register(request: HttpRequest) -> HttpResponse:
    reading = chosen(request, request.viewer)
    rows = queries.chosen(request.viewer, reading.choices, request.now)
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    said = {
        "form": reading.form,
        "page": page,
        "rows": decision_rows(request.viewer, list(page), request.now),
        "headline": headline(request, reading, page, rows),
        "further": further(request, page) if page.paginator.is_more and not page.has_next() else "",
        "choices": without(request.GET, *NOT_CHOICES).urlencode() if not reading.is_wrong else "",
    }
    if not page.paginator.count:
        said |= near_and_on(request, reading)
    return render(request, "decisions/register.html", said)


def headline(request: HttpRequest, reading: Chosen, page: Any, rows: Any) -> str:
    """The one sentence that says the list."""
    if reading.is_wrong:
        return "The list below has not changed: it shows what you chose before."
    choices = reading.choices
    about = f"about “{choices.words}”" if choices.words else ""
    others = "with what you chose" if replace(choices, words="", first=None, last=None) != Choices() else ""
    tail = " ".join(word for word in (about, others, words.range_in_words(choices.first, choices.last)) if word)
    if not page.paginator.count:
        return f"Nothing was decided {tail}.".replace(" .", ".")
    number = words.how_many(page.paginator.counted, "decision", MOST_COUNTED)
    tally = queries.tally(request.viewer, rows, request.now)
    return f"{number} {tail}".rstrip() + ". " + words.standing_counts(tally.open, tally.called_in)


def near_and_on(request: HttpRequest, reading: Chosen) -> dict[str, Any]:
    """What an empty list says is near, and where to go on from it, the likeliest first."""
    here, choices = reverse("decisions:register"), reading.choices
    any_day = queries.chosen(request.viewer, replace(choices, first=None, last=None), request.now)
    number = any_day.order_by()[: MOST_COUNTED + 1].count()
    dates = [("Look at all dates", f"{here}?{other_days(request, '', '')}")] if number else []
    many = words.how_many(number, "decision", MOST_COUNTED).lower()
    return {
        "near": f"On other days: {many}." if number else "Nothing fits on any other day either.",
        "ways": [*dates, *([("Clear every choice", here)] if reading.is_narrowed else [])],
        "asked_words": "?" + urlencode({"q": choices.words}) if choices.words else "",
    }


def further(request: HttpRequest, page: Any) -> str:
    """The address of the list that ends where the last page does; nothing where it ends without a day."""
    oldest = page.object_list[len(page.object_list) - 1].decided_on
    return f"{reverse('decisions:register')}?{other_days(request, request.GET.get('first', ''), typed(oldest))}" if oldest else ""


def other_days(request: HttpRequest, first: str, last: str) -> str:
    """What was chosen, from another day to another."""
    choices = without(request.GET, *NOT_CHOICES)
    choices["first"], choices["last"] = first, last
    return choices.urlencode()
