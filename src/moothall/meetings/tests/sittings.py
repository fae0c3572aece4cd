"""Meetings that the tests of the law begin with, and how they ask for one step."""

from dataclasses import replace
from datetime import date, time

from moothall.meetings.rules.law import BodyKind, ItemFacts, MeetingFacts
from moothall.meetings.rules.timeline import timeline
from moothall.meetings.tests.tables import at

THURSDAY = date(2026, 11, 12)
COMMITTEE = MeetingFacts(held_on=THURSDAY, starts_at=time(18), next_meeting_on=date(2026, 12, 10))
PUBLISHED = replace(COMMITTEE, notice_at=at(2026, 11, 3, 10), agenda_at=at(2026, 11, 4, 10))
CABINET = replace(PUBLISHED, kind=BodyKind.CABINET)
LAND = ItemFacts(name="Sale of land", is_private=True)


def step(moment, facts, matter):
    """The step of a timeline that is about a matter."""
    return next(step for step in timeline(moment, facts) if step.matter == matter)


def matters(moment, facts):
    """What the steps of a timeline are about, in their order."""
    return [step.matter for step in timeline(moment, facts)]
