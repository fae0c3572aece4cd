"""A rule of law as a row: what it asks, since when, how it counts, in words, by which source, and how well it was checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.words import number_in_words, plural
from moothall.meetings.rules.law.counting import LONGEST, Unit


class Nation(StrEnum):
    """Whose law it is."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class Regime(StrEnum):
    """Whose meetings a rule is about."""

    COUNCIL = "the council, its committees and sub-committees"
    EXECUTIVE = "the executive and its committees"
    PARISH = "parish and town councils"


class Mark(StrEnum):
    """How well a rule was checked."""

    TEXT = "T"
    SUMMARY = "S"
    UNCHECKED = "K"
    OWN = "own"

    @property
    def words(self) -> str:
        return {
            Mark.TEXT: "read in the provision's own text",
            Mark.SUMMARY: "from a summary by a law firm, a council or the government",
            Mark.UNCHECKED: "not checked against the text: have it checked before you rely on it",
            Mark.OWN: "the council's own rule",
        }[self]


class Matter(StrEnum):
    """What a rule is about; the steps of a meeting's timeline are called by the same words."""

    OPEN = "open meeting"
    NOTICE = "notice"
    AGENDA = "agenda"
    SUPPLEMENT = "supplement"
    URGENT_ITEM = "urgent item"
    NOT_FOR_PUBLICATION = "not for publication"
    CONFIDENTIAL = "confidential information"
    EXEMPT = "exempt information"
    REPORTING = "filming and reporting"
    PRIVATE_FIRST = "first private notice"
    PRIVATE_SECOND = "second private notice"
    PRIVATE_URGENT = "urgent private meeting"
    FORWARD_PLAN = "forward plan"
    GENERAL_EXCEPTION = "general exception"
    NAMED_VOTE = "vote by names"
    STATEMENT = "decisions statement"
    NOTE = "note of the meeting"
    DRAFT_MINUTES = "draft minutes"
    CONFIRMATION = "confirmation"
    INSPECTION = "inspection"
    SUMMARY = "summary"
    BACKGROUND = "background papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, from one day to another. What it does not count has no number."""

    matter: Matter
    words: str
    source: str
    mark: Mark
    number: int | None = None
    unit: Unit | None = None
    nation: Nation = Nation.ENGLAND
    regime: Regime = Regime.COUNCIL
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if (self.number is None) != (self.unit is None):
            raise ValueError("A rule that counts says how many and of what; another says neither.")
        if self.number is not None and not 0 <= self.number <= LONGEST:
            raise ValueError(f"A rule counts 0 to {LONGEST}, and {self.number} is not.")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("A rule cannot end before it begins.")

    @property
    def period(self) -> str:
        """How much it counts, in words: five clear working days; empty where it counts nothing."""
        if self.number is None or self.unit is None:
            return ""
        return f"{number_in_words(self.number)} {self.unit.word if self.number == 1 else plural(self.unit.word)}"

    def is_like(self, other: "Rule") -> bool:
        """Whether both are about one matter of one kind of body in one nation, on whatever days."""
        return (self.matter, self.regime, self.nation) == (other.matter, other.regime, other.nation)

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule held on this day; an empty end is open."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


def rule_among(rules: Iterable[Rule], matter: Matter, day: date, regime: Regime, nation: Nation) -> Rule | None:
    """The rule on a matter that held on a day; of several, the one that began last."""
    found = (rule for rule in rules if (rule.matter, rule.regime, rule.nation) == (matter, regime, nation) and rule.is_valid_on(day))
    return max(found, key=lambda rule: rule.valid_from or date.min, default=None)
