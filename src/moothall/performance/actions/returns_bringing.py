"""Many figures come in at once, from a table: all of them, or none; and every line that is refused is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.performance.actions.returns import LooksWrong, NewFigure, send_figure
from moothall.performance.models import Measure
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import returns as queries
from moothall.performance.queries.returns_judging import Known, known_of

SAY_SO = "If it is right, write yes in “it_is_right”."
SAY_WHY = "Say it in “why_revised”."


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of a table: of which measure, and what it states."""

    line: int
    measure: Measure
    new: NewFigure


class LinesRefused(Refused):
    """Some lines cannot be taken, so none was. `wrong` says of each line why, for whoever puts it in other words."""

    def __init__(self, wrong: Sequence[tuple[int, Refused]]) -> None:
        self.wrong = tuple(wrong)
        self.sentences = [" ".join(filter(None, (f"Line {line}: {why}", where(why)))) for line, why in wrong]
        super().__init__(" ".join(self.sentences))


def where(why: Refused) -> str:
    """In which column a line is put right, where its sentence does not say so."""
    return SAY_SO if isinstance(why, LooksWrong) else SAY_WHY if why.box == "because" else ""


class OnlyLooked(Refused):
    """All lines could be taken, and none was, because somebody only looked."""


@performs(permissions.BRING_FIGURES)
def bring_figures(
    organisation: Organisation, *, viewer: Viewer, at: datetime, rows: Sequence[FigureLine], is_look: bool = False
) -> Organisation:
    """Send them in the order of the table, each to be reviewed; what was sent already is left out. A look names what is wrong."""
    if not rows:
        raise Refused("There is nothing to bring in.")
    wrong: list[tuple[int, Refused]] = []
    some = [row for row in rows if not is_known(row)]
    known = seen_together(some, at)
    for row in some:
        try:
            send_figure(row.measure, viewer=viewer, at=at, new=row.new, known=known)
        except Refused as refused:
            wrong.append((row.line, refused))
    if wrong:
        raise LinesRefused(wrong)
    if is_look:
        raise OnlyLooked("Nothing has been brought in yet.")
    add_facts(figures=len(some))
    return organisation


def is_known(row: FigureLine) -> bool:
    return queries.is_stated(queries.last_statement(row.measure, row.new.period), row.new)


def seen_together(rows: Sequence[FigureLine], at: datetime) -> Known | None:
    """What is known of all of them, held so that nobody sends one meanwhile: thousands of lines take as many questions as a few.

    Nothing where a measure stands there twice, because its second figure is looked at beside its first.
    """
    keys = sorted({row.measure.pk for row in rows})
    if len(keys) < max(2, len(rows)):
        return None
    for key in keys:  # always in one order, so that two who send the same do not wait for each other
        held(Measure, key)
    return known_of([(row.measure, row.new.period) for row in rows], at)
