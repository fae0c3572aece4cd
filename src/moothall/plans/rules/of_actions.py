"""Where an action stands: what its owner last said of it, judged by the calendar."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.rules import NONE, working_days_between
from moothall.authority.words import counted, day_in_words


class Said(StrEnum):
    """What an owner can say of an action."""

    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    LATE = "late"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def is_over(self) -> bool:
        return self in {Said.DONE, Said.STOPPED}


class Shape(StrEnum):
    """How a rating is drawn, so that it is never told by colour alone."""

    GOOD = "good"
    NEAR = "near"
    OFF = "off"
    NONE = "none"
    DASH = "dash"


SHAPES = {
    Said.NOT_STARTED: Shape.DASH,
    Said.ON_TRACK: Shape.GOOD,
    Said.AT_RISK: Shape.NEAR,
    Said.LATE: Shape.OFF,
    Said.DONE: Shape.GOOD,
    Said.STOPPED: Shape.DASH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """What is known of an action. `said` is what its owner said last. What was carried over is stopped here, and has not ended."""

    due_on: date
    start_on: date | None = None
    said: Said = Said.NOT_STARTED
    ended_on: date | None = None

    @property
    def goes_on(self) -> bool:
        """Whether it was carried over into the plan that follows."""
        return self.said is Said.STOPPED and self.ended_on is None


@dataclass(frozen=True, slots=True)
class ActionState:
    """Where an action stands, in a word, a shape and a sentence."""

    said: Said
    sentence: str

    @property
    def word(self) -> str:
        return self.said.value.capitalize()

    @property
    def shape(self) -> Shape:
        return SHAPES[self.said]


def stands(facts: ActionFacts, today: date) -> Said:
    """The verdict alone: a day that has passed makes late what nobody said is over, whatever was said of it before.

    >>> stands(ActionFacts(due_on=date(2026, 11, 20), said=Said.ON_TRACK), date(2026, 11, 21)).value
    'late'
    """
    if facts.said.is_over:
        return facts.said
    return Said.LATE if facts.due_on < today else facts.said


def action_state(facts: ActionFacts, today: date, closed: Collection[date] = NONE) -> ActionState:
    """The verdict with the sentence that says why.

    >>> action_state(ActionFacts(due_on=date(2026, 11, 20)), date(2026, 11, 25)).sentence
    'It was due on 20 November 2026, 3 working days ago.'
    """
    said = stands(facts, today)
    return ActionState(said, why(said, facts, today, closed))


def why(said: Said, facts: ActionFacts, today: date, closed: Collection[date]) -> str:
    due = day_in_words(facts.due_on, weekday=False)
    if said.is_over:
        return over(said, facts, closed)
    if facts.due_on < today:
        return f"It was due on {due}, {counted(working_days_between(facts.due_on, today, closed), 'working day')} ago."
    if said is Said.LATE:
        return f"Its owner says that it is behind. It is due on {due}."
    if said is Said.NOT_STARTED and facts.start_on and facts.start_on < today:
        return f"It was to begin on {day_in_words(facts.start_on, weekday=False)} and has not. It is due on {due}."
    return f"It is due on {due}."


def over(said: Said, facts: ActionFacts, closed: Collection[date]) -> str:
    """How an action ended: in time or not."""
    if facts.goes_on:
        return "It was carried over into the plan that follows."
    on = f" on {day_in_words(facts.ended_on, weekday=False)}" if facts.ended_on else ""
    if said is Said.STOPPED:
        return f"It was stopped{on}."
    if facts.ended_on is None or facts.ended_on <= facts.due_on:
        return f"It was done{on}."
    days = working_days_between(facts.due_on, facts.ended_on, closed)
    return f"It was done{on}, {counted(days, 'working day')} after it was due."


def cannot_be_said(said: Said, facts: ActionFacts, comment: str, today: date) -> str:
    """Why an owner may not say this, in a sentence; nothing where they may. What reads badly, or ends it, needs a word of comment.

    >>> cannot_be_said(Said.STOPPED, ActionFacts(due_on=date(2026, 11, 20)), " ", date(2026, 11, 2))
    'Say in a comment why it is stopped.'
    """
    if said in {Said.AT_RISK, Said.LATE, Said.STOPPED} and not comment.strip():
        return f"Say in a comment why it is {said.value}."
    if said in {Said.ON_TRACK, Said.AT_RISK} and facts.due_on < today:
        return (
            f"It was due on {day_in_words(facts.due_on, weekday=False)}, so it cannot be {said.value}."
            " Say that it is late, or give it another day first."
        )
    return ""
