"""Figures from a table: pasted, or as a CSV or Excel file. Every bad line is named, and nothing is taken unless all of it is good."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.days import NotADay, day_from
from moothall.authority.forms.tables import BadLine
from moothall.authority.models import Organisation
from moothall.authority.rules.tables import Line, NotATable
from moothall.authority.words import is_unseen
from moothall.performance import rules
from moothall.performance.actions import EVERYTHING, FigureLine, NewFigure
from moothall.performance.queries import measures, returns as queries
from moothall.plans.forms.sheets import Sheet, plain

PARTS = ("figure", "numerator", "denominator")
COLUMNS = ("measure", "from", *PARTS, "no_figure_because", "comment", "provisional", "why_revised", "it_is_right")
NEEDED = ("measure", "from")
MOST = {"comment": 4_000, "why_revised": 500}
KNOWN = ("title", "for", "last", "target")  # which a table to fill in says too, and nothing reads
STATED = (*PARTS, "no_figure_because", "comment")
MOST_LINES = 500
EXAMPLE = {"measure": "M12", "from": "1 7 2026", "numerator": "1012", "denominator": "1240", "comment": "Two posts were empty."}
YES = {"yes", "y", "1", "true", "x"}
NO = {"", "no", "n", "0", "false"}


class FiguresTable(Sheet):
    """Figures of a council's measures, a line each."""

    columns = (*COLUMNS, *KNOWN)
    needed = NEEDED

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, organisation: Organisation) -> None:
        super().__init__(data, files, organisation=organisation)
        self.viewer, self.council = viewer, organisation

    def read(self, lines: Sequence[Line]) -> None:
        """A line that states nothing is left out: whoever fills in a table need not fill in all of it."""
        some = [line for line in lines if any(line.words.get(name, "").strip() for name in STATED)]
        if not some:
            raise NotATable("No line states a figure, or why there is none.")
        self.numbers = iter([line.number for line in some])
        super().read(some)

    def keep_text(self) -> None:
        """What was sent comes back in the box, to be put right there."""
        self.data = self.data.copy()
        self.data["text"] = self.text_sent

    def look_up(self) -> None:
        """The measures by number and by title, and how each was defined."""
        rows = list(measures.measures(self.viewer).filter(organisation=self.council))
        self.named = {row.title.casefold(): row for row in rows} | {f"m{row.number}": row for row in rows}
        self.definitions = queries.definitions_of(self.viewer, [row.pk for row in rows])
        self.there: set[tuple[int, rules.Period]] = set()

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        number = next(self.numbers)
        said = {name: plain(words.get(name, "")) for name in COLUMNS}
        refuse_words(said)
        measure = self.named.get(said["measure"].casefold())
        if measure is None:
            raise BadLine(f"there is no measure “{said['measure']}” here. Name it by its number, such as M12, or by its title.")
        period = self.period(measure, said["from"])
        if (measure.pk, period) in self.there:
            raise BadLine(f"“{said['measure']}” for {period.in_words()} is in another line of this table.")
        self.there.add((measure.pk, period))
        last = queries.last_statement(measure, period)
        new = new_figure(period, said, last, rules.holding(self.definitions[measure.pk], period.last))
        if last and not queries.is_stated(last, new):
            self.refuse_going_over(measure, last, new)
        return {"line": FigureLine(number, measure, new)}

    def period(self, measure: Any, words: str) -> rules.Period:
        """The period that holds the day of the line."""
        try:
            day = day_from(words)
        except NotADay as wrong:
            raise BadLine(f"“from” is “{words}”. {wrong}") from wrong
        of = rules.holding(self.definitions[measure.pk], day)
        found = rules.period_of(rules.Frequency(of.frequency), day, of.year_begins_in) if of else None
        if found is None:
            raise BadLine(f"the figures of “{measure.title}” follow no calendar. Send them on its own page.")
        return found

    def refuse_going_over(self, measure: Any, last: Any, new: NewFigure) -> None:
        """A table may be old: what somebody else has sent meanwhile, it goes over only with a reason."""
        if last.sent_back_at or last.sent_by == self.viewer.name or new.because.strip():
            return
        of = rules.holding(self.definitions[measure.pk], new.period.last)
        theirs = of.figure(last.value) if of and last.value is not None else last.no_value_because or "a figure worked out from others"
        raise BadLine(
            f"{last.sent_by} has sent {theirs} of “{measure.title}” for {new.period.in_words()}. "
            "Leave the line out, or say in “why_revised” why yours is the right one."
        )


def new_figure(period: rules.Period, said: Mapping[str, str], last: Any, of: Any) -> NewFigure:
    parts = {name: number_of(name, said[name], of.unit_of(name)) for name in PARTS}
    return NewFigure(
        period=period,
        value=parts["figure"],
        numerator=parts["numerator"],
        denominator=parts["denominator"],
        no_value_because=said["no_figure_because"],
        comment=said["comment"],
        because=said["why_revised"],
        is_final=not is_yes("provisional", said["provisional"]),
        right=EVERYTHING if is_yes("it_is_right", said["it_is_right"]) else frozenset(),
        heard=last.turn if last else 0,
    )


def number_of(name: str, words: str, unit: str) -> Decimal | None:
    if not words:
        return None
    try:
        return rules.number_from(words, unit)
    except rules.NotANumber as wrong:
        raise BadLine(f"“{name}” is “{words[:40]}”. {wrong}") from wrong


def is_yes(name: str, words: str) -> bool:
    if words.casefold() not in YES | NO:
        raise BadLine(f"“{name}” is “{words[:20]}”. Say yes, or leave it empty.")
    return words.casefold() in YES


def refuse_words(said: Mapping[str, str]) -> None:
    for name in NEEDED:
        if not said[name]:
            raise BadLine(f"“{name}” is empty.")
    for name, words in said.items():
        if len(words) > MOST.get(name, 200):
            raise BadLine(f"“{name}” is longer than {MOST.get(name, 200):,} letters.")
        if any(is_unseen(letter) for letter in words):
            raise BadLine(f"“{name}” holds characters that cannot be seen.")
