"""What looks wrong about a figure. It is asked and never forbidden: whoever knows better says that it is right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from moothall.authority.words import counted, day_in_words
from moothall.performance.rules.definitions import Counting
from moothall.performance.rules.numbers import rounded, said

A_HUNDRED = Decimal(100)
A_FEW = 4  # figures, before which nobody can say what is usual
LOOKED_AT = 12  # of the last figures

SAYS_HISTORY = (
    f"A figure is asked about where it lies further outside the last {LOOKED_AT} figures than these lie apart from each other, "
    f"once there are {A_FEW}."
)


class Doubt(StrEnum):
    """What can look wrong."""

    PERCENTAGE = "percentage"
    SCALE = "scale"
    SIGN = "sign"
    HISTORY = "history"
    PARTS = "parts"
    UNCHANGED = "unchanged"
    PRECISION = "precision"
    FALLEN = "fallen"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a figure, and what was likely meant."""

    doubt: Doubt
    sentence: str
    likely: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure as it was typed, with what its definition says and the figures before it, the last of them last."""

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    decimals: int = 1
    counting: Counting = Counting.SNAPSHOT
    before: Sequence[Decimal] = ()
    is_first_of_year: bool = False
    is_worked_out: bool = False
    period: str = ""
    begins_on: date = date.min

    def says(self, value: Decimal) -> str:
        return said(value, self.unit, max(self.decimals, places(value)) if value == self.value else self.decimals)

    @property
    def usual(self) -> tuple[Decimal, Decimal] | None:
        """Between what a figure is not asked about: the last figures, with as much again on either side."""
        last = self.before[-LOOKED_AT:]
        if len(last) < A_FEW:
            return None
        low, high = min(last), max(last)
        return low - (high - low), high + (high - low)

    def is_usual(self, value: Decimal) -> bool:
        return self.usual is None or self.usual[0] <= value <= self.usual[1]


def places(value: Decimal) -> int:
    """How many decimals a figure has, without noughts at its end.

    >>> places(Decimal("81.650")), places(Decimal(1200))
    (2, 0)
    """
    return max(0, -int(value.normalize().as_tuple().exponent))


def asked(one: Stated) -> list[Asked]:
    """Everything that looks wrong about a figure; the likeliest first, and of one slip only one question.

    >>> asked(Stated(value=Decimal(816), unit="%"))[0].sentence
    'Must be 0 to 100. Did you mean 81.6%?'
    """
    found = [*of_its_time(one), *of_its_size(one), *of_its_parts(one), *of_the_last(one)]
    return found + ([too_precise(one)] if is_too_precise(one) else [])


def of_its_time(one: Stated) -> Iterator[Asked]:
    """A year that was typed wrongly goes to a time of which nobody has heard of the measure: `begins_on` is set for such a one alone."""
    if one.begins_on > date.min:
        day = day_in_words(one.begins_on, weekday=False)
        yield Asked(Doubt.BEFORE, f"The measure is counted from {day} on. Is a figure for {one.period} right?")


def of_its_size(one: Stated) -> Iterator[Asked]:
    if one.unit == "%" and not 0 <= one.value <= A_HUNDRED:
        likely = likely_percentage(one)
        meant = f" Did you mean {one.says(likely)}?" if likely is not None else " Is that right?"
        yield Asked(Doubt.PERCENTAGE, f"Must be 0 to 100.{meant}", likely)
    elif one.value < 0 and one.before and min(one.before) >= 0:
        yield Asked(Doubt.SIGN, f"It has never been below nought. Did you mean {one.says(-one.value)}?", -one.value)
    elif (likely := likely_scale(one)) is not None:
        times = "larger" if abs(one.value) > abs(likely) else "smaller"
        yield Asked(Doubt.SCALE, f"That is a hundred times {times} than usual. Did you mean {one.says(likely)}?", likely)
    elif not one.is_usual(one.value):
        yield Asked(Doubt.HISTORY, outside(one))


def likely_percentage(one: Stated) -> Decimal | None:
    """Which percentage was meant: the one nearest to the last figure of those that a slipped point or sign would give."""
    slips = [one.value / 10, one.value / A_HUNDRED, -one.value]
    fit = [slip for slip in slips if 0 <= slip <= A_HUNDRED]
    return min(fit, key=lambda slip: abs(slip - one.before[-1])) if fit and one.before else next(iter(fit), None)


def likely_scale(one: Stated) -> Decimal | None:
    """What a figure would be where somebody entered it a hundred times too large or too small, if that is usual and the figure is not."""
    if one.is_usual(one.value) or not one.value:
        return None
    slips = (one.value / A_HUNDRED, one.value * A_HUNDRED)
    return next((slip for slip in slips if one.is_usual(slip)), None)


def outside(one: Stated) -> str:
    last = one.before[-LOOKED_AT:]
    low, high = one.says(min(last)), one.says(max(last))
    were = f"were all {low}" if low == high else f"lay between {low} and {high}"
    return f"The last {counted(len(last), 'figure')} {were}. Is {one.says(one.value)} right?"


def of_its_parts(one: Stated) -> Iterator[Asked]:
    if one.unit == "%" and one.numerator is not None and one.denominator is not None and one.numerator > one.denominator:
        whole, part = said(one.denominator, "", places(one.denominator)), said(one.numerator, "", places(one.numerator))
        yield Asked(Doubt.PARTS, f"The part ({part}) is more than the whole ({whole}). Is that right?")


def of_the_last(one: Stated) -> Iterator[Asked]:
    if not one.before:
        return
    last = one.before[-1]
    if one.counting is Counting.CUMULATIVE and not one.is_first_of_year and one.value < last:
        yield Asked(Doubt.FALLEN, f"A running total does not fall, and it was {one.says(last)} before. Is that right?")
    if one.value == last and one.value:
        yield Asked(Doubt.UNCHANGED, f"It is the same as the last figure, {one.says(last)}. Is that right?")


def is_too_precise(one: Stated) -> bool:
    return not one.is_worked_out and places(one.value) > one.decimals


def too_precise(one: Stated) -> Asked:
    short = rounded(one.value, one.decimals)
    keeps = counted(one.decimals, "decimal") if one.decimals else "no decimals"
    return Asked(Doubt.PRECISION, f"The measure has {keeps}. Did you mean {said(short, one.unit, one.decimals)}?", short)
