"""What a report is about, before it has a meeting: the words from which agenda, minutes and decision are all written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

ALL_WARDS = ("All wards",)


@dataclass(frozen=True, slots=True)
class Closed:
    """The closed half of a subject: the ground, why the public interest favours it, and what must not be read by the public."""

    paragraph: int
    public_interest: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Words in braces are filled from the model: `{year}`, `{cost}`, `{on_survey}` (the day of the step named survey)."""

    title: str
    author: tuple[str, ...]
    purpose: str
    facts: tuple[str, ...]
    resolved: tuple[str, ...]
    reasons: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    issues: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    concern: str = ""
    undertaking: str = ""
    recommended: tuple[str, ...] = ()
    portfolio: str = ""
    wards: tuple[str, ...] = ()
    cost: int = 0
    is_key: bool = False
    to_council: bool = False
    interest: str = ""
    urgent: str = ""
    closed: Closed | None = None
    annex: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    money: str = "There is no cost beyond officers' time, which is met from the budget that has been agreed."


@dataclass(frozen=True, slots=True)
class Step:
    """A subject with its place in the story. `answers` names the step and the part that asked for it."""

    name: str
    body: str
    year: int
    month: str
    subject: Subject
    answers: tuple[str, int] | None = None
    supersedes: str = ""
    withdrawn_after: int = 0
    withdrawn_because: str = ""
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    """A long story: its steps in order of time, each caused by what came before."""

    key: str
    title: str
    steps: tuple[Step, ...]


def filled(subject: Subject, **facts: object) -> Subject:
    """The same subject with every brace filled; a brace that nothing fills is an error."""
    return replace(subject, **{each.name: _filled(getattr(subject, each.name), facts) for each in fields(subject)})


def _filled(value: Any, facts: Mapping[str, object]) -> Any:
    match value:
        case str():
            return value.format_map(facts) if "{" in value else value
        case tuple():
            return tuple(_filled(each, facts) for each in value)
        case Closed():
            return Closed(value.paragraph, _filled(value.public_interest, facts), _filled(value.text, facts))
    return value
