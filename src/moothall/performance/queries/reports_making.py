"""What the measures of a report say, worked out part by part before the report is issued, and whether anything of it changed since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moothall.access.viewer import PUBLIC
from moothall.authority.words import counted
from moothall.performance.models import QuarterlyReport
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports, reports_measures
from moothall.performance.rules.reports import Told
from moothall.record import queries as record

ROOMS = ("performance.", "authority.")  # acts of these rooms may change what is said of a measure, or who may read it
Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """Of each edition what its measures say, and the last entry of the record before that was worked out."""

    after: int
    public: Sequence[Told]
    exempt: Sequence[Told] | None = None


def quiet(done: int, of: int, sentence: str) -> None:
    """For whoever tells nobody how far it has come."""


def made(row: QuarterlyReport, step: Step = quiet) -> Made:
    """Work out both editions; the second only where something is closed. This takes some milliseconds a measure, and holds no lock."""
    after, row.cut_off_at = record.latest_number(), reports.cut_off(row.organisation, row.portfolio, row.period)
    viewers = [PUBLIC, *([reports.keeper(row)] if reports.has_exempt(row) else [])]
    of = len(reports_measures.in_scope(viewers[-1], row))

    def tell(done: int) -> None:
        step(done, of, in_words(done, of))

    public = reports_measures.all_told(viewers[:1], row, row.cut_off_at, tell=tell)
    exempt = reports_measures.all_told(viewers[1:], row, row.cut_off_at, public, tell) if viewers[1:] else None
    return Made(after, public, exempt)


def in_words(done: int, of: int) -> str:
    """How far it has come; of no measure more than that it is one, because some may be closed."""
    return f"{done:,} of {counted(of, 'measure')} {'is' if of == 1 else 'are'} worked out."


def has_changed(found: Made) -> bool:
    """Whether an act since may change what a measure says, or who may read it."""
    acts = record.entries_after(found.after).values_list("act", flat=True)
    return any(one.startswith(ROOMS) and one not in permissions.CHANGES_NO_REPORT for one in acts)
