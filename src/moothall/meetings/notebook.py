"""A reader's notebook is written here. Bookkeeping: no act of the council, so it makes no entry and wakes nobody."""

import secrets
from datetime import datetime

from django.db import transaction

from moothall.access.viewer import Viewer
from moothall.meetings.models import CalendarKey, Note, ReadMark

MOST = 20_000  # letters of one note


def write(viewer: Viewer, about: str, text: str, *, opened_at: int, at: datetime) -> Note | None:
    """Keep a note, or forget it if it is empty. If it was written elsewhere meanwhile, nothing is kept and that one is returned."""
    with transaction.atomic():
        mine = Note.objects.visible_to(viewer).filter(owner=viewer.reference, about=about)
        known = mine.select_for_update().first()
        if known and known.version != opened_at:
            return known
        if not text.strip():
            mine.delete()
        elif known:
            mine.update(text=text, version=known.version + 1, saved_at=at)
        else:
            Note.objects.create(owner=viewer.reference, about=about, text=text, saved_at=at)
    return None


def mark(viewer: Viewer, about: str, *, is_read: bool, at: datetime) -> None:
    """Say of a paper that it was read, or that it was not after all."""
    if is_read:
        ReadMark.objects.visible_to(viewer).get_or_create(owner=viewer.reference, about=about, defaults={"read_at": at})
    else:
        ReadMark.objects.visible_to(viewer).filter(owner=viewer.reference, about=about).delete()


def new_calendar_key(viewer: Viewer, *, at: datetime) -> None:
    """A new secret address; whoever knows the old one reads nothing from now on."""
    said = {"key": secrets.token_urlsafe(32), "made_at": at}
    CalendarKey.objects.visible_to(viewer).update_or_create(owner=viewer.reference, defaults=said)


def forget_calendar(viewer: Viewer) -> None:
    CalendarKey.objects.visible_to(viewer).filter(owner=viewer.reference).delete()
