"""What became of a letter; and who is reminded of what is due, and when. No Django."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moothall.authority.rules import NONE, working_days_between


class State(StrEnum):
    """What became of a letter, in the words of the page."""

    WAITING = "Waits for its time"
    DUE = "About to be sent"
    IN_TROUBLE = "Not sent yet, tried again"
    SENT = "Sent"
    DROPPED = "Not sent"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a letter."""

    due_at: datetime
    sent_at: datetime | None = None
    dropped_at: datetime | None = None
    trouble: str = ""


def state(moment: datetime, facts: Facts) -> State:
    if facts.sent_at:
        return State.SENT
    if facts.dropped_at:
        return State.DROPPED
    if facts.trouble:
        return State.IN_TROUBLE
    return State.DUE if facts.due_at <= moment else State.WAITING


class To(StrEnum):
    """Whom a reminder goes to: who owes it, who stands in for them, who is over them."""

    OWNER = "owner"
    DEPUTY = "deputy"
    HEAD = "head"
    PORTFOLIO_HOLDER = "portfolio holder"


@dataclass(frozen=True, slots=True)
class Step:
    """A reminder some working days after the day on which something is due; before it, the number is negative."""

    day: int
    to: tuple[To, ...]


STEPS = (
    Step(-5, (To.OWNER,)),
    Step(-1, (To.OWNER,)),
    Step(0, (To.OWNER,)),
    Step(1, (To.OWNER, To.DEPUTY)),
    Step(5, (To.OWNER, To.DEPUTY, To.HEAD)),
    Step(10, (To.OWNER, To.DEPUTY, To.HEAD)),
)


def days_past(due_on: date, today: date, closed: Collection[date] = NONE) -> int:
    """How many working days have passed since the day on which something is due; of one that is to come, how many are left, as a negative.

    >>> days_past(date(2026, 11, 20), date(2026, 11, 23)), days_past(date(2026, 11, 20), date(2026, 11, 18))
    (1, -2)
    """
    if today >= due_on:
        return working_days_between(due_on, today, closed)
    return -working_days_between(today, due_on, closed)


def step_reached(days: int, steps: Sequence[Step] = STEPS) -> Step | None:
    """The last step whose day has come, so many working days after the due day; the ones before it are not made up for.

    >>> step_reached(-6), step_reached(-3).day, step_reached(3).day, step_reached(40).day
    (None, -5, 1, 10)
    """
    reached = [step for step in steps if step.day <= days]
    return max(reached, key=lambda step: step.day) if reached else None


def reminder_key(kind: str, about: str, due_on: date, step: Step, person: object) -> str:
    """Each reminder goes to each person once for each day on which the thing is due: a day that is moved reminds anew."""
    return f"{kind}/{about}/{due_on}/{step.day:+}/{person}"


def one_line(text: str) -> str:
    """A text fit for the head of a mail: on one line, and without anything that could begin another.

    >>> one_line("New road\\r\\nBcc: everybody@example.org\\x00")
    'New road Bcc: everybody@example.org'
    """
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
