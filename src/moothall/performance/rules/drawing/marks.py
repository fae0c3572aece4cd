"""The shapes of a drawing as paths: all marks of one kind are one path, so a chart of many points stays small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """Words at a place of a drawing. `anchor` is start, middle or end; `kind` soft, sum or worse-word."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = "soft"


def number(value: float) -> str:
    """A coordinate without digits that say nothing.

    >>> number(12.0), number(12.34)
    ('12', '12.3')
    """
    words = f"{value:.1f}"
    return words[:-2] if words[-1] == "0" else words


def line(spots: Sequence[Spot | None]) -> str:
    """A line through these places, which breaks where one is missing.

    >>> line([(0, 1), (2, 3), None, (6, 7)])
    'M0 1L2 3M6 7'
    """
    parts, pen = [], "M"
    for spot in spots:
        if spot is None:
            pen = "M"
            continue
        parts.append(f"{pen}{number(spot[0])} {number(spot[1])}")
        pen = "L"
    return "".join(parts)


def circles(spots: Iterable[Spot], radius: float) -> str:
    r, across = number(radius), number(2 * radius)
    round_it = f"a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z"
    return "".join(f"M{number(x - radius)} {number(y)}{round_it}" for x, y in spots)


def squares(spots: Iterable[Spot], half: float) -> str:
    side = number(2 * half)
    return "".join(f"M{number(x - half)} {number(y - half)}h{side}v{side}h-{side}z" for x, y in spots)


def diamonds(spots: Iterable[Spot], half: float) -> str:
    h = number(half)
    return "".join(f"M{number(x)} {number(y - half)}l{h} {h}l-{h} {h}l-{h} -{h}z" for x, y in spots)


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved as little as is needed so that none is nearer than `gap` to the next, and none outside; in the order given.

    >>> apart([10, 12, 50], 18, 0, 100), apart([95, 99], 18, 0, 100)
    ([10, 28, 50], [82, 100])
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [float(place) for place in places]
    floor = low
    for index in order:
        moved[index] = max(moved[index], floor)
        floor = moved[index] + gap
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - gap
    return [int(place) if place == int(place) else place for place in moved]
