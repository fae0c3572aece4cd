"""A strip of places: a dot for each, piled where many are alike, the middle half as a band with a line at the middle, ourselves as a
diamond; and the same as a table, the best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.drawing.axis import Axis, axis, wide
from moothall.performance.rules.drawing.marks import Spot, Word, circles, diamonds, number
from moothall.performance.rules.verdicts.others import Among, There
from moothall.performance.rules.verdicts.saying import Stated

WIDTH, EDGE, TOP, BELOW = 360, 20, 70.0, 62
RADII = ((40, 5.0), (90, 3.5))  # so many places have dots of this size; more have small ones
SMALL = 2.5
FOUR = 4  # fewer places have no quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The drawing, its words, and its table. `half` is the band of the middle half, nothing for very few places."""

    title: str
    words: str
    height: int
    half: str
    dots: str
    us: str
    middle: str
    ground: str
    labels: tuple[Word, ...]
    rows: tuple[tuple[str, str], ...]


def strip(there: Sequence[There], ours: str, found: Among, stated: Stated, title: str) -> Strip | None:
    """Nothing where no place has a figure."""
    known = [(one.place, one.value) for one in there if one.value is not None and not one.is_not_theirs]
    if not known or found.median.value is None:
        return None
    middle, half = stated.as_printed(Decimal(repr(found.median.value))), quartiles([value for _, value in known])
    of = axis([value for _, value in known], stated.unit, 4)
    x = {place: across(of, value) for place, value in known}
    radius = next((size for most, size in RADII if len(known) <= most), SMALL)
    spots, dots = piled(x, ours, radius)
    level, at, own = dots + 22, across(of, middle), dict(known).get(ours)
    above = [(at, "Middle", middle, "soft"), *([(x[ours], ours, own, "sum")] if own is not None else [])]
    return Strip(
        title=title,
        words=in_words(known, ours, own, middle, stated, half),
        height=round(level) + BELOW - 22,
        half=band([number(across(of, end)) for end in half], level),
        dots=circles((spot for place, spot in spots.items() if place != ours), radius),
        us=diamonds([spots[ours]] if own is not None else [], 8),
        middle=f"M{number(at)} {number(TOP - 22)}V{number(level)}",
        ground=grounded(of, level),
        labels=(*beneath(of, level), *named(above, stated)),
        rows=rows(there, stated),
    )


def band(ends: Sequence[str], level: float) -> str:
    return f"M{ends[0]} {number(TOP - 18)}H{ends[1]}V{number(level)}H{ends[0]}z" if ends else ""


def grounded(of: Axis, level: float) -> str:
    """The line on which the dots stand, with its steps."""
    return f"M{EDGE} {number(level)}H{WIDTH - EDGE}" + "".join(f"M{number(across(of, value))} {number(level)}v5" for value, _ in of.ticks)


def beneath(of: Axis, level: float) -> list[Word]:
    """The labels of the axis."""
    return thinned([placed(across(of, value), level + 22, words, "soft") for value, words in of.ticks])


def named(lines: Sequence[tuple[float, str, Decimal, str]], stated: Stated) -> list[Word]:
    """The middle, and ourselves, each with its figure above its place."""
    return [
        placed(at, 18.0 + 20 * turn, f"{name} {stated.say(stated.as_printed(value))}", kind)
        for turn, (at, name, value, kind) in enumerate(lines)
    ]


def across(of: Axis, value: Decimal) -> float:
    return of.at(value, EDGE, WIDTH - EDGE)


def quartiles(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Where the middle half begins and ends; nothing for very few.

    >>> quartiles([Decimal(1), Decimal(2), Decimal(3), Decimal(4), Decimal(5)]), quartiles([Decimal(1)])
    ((Decimal('2'), Decimal('4')), ())
    """
    if len(values) < FOUR:
        return ()
    low, _, high = quantiles(values, method="inclusive")
    return low, high


def piled(x: Mapping[str, float], ours: str, radius: float) -> tuple[dict[str, Spot], float]:
    """Where each dot lies, none upon another: ourselves on the ground, others as low as there is room; and how low the ground is."""
    rows: list[list[float]] = []
    levels: dict[str, int] = {}
    for place in sorted(x, key=lambda one: (one != ours, x[one], one)):
        near = (level for level, row in enumerate(rows) if all(abs(x[place] - other) >= 2 * radius for other in (row[0], row[-1])))
        levels[place] = next(near, len(rows))
        rows += [[]] if levels[place] == len(rows) else []
        rows[levels[place]].append(x[place])
    ground = TOP + max(levels.values(), default=0) * (2 * radius + 0.5)
    return {place: (x[place], ground - level * (2 * radius + 0.5)) for place, level in levels.items()}, ground


def thinned(ticks: Sequence[Word]) -> list[Word]:
    """Every second label where they would touch."""
    room = (WIDTH - 40) / max(len(ticks) - 1, 1)
    return list(ticks) if max(wide(one.text) for one in ticks) + 4 < room else list(ticks[::-2])[::-1]


def placed(spot: float, y: float, words: str, kind: str) -> Word:
    """Words above a place, moved in where they would leave the drawing."""
    half = wide(words) / 2
    return Word(min(max(spot, half), WIDTH - half), y, words, "middle", kind)


def in_words(
    known: Sequence[tuple[str, Decimal]], ours: str, own: Decimal | None, middle: Decimal, stated: Stated, half: Sequence[Decimal]
) -> str:
    """The lowest and the highest, the middle, the middle half, ourselves."""
    low, high = min(value for _, value in known), max(value for _, value in known)
    us = f"{ours} has no figure" if own is None else f"{ours} {stated.say(stated.as_printed(own))}"
    spread = f"from {stated.say(stated.as_printed(low))} to {stated.say(stated.as_printed(high))}"
    ends = [stated.say(stated.as_printed(one)) for one in half]
    inner = f", half of them from {ends[0]} to {ends[1]}" if ends else ""
    return f"{len(known)} places {spread}{inner}; the middle {stated.say(middle)}; {us}."


def rows(there: Sequence[There], stated: Stated) -> tuple[tuple[str, str], ...]:
    """Each place with its figure, the best first; then who has none, and whose service it is not."""
    turn = -1 if stated.polarity is Polarity.LOWER else 1

    def order(one: There) -> tuple[int, Decimal, str]:
        return (2 if one.is_not_theirs else int(one.value is None), -turn * (one.value or Decimal(0)), one.place)

    return tuple((one.place, said(one, stated)) for one in sorted(there, key=order))


def said(one: There, stated: Stated) -> str:
    if one.is_not_theirs:
        return "Not its service"
    return "No figure" if one.value is None else stated.say(stated.as_printed(one.value))
