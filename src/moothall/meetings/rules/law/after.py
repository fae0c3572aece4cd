"""What is due after a meeting: the statement of decisions, the note that Wales asks for, draft minutes, and their confirmation."""

from datetime import date, datetime

from moothall.authority.words import counted
from moothall.meetings.rules.law.counting import Deadline, Unit, day_of, deadline, last_day_after
from moothall.meetings.rules.law.rule import Mark, Matter, Rule
from moothall.meetings.rules.law.saying import by_when, said, state_of, time_left
from moothall.meetings.rules.law.sitting import OWN_SOURCE, Sitting
from moothall.meetings.rules.law.step import State, Step

AFTER = {
    Matter.STATEMENT: ("Statement of decisions", "Publish the statement of each decision."),
    Matter.NOTE: ("Note of the meeting", "Publish the note of who attended, what was declared and what was decided."),
    Matter.DRAFT_MINUTES: ("Draft minutes", "Finish the draft, send it to the chair, and publish it as a draft."),
    Matter.CONFIRMATION: ("Minutes confirmed", "Put the minutes on the agenda of the next meeting."),
}
CUSTOM = Rule(matter=Matter.CONFIRMATION, words="The minutes are confirmed at the next meeting.", source="Custom", mark=Mark.UNCHECKED)


def steps_after(sitting: Sitting) -> list[Step]:
    """What follows the meeting, in its order."""
    steps = (_statement(sitting), _note(sitting), _draft(sitting), _confirmation(sitting))
    return [step for step in steps if step is not None]


def _statement(sitting: Sitting) -> Step | None:
    rule, within = sitting.rule(Matter.STATEMENT), sitting.facts.own.statement_within
    if rule is None:
        return None
    if not sitting.facts.has_decisions and sitting.has_begun:
        return _step(sitting, rule, State.NOT_NEEDED, "No executive decision was made.")
    if within is not None:
        day = last_day_after(sitting.facts.held_on, within, Unit.WORKING, sitting.facts.closed)
        return _by(sitting, rule, day, sitting.facts.statement_at)
    if done_at := sitting.happened(sitting.facts.statement_at):
        return _step(sitting, rule, State.DONE_IN_TIME, f"Published {said(sitting, day_of(done_at))}.", done_at=done_at)
    state = State.DUE_SOON if sitting.has_begun else State.DUE
    return _step(sitting, rule, state, "Due as soon as reasonably practicable after the meeting.")


def _note(sitting: Sitting) -> Step | None:
    rule = sitting.rule(Matter.NOTE)
    if rule is None or rule.number is None:
        return None
    day = last_day_after(sitting.facts.held_on, rule.number, Unit.WORKING, sitting.facts.closed, is_first_day_counted=True)
    return _by(sitting, rule, day, sitting.facts.note_at)


def _draft(sitting: Sitting) -> Step | None:
    within = sitting.facts.own.draft_minutes_within
    if within is None:
        return None
    words = f"Draft minutes within {counted(within, 'working day')} after the meeting."
    rule = Rule(matter=Matter.DRAFT_MINUTES, words=words, source=OWN_SOURCE, mark=Mark.OWN, number=within, unit=Unit.WORKING)
    if sitting.happened(sitting.facts.confirmed_at) and not sitting.happened(sitting.facts.draft_minutes_at):
        return _step(sitting, rule, State.NOT_NEEDED, "The minutes were confirmed without a draft being published.")
    day = last_day_after(sitting.facts.held_on, within, Unit.WORKING, sitting.facts.closed)
    return _by(sitting, rule, day, sitting.facts.draft_minutes_at)


def _confirmation(sitting: Sitting) -> Step | None:
    rule, next_on = sitting.rule(Matter.CONFIRMATION) or CUSTOM, sitting.facts.next_meeting_on
    if next_on is not None:
        return _by(sitting, rule, next_on, sitting.facts.confirmed_at)
    if done_at := sitting.happened(sitting.facts.confirmed_at):
        return _step(sitting, rule, State.DONE_IN_TIME, f"Confirmed {said(sitting, day_of(done_at))}.", done_at=done_at)
    return _step(sitting, rule, State.DUE, "Due at the next meeting. None is in the calendar yet.")


def _by(sitting: Sitting, rule: Rule, day: date, done_at: datetime | None) -> Step:
    due = deadline(day, None, sitting.facts.closed)
    state, when, verb = state_of(sitting, due, done_at), f"by {by_when(sitting, due)}", "Published"
    if rule.matter == Matter.CONFIRMATION:
        when, verb = f"at the meeting on {said(sitting, day)}", "Confirmed"
    if not state.is_open and done_at:
        late = "" if state == State.DONE_IN_TIME else f" It was due {when}."
        return _step(sitting, rule, state, f"{verb} {said(sitting, day_of(done_at))}.{late}", done_at=done_at, due=due)
    says = f"{'Not done. It was due' if state == State.OVERDUE else 'Due'} {when}."
    return _step(sitting, rule, state, says, due=due)


def _step(sitting: Sitting, rule: Rule, state: State, says: str, *, done_at: datetime | None = None, due: Deadline | None = None) -> Step:
    what, to_do = AFTER[rule.matter]
    return Step(
        matter=rule.matter,
        what=what,
        state=state,
        rule=rule,
        says=says,
        due_at=due.at if due else None,
        due_on=due.day if due else None,
        work_by=due.work_by if due else None,
        done_at=done_at,
        time_left=time_left(sitting, due) if due and state.is_open else "",
        to_do=to_do if state.is_open and sitting.has_begun else "",
    )
