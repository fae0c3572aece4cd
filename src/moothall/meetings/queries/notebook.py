"""What a reader may ask: what there is to read before the next meetings, and their own notes on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings.models import CalendarKey, Item, Meeting, Note, ReadMark
from moothall.meetings.queries.reading import meetings, papers_in_order


def meetings_of_mine(viewer: Viewer, today: date) -> QuerySet[Meeting]:
    """The coming meetings of the bodies on which the viewer sits, the next first."""
    rows = meetings(viewer).filter(body__in=sorted(viewer.bodies), held_on__gte=today, cancelled_at=None)
    return rows.order_by("held_on", "starts_at", "pk")


def to_read(viewer: Viewer, rows: Iterable[Meeting]) -> dict[int, list[Item]]:
    """The items of these meetings, each with the papers that the viewer may read, in two queries for any number."""
    papers = Prefetch("papers", queryset=papers_in_order(viewer), to_attr="with_papers")
    items = Item.objects.visible_to(viewer).filter(meeting__in=list(rows), is_heading=False).select_related("meeting__organisation")
    found: dict[int, list[Item]] = {}
    for item in items.order_by("meeting", *Item.IN_ORDER).prefetch_related(papers):
        found.setdefault(item.meeting_id, []).append(item)
    return found


def notes(viewer: Viewer) -> QuerySet[Note]:
    """The viewer's own notes, the latest first."""
    return Note.objects.visible_to(viewer).filter(owner=viewer.reference).order_by("-saved_at", "pk")


def note(viewer: Viewer, about: str) -> Note | None:
    return notes(viewer).filter(about=about).first()


def notes_on(viewer: Viewer, references: Iterable[str]) -> dict[str, Note]:
    return {row.about: row for row in notes(viewer).filter(about__in=list(references))}


def read_marks(viewer: Viewer, references: Iterable[str]) -> set[str]:
    marks = ReadMark.objects.visible_to(viewer).filter(owner=viewer.reference, about__in=list(references))
    return set(marks.values_list("about", flat=True))


def calendar_key(viewer: Viewer) -> str:
    """The secret part of the address of the viewer's own calendar; nothing if there is none."""
    return CalendarKey.objects.visible_to(viewer).filter(owner=viewer.reference).values_list("key", flat=True).first() or ""


def owner_of_calendar(key: str) -> Any:
    """Whose calendar a secret address is: the account; nothing if it is nobody's, or no longer."""
    owner = CalendarKey.objects.visible_to(THE_CLOCK).filter(key=key).values_list("owner", flat=True).first()
    return get_user_model().objects.filter(pk=int(owner.rsplit("/", 1)[-1])).first() if owner else None
