"""The files that go with a report: annexes, pictures that its text calls by name, and a report that is read from a file."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from moothall.access.acts import performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents import actions as documents, rules as files
from moothall.documents.models import File
from moothall.meetings import permissions, said
from moothall.meetings.actions.reports_writing import write_recommendations, write_version
from moothall.meetings.models import Annex, Recommendation, Report
from moothall.meetings.rules import reports as rules

PICTURES = {"image/png": "png", "image/jpeg": "jpg"}


@performs(permissions.ADD_ANNEX)
def add_annex(
    report: Report,
    *,
    viewer: Viewer,
    at: datetime,
    stream: BinaryIO,
    file_name: str,
    title: str,
    alternative: str = "",
    closed_under: str = "",
) -> Annex:
    """Add a file, judged by what is in it. A picture is given a name, by which the text can call it."""
    file = kept(report, at, stream, file_name)
    report.annexes_given += 1
    report.save(update_fields=["annexes_given"])
    return Annex.objects.create(
        report=report,
        number=report.annexes_given,
        title=title,
        name=picture_name(report, title, file),
        alternative=alternative,
        closed_under=closed_under,
        file=file,
    )


def kept(report: Report, at: datetime, stream: BinaryIO, name: str) -> File:
    """The file as it is kept. Who may add it was asked by the act; keeping it is no office of theirs."""
    return documents.keep(report.organisation, viewer=THE_CLOCK, at=at, stream=stream, name=files.legible(name)[:200])


def picture_name(report: Report, title: str, file: File) -> str:
    """A name for a picture that no other picture of the report has; none for what is no picture."""
    ending = PICTURES.get(file.media_type)
    if not ending:
        return ""
    taken = Annex.objects.visible_to(THE_CLOCK).filter(report=report).exclude(name="").values_list("name", flat=True)
    return f"{rules.key_for(title, [name.rpartition('.')[0] for name in taken])}.{ending}"


@performs(permissions.CHANGE_ANNEX)
def change_annex(annex: Annex, *, viewer: Viewer, at: datetime, title: str, alternative: str = "", closed_under: str = "") -> Annex:
    """Say anew what a file is called, what a picture shows, and whether it is closed."""
    annex.title, annex.alternative, annex.closed_under = title, alternative, closed_under
    annex.save(update_fields=["title", "alternative", "closed_under"])
    return annex


@performs(permissions.REMOVE_ANNEX)
def remove_annex(annex: Annex, *, viewer: Viewer, at: datetime) -> Report:
    """Take a file off the report. Its number is not given again."""
    report = annex.report
    annex.delete()
    return report


@performs(permissions.CHANGE_REPORT)
def read_in_report(
    report: Report,
    *,
    viewer: Viewer,
    at: datetime,
    stream: BinaryIO,
    file_name: str,
    placed: rules.Placed,
    pictures: Sequence[said.Picture] = (),
) -> Report:
    """Take over what was read from a file as the next version. The file itself is kept for those who work on the report."""
    stream.seek(0)
    file = kept(report, at, stream, file_name)
    for one in pictures:
        report.annexes_given += 1
        picture = kept(report, at, BytesIO(one.content), one.name)
        name = {"title": one.alternative[:300] or one.name, "name": one.name, "alternative": one.alternative}
        Annex.objects.create(report=report, number=report.annexes_given, file=picture, **name)
    report.save(update_fields=["annexes_given"])
    rows = Recommendation.objects.visible_to(THE_CLOCK).filter(report=report)
    texts = placed.contents.recommended
    write_recommendations(report, texts, rules.numbers_kept({row.text: row.number for row in rows}, texts))
    note = f"Read from {files.quoted(file_name)}"[:300]
    write_version(report, viewer, at, placed.contents, note=note, file=file, remarks=list(placed.notes))
    return report
