"""The draft of a report on very many measures is worked out in the background, and kept until somebody has it worked out anew."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from moothall.access.acts import performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents import jobs
from moothall.documents.models import Job
from moothall.performance.actions.reports_issuing import refuse_second
from moothall.performance.models import QuarterlyDraft, QuarterlyReport
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries.reports_making import Made
from moothall.performance.rules.reports import Told

DRAFTING = "drafting"  # what the work in the background is called


@performs(permissions.ASK_TO_DRAFT)
def ask_to_draft(report: QuarterlyReport, *, viewer: Viewer, at: datetime) -> Job:
    """Have the measures of a draft worked out in the background; one such work is under way at a time."""
    refuse_second(report, DRAFTING, at, "being worked out")
    return jobs.ask(report.organisation, kind=DRAFTING, makes=report.reference, title=f"To work out {report}", viewer=viewer, at=at)


@performs(permissions.KEEP_DRAFT)
def keep_draft(report: QuarterlyReport, *, viewer: Viewer, at: datetime, made: Made) -> QuarterlyReport:
    """Keep what was worked out in place of what was kept before; what is closed apart from the rest."""
    QuarterlyDraft.objects.visible_to(THE_CLOCK).filter(report=report).delete()
    everybody = {one.reference for one in made.public}
    keep(report, at, made, made.public, is_exempt=False)
    keep(report, at, made, [one for one in made.exempt or () if one.reference not in everybody], is_exempt=True)
    return report


def keep(report: QuarterlyReport, at: datetime, made: Made, told: Sequence[Told], *, is_exempt: bool) -> None:
    measures = [asdict(one) for one in told]
    QuarterlyDraft.objects.create(report=report, is_exempt=is_exempt, measures=measures, after=made.after, worked_out_at=at)
