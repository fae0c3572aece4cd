"""One sentence that holds a measure's verdicts together: met or not, really changing or not, how others do, where the year will end.

They answer different questions, and often differ. What follows from each pair stands in the tables below, so that it can be read and
tested one by one; a clause is said only where its facts are there, and no two clauses claim different things of one question.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.performance.rules.verdicts.changing import Assurance, Change
from moothall.performance.rules.verdicts.ending import Ends
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.rules.verdicts.travel import Travel

BEST, LAST = 1, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the verdicts say. `rank` is our place in words, such as: 14th of 16 similar councils; `quarter` 1 is best.

    `is_trend` says that a figure a year was judged by its trend, and not by a normal range.
    """

    rating: Rating = Rating.NOT_RATED
    change: Change = Change.TOO_FEW
    assurance: Assurance | None = None
    travel: Travel | None = None
    since: str = ""
    rank: str = ""
    quarter: int | None = None
    is_first: bool = False
    is_last: bool = False
    ends: Ends | None = None
    is_trend: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the sentence, what it claims of which question, and whether it tells of verdicts that differ."""

    words: str
    claims: tuple[tuple[str, str], ...]
    is_at_odds: bool = False


RATINGS = {Rating.ON: "it meets its target", Rating.NEAR: "it is near its target", Rating.OFF: "it is off target"}
CHANGES = {
    (True, Change.BETTER): ("and is really getting better", False),
    (True, Change.WORSE): ("but is really getting worse", True),
    (True, Change.HIGH): ("but is higher than usual", True),
    (True, Change.LOW): ("but is lower than usual", True),
    (False, Change.BETTER): ("but is really getting better", True),
    (False, Change.WORSE): ("and is really getting worse", False),
    (False, Change.HIGH): ("and is higher than usual", False),
    (False, Change.LOW): ("and is lower than usual", False),
}
STEADY = {
    (True, Assurance.PASS): ("and nothing is changing: run as it is now, it will keep meeting it", False),
    (True, Assurance.CHANCE): ("but partly by chance: its normal range reaches to both sides of the target", True),
    (True, Assurance.FAIL): ("but its normal range does not reach the target, so that will not last", True),
    (True, None): ("and nothing is really changing", False),
    (False, Assurance.PASS): ("but its normal range is on the good side of the target, so that should not last", True),
    (False, Assurance.CHANCE): ("but partly by chance: its normal range reaches to both sides of the target", True),
    (False, Assurance.FAIL): ("and nothing is changing: run as it is now, it will keep missing it", False),
    (False, None): ("and nothing is really changing", False),
}
LATELY = {
    (Change.BETTER, Travel.WORSE): "worse",
    (Change.WORSE, Travel.BETTER): "better",
    (Change.HIGH, Travel.LOWER): "lower",
    (Change.LOW, Travel.HIGHER): "higher",
}
GOES = (Travel.BETTER, Travel.WORSE, Travel.HIGHER, Travel.LOWER)


def reconciled(facts: Facts) -> str:
    """The sentence; nothing where fewer than two verdicts are known, as there is nothing to hold together.

    >>> reconciled(Facts(rating=Rating.ON, change=Change.WORSE, rank="14th of 16 similar councils", quarter=4))
    'It meets its target but is really getting worse; others do better: it is 14th of 16 similar councils.'
    >>> reconciled(Facts(rating=Rating.ON))
    ''
    """
    said = [one.words for one in clauses(facts)]
    whole = "; ".join(said)
    return f"{whole[0].upper()}{whole[1:]}." if whole else ""


def is_at_odds(facts: Facts) -> bool:
    """Whether the verdicts differ, so that the sentence must be said."""
    return any(one.is_at_odds for one in clauses(facts))


def clauses(facts: Facts) -> list[Clause]:
    """What follows from the facts, in the order in which it is said."""
    return [one for one in (first(facts), lately(facts), among_others(facts), at_the_end(facts)) if one]


def first(facts: Facts) -> Clause | None:
    """Whether it met its target, beside whether it is really changing."""
    if not facts.rating.is_judged or facts.change is Change.TOO_FEW:
        return None
    is_met = facts.rating is Rating.ON
    words, is_odd = STEADY[is_met, facts.assurance] if facts.change is Change.STEADY else CHANGES[is_met, facts.change]
    return Clause(f"{RATINGS[facts.rating]} {words}", tuple(claimed(facts)), is_odd)


def claimed(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "rating", facts.rating.value
    yield "change", facts.change.value


def lately(facts: Facts) -> Clause | None:
    """What the last step means beside the whole series: noise, or no turn yet."""
    if facts.travel not in GOES or not facts.since or facts.change is Change.TOO_FEW:
        return None
    claim = (("travel", facts.travel.value), ("change", facts.change.value))
    if facts.change is Change.STEADY:
        why = "makes no trend yet" if facts.is_trend else "is within its normal range, and no news"
        return Clause(f"that it is {facts.travel.value} than in {facts.since} {why}", claim, True)
    word = LATELY.get((facts.change, facts.travel))
    return Clause(f"that it is {word} than in {facts.since} does not change that yet", claim, True) if word else None


def among_others(facts: Facts) -> Clause | None:
    """Whether the target asks too little or too much, as far as others show it."""
    if not facts.rank or not facts.rating.is_judged:
        return None
    claim = (("rating", facts.rating.value), ("place", facts.rank))
    is_met = facts.rating is Rating.ON
    if facts.quarter == BEST or facts.is_first:
        words = f"few do better: it is {facts.rank}" if not facts.is_first else f"nobody does better: it is {facts.rank}"
        return Clause(words, claim, not is_met)
    if facts.quarter == LAST or facts.is_last:
        words = f"others do better: it is {facts.rank}"
        return Clause(words, claim, is_met)
    return None


def at_the_end(facts: Facts) -> Clause | None:
    """Where the year will end, when that is not where it stands."""
    if not facts.rating.is_judged or facts.ends is None:
        return None
    is_met = facts.rating is Rating.ON
    claim = (("rating", facts.rating.value), ("end", facts.ends.name))
    if is_met and facts.ends is Ends.MISSED:
        return Clause("yet the year is likely to end short of its target", claim, True)
    if not is_met and facts.ends is Ends.MET:
        return Clause("yet the year is likely to end on target", claim, True)
    return None
