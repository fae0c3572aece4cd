"""The days that follow from the day of a meeting: its agenda before it, its minutes after it."""

from dataclasses import replace
from datetime import date, time

from moothall.web.demo.calendar import Calendar
from moothall.web.demo.model import Meeting
from moothall.web.demo.programme import Slot

# Five clear working days lie between the sixth working day before a meeting and the meeting itself.
AGENDA_BEFORE, PREPARED_BEFORE = 6, 22
DRAFTED_AFTER, PUBLISHED_AFTER = 3, 8
MINUTES_AN_ITEM, LONGEST = 11, 170


def dated(meeting: Meeting, calendar: Calendar, following: Slot | None) -> Meeting:
    """The meeting with the day of each thing that is known to follow, whether or not that day has come."""
    agenda_on = calendar.before(meeting.on, AGENDA_BEFORE)
    return replace(
        meeting,
        publishes_agenda_on=agenda_on,
        agenda_published_on=agenda_on,
        ended_at=ended_at(meeting.starts_at, len(meeting.items)),
        minutes_drafted_on=calendar.after(meeting.on, DRAFTED_AFTER),
        minutes_published_on=calendar.after(meeting.on, PUBLISHED_AFTER),
        minutes_confirmed_at=following.key if following else "",
        minutes_confirmed_on=following.on if following else None,
    )


def ended_at(start: time, items: int) -> time:
    """Some minutes for each item, and never later than the guillotine."""
    minutes = start.hour * 60 + start.minute + min(items * MINUTES_AN_ITEM, LONGEST)
    return time(minutes // 60, minutes % 60)


def prepared_from(on: date, calendar: Calendar) -> date:
    """The day from which the clerk has a draft agenda."""
    return calendar.before(on, PREPARED_BEFORE)
