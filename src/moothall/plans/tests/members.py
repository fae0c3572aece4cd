"""Members who are asked about a plan: a report, a meeting that answers it, and the decision that the register makes of that."""

from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.decisions import actions as decisions, said as decided
from moothall.decisions.models import Decision, DecisionPart
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Answer, Item, OnAgenda, Recommendation, Report, ResolutionPart
from moothall.plans.tests.factories import EARLY, LONDON

HELD_ON = date(2026, 9, 14)


def clerk_of(here: SimpleNamespace) -> Viewer:
    return Viewer("access/accounts/97", "Clerk", frozenset({Held(Role.COMMITTEE_CLERK, here.row.pk)}))


def body(here: SimpleNamespace, kind: str = "council") -> Any:
    return authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name=f"The {kind}", kind=kind)


def recommended(here: SimpleNamespace, to: Any, number: int = 1, **said: Any) -> Recommendation:
    """A report that everybody reads, with one recommendation."""
    usual = {"title": "The plan for homes", "published_at": EARLY, "submitted_at": EARLY}
    report = Report.objects.create(organisation=here.row, number=number, body=to, **usual | said)
    return Recommendation.objects.create(report=report, number=1, place=1, text="That the plan be approved.")


def answered(here: SimpleNamespace, recommendation: Recommendation, how: str, held_on: date = HELD_ON) -> Item:
    """A meeting that has answered it, in minutes that are out."""
    clerk, after = clerk_of(here), datetime.combine(held_on, time(21), LONDON)
    row = meetings.call_meeting(recommendation.report.body, viewer=clerk, at=EARLY, held_on=held_on, starts_at=time(18))
    meetings.prepare_agenda(row, viewer=clerk, at=EARLY, items=[minutes.Item("The plan for homes", number="1")])
    meetings.publish_agenda(row, viewer=clerk, at=EARLY)
    parts = (minutes.Part("That the plan be approved.", 1, "(1)"),)
    meetings.record_minutes(row, viewer=clerk, at=after, minutes={1: minutes.Minute(resolutions=(minutes.Resolution(parts),))})
    meetings.publish_minutes(row, viewer=clerk, at=after)
    item = Item.objects.visible_to(THE_CLOCK).get(meeting=row)
    OnAgenda.objects.create(report=recommendation.report, item=item, put_at=EARLY)
    [part] = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=item)
    Answer.objects.create(part=part, recommendation=recommendation, how=how)
    return item


def registered(here: SimpleNamespace, item: Item, at: datetime, **said: Any) -> Decision:
    """The decision that the register makes of an item, published; nobody can call it in unless that is said."""
    told = decided.Decision(title=item.title, decided_on=item.meeting.held_on, is_subject_to_call_in=False, **said)
    row = decisions.record_decision(here.row, viewer=clerk_of(here), at=at, decision=told, meeting=item.meeting, item=item)
    return decisions.publish(row, viewer=clerk_of(here), at=at)


def waits(decision: Decision, item: Item, met_at: datetime | None = None) -> DecisionPart:
    """The part of it that was taken from the resolution, with a condition."""
    [part] = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=item)
    row, _ = DecisionPart.objects.visible_to(THE_CLOCK).update_or_create(
        decision=decision,
        number=1,
        defaults={"position": 1, "text": part.text, "has_condition": True, "from_part": part.pk, "condition_met_at": met_at},
    )
    return row
