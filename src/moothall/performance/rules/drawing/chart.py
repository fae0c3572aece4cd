"""The chart of one measure: a line over time with its normal range and the targets that were agreed, drawn twice, wide and narrow.

Marks: a hollow circle within the normal range, a square worse than normal, a diamond better, a full circle unusual where neither is
better. The average is solid, limits are dotted, targets long dashes that step when the target changes. A missing figure is a gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from moothall.performance.rules.drawing.axis import Axis, axis, wide
from moothall.performance.rules.drawing.marks import Spot, Word, apart, circles, diamonds, line, number, squares
from moothall.performance.rules.drawing.periods_axis import labels
from moothall.performance.rules.verdicts.changing import Change, Changing, Stretch
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.saying import Stated

GAP = 18.0  # between two lines of words
BOLD = 1.1  # how much wider bold words are
LATEST = "Latest"


@dataclass(frozen=True, slots=True)
class Size:
    """One of the two drawings: how large, and where the plot ends below."""

    width: int
    height: int
    ground: float
    top: float
    mark: float

    @property
    def is_wide(self) -> bool:
        return self.width > self.height * 2


WIDE, NARROW = Size(760, 360, 312, 34, 5), Size(360, 330, 284, 52, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One drawing, as paths and words. `left` and `right` are the ends of the plot."""

    size: Size
    left: float
    right: float
    paths: tuple[tuple[str, str], ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where things lie in one drawing: `room` is from one period to the next, `scale` how far a unit of the figures goes up."""

    size: Size
    left: float
    right: float
    axis: Axis
    room: float
    base: float
    scale: float

    def x(self, place: float) -> float:
        return self.left + self.room * (place + 0.5)

    def y(self, value: Decimal) -> float:
        return self.size.ground - (float(value) - self.base) * self.scale


def plotted(size: Size, of: Axis, left: float, right: float, count: int) -> Plot:
    scale = (size.ground - size.top) / float(of.high - of.low)
    return Plot(size, left, right, of, (right - left) / count, float(of.low), scale)


def drawings(figures: Sequence[Figure], changing: Changing, stated: Stated, total_from: int | None = None) -> tuple[Drawing, ...]:
    """The chart, wide and narrow, of figures of which one at least is there. A running total begins anew in the month `total_from`."""
    values = [stated.as_printed(one.value) for one in figures if one.value is not None]
    values += [one.held for one in figures if one.held is not None]
    values += [edge for one in changing.stretches for edge in (one.low, one.high)]
    of = axis(values, stated.unit)
    breaks = frozenset(place for place, one in enumerate(figures) if one.period.first.month == total_from)
    return tuple(drawn(size, of, figures, changing, stated, breaks) for size in (WIDE, NARROW))


def drawn(size: Size, of: Axis, figures: Sequence[Figure], changing: Changing, stated: Stated, breaks: frozenset[int]) -> Drawing:
    named = lines_named(figures, changing, stated)
    beside = max([wide(words) * (1 if kind == "soft" else BOLD) for _, words, kind in named], default=0) + 10 if size.is_wide else 4
    plot = plotted(size, of, of.width + 8, size.width - max(beside, 12), len(figures))
    words = (
        *of_axis(plot),
        *of_periods(plot, figures),
        *of_lines(plot, named, changing, figures),
        *of_marks(plot, changing),
        *of_starts(plot, changing),
        *of_latest(plot, figures, stated),
    )
    return Drawing(size=size, left=plot.left, right=plot.right, paths=tuple(paths(plot, figures, changing, breaks)), words=words)


def paths(plot: Plot, figures: Sequence[Figure], changing: Changing, breaks: frozenset[int]) -> Iterator[tuple[str, str]]:
    """Each path with its class, from what lies below to what lies above; those that would be empty are left out."""
    made = [
        ("band", "".join(band(plot, one) for one in changing.stretches)),
        ("rule", "".join(f"M{number(plot.left)} {number(plot.y(tick))}H{number(plot.right)}" for tick, _ in plot.axis.ticks)),
        ("axis", f"M{number(plot.left)} {number(plot.size.ground)}H{number(plot.right)}"),
        ("limit", "".join(level(plot, one, edge) for one in changing.stretches for edge in (one.high, one.low))),
        ("mean", "".join(level(plot, one, one.mean) for one in changing.stretches)),
        ("start", "".join(start(plot, place) for place in changing.begins)),
        ("target", targets(plot, figures)),
        ("run", run(plot, figures, breaks)),
        *marked(plot, figures, changing),
    ]
    return ((kind, path) for kind, path in made if path)


def edges(plot: Plot, first: int, last: int) -> tuple[str, str]:
    return number(plot.x(first - 0.5)), number(plot.x(last + 0.5))


def band(plot: Plot, one: Stretch) -> str:
    left, right = edges(plot, one.first, one.last)
    return f"M{left} {number(plot.y(one.high))}H{right}V{number(plot.y(one.low))}H{left}z"


def level(plot: Plot, one: Stretch, value: Decimal) -> str:
    left, right = edges(plot, one.first, one.last)
    return f"M{left} {number(plot.y(value))}H{right}"


def start(plot: Plot, place: int) -> str:
    """An upright line before the period with which limits begin anew."""
    return f"M{edges(plot, place, place)[0]} {number(plot.size.top)}V{number(plot.size.ground)}"


def letter(turn: int) -> str:
    """What stands for a new start on a chart.

    >>> letter(0), letter(26)
    ('A', '27')
    """
    return ascii_uppercase[turn] if turn < len(ascii_uppercase) else str(turn + 1)


def targets(plot: Plot, figures: Sequence[Figure]) -> str:
    """A line for each stretch of periods that were held to the same; it steps where that changes."""
    found, first = [], 0
    for place in range(1, len(figures) + 1):
        if place == len(figures) or figures[place].held != figures[first].held:
            held = figures[first].held
            if held is not None:
                left, right = edges(plot, first, place - 1)
                found.append(f"M{left} {number(plot.y(held))}H{right}")
            first = place
    return "".join(found)


def run(plot: Plot, figures: Sequence[Figure], breaks: frozenset[int]) -> str:
    """The line through the figures: it breaks where one is missing, and where a running total begins anew."""
    spots: list[Spot | None] = []
    for place, one in enumerate(figures):
        spots += [None, spot(plot, place, one)] if place in breaks else [spot(plot, place, one)]
    return line(spots)


def spot(plot: Plot, place: int, one: Figure) -> Spot | None:
    return None if one.value is None else (plot.x(place), plot.y(one.value))


def marked(plot: Plot, figures: Sequence[Figure], changing: Changing) -> Iterator[tuple[str, str]]:
    """The marks, one path a kind; where they stand close together they are smaller."""
    size = min(plot.size.mark, max(2.0, plot.room * 0.42))
    by_mark: dict[Change, list[Spot]] = {}
    for place, (one, mark) in enumerate(zip(figures, changing.marks, strict=True)):
        if at := spot(plot, place, one):
            by_mark.setdefault(mark, []).append(at)
    yield "plain", circles(by_mark.get(Change.STEADY, ()), size - 1)
    yield "worse", squares(by_mark.get(Change.WORSE, ()), size)
    yield "better", diamonds(by_mark.get(Change.BETTER, ()), size * 1.4)
    yield "unusual", circles([*by_mark.get(Change.HIGH, ()), *by_mark.get(Change.LOW, ())], size)


def of_axis(plot: Plot) -> Iterator[Word]:
    for value, words in plot.axis.ticks:
        yield Word(plot.left - 6, plot.y(value) + 5, words, "end")


def of_periods(plot: Plot, figures: Sequence[Figure]) -> Iterator[Word]:
    """Names of periods beneath the axis, and the year beneath them; none leaves the drawing."""
    for place, name, year in labels([one.period for one in figures], plot.room):
        for words, down in ((name, 20), (year, 38)):
            if words:
                yield within(Word(plot.x(place), plot.size.ground + down, words, "middle"), plot.size.width)


def within(word: Word, width: float) -> Word:
    """Words that would leave the drawing end, or begin, at its edge."""
    half = wide(word.text) / 2
    if word.x + half > width:
        return Word(width - 1, word.y, word.text, "end", word.kind)
    return Word(1, word.y, word.text, "start", word.kind) if word.x < half else word


def lines_named(figures: Sequence[Figure], changing: Changing, stated: Stated) -> list[tuple[Decimal, str, str]]:
    """The lines as they end, each with its name: the latest figure, the target, limits and average of the last stretch."""
    latest = [one.value for one in figures if one.value is not None][-1]
    found = [(latest, f"{LATEST} {stated.say(stated.as_printed(latest))}", "latest")]
    if figures[-1].held is not None:
        found.append((figures[-1].held, f"Target {stated.say(figures[-1].held)}", "sum"))
    if changing.stretches:
        last = changing.stretches[-1]
        for value, name in ((last.high, "Upper limit"), (last.mean, "Average"), (last.low, "Lower limit")):
            found.append((value, f"{name} {stated.say(stated.as_printed(value))}", "soft"))
    return found


def of_lines(plot: Plot, named: Sequence[tuple[Decimal, str, str]], changing: Changing, figures: Sequence[Figure]) -> Iterator[Word]:
    """The names beside their lines, none upon another. On the narrow drawing the average goes without."""
    if plot.size.is_wide:
        places = apart([plot.y(value) + 5 for value, _, _ in named], GAP, plot.size.top, plot.size.ground)
        for place, (_, words, kind) in zip(places, named, strict=True):
            yield Word(plot.right + 8, place, words, "start", kind)
        return
    for value, words, kind in named:
        if kind == "sum":
            yield Word(plot.right, beside(plot.y(value) - 7, latest_level(plot, figures), plot.size.ground), words, "end", kind)
        elif kind == "soft" and not words.startswith("Average"):
            yield Word(limit_begins(plot, changing, words), plot.y(value) + (-7 if words.startswith("Upper") else 17), words)


def limit_begins(plot: Plot, changing: Changing, words: str) -> float:
    """Where the name of a limit begins on the narrow drawing: with its line, unless there is no room for it."""
    left = plot.x(changing.stretches[-1].first - 0.5) + 4
    return left if left + wide(words) <= plot.right else plot.left + 4


def of_marks(plot: Plot, changing: Changing) -> Iterator[Word]:
    """What the marks mean, above the plot, as far as they are there."""
    seen = set(changing.marks)
    said = [
        ("Squares: worse than normal", "worse-word", Change.WORSE),
        ("Diamonds: better than normal", "better-word", Change.BETTER),
        ("Full circles: unusual", "sum", Change.HIGH if Change.HIGH in seen else Change.LOW),
    ]
    shown = [(words, kind) for words, kind, change in said if change in seen]
    for place, (words, kind) in enumerate(shown):
        if plot.size.is_wide:
            yield Word(plot.left + 4 + sum(wide(before) + 16 for before, _ in shown[:place]), 16, words, "start", kind)
        else:
            yield Word(plot.size.width - 4, 14 + GAP * place, words, "end", kind)


def of_starts(plot: Plot, changing: Changing) -> Iterator[Word]:
    """A letter above each line at which limits begin anew."""
    for turn, place in enumerate(changing.begins):
        yield within(Word(plot.x(place - 0.5), plot.size.top - 4, letter(turn), "middle", "sum"), plot.size.width)


def of_latest(plot: Plot, figures: Sequence[Figure], stated: Stated) -> Iterator[Word]:
    """On the narrow drawing the latest figure in words, above its mark or below: where the line to it does not come from."""
    if plot.size.is_wide:
        return
    place, value = known(figures)[-1]
    at = plot.x(place) + 6, latest_level(plot, figures)
    yield within(Word(*at, stated.say(stated.as_printed(value)), "end", "latest"), plot.size.width)


def known(figures: Sequence[Figure]) -> list[tuple[int, Decimal]]:
    return [(place, one.value) for place, one in enumerate(figures) if one.value is not None]


def latest_level(plot: Plot, figures: Sequence[Figure]) -> float:
    """Where the latest figure stands in words: above its mark, or below it if the line comes from above and there is room."""
    *earlier, (_, value) = known(figures)
    y = plot.y(value)
    falls = bool(earlier) and earlier[-1][1] > value
    return y + (24 if falls and y + 24 < plot.size.ground else -13)


def beside(level: float, other: float, ground: float) -> float:
    """The level of a word, moved so that it does not lie on another: down if it is the lower and there is room, else up.

    >>> beside(60, 100, 200), beside(105, 100, 200), beside(95, 100, 200), beside(195, 190, 200)
    (60, 118.0, 82.0, 172.0)
    """
    if abs(level - other) >= GAP:
        return level
    return other + GAP if level >= other and other + GAP <= ground else other - GAP
