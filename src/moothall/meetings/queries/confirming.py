"""Draft minutes as a whole, on their way to the chair and back, and the corrections with which they were confirmed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Person, Seat
from moothall.meetings.models import Correction, Item, Meeting, MinuteEntry, Resolution, ResolutionPart, Review, ReviewNote
from moothall.meetings.queries.minutes import items_to_minute, minuted


def minutes_as_sent(viewer: Viewer, meeting: Meeting) -> list[dict[str, Any]]:
    """The minutes item by item, as lines to be read: what is kept when they are sent to the chair."""
    items = list(items_to_minute(viewer, meeting))
    stands = minuted(viewer, items)
    return [{"place": item.position, "number": item.number, "title": item.title, "lines": lines_of(stands[item.pk])} for item in items]


def lines_of(stands: Any) -> list[list[str]]:
    """Each paragraph with the word that stands before it: its kind, or the number of a part. A third word says that it is closed."""
    lines: list[list[str]] = []
    for row in sorted([*stands.entries, *stands.resolutions], key=lambda row: row.position):
        closed = ["closed"] if row.is_closed else []
        if isinstance(row, Resolution):
            parts = row.numbered  # type: ignore[attr-defined]
            lines.append([row.heading or "RESOLVED", row.lead, *closed])
            lines += [[number_of(part, len(parts)), part.text, *(["closed"] if part.is_closed and not closed else [])] for part in parts]
        else:
            lines.append([row.kind, row.text, *closed])
            lines += [["•", bullet] for bullet in row.bullets]
    return lines


def number_of(part: Any, parts: int) -> str:
    return part.printed or (f"({part.number})" if parts > 1 else "")


def reviews(viewer: Viewer, meeting: Meeting) -> QuerySet[Review]:
    """Each time the draft went to the chair, the latest first."""
    notes = Prefetch("notes", queryset=ReviewNote.objects.visible_to(viewer).order_by("place"), to_attr="noted")
    return Review.objects.visible_to(viewer).filter(meeting=meeting).select_related("chair").prefetch_related(notes).order_by("-number")


def review(viewer: Viewer, slug: str, number: int, which: int) -> Review | None:
    rows = Review.objects.visible_to(viewer).select_related("meeting__organisation", "meeting__body", "chair")
    notes = Prefetch("notes", queryset=ReviewNote.objects.visible_to(viewer).order_by("place"), to_attr="noted")
    found = rows.filter(meeting__organisation__slug=slug, meeting__number=number, number=which)
    return found.prefetch_related(notes).first()


def review_named(reference: str) -> Review | None:
    """The review at an address, for the letter that leads there."""
    _, _, slug, number, _, which = (reference.split("/") + [""] * 6)[:6]
    return review(THE_CLOCK, slug, int(number), int(which)) if number.isdecimal() and which.isdecimal() else None


def reviews_waiting(viewer: Viewer) -> QuerySet[Review]:
    """Drafts that wait for the viewer, who is their chair."""
    rows = Review.objects.visible_to(viewer).filter(answered_at=None, chair=viewer.person or 0)
    return rows.select_related("meeting__organisation", "meeting__body").order_by("sent_at", "pk")


def chairs_of(viewer: Viewer, meeting: Meeting) -> Sequence[Person]:
    """To whom a draft can go: who presided, then who chairs the body or decides alone on that day."""
    presided = [row.person for row in meeting.attendance.visible_to(viewer).filter(is_chair=True).select_related("person") if row.person]
    kinds = (Seat.Kind.CHAIR, Seat.Kind.DECIDER, Seat.Kind.VICE_CHAIR)
    seats = Seat.objects.filter(Seat.on(meeting.held_on), body=meeting.body_id, kind__in=kinds).select_related("person")
    seated = sorted(seats, key=lambda seat: kinds.index(Seat.Kind(seat.kind)))
    return list({person.pk: person for person in [*presided, *(seat.person for seat in seated)]}.values())


def corrections(viewer: Viewer, meeting: Meeting) -> QuerySet[Correction]:
    return Correction.objects.visible_to(viewer).filter(meeting=meeting).select_related("item").order_by("position", "pk")


def items_minuted_in_private(viewer: Viewer, meeting: Meeting) -> set[int]:
    """The places of the items of whose minute something is closed: a paragraph, a resolution, or a part of one."""
    entries = MinuteEntry.objects.visible_to(viewer).filter(item__meeting=meeting, is_closed=True)
    resolutions = Resolution.objects.visible_to(viewer).filter(item__meeting=meeting, is_closed=True)
    parts = ResolutionPart.objects.visible_to(viewer).filter(resolution__item__meeting=meeting, is_closed=True)
    return {
        *entries.values_list("item__position", flat=True),
        *resolutions.values_list("item__position", flat=True),
        *parts.values_list("resolution__item__position", flat=True),
    }


def minutes_to_confirm(viewer: Viewer, meeting: Meeting) -> list[Meeting]:
    """The meetings whose minutes items of this one confirm, and which are still drafts."""
    days: list[date] = [
        day for day in Item.objects.visible_to(viewer).filter(meeting=meeting).values_list("confirms_minutes_of", flat=True) if day
    ]
    rows = Meeting.objects.visible_to(viewer).filter(body=meeting.body_id, held_on__in=days)
    return list(rows.select_related("organisation", "body").order_by("held_on", "pk"))
