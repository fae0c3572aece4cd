"""What a measure means: its definitions, each from a day, and what changed from one to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from moothall.authority.words import day_in_words
from moothall.performance.rules.formulas import Formula, NotAFormula, Use, read
from moothall.performance.rules.numbers import PLACES
from moothall.performance.rules.periods import Frequency
from moothall.performance.rules.units import unit_lacks


class Polarity(StrEnum):
    """When a figure is good."""

    HIGHER = "higher"
    LOWER = "lower"
    PLAN = "plan"
    NONE = "none"

    @property
    def words(self) -> str:
        return POLARITY_WORDS[self]


POLARITY_WORDS = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.PLAN: "As planned is best, neither more nor less",
    Polarity.NONE: "No judgement: it is watched only",
}


class Counting(StrEnum):
    """What the figure of a period is about, and so what the year comes to."""

    SNAPSHOT = "snapshot"
    ADDED = "added"
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"

    @property
    def words(self) -> str:
        return COUNTING_WORDS[self]

    @property
    def adds_up(self) -> bool:
        """Whether the year is the sum of its periods; otherwise it is what the last of them says."""
        return self is Counting.ADDED


COUNTING_WORDS = {
    Counting.SNAPSHOT: "Each period by itself, not added up",
    Counting.ADDED: "Each period by itself, added up for the year",
    Counting.CUMULATIVE: "A running total since the year began",
    Counting.ROLLING: "Over the last months, moving on each period",
}
FREQUENCY_WORDS = {
    Frequency.MONTHLY: "Every month",
    Frequency.QUARTERLY: "Every quarter",
    Frequency.ANNUAL: "Every year",
    Frequency.OTHER: "At other times",
}
LONGEST_WINDOW = 120  # months: ten years
NO_WINDOW = "Only a measure that rolls over the last months has a window. Leave it empty."
LABELS = {
    "title": "Title",
    "rationale": "Why it is measured",
    "in_words": "How it is worked out",
    "numerator": "What is counted",
    "denominator": "Out of what",
    "numerator_unit": "Unit of what is counted",
    "denominator_unit": "Unit of what it is out of",
    "formula": "Formula",
    "unit": "Unit",
    "decimals": "Decimals",
    "polarity": "Better when",
    "frequency": "How often",
    "frequency_words": "When",
    "counting": "Kind",
    "window": "Months of the window",
    "year_begins_in": "Month in which its year begins",
    "source": "Source",
    "geography": "Area",
    "arrives_within": "Days until a figure is there",
}


class FromADay(Protocol):
    """What holds from a day until the next of its kind."""

    from_on: Any


Dated = TypeVar("Dated", bound=FromADay)


def holding(rows: Iterable[Dated], day: date) -> Dated | None:
    """The one that holds on a day: the last that began by then. Before the first began, the first holds."""
    found = sorted(rows, key=lambda row: row.from_on)
    begun = [row for row in found if row.from_on <= day]
    return (begun[-1] if begun else found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a later definition says otherwise."""

    label: str
    before: str
    after: str


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    """What one definition says otherwise than the one before it, in the order in which a definition is read.

    >>> changed({"title": "Repairs", "unit": "%"}, {"title": "Repairs on time", "unit": "%"})
    [Changed(label='Title', before='Repairs', after='Repairs on time')]
    """
    both = [(LABELS[name], shown(name, before.get(name)), shown(name, after.get(name))) for name in LABELS]
    return [Changed(*one) for one in both if one[1] != one[2]]


def shown(name: str, value: Any) -> str:
    """A value of a definition as a page says it."""
    words: dict[str, Mapping[Any, str]] = {"polarity": POLARITY_WORDS, "counting": COUNTING_WORDS, "frequency": FREQUENCY_WORDS}
    if name in words:
        return words[name].get(value, "")
    return "" if value is None else str(value)


def definition_lacks(said: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with what a definition says, as the box and the sentence; two empty words if nothing is."""
    if not 0 <= said["decimals"] <= PLACES:
        return "decimals", f"Enter a number of decimals from 0 to {PLACES}."
    if (said["counting"] == Counting.ROLLING) != bool(said["window"]):
        return "window", NO_WINDOW if said["window"] else "Say over how many months it rolls."
    if said["window"] and not 1 <= said["window"] <= LONGEST_WINDOW:
        return "window", f"Enter a number of months from 1 to {LONGEST_WINDOW}."
    if said["frequency"] == Frequency.OTHER and not said["frequency_words"]:
        return "frequency_words", "Say when there is a figure, such as: after each survey, every second year."
    if said["counting"] in (Counting.ADDED, Counting.CUMULATIVE) and said["frequency"] not in (Frequency.MONTHLY, Frequency.QUARTERLY):
        return "counting", "Only months and quarters add up to a year. Choose each period by itself."
    return parts_lack(said)


def parts_lack(said: Mapping[str, Any]) -> tuple[str, str]:
    """A measure worked out from a numerator and a denominator says what both are."""
    try:
        formula = read(said["formula"]) if said["formula"] else None
    except NotAFormula as wrong:
        return "formula", str(wrong)
    for use in sorted(formula.uses) if formula else ():
        if not use.number and not said[use.part.value]:
            return use.part.value, f"The formula uses the {use.part}. Say in words what it is."
    if formula and not formula.uses:
        return "formula", "The formula comes to the same whatever happens. Name in it what is counted, such as numerator / denominator."
    return "", ""


def formula_lacks(formula: Formula, unit: str, units: Mapping[Use, str], own: Mapping[str, str]) -> str:
    """Why a formula does not fit the units: those of the measures that it uses, and those of its own numerator and denominator."""
    every = {use: own.get(use.part.value, "") if not use.number else units[use] for use in formula.uses}
    return unit_lacks(formula, every, unit)


def in_order(last: date | None, day: date) -> str:
    """Why another definition cannot begin on a day, in a sentence: it begins after the last one, or on its day to put it right."""
    if last and day < last:
        return f"The last definition begins on {day_in_words(last, weekday=False)}. Enter that day to put it right, or a later one."
    return ""
