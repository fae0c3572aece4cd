"""What a setting is: its name, its label, what it may be, what holds where nothing is set, and where it comes from."""

from dataclasses import dataclass
from enum import StrEnum

Value = int | bool | str


class Kind(StrEnum):
    """What a setting is made of."""

    NUMBER = "a whole number"
    POUNDS = "whole pounds"
    YES_OR_NO = "yes or no"
    CHOICE = "one of several"


class Unit(StrEnum):
    """How days before something are counted; neither the first day nor the last counts."""

    CLEAR_WORKING = "clear_working"
    CLEAR_CALENDAR = "clear_calendar"


class NoSuchSetting(KeyError):
    """A rule was asked for that nobody has defined."""


class NotSuitable(ValueError):
    """A value that a setting cannot have; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One rule that a council sets: its name in code, its label on pages, its help, and where it comes from."""

    name: str
    label: str
    kind: Kind
    default: Value
    help: str
    source: str
    least: int = 0
    most: int = 366
    choices: tuple[tuple[str, str], ...] = ()

    def in_words(self, value: Value) -> str:
        """A value as a page says it.

        >>> said = {"label": "", "default": 0, "help": "", "source": ""}
        >>> Definition("leave", kind=Kind.YES_OR_NO, **said).in_words(True), Definition("key", kind=Kind.POUNDS, **said).in_words(250000)
        ('Yes', '£250,000')
        """
        if self.kind is Kind.YES_OR_NO:
            return "Yes" if value else "No"
        if self.kind is Kind.CHOICE:
            return dict(self.choices).get(str(value), str(value))
        return f"£{value:,}" if self.kind is Kind.POUNDS else f"{value:,}"
