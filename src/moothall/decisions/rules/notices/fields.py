"""What the notice of a key decision must state: the eight fields of SI 2012/2089, reg 9(1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from moothall.meetings.rules.law.executive import SECOND_REGULATIONS, SI_2012


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a notice states. `maker` is the name of a person or of a body; a body has members, a person a title, if any."""

    is_key: bool | None = None
    matter: str = ""
    maker: str = ""
    is_body: bool = False
    members: tuple[str, ...] = ()
    due_on: date | None = None
    documents: str = ""
    copies_from: str = ""
    others_may_come: str = ""
    how_to_ask: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a notice must state: its letter, what it is, what to do where it is missing, and whether it is there."""

    letter: str
    label: str
    to_do: str
    is_there: Callable[[Stated], bool]


FIELDS = (
    Field("a", "That a key decision is to be made", "Say whether it is a key decision.", lambda said: said.is_key is not None),
    Field("b", "The matter", "Say in respect of what matter.", lambda said: bool(said.matter.strip())),
    Field(
        "c",
        "Who will decide",
        "Name the person with their title, or the body, which needs members on the day of the notice.",
        lambda said: bool(said.maker.strip()) and (not said.is_body or bool(said.members)),
    ),
    Field("d", "When it will be decided", "Give the day, or the period within which it will be.", lambda said: said.due_on is not None),
    Field("e", "The documents", "List the documents, or say that there are none.", lambda said: bool(said.documents.strip())),
    Field("f", "Where copies can be had", "Give the address for copies of these documents.", lambda said: bool(said.copies_from.strip())),
    Field("g", "That others may be submitted", "Say that other documents may be.", lambda said: bool(said.others_may_come.strip())),
    Field("h", "How to ask for them", "Say how to ask for them as they become available.", lambda said: bool(said.how_to_ask.strip())),
)


def missing(said: Stated) -> tuple[str, ...]:
    """What the law asks the notice to state and it does not: a sentence each, with the letter of the regulation.

    Of a decision that is not key, or of a day before the Regulations of 2012, nothing is asked that has been read.

    >>> missing(Stated(is_key=False)), missing(Stated(is_key=True, due_on=date(2012, 9, 9)))
    ((), ())
    >>> missing(Stated(is_key=True, matter="Harbour wall"))[0]
    '(c) Who will decide: Name the person with their title, or the body, which needs members on the day of the notice.'
    """
    if said.is_key is False or (said.due_on and said.due_on < SECOND_REGULATIONS):
        return ()
    return tuple(f"({field.letter}) {field.label}: {field.to_do}" for field in FIELDS if not field.is_there(said))


SOURCE_OF_FIELDS = f"{SI_2012}, reg 9(1)"
