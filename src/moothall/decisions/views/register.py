"""The register: newest first, with its choices beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.decisions import choice_words, forms, queries, rules, words
from moothall.decisions.queries import Choices, listing
from moothall.decisions.queries.choosing import Day
from moothall.decisions.queries.listing import Listed
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, NOT_CHOICES, Chosen, PagesRead, chosen, to_take_away, typed, without
from moothall.decisions.views.rows import decision_rows

HEADINGS = {
    Day.DECIDED: "Newest first",
    Day.PUBLISHED: "Published last first",
    Day.EFFECT: "By the day of effect, latest first",
    Day.CLOSING: "Call-in closing soonest first",
}
DAY_OF: dict[Day, Any] = {
    Day.DECIDED: lambda row: row.decided_on,
    Day.PUBLISHED: lambda row: row.published_at,
    Day.EFFECT: lambda row: row.effective_from or row.published_at,
    Day.CLOSING: lambda row: row.call_in_closes_at,
}
COUNTED = {"by": ("maker_kind", "body"), "portfolio": ("portfolio",)}
NOTHING = "Take away one of the choices, or look for other words."
A_SHEET = 500  # decisions on one page that is to be printed


def register(request: HttpRequest) -> HttpResponse:
    reading = chosen(request, request.viewer)
    lines = listing.listed(request.viewer, reading.choices, request.now, MOST_COUNTED + 1)
    is_sheet = "print" in request.GET
    page = PagesRead(lines, A_SHEET if is_sheet else A_PAGE).get_page(request.GET.get("page"))
    rows = listing.shown(request.viewer, [line.pk for line in page])
    count_beside(reading.form, lines)
    asked = without(request.GET, *NOT_CHOICES)
    said = {
        "form": reading.form,
        "more": forms.MORE,
        "page": page,
        "rows": decision_rows(request.viewer, rows, request.now),
        "heading": HEADINGS[reading.choices.day],
        "headline": headline(request, reading, len(lines)),
        "chosen": list(to_take_away(reading.choices, asked)) if not reading.is_wrong else [],
        "further": further(request, reading.choices, rows) if page.paginator.is_more and not page.has_next() else "",
        "choices": asked.urlencode() if not reading.is_wrong else "",
        "is_sheet": is_sheet,
        "home": reading.home,
    }
    if not lines:
        said |= near_and_on(request, reading)
    return render(request, "decisions/register.html", said)


def headline(request: HttpRequest, reading: Chosen, number: int) -> str:
    """The one sentence that says the list."""
    if reading.is_wrong:
        return "The list below has not changed: it shows what you chose before."
    found = choice_words.found_in_words(number, reading.choices, MOST_COUNTED)
    if not number:
        return found
    tally = queries.tally(request.viewer, reading.choices, request.now)
    return f"{found} {words.standing_counts(tally.open, tally.called_in)}"


def count_beside(form: Any, lines: Sequence[Listed]) -> None:
    """How many of the list there are of each, beside the choices that were not made yet; where all of the list has been read."""
    if len(lines) > MOST_COUNTED:
        return
    for box, columns in COUNTED.items():
        if not form[box].value():
            counts = Counter(str(key) for line in lines for key in (getattr(line, column) for column in columns) if key)
            form.fields[box].choices = counted(form.fields[box].choices, counts)


def counted(choices: Sequence[Any], counts: Counter[str]) -> list[Any]:
    """The same choices, each with its number; those of which there is none stay as they are."""
    return [
        (key, counted(label, counts))
        if isinstance(label, list | tuple)
        else (key, f"{label} ({n:,})" if (n := counts[str(key)]) else label)
        for key, label in choices
    ]


def near_and_on(request: HttpRequest, reading: Chosen) -> dict[str, Any]:
    """What an empty list says is near, and where to go on from it, the likeliest first."""
    here, choices = reverse("decisions:register"), reading.choices
    anywhere = replace(choices, first=None, last=None)
    number = len(listing.listed(request.viewer, anywhere, request.now, MOST_COUNTED + 1)) if anywhere != choices else 0
    dates = [("Look at all dates", f"{here}?{other_days(request, '', '')}")] if number else []
    many = words.how_many(number, "decision", MOST_COUNTED).lower()
    return {
        "near": f"On other days: {many}." if number else NOTHING if anywhere == choices else "Nothing fits on any other day either.",
        "ways": [*dates, *([("Clear every choice", here)] if reading.is_narrowed else [])],
        "asked_words": "?" + urlencode({"q": choices.words}) if choices.words else "",
    }


def further(request: HttpRequest, choices: Choices, rows: Sequence[Any]) -> str:
    """The address of the list that goes on where the last page ends; nothing where that has no day."""
    end = DAY_OF[choices.day](rows[-1])
    if end is None:
        return ""
    day = typed(end if choices.day is Day.DECIDED else rules.day_of(end))
    if choices.day is Day.CLOSING:
        return f"{reverse('decisions:register')}?{other_days(request, day, request.GET.get('last', ''))}"
    return f"{reverse('decisions:register')}?{other_days(request, request.GET.get('first', ''), day)}"


def other_days(request: HttpRequest, first: str, last: str) -> str:
    """What was chosen, from another day to another."""
    choices = without(request.GET, *NOT_CHOICES)
    choices["first"], choices["last"] = first, last
    return choices.urlencode()
