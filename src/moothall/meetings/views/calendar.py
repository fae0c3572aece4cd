"""Meetings in a list and month by month."""

from calendar import Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority, rules as days
from moothall.authority.words import MONTHS
from moothall.meetings import forms, queries, rules, shown

A_PAGE = 20
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: the meetings on it, and why nobody works."""

    on: date
    in_month: bool
    meetings: list[Any]
    closed: str


def meetings(request: HttpRequest) -> HttpResponse:
    """What is to come, the soonest first, then what has been. A wrong choice leaves the others as they were."""
    form = forms.Choose(request.GET, choices=choices(request.viewer))
    made = choices_made(form)
    rows = queries.coming_then_held(request.viewer, request.today, **made)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts_of(request.viewer, page.object_list)
    soonest = page.object_list[0] if rows.to_come and page.number == 1 else None
    said = {
        "form": form,
        "page": page,
        "rows": [listed(row, counts[row.pk], request.today) for row in page.object_list],
        "headline": rules.list_in_words(rows.to_come, rows.been, shown.facts(soonest, (0, 0)) if soonest else None),
        "without_days": 0 if rows else near(request, made),
        "several_councils": "council" in form.fields,
    }
    return render(request, "meetings/meetings.html", said)


def choices(viewer: Any) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen: councils that are here, their bodies, and the kinds of these."""
    bodies = list(authority.bodies(viewer))
    councils = {body.organisation.slug: body.organisation.name for body in bodies}
    several = len(councils) > 1
    return {
        "council": list(councils.items()),
        "body": [(str(body.pk), f"{body.name}, {body.organisation.name}" if several else body.name) for body in bodies],
        "kind": sorted({(body.kind, body.get_kind_display()) for body in bodies if body.kind}, key=lambda kind: kind[1]),
    }


def choices_made(form: Any) -> dict[str, Any]:
    """The choices that could be read."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def listed(row: Any, counts: tuple[int, int], today: date) -> dict[str, Any]:
    """A meeting in a list."""
    facts = shown.facts(row, counts)
    papers, is_coming = rules.papers_in_words(*counts), row.held_on >= today
    return {"meeting": row, "standings": rules.standings(facts, today), "papers": papers, "is_coming": is_coming}


def near(request: HttpRequest, made: Mapping[str, Any]) -> int:
    """How many there would be on any day, for a list that is empty between two."""
    without = {name: value for name, value in made.items() if name not in ("first", "last")}
    return len(queries.coming_then_held(request.viewer, request.today, **without)) if len(without) < len(made) else 0


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month, week by week, with its meetings, bank holidays and the days on which a council is closed."""
    if not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise Http404("There is no such month.")
    form = forms.Which(request.GET, choices=choices(request.viewer))
    weeks = Calendar().monthdatescalendar(year, month)
    rows = queries.chosen(request.viewer, queries.between(request.viewer, weeks[0][0], weeks[-1][-1]), **choices_made(form))
    table = days_of(weeks, month, rows, closed_days(request.viewer, weeks))
    first = date(year, month, 1)
    said = {
        "form": form,
        "weeks": table,
        "name": f"{MONTHS[month]} {year}",
        "count": sum(len(day.meetings) for week in table for day in week if day.in_month),
        "first": first,
        "before": first - ONE_DAY,
        "after": first + 31 * ONE_DAY,
        "several_councils": "council" in form.fields,
    }
    return render(request, "meetings/month.html", said)


def days_of(weeks: list[list[date]], month: int, rows: Iterable[Any], closed: Mapping[date, str]) -> list[list[Day]]:
    held: dict[date, list[Any]] = {}
    for row in rows:
        held.setdefault(row.held_on, []).append(row)
    return [[Day(day, day.month == month, held.get(day, []), closed.get(day, "")) for day in week] for week in weeks]


def closed_days(viewer: Any, weeks: list[list[date]]) -> dict[date, str]:
    """Why nobody works on a day, in words; several reasons of one day stand together."""
    reasons: dict[date, list[str]] = {day: [name] for week in weeks for day in week if (name := days.bank_holiday(day))}
    for closure in authority.closures_between(viewer, weeks[0][0], weeks[-1][-1]):
        reasons.setdefault(closure.day, []).append(f"{closure.organisation.name} is closed: {closure.why}")
    return {day: "; ".join(said) for day, said in reasons.items()}
