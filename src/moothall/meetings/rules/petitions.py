"""Petitions: what a council has promised to do with one, by the signatures that count. The numbers are the council's own scheme."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from moothall.authority.rules import working_day_after
from moothall.authority.words import day_in_words

WAITING_AT_MOST = 3  # of one person, before a clerk has read any


@dataclass(frozen=True, slots=True)
class Facts:
    """What has happened to a petition. Signatures are those that a clerk found to count."""

    accepted_at: datetime | None = None
    refused_at: datetime | None = None
    signatures: int | None = None
    for_debate: int = 1500
    debated_on: date | None = None
    answered_at: datetime | None = None


def is_debated(signatures: int, for_debate: int) -> bool:
    """Whether the council itself debates it: with as many signatures as its scheme asks for, or more.

    >>> is_debated(1499, 1500), is_debated(1500, 1500)
    (False, True)
    """
    return signatures >= for_debate


def answer_due(accepted_on: date, working_days: int, closed: Collection[date] = frozenset()) -> date:
    """The day by which whoever sent it is told what will be done.

    >>> answer_due(date(2026, 12, 18), 10)  # a Friday before Christmas
    datetime.date(2027, 1, 6)
    """
    return working_day_after(accepted_on, working_days, frozenset(closed))


def standing(facts: Facts, today: date) -> tuple[str, str]:
    """How a petition stands, in words and in tone.

    >>> standing(Facts(), date(2026, 11, 20))
    ('Waiting to be read', 'wait')
    """
    if facts.refused_at:
        return "Not taken", "stop"
    if facts.answered_at:
        return "Answered", "open"
    if not facts.accepted_at:
        return "Waiting to be read", "wait"
    if facts.debated_on:
        return ("Debated", "open") if facts.debated_on < today else ("To be debated", "plain")
    return ("To be debated", "plain") if is_debated(facts.signatures or 0, facts.for_debate) else ("To be answered", "plain")


def what_follows(facts: Facts, due: date | None) -> str:
    """What the council has promised to do with it, in one sentence.

    >>> what_follows(Facts(accepted_at=datetime(2026, 11, 2), signatures=1600), None)
    'With 1,600 signatures that count it is debated by the council, because 1,500 or more are.'
    >>> what_follows(Facts(accepted_at=datetime(2026, 11, 2), signatures=12), date(2026, 11, 16))
    'With 12 signatures that count it is answered by Monday 16 November 2026. From 1,500 the council debates it.'
    """
    if facts.signatures is None or not facts.accepted_at:
        return "A clerk counts the signatures first."
    counted = (
        f"With {facts.signatures:,} signature{'s' if facts.signatures != 1 else ''} that count{'s' if facts.signatures == 1 else ''} it is"
    )
    if is_debated(facts.signatures, facts.for_debate):
        return f"{counted} debated by the council, because {facts.for_debate:,} or more are."
    by = f" by {day_in_words(due)}" if due else ""
    return f"{counted} answered{by}. From {facts.for_debate:,} the council debates it."
