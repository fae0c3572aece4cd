"""The statutory timeline of a meeting: each thing the law or the council asks for, until when, and how it stands now."""

from dataclasses import replace
from datetime import datetime, timedelta

from moothall.meetings.rules.law.after import steps_after
from moothall.meetings.rules.law.before import steps_before
from moothall.meetings.rules.law.counting import can_be_counted, day_of, start_of
from moothall.meetings.rules.law.facts import BodyKind, ItemFacts, MeetingFacts
from moothall.meetings.rules.law.late_items import agenda_with_ways, is_lawful, supplements
from moothall.meetings.rules.law.nations import holidays_around
from moothall.meetings.rules.law.private import private_steps
from moothall.meetings.rules.law.rule import Matter
from moothall.meetings.rules.law.sitting import Sitting
from moothall.meetings.rules.law.step import State, Step

CANCELLED = "The meeting was cancelled."


def timeline(moment: datetime, facts: MeetingFacts) -> list[Step]:
    """The steps of a meeting as they stand at a moment, by the law of the day on which it is held, in the order in which they are due.

    A private briefing is no meeting in law and has none. Of a year whose bank holidays nobody knows, nothing can be said.

    >>> from datetime import date
    >>> from moothall.meetings.rules.law import LONDON, MeetingFacts
    >>> facts = MeetingFacts(held_on=date(2026, 11, 12), notice_at=datetime(2026, 11, 2, 9, tzinfo=LONDON))
    >>> for step in timeline(datetime(2026, 11, 3, 9, tzinfo=LONDON), facts)[:2]:
    ...     print(f"{step.what} ({step.state}): {step.says}")
    Notice of the meeting (done in time): Published Monday 2 November: 7 clear working days before.
    Agenda and reports (due soon): Due by the end of Wednesday 4 November.
    """
    if facts.kind == BodyKind.BRIEFING or not can_be_counted(facts.held_on) or not can_be_counted(day_of(moment)):
        return []
    sitting = sitting_at(moment, facts)
    before = [agenda_with_ways(sitting, step) for step in steps_before(sitting)]
    steps = [*before, *supplements(sitting), *private_steps(sitting), *steps_after(sitting)]
    steps = sorted(steps, key=lambda step: _order(step, sitting))
    return [_not_needed(step) if step.state.is_open else step for step in steps] if sitting.is_cancelled else steps


def may_be_considered(moment: datetime, facts: MeetingFacts, item: ItemFacts) -> bool:
    """Whether a meeting may lawfully take an item, by what is known at this moment: it was on an open agenda in time, or is urgent by
    a reason that the law knows. Where nothing asks for an agenda, everything may be taken.

    A report that came late does not stop an item that was on the agenda in time, nor do days that only the council asks of itself.
    Days are counted as the council counts them, which is working days unless it says otherwise: the safe side.
    """
    return not can_be_counted(facts.held_on) or is_lawful(sitting_at(moment, facts), item)


def sitting_at(moment: datetime, facts: MeetingFacts) -> Sitting:
    """A meeting at a moment, with the holidays of its nation."""
    return Sitting(moment, replace(facts, closed=facts.closed | holidays_around(facts.held_on, facts.nation)))


def next_step(steps: list[Step]) -> Step | None:
    """What somebody should see to first: what is overdue before what is due soon, and both before what is due later."""
    order = (State.OVERDUE, State.DUE_SOON, State.DUE)
    return min((step for step in steps if step.state.is_open), key=lambda step: order.index(step.state), default=None)


def _order(step: Step, sitting: Sitting) -> datetime:
    # What has no last moment stands with the meeting, and confirmation at the end.
    return step.due_at or start_of(sitting.facts.held_on + timedelta(days=1 if step.matter != Matter.CONFIRMATION else 366))


def _not_needed(step: Step) -> Step:
    return replace(step, state=State.NOT_NEEDED, says=CANCELLED, time_left="", to_do="", lacks=(), ways=())
