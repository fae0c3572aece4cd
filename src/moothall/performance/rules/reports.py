"""A quarterly report as plain data: what it says first, what is an exception and by which rule, and each measure in words.

What is worked out here is kept as it is when the report is issued, so all of it is words, whole numbers and yes or no; RFC 8785 then
gives the same bytes for the same report wherever it is checked.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from moothall.authority.words import capitalised, counted, joined
from moothall.performance.rules.verdicts.rating import SHAPES, Rating

Content = dict[str, Any]
FORM = 1  # of the content; a reader of an old report knows by it how to read it


class Scope(StrEnum):
    """Of what a report tells."""

    COUNCIL = "council"
    DEPARTMENT = "department"
    PORTFOLIO = "portfolio"
    PLAN = "plan"

    @property
    def words(self) -> str:
        return SCOPE_WORDS[self]


SCOPE_WORDS = {
    Scope.COUNCIL: "The whole council",
    Scope.DEPARTMENT: "Department",
    Scope.PORTFOLIO: "Portfolio",
    Scope.PLAN: "Plan",
}


class Kind(StrEnum):
    """Why a measure is an exception, in the order in which a report tells of them."""

    OFF = "off"
    WORSE = "worse"
    EFFECT = "effect"
    MISSING = "missing"
    NOT_AGREED = "not_agreed"

    @property
    def words(self) -> str:
        return KIND_WORDS[self]

    @property
    def none(self) -> str:
        return NONE_WORDS[self]


KIND_WORDS = {
    Kind.OFF: "Off target",
    Kind.WORSE: "Really changing for the worse",
    Kind.EFFECT: "Action plans whose effect did not come",
    Kind.MISSING: "Late or missing",
    Kind.NOT_AGREED: "Targets not agreed by Members",
}
NONE_WORDS = {
    Kind.OFF: "No measure is off target.",
    Kind.WORSE: "No measure is really changing for the worse.",
    Kind.EFFECT: "No action plan failed to bring what it promised.",
    Kind.MISSING: "No figure is missing.",
    Kind.NOT_AGREED: "Members have agreed every target that they should agree.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One measure as a report tells of it. What has no fact is empty, and what was missing at the cut-off is said and never filled."""

    reference: str
    title: str
    period: str
    codes: list[str] = field(default_factory=list)
    department: str = ""
    owner: str = ""
    figure: str = ""
    value: str = ""
    unit: str = ""
    decimals: int = 1
    target: str = ""
    set_by: str = ""
    rating: str = Rating.NO_FIGURE.value
    shape: str = SHAPES[Rating.NO_FIGURE].value
    because: str = ""
    missing: str = ""
    is_missing: bool = False
    last_known: str = ""
    direction: str = ""
    change: str = ""
    changing: str = ""
    is_worse: bool = False
    forecast: str = ""
    comparison: str = ""
    sentence: str = ""
    comment: str = ""
    confidence: str = ""
    as_of: str = ""
    is_provisional: bool = False
    not_agreed: list[str] = field(default_factory=list)
    waits_since: str = ""
    action_plan: str = ""
    effect_missing: str = ""
    first_on: str = ""
    last_on: str = ""

    def exceptions(self) -> list[Kind]:
        said = {
            Kind.OFF: self.rating == Rating.OFF.value,
            Kind.WORSE: self.is_worse,
            Kind.EFFECT: bool(self.effect_missing),
            Kind.MISSING: self.is_missing,
            Kind.NOT_AGREED: bool(self.not_agreed),
        }
        return [kind for kind, holds in said.items() if holds]

    def why(self, kind: Kind) -> str:
        """The sentence that makes it an exception of a kind."""
        return {
            Kind.OFF: self.because,
            Kind.WORSE: self.changing,
            Kind.EFFECT: self.effect_missing,
            Kind.MISSING: self.missing,
            Kind.NOT_AGREED: " ".join(self.not_agreed),
        }[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An objective at a glance."""

    reference: str
    title: str
    plan: str
    word: str
    shape: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """An action that is late or at risk."""

    reference: str
    title: str
    word: str
    shape: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What Members were asked about an earlier report, or said of it, and what came of that."""

    asked: str
    answer: str
    where: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one edition of a report is written from."""

    council: str
    scope: str
    of: str
    period: str
    cut_off: str
    is_exempt: bool = False
    objectives: Sequence[Aim] = ()
    objectives_in_words: str = ""
    rule: str = ""
    measures: Sequence[Told] = ()
    actions: Sequence[Late] = ()
    actions_number: int = 0
    actions_in_words: str = ""
    savings: Sequence[str] = ()
    left_out: int = 0
    before: Sequence[Before] = ()
    before_title: str = ""


def content(facts: Facts) -> Content:
    """The report as plain data."""
    return {
        "form": FORM,
        "title": f"{facts.of}: {facts.period}",
        "council": facts.council,
        "scope": facts.scope,
        "of": facts.of,
        "period": facts.period,
        "cut_off": facts.cut_off,
        "is_exempt": facts.is_exempt,
        "headline": headline(facts),
        "tally": tally(facts.measures),
        "objectives": {"sentence": facts.objectives_in_words, "rule": facts.rule, "rows": [asdict(one) for one in facts.objectives]},
        "exceptions": [exception(kind, facts.measures) for kind in Kind],
        "measures": [asdict(one) for one in facts.measures],
        "actions": {
            "sentence": facts.actions_in_words,
            "rows": [asdict(one) for one in facts.actions],
            "left": max(0, facts.actions_number - len(facts.actions)),
        },
        "savings": list(facts.savings),
        "left_out": facts.left_out,
        "before": {"title": facts.before_title, "rows": [asdict(one) for one in facts.before]},
    }


def exception(kind: Kind, measures: Sequence[Told]) -> Content:
    """The measures that are an exception of one kind, by their places in the report, each with why."""
    found = [(place, one) for place, one in enumerate(measures) if kind in one.exceptions()]
    if kind is Kind.NOT_AGREED:
        found.sort(key=lambda pair: (pair[1].waits_since, pair[0]))
    rows = [{"place": place, "why": one.why(kind)} for place, one in found]
    return {"kind": kind.value, "words": kind.words, "none": kind.none, "rows": rows}


def tally(measures: Iterable[Told]) -> list[list[Any]]:
    """How many measures stand how, in the order of ratings: word, shape and number."""
    numbers = Counter(one.rating for one in measures)
    return [[one.value, SHAPES[one].value, numbers[one.value]] for one in Rating if numbers[one.value]]


def headline(facts: Facts) -> list[str]:
    """What is said first, in a few sentences that could be read aloud.

    >>> headline(Facts(council="", scope="", of="", period="July to September 2026", cut_off=""))
    ['No measure is reported on for July to September 2026.']
    """
    measures = facts.measures
    if not measures:
        said = [f"No measure is reported on for {facts.period}."]
    else:
        said = [ratings_in_words(measures)]
        said += [one for one in (exception_in_words(kind, measures) for kind in Kind if kind is not Kind.OFF) if one]
    return [*said, *([facts.actions_in_words] if facts.actions_number else [])]


def ratings_in_words(measures: Sequence[Told]) -> str:
    """How many measures stand how.

    >>> ratings_in_words([Told(reference="", title="", period="", rating="On target"), Told(reference="", title="", period="")])
    'Of 2 measures 1 is on target and 1 has no figure.'
    """
    numbers = Counter(one.rating for one in measures)
    parts = [
        f"{number:,} {verb(number)} {one.value.lower()}" for one in Rating if one is not Rating.NO_FIGURE and (number := numbers[one.value])
    ]
    if without := numbers[Rating.NO_FIGURE.value]:
        parts.append(f"{without:,} {'has' if without == 1 else 'have'} no figure")
    return f"Of {counted(len(measures), 'measure')} {joined(parts)}."


def verb(number: int) -> str:
    return "is" if number == 1 else "are"


def exception_in_words(kind: Kind, measures: Iterable[Told]) -> str:
    """How many are an exception of one kind; nothing where none is."""
    number = sum(kind in one.exceptions() for one in measures)
    if not number:
        return ""
    if kind is Kind.NOT_AGREED:
        return (
            f"{capitalised(counted(number, 'measure'))} {'has a target' if number == 1 else 'have targets'} that Members have not agreed."
        )
    if kind is Kind.EFFECT:
        return f"{capitalised(counted(number, 'action plan'))} did not bring what {'it' if number == 1 else 'they'} promised."
    said = {Kind.WORSE: "really changing for the worse", Kind.MISSING: "missing"}[kind]
    thing = "figure" if kind is Kind.MISSING else "measure"
    return f"{capitalised(counted(number, thing))} {verb(number)} {said}."


def revised_in_words(was: str, now: str, on: str, because: str) -> str:
    """What is said beside a figure that changed since.

    >>> revised_in_words("81.6%", "82.1%", "3 December 2026", "Two jobs were counted twice.")
    'Since revised to 82.1%, signed off on 3 December 2026: Two jobs were counted twice.'
    >>> revised_in_words("", "82.1%", "3 December 2026", "")
    'Came in after the cut-off: 82.1%, signed off on 3 December 2026.'
    """
    start = f"Since revised to {now}" if was else f"Came in after the cut-off: {now}"
    why = because.strip().rstrip(".")
    return f"{start}, signed off on {on}{f': {why}' if why else ''}."
