"""How a report is written down: a version at each save, recommendations that keep their numbers, annexes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import said
from moothall.meetings.models import Annex, KeptText, Recommendation, Report, ReportVersion
from moothall.meetings.rules import reports as rules


def write_version(report: Report, viewer: Viewer, at: datetime, contents: rules.Contents, **details: Any) -> int:
    """The next version, and its number. Saving what stands there already makes none; what was kept while typing is forgotten."""
    KeptText.objects.visible_to(THE_CLOCK).filter(report=report, who=viewer.reference).delete()
    rows = ReportVersion.objects.visible_to(THE_CLOCK).filter(report=report)
    last = rows.order_by("-number").first()
    kept = contents.kept()
    if last and (last.title, last.content) == (report.title, kept) and not details.get("file"):
        return last.number
    number = (last.number if last else 0) + 1
    by = {"by": viewer.reference, "by_name": viewer.name}
    ReportVersion.objects.create(report=report, number=number, title=report.title, content=kept, made_at=at, **by, **details)
    return number


def write_recommendations(report: Report, texts: Sequence[str], numbers: Sequence[int | None]) -> None:
    """What is kept keeps its number, wherever it stands now; what is new is given the next one; the rest goes."""
    rows = Recommendation.objects.visible_to(THE_CLOCK).filter(report=report)
    known = {row.number: row for row in rows}
    kept = [known.get(number) if number and numbers.index(number) == place else None for place, number in enumerate(numbers)]
    rows.exclude(pk__in=[row.pk for row in kept if row]).delete()
    for place, (row, text) in enumerate(zip(kept, texts, strict=True), start=1):
        if row is None:
            report.recommendations_given += 1
            Recommendation.objects.create(report=report, number=report.recommendations_given, place=place, text=text)
        elif (row.place, row.text) != (place, text):
            row.place, row.text = place, text
            row.save(update_fields=["place", "text"])
    report.save(update_fields=["recommendations_given"])


def write_annexes(report: Report, annexes: Sequence[said.Annex]) -> None:
    """The files that come with a prepared report."""
    numbers = range(report.annexes_given + 1, report.annexes_given + len(annexes) + 1)
    Annex.objects.bulk_create(
        Annex(
            report=report,
            number=number,
            title=one.title,
            file_id=one.file_id,
            name=one.name,
            alternative=one.alternative,
            closed_under=one.closed_under,
        )
        for number, one in zip(numbers, annexes, strict=True)
    )
    report.annexes_given += len(annexes)
    report.save(update_fields=["annexes_given"])


def last_version(report: Report) -> int:
    """The number of the version that stands now."""
    rows = ReportVersion.objects.visible_to(THE_CLOCK).filter(report=report)
    return rows.aggregate(last=Max("number"))["last"] or 1
