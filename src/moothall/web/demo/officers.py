"""What directors decide alone: often enough that there is always something open to call-in."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from moothall.web.demo.calendar import Calendar
from moothall.web.demo.decisions import DEPARTMENT_OF, SERIES, Taken, facts_of, notice_of, published
from moothall.web.demo.model import Urgency
from moothall.web.demo.programme import Placed, Programme, with_facts
from moothall.web.demo.resolutions import parts_of
from moothall.web.demo.routine.officers import OFFICERS, URGENT
from moothall.web.demo.who import Office
from moothall.web.demo.words import in_words

WINDOW, ALWAYS_OPEN, OPEN_IN_THE_PAST = 5, 3, 0
YEARS_PAST = 3
URGENT_IN, URGENT_DAY = (2, 6, 11), 10
SCRUTINY_CHAIR = "Chair of Overview and Scrutiny"


def taken_by_officers(
    at_meetings: list[Taken], programme: Programme, offices: tuple[Office, ...], calendar: Calendar, until: date
) -> Iterator[Taken]:
    """The urgent steps of the long stories, and the weekly business."""
    for key, placed in programme.items():
        if key.startswith("officer-"):
            for each in placed:
                yield _taken(each, calendar, date.fromisoformat(key.removeprefix("officer-")), offices)
    yield from _weekly(at_meetings, offices, calendar, until)


def _weekly(at_meetings: list[Taken], offices: tuple[Office, ...], calendar: Calendar, until: date) -> Iterator[Taken]:
    """As many as it takes for the last five working days always to hold three that are open; before the fourth year, fewer.

    Nobody looks at an empty home page of years ago, and every decision costs time when the story is told.
    """
    open_on = _open_by_day(at_meetings)
    last: deque[int] = deque(maxlen=WINDOW - 1)
    index, urgent, day = 0, 0, calendar.after(calendar.meeting("council", 1, "May"), 1)
    while day <= until:
        always_open = ALWAYS_OPEN if calendar.year_of(calendar.after(day, 2 * WINDOW)) > YEARS_PAST else OPEN_IN_THE_PAST
        wanted = max(always_open - sum(last) - open_on.get(day, 0), 0)
        for _ in range(wanted):
            yield _routine(index, day, offices, calendar)
            index += 1
        last.append(open_on.get(day, 0) + wanted)
        if day.month in URGENT_IN and day.day >= URGENT_DAY > calendar.before(day, 1).day:
            yield _urgent(urgent, day, offices, calendar)
            urgent += 1
        day = calendar.after(day, 1)


def _open_by_day(taken: list[Taken]) -> dict[date, int]:
    """How many decisions are published on each day that stay open to call-in for their full time."""
    found: dict[date, int] = {}
    for each in taken:
        if each.decision.is_subject_to_call_in and not each.placed.contest and not each.placed.withdrawn_after:
            found[published(each.decision)] = found.get(published(each.decision), 0) + 1
    return found


def _routine(index: int, day: date, offices: tuple[Office, ...], calendar: Calendar) -> Taken:
    subject = with_facts(OFFICERS[index * 5 % len(OFFICERS)], index // len(OFFICERS), day, "officer")
    return _taken(Placed(subject), calendar, calendar.before(day, 1), offices)


def _urgent(index: int, day: date, offices: tuple[Office, ...], calendar: Calendar) -> Taken:
    subject = with_facts(URGENT[index % len(URGENT)], index // len(URGENT), day, "urgent")
    return _taken(Placed(subject), calendar, calendar.before(day, 1), offices)


def _taken(placed: Placed, calendar: Calendar, decided: date, offices: tuple[Office, ...]) -> Taken:
    """Published on the next working day; an urgent one names who agreed that it could not wait."""
    subject, holders = placed.subject, {office.title: office.person for office in offices if office.held_on(decided)}
    paper = notice_of(subject.title, parts_of(subject.resolved), subject.reasons, in_words(decided))
    decision = facts_of(placed, calendar, decided, calendar.after(decided, 1), holders[subject.author[0]], (paper,))
    urgency = Urgency(subject.urgent, holders[SCRUTINY_CHAIR], decided) if subject.urgent else None
    return Taken(
        replace(decision, maker=subject.author[0], urgency=urgency), SERIES[DEPARTMENT_OF.get(subject.portfolio, "chief-executive")], placed
    )
