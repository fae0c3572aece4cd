"""The part of the briefings in the daily round: whoever is due one, by their own rhythm, is owed it once."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Portfolio
from moothall.authority.rules import Value
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.web import actions
from moothall.web.queries import briefing as queries
from moothall.web.rules import briefing as rules

AHEAD = timedelta(days=60)  # further than the longest time before a meeting that a council can set


def daily(*, at: datetime) -> str:
    today, chosen = day_of(at), queries.choices(THE_CLOCK)
    number = 0
    for person, portfolio in queries.receivers(THE_CLOCK, today):
        if occasion := occasion_of(chosen.get((person.pk, portfolio.pk), ""), portfolio, today):
            number += actions.owe(person, portfolio, occasion, at=at)
    return f"{counted(number, 'briefing')} {'is' if number == 1 else 'are'} on the way." if number else ""


def occasion_of(chosen: str, portfolio: Portfolio, today: date) -> str:
    """What a letter about a portfolio would be for today, as somebody wants it; nothing, if none is due."""
    settings, closed = known(portfolio.organisation_id, today)
    rhythm = rules.rhythm_of(chosen, settings)
    before = int(settings["briefing_before_meeting_days"])
    meetings = queries.next_meetings(THE_CLOCK, portfolio.pk, today, today + AHEAD) if rhythm is rules.Rhythm.MEETING else []
    return rules.occasion(rhythm, today, meetings, before=before, closed=closed)


def known(organisation: int, today: date) -> tuple[dict[str, Value], Collection[date]]:
    return authority.settings(THE_CLOCK, organisation, today, rules.SETTINGS), authority.closure_days(THE_CLOCK, organisation)
