"""One agenda item that was not open in time: what may lawfully be done about it, while every other item goes ahead."""

from dataclasses import replace
from datetime import datetime

from moothall.meetings.rules.law.before import counted_step
from moothall.meetings.rules.law.counting import Deadline
from moothall.meetings.rules.law.facts import ItemFacts
from moothall.meetings.rules.law.rule import Matter, Rule
from moothall.meetings.rules.law.saying import said
from moothall.meetings.rules.law.sitting import Sitting
from moothall.meetings.rules.law.step import State, Step, Way, WayKind

CUSTOM = "Standing orders and the chair's direction"


def supplements(sitting: Sitting) -> list[Step]:
    """A step for each item that did not come out with the agenda, or whose report did not; none for those that did."""
    steps = (_step_of(sitting, item) for item in sitting.facts.items if not item.is_deferred)
    return [step for step in steps if step is not None]


def agenda_with_ways(sitting: Sitting, step: Step) -> Step:
    """The step of an agenda that is late before the meeting: what is left for the items on it. Any other step is as it was."""
    if step.matter != Matter.AGENDA or sitting.has_begun or step.state not in (State.OVERDUE, State.DONE_LATE):
        return step
    urgent = sitting.rule(Matter.URGENT_ITEM)
    found = _urgent(urgent) if urgent else _convene(sitting)
    if step.state == State.OVERDUE:
        return replace(step, ways=(found, _move()))
    return replace(step, to_do=f"For each item that cannot wait: {found.words[:1].lower()}{found.words[1:]}")


def listed_at(sitting: Sitting, item: ItemFacts) -> datetime | None:
    """When an agenda with the item on it came out: its own supplement, or the agenda, if it was on it by then."""
    if item.published_at is not None:
        return sitting.happened(item.published_at)
    agenda_at = sitting.happened(sitting.facts.agenda_at)
    was_on_it = agenda_at is not None and (item.added_at is None or item.added_at <= agenda_at)
    return agenda_at if was_on_it else None


def open_at(sitting: Sitting, item: ItemFacts) -> datetime | None:
    """When all of it was open to inspection: the item on an agenda, and its report where it has one that is not withheld."""
    listed = listed_at(sitting, item)
    if not item.needs_report or item.is_private or listed is None:
        return listed
    report = sitting.happened(item.report_at)
    return max(listed, report) if report else None


def is_lawful(sitting: Sitting, item: ItemFacts) -> bool:
    """Whether an item may be considered. Source: 1972 Act, s.100B(4); for the executive SI 2012/2089, reg 6(2)."""
    rule = sitting.statute(Matter.SUPPLEMENT) or sitting.statute(Matter.AGENDA)
    listed = listed_at(sitting, item)
    if rule is None or (listed is not None and sitting.due(rule).is_kept_by(listed)):
        return True
    return bool(item.urgent_because.strip()) and sitting.rule(Matter.URGENT_ITEM) is not None


def ways(sitting: Sitting, item: ItemFacts) -> tuple[Way, ...]:
    """The lawful ways for one late item, the most open first; none once the meeting has begun."""
    if sitting.has_begun:
        return ()
    found = [] if open_at(sitting, item) else [_supplement(sitting)]
    found += [_urgent(rule)] if (rule := sitting.rule(Matter.URGENT_ITEM)) else [_convene(sitting)]
    return (*found, _defer(sitting))


def _step_of(sitting: Sitting, item: ItemFacts) -> Step | None:
    rule = sitting.rule(Matter.SUPPLEMENT) or sitting.rule(Matter.AGENDA)
    agenda_at, done_at = sitting.happened(sitting.facts.agenda_at), open_at(sitting, item)
    if rule is None or agenda_at is None:
        return None
    due = sitting.due(rule)
    came_with_it = done_at is not None and done_at <= agenda_at
    if came_with_it and (due.is_kept_by(agenda_at) or not item.urgent_because.strip()):
        return None
    step = counted_step(sitting, rule, due, done_at, _what(sitting, item), _to_do(sitting, due))
    step = replace(step, matter=Matter.SUPPLEMENT, item=item.reference or item.name)
    return _late(sitting, item, due, step) if step.state in (State.DONE_LATE, State.OVERDUE) else step


def _late(sitting: Sitting, item: ItemFacts, due: Deadline, step: Step) -> Step:
    urgent = sitting.rule(Matter.URGENT_ITEM)
    if item.urgent_because.strip() and urgent:
        return _taken_as_urgent(sitting, item, step, urgent)
    named = f"A reason for urgency is recorded, but {step.rule.source} lets none replace the days."
    lacks = (named,) if item.urgent_because.strip() else ()
    listed = listed_at(sitting, item)
    if listed is not None and due.is_kept_by(listed):
        return replace(step, ways=ways(sitting, item), lacks=lacks, says=f"{step.says} The item itself was on the agenda in time.")
    return replace(step, ways=ways(sitting, item), lacks=lacks)


def _taken_as_urgent(sitting: Sitting, item: ItemFacts, step: Step, rule: Rule) -> Step:
    is_missing = sitting.has_begun and not item.is_reason_in_minutes
    return replace(
        step,
        state=State.URGENT,
        rule=rule,
        says=f"{step.says} The chair takes it as urgent: “{item.urgent_because.strip()}”",
        lacks=("The reason is not in the minutes.",) if is_missing else (),
        to_do="Enter the chair's reason in the minutes: without it the item was not lawfully considered." if is_missing else "",
        time_left="",
    )


def _what(sitting: Sitting, item: ItemFacts) -> str:
    return f"Report to follow: {item.name}" if listed_at(sitting, item) and not open_at(sitting, item) else f"Supplement: {item.name}"


def _to_do(sitting: Sitting, due: Deadline) -> str:
    if sitting.has_begun:
        return "The meeting has begun: it can no longer be open before it."
    return "Publish it in a supplement." if due.is_kept_by(sitting.moment) else "Choose a lawful way for this item. The others go ahead."


def _supplement(sitting: Sitting) -> Way:
    rule = sitting.rule(Matter.SUPPLEMENT) or sitting.rule(Matter.AGENDA)
    words = "Publish it now in a supplement, which says when it was added, so that members and the public have it before the meeting."
    return Way(kind=WayKind.SUPPLEMENT, words=words, source=rule.source if rule else CUSTOM)


def _urgent(rule: Rule) -> Way:
    words = "Ask the chair whether special circumstances make it urgent. The chair's reason is printed, and must stand in the minutes."
    return Way(kind=WayKind.URGENT, words=words, source=rule.source)


def _convene(sitting: Sitting) -> Way:
    rule = sitting.rule(Matter.AGENDA)
    words = "Call a further meeting for it at shorter notice: its agenda is open from when that meeting is called."
    return Way(kind=WayKind.CONVENE, words=words, source=rule.source if rule else CUSTOM)


def _move() -> Way:
    return Way(kind=WayKind.DEFER, words="Move the meeting to a day before which the agenda can be open in time.", source=CUSTOM)


def _defer(sitting: Sitting) -> Way:
    next_on = sitting.facts.next_meeting_on
    when = f", on {said(sitting, next_on)}" if next_on else ""
    return Way(kind=WayKind.DEFER, words=f"Defer it to the next meeting{when}.", source=CUSTOM)
