"""A funnel: places by their size and their figure, with the limits within which chance alone leaves them; and the same as a table.

Within the limits a hollow circle, beyond them a full one, ourselves a diamond. The middle is what all come to together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.performance.rules.drawing.axis import Axis, axis, wide
from moothall.performance.rules.drawing.marks import Spot, Word, circles, diamonds, line, number
from moothall.performance.rules.drawing.strip import WIDTH, thinned
from moothall.performance.rules.numbers import said
from moothall.performance.rules.verdicts.chance import Chance, Sized, in_words
from moothall.performance.rules.verdicts.saying import Stated

HEIGHT, TOP, GROUND, EDGE = 272, 24.0, 214.0, 14.0
BEYOND = {-1: "Below what chance explains", 0: "Within it", 1: "Above what chance explains"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The drawing as paths and words, its sentences, and its table: place, figure, out of how many, and whether beyond chance."""

    title: str
    words: str
    height: int
    paths: tuple[tuple[str, str], ...]
    labels: tuple[Word, ...]
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a size and a figure lie."""

    sizes: Axis
    figures: Axis
    left: float

    def spot(self, size: float, value: float) -> Spot:
        low, high = float(self.figures.low), float(self.figures.high)
        across = self.sizes.at(Decimal(repr(size)), self.left, WIDTH - EDGE)
        return across, round(GROUND - (value - low) / (high - low) * (GROUND - TOP), 1)


def funnel(found: Chance, ours: str, stated: Stated, title: str) -> Funnel | None:
    """Nothing where chance explains so little that a funnel would tell nothing."""
    if not found.is_told:
        return None
    values = [stated.as_printed(one.value) for one in found.places]
    edges = [stated.as_printed(Decimal(repr(edge))) for _, _, sure in found.curve for edge in sure]
    figures = axis([*values, *edges], stated.unit, 5)
    sizes = axis([Decimal(0), *(one.size for one in found.places)], "", 4)
    plane = Plane(sizes, figures, figures.width + 10)
    return Funnel(
        title=title,
        words=in_words(found, ours, stated),
        height=HEIGHT,
        paths=tuple((kind, path) for kind, path in paths(found, ours, plane) if path),
        labels=tuple(labels(found, ours, plane, stated)),
        rows=rows(found.places, stated),
    )


def paths(found: Chance, ours: str, plane: Plane) -> Iterator[tuple[str, str]]:
    """From what lies below to what lies above."""
    right = number(WIDTH - EDGE)
    yield "rule", "".join(f"M{number(plane.left)} {number(at(plane, tick))}H{right}" for tick, _ in plane.figures.ticks)
    yield "axis", f"M{number(plane.left)} {number(GROUND)}H{right}"
    yield "usual", "".join(line([plane.spot(size, usual[end]) for size, usual, _ in found.curve]) for end in (0, 1))
    yield "limit", "".join(line([plane.spot(size, sure[end]) for size, _, sure in found.curve]) for end in (0, 1))
    yield "mean", f"M{number(plane.left)} {number(plane.spot(0.0, found.centre)[1])}H{right}"
    rest = [one for one in found.places if one.place != ours]
    yield "plain", circles([where(plane, one) for one in rest if not one.beyond], 4.5)
    yield "unusual", circles([where(plane, one) for one in rest if one.beyond], 5.5)
    yield "us", diamonds([where(plane, one) for one in found.places if one.place == ours], 9)


def at(plane: Plane, value: Decimal) -> float:
    return plane.spot(0.0, float(value))[1]


def where(plane: Plane, one: Sized) -> Spot:
    return plane.spot(float(one.size), float(one.value))


def labels(found: Chance, ours: str, plane: Plane, stated: Stated) -> Iterator[Word]:
    """Both axes, what all come to together, and ourselves."""
    for tick, words in plane.figures.ticks:
        yield Word(plane.left - 6, at(plane, tick) + 5, words, "end")
    ticks = [Word(plane.spot(float(tick), 0)[0], GROUND + 20, words, "middle") for tick, words in plane.sizes.ticks]
    yield from (inside(one) for one in thinned(ticks))
    yield Word(WIDTH - EDGE, GROUND + 40, "Out of how many", "end")
    together = stated.say(stated.as_printed(Decimal(repr(found.centre))))
    yield Word(WIDTH - EDGE, 14, f"All together {together}", "end")
    for one in found.places:
        if one.place == ours:
            words = f"{ours} {stated.say(stated.as_printed(one.value))}"
            yield Word(plane.left, 14, words, "start", "sum") if wide(words) < 0.5 * WIDTH else Word(plane.left, 14, ours, "start", "sum")


def inside(word: Word) -> Word:
    """A label beneath the axis, moved in where it would leave the drawing."""
    half = wide(word.text) / 2
    return Word(min(word.x, WIDTH - 1 - half), word.y, word.text, word.anchor, word.kind)


def rows(places: Sequence[Sized], stated: Stated) -> tuple[tuple[str, str, str, str], ...]:
    """Each place, the largest first."""
    order = sorted(places, key=lambda one: (-one.size, one.place))
    return tuple((one.place, stated.say(stated.as_printed(one.value)), said(one.size, "", 0), BEYOND[one.beyond]) for one in order)
