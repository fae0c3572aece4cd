"""A strip of places: a dot for each, a line at the middle, ourselves as a diamond; and the same as a table, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.drawing.axis import axis, wide
from moothall.performance.rules.drawing.marks import Word, circles, diamonds, number
from moothall.performance.rules.verdicts.others import Among, There
from moothall.performance.rules.verdicts.saying import Stated

WIDTH, HEIGHT, LEVEL, DOTS = 360, 132, 92.0, 70.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The drawing, its words, and its table."""

    title: str
    words: str
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
    middle = stated.as_printed(Decimal(repr(found.median.value)))
    of = axis([value for _, value in known], stated.unit, 4)
    x = {place: of.at(value, 20, WIDTH - 20) for place, value in known}
    at = of.at(middle, 20, WIDTH - 20)
    names = [(at, f"Middle {stated.say(middle)}", "soft")]
    own = dict(known).get(ours)
    if own is not None:
        names.append((x[ours], f"{ours} {stated.say(stated.as_printed(own))}", "sum"))
    ticks = [Word(of.at(value, 20, WIDTH - 20), LEVEL + 22, words, "middle") for value, words in of.ticks]
    return Strip(
        title=title,
        words=in_words(known, ours, own, middle, stated),
        dots=circles([(spot, DOTS) for place, spot in x.items() if place != ours], 5),
        us=diamonds([(x[ours], DOTS)] if own is not None else [], 10),
        middle=f"M{number(at)} {number(DOTS - 22)}V{number(LEVEL)}",
        ground=f"M20 {number(LEVEL)}H{WIDTH - 20}" + "".join(f"M{number(tick.x)} {number(LEVEL)}v5" for tick in ticks),
        labels=(*thinned(ticks), *(placed(spot, 18.0 + 20 * line, words, kind) for line, (spot, words, kind) in enumerate(names))),
        rows=rows(there, stated),
    )


def thinned(ticks: Sequence[Word]) -> list[Word]:
    """Every second label where they would touch."""
    room = (WIDTH - 40) / max(len(ticks) - 1, 1)
    return list(ticks) if max(wide(one.text) for one in ticks) + 4 < room else list(ticks[::-2])[::-1]


def placed(spot: float, y: float, words: str, kind: str) -> Word:
    """Words above a place, moved in where they would leave the drawing."""
    half = wide(words) / 2
    return Word(min(max(spot, half), WIDTH - half), y, words, "middle", kind)


def in_words(known: Sequence[tuple[str, Decimal]], ours: str, own: Decimal | None, middle: Decimal, stated: Stated) -> str:
    """Ourselves, the middle, the lowest and the highest."""
    low, high = min(value for _, value in known), max(value for _, value in known)
    us = f"{ours} has no figure" if own is None else f"{ours} {stated.say(stated.as_printed(own))}"
    spread = f"from {stated.say(stated.as_printed(low))} to {stated.say(stated.as_printed(high))}"
    return f"{len(known)} places {spread}; the middle {stated.say(middle)}; {us}."


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
