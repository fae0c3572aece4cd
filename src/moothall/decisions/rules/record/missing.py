"""What a record does not say and the law asks it to, a sentence for each; and why nothing is asked, where nothing is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from moothall.decisions.rules.record.instruments import BASES, OF_2012, OF_2014, Basis, Field, Instrument, Taken, instrument
from moothall.decisions.rules.standings import Maker
from moothall.meetings.rules.law.rule import Nation

FOR_WHOM = "It does not say whether the officer decided for the executive or for the council: the law asks different things of the two."
WHICH = "It does not say under which authorisation the officer decided: what the law asks follows from it."
NOBODY = ("none", "nobody", "no one", "no member", "no interest", "no conflict", "nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a record says, field by field. Conflicts are said even where nobody declared one."""

    decision: bool = False
    reasons: str = ""
    alternatives: str = ""
    conflicts: str = ""
    dispensations: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """A field that the law asks for and the record does not have."""

    field: Field
    sentence: str
    source: str


def says_nobody(words: str) -> bool:
    """Whether a text says that there is none, so that nothing follows from it.

    >>> says_nobody("None declared."), says_nobody("Councillor Vane: a director of the company.")
    (True, False)
    """
    return words.strip().casefold().startswith(NOBODY)


def missing(taken: Taken, kept: Kept) -> list[Lack]:
    """Each field that the law of the day asks for and that is empty, in the law's order; nothing where it asks for no record.

    >>> [lack.sentence for lack in missing(Taken(maker="Cabinet", decided_on=date(2026, 9, 1)), Kept(decision=True, reasons="It leaks."))]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['It does not say which alternatives were considered and rejected.',
     'It does not say whether any member of the body declared a conflict of interest.']
    """
    asked = instrument(taken)
    if asked is None:
        return unsaid(taken)
    return [Lack(field, SENTENCES[field](asked), asked.source) for field in asked.asks if LACKS[field](kept, taken)]


def unsaid(taken: Taken) -> list[Lack]:
    """What an officer's record must say before anybody can tell which law asks for it."""
    if taken.maker != Maker.OFFICER or taken.decided_on is None or taken.nation is not Nation.ENGLAND:
        return []
    if taken.is_executive is None and taken.decided_on >= OF_2012:
        return [Lack(Field.FOR_WHOM, FOR_WHOM, "SI 2012/2089, reg 13(4); SI 2014/2095, reg 7")]
    if taken.is_executive is False and not taken.basis and taken.decided_on >= OF_2014:
        return [Lack(Field.BASIS, WHICH, "SI 2014/2095, reg 7(2)")]
    return []


def why_nothing_is_asked(taken: Taken) -> str:
    """Why no provision that is written down here asks for a record of this decision; nothing where one does."""
    if instrument(taken):
        return ""
    return next(sentence for holds, sentence in REASONS if holds(taken))


def keep_until(taken: Taken) -> tuple[date, date] | None:
    """Until when the record, and its background papers, must be kept at least. Source: SI 2014/2095, reg 8.

    >>> keep_until(Taken(maker="Officer", decided_on=date(2016, 2, 29), is_executive=False, basis="specific"))
    (datetime.date(2022, 3, 1), datetime.date(2020, 2, 29))
    """
    asked = instrument(taken)
    if asked is None or taken.decided_on is None or asked.years_kept is None or asked.years_background_kept is None:
        return None
    return years_after(taken.decided_on, asked.years_kept), years_after(taken.decided_on, asked.years_background_kept)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; after a leap day that year has not, the day after it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def basis_in_words(basis: str) -> str:
    return BASES[Basis(basis)] if basis else ""


LACKS: dict[Field, Callable[[Kept, Taken], bool]] = {
    Field.DECISION: lambda kept, taken: not kept.decision,
    Field.DATE: lambda kept, taken: taken.decided_on is None,
    Field.REASONS: lambda kept, taken: not kept.reasons.strip(),
    Field.ALTERNATIVES: lambda kept, taken: not kept.alternatives.strip(),
    Field.CONFLICTS: lambda kept, taken: not kept.conflicts.strip(),
    Field.DISPENSATIONS: lambda kept, taken: bool(
        kept.conflicts.strip() and not says_nobody(kept.conflicts) and not kept.dispensations.strip()
    ),
}
SENTENCES: dict[Field, Callable[[Instrument], str]] = {
    Field.DECISION: lambda asked: "It does not say what was decided.",
    Field.DATE: lambda asked: "It does not say on which day it was decided.",
    Field.REASONS: lambda asked: "It does not give the reasons.",
    Field.ALTERNATIVES: lambda asked: "It does not say which alternatives were considered and rejected.",
    Field.CONFLICTS: lambda asked: f"It does not say whether {asked.whose_conflicts} declared a conflict of interest.",
    Field.DISPENSATIONS: lambda asked: f"A conflict was declared, and it does not say whether {asked.dispensation_by} gave a dispensation.",
}
REASONS: tuple[tuple[Callable[[Taken], bool], str], ...] = (
    (lambda taken: taken.decided_on is None, "Which law asks what of this record depends on the day of the decision, which is not said."),
    (lambda taken: not taken.maker, "Which law asks what of this record depends on who decided, which is not said."),
    (
        lambda taken: taken.nation not in (Nation.ENGLAND, Nation.NORTHERN_IRELAND),
        "What the law of this nation asks of such a record is not written down here, so nothing is said to be missing.",
    ),
    (
        lambda taken: taken.maker in (Maker.COUNCIL, Maker.COMMITTEE),
        "Its record is the minutes of the meeting. No law that is written down here asks for another.",
    ),
    (
        lambda taken: taken.maker == Maker.OFFICER and taken.is_executive is None,
        FOR_WHOM,
    ),
    (
        lambda taken: taken.maker == Maker.OFFICER and not taken.is_executive and not taken.basis,
        WHICH,
    ),
    (lambda taken: True, "No law that is written down here asks for a record of such a decision on that day."),
)
