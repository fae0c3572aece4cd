"""What may be asked about files and jobs. Whoever asks for a file has asked the guarded row that points to it first."""

from typing import BinaryIO

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.documents import shelf
from moothall.documents.models import File, Job


def opened(file: File) -> BinaryIO:
    """The content of a file, to be read as a stream and closed by the reader."""
    return shelf.place_of(file.sha256).open("rb")


def jobs(viewer: Viewer) -> QuerySet[Job]:
    """The jobs that this viewer may follow, the newest first."""
    return Job.objects.visible_to(viewer).select_related("organisation").order_by("-requested_at", "-pk")


def latest_job(viewer: Viewer, kind: str, makes: str) -> Job | None:
    """The job asked for last that makes this."""
    return jobs(viewer).filter(kind=kind, makes=makes).first()
