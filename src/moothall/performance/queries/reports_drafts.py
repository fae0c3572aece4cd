"""Drafts of reports on very many measures: what was worked out of them last, how old that is, and what still has to be."""

from collections.abc import Sequence

from moothall.access.viewer import PUBLIC, Viewer
from moothall.performance.models import QuarterlyDraft, QuarterlyReport
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports, reports_making as making, reports_measures
from moothall.performance.rules.reports import Told
from moothall.record import queries as record

AT_ONCE = 250  # measures that are worked out while somebody waits: a second's work


def draft(viewer: Viewer, row: QuarterlyReport) -> QuarterlyDraft | None:
    """What was worked out last of a draft, without its words."""
    return QuarterlyDraft.objects.visible_to(viewer).filter(report=row, is_exempt=False).defer("measures").first()


def known(viewer: Viewer, row: QuarterlyReport, *, is_exempt: bool) -> list[Told]:
    """What the measures of a draft said when they were worked out; in the edition for everybody never those that were closed then."""
    editions = [False, True] if is_exempt else [False]
    kept = QuarterlyDraft.objects.visible_to(viewer).filter(report=row, is_exempt__in=editions).order_by("is_exempt")
    return [Told(**one) for part in kept for one in part.measures]


def has_to_wait(row: QuarterlyReport, told: Sequence[Told], *, is_exempt: bool) -> bool:
    """Whether too many measures have still to be worked out for anybody to wait for it."""
    measures = reports_measures.scoped(reports.keeper(row) if is_exempt else PUBLIC, row)
    return measures.count() - len(told) > AT_ONCE


def is_large(row: QuarterlyReport) -> bool:
    return has_to_wait(row, (), is_exempt=True)


def has_changed(kept: QuarterlyDraft) -> bool:
    """Whether something was done since that may change what a measure of it says."""
    acts = record.entries_after(kept.after).values_list("act", flat=True).distinct().order_by("act")
    return any(one.startswith(making.ROOMS) and one not in permissions.OF_REPORTS_KEYS for one in acts)
