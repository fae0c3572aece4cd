"""A whole council at a glance: what may be looked at, what a list says of one measure, and the sentences that count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from moothall.authority.words import capitalised, counted, day_in_words, joined, number_in_words
from moothall.performance.rules.drawing.spark import Spark
from moothall.performance.rules.verdicts.adding_up import SAID, WORDS
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.rating import Rating

WORST_FIRST = (Rating.OFF, Rating.NEAR, Rating.NO_FIGURE, Rating.NOT_RATED, Rating.ON)


class Show(StrEnum):
    """Which measures somebody wants to look at."""

    OFF = "off"
    NEAR = "near"
    ON = "on"
    NOT_RATED = "not-rated"
    NO_FIGURE = "no-figure"
    CHANGED = "changed"
    LATE = "late"
    NOT_AGREED = "not-agreed"

    @property
    def words(self) -> str:
        return SHOW_WORDS[self]


SHOW_WORDS = {
    Show.OFF: "Off target",
    Show.NEAR: "Near target",
    Show.ON: "On target",
    Show.NOT_RATED: "Not rated",
    Show.NO_FIGURE: "Without a figure",
    Show.CHANGED: "Really changing",
    Show.LATE: "Late",
    Show.NOT_AGREED: "Target not agreed by Members",
}
BY_RATING = {
    Rating.OFF: Show.OFF,
    Rating.NEAR: Show.NEAR,
    Rating.ON: Show.ON,
    Rating.NOT_RATED: Show.NOT_RATED,
    Rating.NO_FIGURE: Show.NO_FIGURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a list says of one measure, as it is printed."""

    title: str
    reference: str
    rating: Rating
    figure: str = ""
    period: str = ""
    target: str = ""
    because: str = ""
    changed: str = ""
    moved: str = ""
    late: str = ""
    spark: Spark | None = None

    @classmethod
    def of(cls, title: str, reference: str, rating: Rating, words: Mapping[str, Any], due_on: date | None = None) -> Self:
        """From what was kept; `due_on` is the day of a figure that is late."""
        said = {name: words.get(name, "") for name in ("figure", "target", "because", "changed", "moved")}
        period = f"{words.get('period', '')}{', provisional' if words.get('is_provisional') else ''}"
        late = f"The figure for {words.get('owed', '')} was due on {day_in_words(due_on, weekday=False)}." if due_on else ""
        small = Spark(**words["spark"]) if words.get("spark") else None
        return cls(title=title, reference=reference, rating=rating, period=period, late=late, spark=small, **said)


def worst_first(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda one: (WORST_FIRST.index(one.rating), one.title, one.reference))


def headline(number: Mapping[Rating, int]) -> str:
    """How the measures of a part stand, the worst first.

    >>> headline({Rating.ON: 70, Rating.OFF: 18, Rating.NOT_RATED: 1})
    'Of 89 measures 18 are off target, 70 are on target and 1 is not rated.'
    >>> headline({Rating.NEAR: 1})
    'Its only measure is near target.'
    """
    every = sum(number.values())
    if every == 1:
        return f"Its only measure is {next(WORDS[one] for one in SAID if number.get(one))}."
    said = [f"{number[one]:,} {'is' if number[one] == 1 else 'are'} {WORDS[one]}" for one in SAID if number.get(one)]
    return f"Of {counted(every, 'measure')} {joined(said)}." if every else ""


def shapes(number: Mapping[Rating, int]) -> list[tuple[str, int]]:
    """One shape for each, the worst last.

    >>> shapes({Rating.OFF: 1, Rating.ON: 2})
    [('good', 2), ('off', 1)]
    """
    return [(one.shape.value, number[one]) for one in reversed(WORST_FIRST) if number.get(one)]


def changed_in_words(number: Mapping[Change, int]) -> str:
    """How many measures really change; that a figure goes up and down is no news.

    >>> changed_in_words({Change.WORSE: 2, Change.BETTER: 1, Change.LOW: 1, Change.STEADY: 30})
    'Two measures are really getting worse, one is really getting better and one is higher or lower than usual.'
    >>> changed_in_words({Change.STEADY: 30})
    'No measure really changes: all go up and down as they usually do, or are too new to tell.'
    """
    apart = number.get(Change.HIGH, 0) + number.get(Change.LOW, 0)
    found = [(number.get(Change.WORSE, 0), "really getting worse"), (number.get(Change.BETTER, 0), "really getting better")]
    said = [(many, words) for many, words in (*found, (apart, "higher or lower than usual")) if many]
    if not said:
        return "No measure really changes: all go up and down as they usually do, or are too new to tell."
    first = "measure " if said[0][0] == 1 else "measures "
    parts = [
        f"{number_in_words(many)} {first if not place else ''}{'is' if many == 1 else 'are'} {words}"
        for place, (many, words) in enumerate(said)
    ]
    return f"{capitalised(joined(parts))}."


def unsure_in_words(number: int, since: str) -> str:
    """As of when a page counts.

    >>> unsure_in_words(0, "Sunday 22 November 2026"), unsure_in_words(3, "Sunday 22 November 2026")
    ('As it stood on Sunday 22 November 2026.', 'As it stood on Sunday 22 November 2026. 3 measures are being looked at anew.')
    """
    more = f" {capitalised(counted(number, 'measure'))} {'is' if number == 1 else 'are'} being looked at anew." if number else ""
    return f"As it stood on {since}.{more}"
