"""An axis of numbers: round steps, few of them, and labels without a digit too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from moothall.performance.rules.numbers import around, said
from moothall.performance.rules.verdicts.saying import places_of

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MILLION = Decimal(10) ** 6
HUNDRED = Decimal(100)
NEAR_NOUGHT = Decimal("0.35")  # a lowest figure below this part of the highest is shown from nought
LETTER = 8.6  # how wide one is at the size of text in a drawing, in its own units; a little more than it is


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where it goes, and its steps with their labels; the unit stands beside the last alone."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]

    def at(self, value: Decimal, start: float, end: float) -> float:
        """Where a value lies between two places of the drawing."""
        low = float(self.low)  # a drawing needs no more than a float tells
        return round(start + (float(value) - low) / (float(self.high) - low) * (end - start), 1)

    @property
    def width(self) -> float:
        """How much room the labels need."""
        return max(map(wide, (words for _, words in self.ticks)))


def wide(words: str) -> float:
    return len(words) * LETTER + words.count("%") * LETTER / 2


def axis(values: Sequence[Decimal], unit: str, most: int = 5) -> Axis:
    """An axis that holds all these values in at most so many steps. It does not go below nought, or beyond 100%,
    where no value does.

    >>> [words for _, words in axis([Decimal("81.6"), Decimal(92)], "%").ticks]
    ['80.0', '82.5', '85.0', '87.5', '90.0', '92.5%']
    """
    low, high = min(values), max(values)
    if 0 < low < high * NEAR_NOUGHT:
        low = Decimal(0)
    step = step_of(high - low or abs(high) / 10 or Decimal(1), most)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    if first == last or last - first < step * 2:
        first, last = widened(first, last, step, low, high, unit)
    ticks = [first + step * number for number in range(int((last - first) / step) + 1)]
    return Axis(first, last, labelled(ticks, step, unit))


def widened(first: Decimal, last: Decimal, step: Decimal, low: Decimal, high: Decimal, unit: str) -> tuple[Decimal, Decimal]:
    """One step more on each side that may have one, so that a line is not on the edge."""
    below = first - step if first - step >= 0 or low < 0 else first
    above = last + step if unit != "%" or last + step <= HUNDRED or high > HUNDRED else last
    return (below, above) if above > below else (first - step, last)


def step_of(span: Decimal, most: int) -> Decimal:
    """The smallest round step of which at most so many cover a span."""
    least = span / most
    power = Decimal(1).scaleb(least.adjusted())
    return next(one * power for one in STEPS if one * power >= least)


def labelled(ticks: Sequence[Decimal], step: Decimal, unit: str) -> tuple[tuple[Decimal, str], ...]:
    """Each step with its number, millions short; the last bears a short unit.

    >>> [words for _, words in labelled([Decimal(0), Decimal(1500000)], Decimal(1500000), "£")]
    ['0', '£1.5m']
    """
    scale, letter = (MILLION, "m") if step >= MILLION / 10 else (Decimal(1), "")
    places = places_of(step / scale)
    words = [f"{said(tick / scale, '', places)}{letter}" if tick else "0" for tick in ticks]
    before, after = around(unit)
    last = f"{before}{words[-1]}{after if after == '%' else ''}"
    return tuple(zip(ticks, [*words[:-1], last], strict=True))
