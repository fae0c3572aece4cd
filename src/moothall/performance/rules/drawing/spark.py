"""A small line for lists: the last figures and the target, with a title that says the first, the last and the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.performance.rules.drawing.marks import Spot, diamonds, line, number
from moothall.performance.rules.verdicts.figures import Figure, present
from moothall.performance.rules.verdicts.saying import Stated

WIDTH, HEIGHT, EDGE = 136, 42, 7


@dataclass(frozen=True, slots=True)
class Spark:
    """The paths of a small line, and its title."""

    title: str
    run: str
    target: str
    us: str


def spark(figures: Sequence[Figure], stated: Stated, subject: str, scale: tuple[Decimal, Decimal] | None = None) -> Spark | None:
    """Nothing where there is no figure. Lines that stand beside each other may be given one `scale`, from its lowest to its highest."""
    there = present(figures)
    if not there:
        return None
    held = next((one.held for one in reversed(figures) if one.held is not None), None)
    values = [one.value for one in there if one.value is not None] + ([] if held is None else [held])
    low, high = scale or (min(values), max(values))
    step = (WIDTH - 2 * EDGE) / max(len(figures) - 1, 1)
    spots = [None if one.value is None else (EDGE + place * step, across(one.value, low, high)) for place, one in enumerate(figures)]
    seen: list[Spot] = [one for one in spots if one]
    target = "" if held is None else f"M0 {number(across(held, low, high))}H{WIDTH}"
    return Spark(title(there, held, stated, subject), line(spots), target, diamonds(seen[-1:], 5))


def across(value: Decimal, low: Decimal, high: Decimal) -> float:
    """How far down a value lies; what leaves the scale stays at its edge."""
    if high == low:
        return HEIGHT / 2
    share = min(max(float((value - low) / (high - low)), 0.0), 1.0)
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)


def title(there: Sequence[Figure], held: Decimal | None, stated: Stated, subject: str) -> str:
    """First, last and target in words."""
    first, last = there[0], there[-1]
    assert first.value is not None
    assert last.value is not None
    end = f"{stated.say(stated.as_printed(last.value))} in {last.period.in_words()}"
    span = end if len(there) == 1 else f"{stated.say(stated.as_printed(first.value))} in {first.period.in_words()}, {end}"
    return f"{subject}: {span}{'' if held is None else f', target {stated.say(held)}'}"
