"""A pack that was bound is kept: the file is there whole before anything leads to it."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents.models import File
from moothall.meetings import permissions
from moothall.meetings.models import Pack, Publication


@performs(permissions.KEEP_PACK)
def keep_pack(
    publication: Publication,
    *,
    viewer: Viewer,
    at: datetime,
    edition: str,
    file: File,
    first_page: int,
    last_page: int,
    holds: Sequence[tuple[int, int]],
    is_for_everybody: bool,
) -> Publication:
    """Keep a pack as bound. The same file kept again, by a worker that was overtaken, changes nothing."""
    rows = Pack.objects.visible_to(THE_CLOCK).filter(publication=publication, edition=edition)
    if rows.filter(file=file).exists():
        return publication
    said = {"first_page": first_page, "last_page": last_page, "holds": list(holds), "is_for_everybody": is_for_everybody}
    Pack.objects.create(publication=publication, edition=edition, turn=rows.count() + 1, file=file, made_at=at, **said)
    publication.first_page = min(first_page, publication.first_page or first_page)
    publication.last_page = max(last_page, publication.last_page or last_page)
    publication.save(update_fields=["first_page", "last_page"])
    return publication
