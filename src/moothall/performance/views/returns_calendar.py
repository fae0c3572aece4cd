"""The reporting calendar of a council: when figures are asked for, by what rules; and the pages on which whoever keeps it changes it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority.words import counted
from moothall.performance import actions
from moothall.performance.forms import returns_calendar as forms
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import calendar as queries
from moothall.performance.rules import FREQUENCY_WORDS, Frequency, returns as rules
from moothall.performance.rules.periods import APRIL
from moothall.performance.views.working import task
from moothall.plans.views.working import Do, Doing, council


@dataclass(frozen=True, slots=True)
class Kept:
    """What was set leads back to the page of the calendar."""

    reference: str


def kept(verb: Any) -> Do:
    """Do it with what was typed, and come back to the calendar."""

    def do(row: Any, by: dict[str, Any], form: Any) -> Kept:
        verb(row, **by, **form.cleaned_data)
        return Kept(f"performance/calendar/{row.slug}")

    return do


DOINGS = {
    "days": Doing(
        permissions.SET_CALENDAR, forms.NewCalendar, kept(actions.set_calendar), "Set the reporting days",
        "For the whole council or for one portfolio, from a day. What held before stays readable.", "Keep these days", "Kept.",
        "Set the days",
    ),
    "rule": Doing(
        permissions.SET_FIGURE_RULE, forms.NewFigureRule, kept(actions.set_figure_rule), "Say what is asked of figures",
        "Which need a comment, and when everybody sees them; from a day.", "Keep this rule", "Kept.", "Say what is asked of figures",
    ),
    "reason": Doing(
        permissions.LIST_REASON, forms.NewReason, kept(actions.list_reason), "Add a reason for no figure",
        "Whoever owes a figure and has none chooses from these.", "Add it", "Added.", "Add a reason for no figure",
    ),
    "reason-off": Doing(
        permissions.END_REASON, forms.EndedReason, kept(actions.end_reason), "Take a reason off the list",
        "Nobody can choose it from today on. Where it was given it stays.", "Take it off", "Taken off.", "Take a reason off",
    ),
}  # fmt: skip


def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What holds today, the days of the periods that are asked for now, and what held before."""
    row = council(request, slug)
    windows = queries.windows(request.viewer, [row.pk])
    every = list(queries.calendar_rules(request.viewer, row))
    facts = [one.facts() for one in every]
    asked = list(queries.figure_rules(request.viewer, row))
    now = rules.calendar_for(facts, None, request.today)
    said = {
        "council": row,
        "calendar": now,
        "headline": headline(now),
        "own": own(every, facts, request),
        "coming": coming(windows, row, now, request),
        "rule": windows.rule_of(row.pk, request.today),
        "rules_set": asked,
        "days_set": every,
        "reasons": [one.words for one in queries.reasons(request.viewer, [row.pk], request.today)],
        "says_history": rules.SAYS_HISTORY,
        "offers": offered(request, row),
    }
    return render(request, "performance/calendar.html", said)


def headline(now: rules.Calendar) -> str:
    """When figures are due, in a sentence.

    >>> headline(rules.USUAL)
    'Figures are due 10 working days after a period ends, and its report is cut off after 20.'
    """
    days = counted(now.due_within, "working day")
    return f"Figures are due {days} after a period ends, and its report is cut off after {now.cut_off_after}."


def own(every: list[Any], facts: list[rules.CalendarRule], request: HttpRequest) -> list[tuple[str, rules.Calendar]]:
    """The portfolios that have days of their own today."""
    names = {one.portfolio_id: one.portfolio.name for one in every if one.portfolio}
    general = rules.calendar_for(facts, None, request.today)
    held = {name: rules.calendar_for(facts, key, request.today) for key, name in sorted(names.items(), key=lambda one: one[1])}
    return [(name, one) for name, one in held.items() if one != general]


def coming(windows: queries.Windows, row: Any, now: rules.Calendar, request: HttpRequest) -> list[tuple[str, rules.Window, str]]:
    """The last period of each kind that has ended, and its days."""
    closed = windows.closed[row.pk]
    found = []
    for frequency in (Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.ANNUAL):
        period = rules.last_ended(frequency, request.today, APRIL)
        if period:
            one = rules.window_of(period, now, closed)
            found.append((FREQUENCY_WORDS[frequency], one, one.state(request.now).value))
    return found


def offered(request: HttpRequest, row: Any) -> list[tuple[str, str, bool]]:
    """What this viewer may set here."""
    if not request.viewer.person:
        return []
    may = {verb: one for verb, one in DOINGS.items() if not one.act.refusal(request.viewer, row, at=request.now)}
    return [(one.offered, reverse(f"performance:calendar-{verb}", args=[row.slug]), False) for verb, one in may.items()]


def page_of(verb: str) -> Any:
    @login_required
    def shown(request: HttpRequest, slug: str) -> HttpResponse:
        row = council(request, slug)
        return task(request, row, DOINGS[verb], ("Reporting calendar", reverse("performance:calendar", args=[row.slug])))

    return shown


VIEWS = {verb: page_of(verb) for verb in DOINGS}
