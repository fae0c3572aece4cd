"""A measure of the sample council in the fields of this house: its definition, its targets and its figures."""

from decimal import Decimal
from typing import Any

from moothall.performance.actions import NewFigure
from moothall.performance.rules import Counting, Period, Polarity, rounded
from moothall.performance.rules.returns import Doubt
from moothall.performance.rules.verdicts.rating import Rating
from moothall.web.demo import measured
from moothall.web.demo.measured import Measure
from moothall.web.demo.measures import NUMBERS
from moothall.web.demo.words import one_of

FREQUENCIES = {1: "monthly", 3: "quarterly", 12: "annual"}
SOFTER = Decimal("1.15")  # what is proposed for a target that is held back
WORKING_WEEK, WEEK = 5, 7
MISSED = (
    "Two posts stood empty for most of the time.",
    "More was asked for than in any year before.",
    "A change of system took staff away for two weeks.",
    "Work that should have been done in one period fell into the next.",
    "A new way of working began, and takes longer at first.",
)
KEPT = ("Nobody was away for long.", "The work was shared out anew.", "What was changed in spring now shows.", "Much as it was.")
WATCHED = ("Much as in other years.", "It goes up and down with the season.")


def definition(told: Measure) -> dict[str, Any]:
    """What it means, in the fields of a measure."""
    said: dict[str, Any] = {"title": told.title, "rationale": told.rationale, "in_words": told.in_words, "unit": told.unit}
    said |= {"polarity": told.polarity.value, "frequency": FREQUENCIES[told.months], "counting": told.counting.value}
    said |= {"window": 12} if told.counting is Counting.ROLLING else {}
    if told.counted:
        said |= {"numerator": told.counted.those, "denominator": told.counted.of, "formula": share(told)}
        said |= {"numerator_unit": told.counted.unit, "denominator_unit": told.counted.of_unit}
    if told.pooled:
        said["formula"] = pool(told)
    within = told.sent_after * WEEK // WORKING_WEEK
    return said | {"decimals": told.decimals, "geography": "The borough", "source": told.source, "arrives_within": within}


def share(told: Measure) -> str:
    return "100 * numerator / denominator" if told.unit == "%" else "numerator / denominator"


def pool(told: Measure) -> str:
    """
    >>> from moothall.web.demo.measures import BY_KEY
    >>> pool(BY_KEY["answers"]).count("numerator")
    2
    """
    those, of = (" + ".join(f"M{NUMBERS[one.key]}.{part}" for one in told.pooled) for part in ("numerator", "denominator"))
    return f"100 * ({those}) / ({of})"


def target_proposed(told: Measure, year: int, *, is_now: bool) -> Decimal:
    """What is proposed for a year: where it is held back, something softer than what counts."""
    wanted = measured.target(told, year)
    assert wanted is not None
    if not (told.is_held_back and is_now):
        return wanted
    return rounded(wanted * SOFTER if told.polarity is Polarity.LOWER else wanted / SOFTER, told.decimals)


def of_target(told: Measure, value: Decimal) -> dict[str, Any]:
    """What else a target says: who exactly set it, between what it is as planned, and from where a reward is counted."""
    said: dict[str, Any] = {"set_by_words": told.set_by_words or told.owner, "is_reward": told.is_reward}
    if told.band is not None:
        said |= {"floor": value - told.band, "stretch": value + told.band}
    if told.is_reward and (before := measured.figure(told, -1).value) is not None and not told.adds_up:
        said |= {"baseline": before, "baseline_words": "The last figure before the agreement"}
    return said


def figure(told: Measure, index: int, period: Period) -> NewFigure:
    """As its owner states it, with why where it missed the target."""
    found = measured.figure(told, index)
    said: dict[str, Any] = {"no_value_because": found.because}
    if found.value is not None:
        said = {"numerator": Decimal(found.those), "denominator": Decimal(found.of)} if told.counted else {"value": found.value}
    return NewFigure(period=period, comment=comment(told, index), right=frozenset(Doubt), **said)


def comment(told: Measure, index: int) -> str:
    """Why a target was missed, or what helped to keep it."""
    how = measured.stands(told, index)
    if how is Rating.NO_FIGURE:
        return ""
    if how is Rating.NOT_RATED:
        return one_of(WATCHED, told.key, index)
    own, usual = (told.when_kept, KEPT) if how is Rating.ON else (told.when_missed, MISSED)
    return own or one_of(usual, told.key, index)
