"""A chart with all that belongs to it: both titles, its words for who cannot see it, and its figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.authority.words import counted, joined
from moothall.performance.rules.drawing.chart import Drawing, drawings, letter
from moothall.performance.rules.periods import Period
from moothall.performance.rules.verdicts.changing import Change, Changing
from moothall.performance.rules.verdicts.figures import Figure, present
from moothall.performance.rules.verdicts.saying import Stated

PATTERNS = {
    Change.BETTER: "better than normal",
    Change.WORSE: "worse than normal",
    Change.HIGH: "higher than normal",
    Change.LOW: "lower than normal",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One period in the table beneath a chart."""

    period: str
    figure: str
    held: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A period with which limits begin anew, and the letter that stands for it on the chart."""

    letter: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A measure's chart. `title` is the message, `under` what, where, unit and period, `words` the numbers of it in sentences."""

    subject: str
    title: str
    under: str
    words: str
    drawings: tuple[Drawing, ...]
    rows: tuple[Row, ...]
    begun: tuple[Begun, ...] = ()

    @property
    def has_targets(self) -> bool:
        return any(row.held for row in self.rows)

    @property
    def has_patterns(self) -> bool:
        return any(row.pattern for row in self.rows)


def picture(
    subject: str, where: str, by: str, figures: Sequence[Figure], changing: Changing, stated: Stated, total_from: int | None = None
) -> Picture | None:
    """The chart of a measure; nothing where there is no figure.

    `by` names its periods, such as: month. `total_from` is the month in which a running total begins anew.
    """
    if not present(figures):
        return None
    return Picture(
        subject=subject,
        title=changing.title(subject),
        under=under(subject, where, by, figures, changing, stated),
        words=words(figures, changing, stated),
        drawings=drawings(figures, changing, stated, total_from),
        rows=rows(figures, changing, stated),
        begun=tuple(Begun(letter(turn), figures[place].period) for turn, place in enumerate(changing.begins)),
    )


def under(subject: str, where: str, by: str, figures: Sequence[Figure], changing: Changing, stated: Stated) -> str:
    """What, where, in which unit, when; and how the lines are to be read."""
    first, last = figures[0].period.in_words(), figures[-1].period.in_words()
    unit = f", {stated.unit}" if stated.unit and stated.unit != "number" else ""
    when = first if first == last else f"{first} to {last}"
    said = [f"{subject}{unit}, {where}, by {by}, {when}."]
    if changing.stretches and changing.normal:
        said.append(f"The band is the normal range, set by {changing.normal.set_by}.")
    if any(one.held is not None for one in figures):
        said.append("Dashes: the target in force.")
    if changing.begins:
        said.append(f"At {joined(map(letter, range(len(changing.begins))))} the limits begin anew; why stands below.")
    return " ".join(said)


def words(figures: Sequence[Figure], changing: Changing, stated: Stated) -> str:
    """The chart in sentences: how many figures, first and last, lowest and highest, the range, the target, and what it comes to."""
    there = present(figures)
    low, high = (pick(there, key=lambda one: one.value or 0) for pick in (min, max))
    said = [f"Line chart of {counted(len(there), 'figure')}, from {told(there[0], stated)} to {told(there[-1], stated)}."]
    if low.value != high.value:
        said.append(f"The lowest is {told(low, stated)}, the highest {told(high, stated)}.")
    if changing.stretches:
        last = changing.stretches[-1]
        lower, mean, upper = (stated.say(stated.as_printed(one)) for one in (last.low, last.mean, last.high))
        said.append(f"The average is {mean}, the normal range {lower} to {upper}.")
    if changing.begins:
        said.append(f"The limits begin anew with {joined(figures[place].period.in_words() for place in changing.begins)}.")
    held = [one for one in figures if one.held is not None]
    if held and held[-1].held is not None:
        said.append(f"The target in force is {stated.say(held[-1].held)}.")
    missing = len(figures) - len(there)
    if missing:
        said.append(f"{missing} {'figure is' if missing == 1 else 'figures are'} missing.")
    return " ".join([*said, changing.because])


def told(one: Figure, stated: Stated) -> str:
    assert one.value is not None
    return f"{stated.say(stated.as_printed(one.value))} in {one.period.in_words()}"


def rows(figures: Sequence[Figure], changing: Changing, stated: Stated) -> tuple[Row, ...]:
    """The figures as a table, the latest first."""
    ranged = {place for one in changing.stretches for place in range(one.first, one.last + 1)}
    anew = {place: f"limits begin anew ({letter(turn)})" for turn, place in enumerate(changing.begins)}
    made = []
    for place, (one, mark) in enumerate(zip(figures, changing.marks, strict=True)):
        figure = "No figure" if one.value is None else stated.say(stated.as_printed(one.value))
        usual = "within normal range" if place in ranged and one.value is not None else ""
        made.append(
            Row(
                one.period.in_words(),
                f"{figure} (provisional)" if one.is_provisional and one.value is not None else figure,
                "" if one.held is None else stated.say(one.held),
                ", ".join(one for one in (PATTERNS.get(mark, usual), anew.get(place, "")) if one),
            )
        )
    return tuple(reversed(made))
