"""What may be asked about meetings, their papers and their minutes."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.meetings.models import (
    Attendance,
    Closure,
    Item,
    Meeting,
    MinuteEntry,
    Paper,
    Remark,
    Reporter,
    Resolution,
    ResolutionPart,
)


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """Newest first."""
    related = ("body__organisation", "organisation")
    return Meeting.objects.visible_to(viewer).select_related(*related).order_by("-held_on", "-starts_at", "-pk")


def coming(viewer: Viewer, today: date) -> QuerySet[Meeting]:
    """Soonest first; a cancelled one stays in its place and says so."""
    return meetings(viewer).filter(held_on__gte=today).order_by("held_on", "starts_at", "pk")


def held_before(viewer: Viewer, today: date) -> QuerySet[Meeting]:
    return meetings(viewer).filter(held_on__lt=today)


def between(viewer: Viewer, first: date, last: date) -> QuerySet[Meeting]:
    """The meetings of a stretch of the calendar, in order."""
    return meetings(viewer).filter(held_on__range=(first, last)).order_by("held_on", "starts_at", "pk")


def of_body(viewer: Viewer, body: Body) -> QuerySet[Meeting]:
    return meetings(viewer).filter(body=body)


def meeting(viewer: Viewer, slug: str, number: int) -> Meeting | None:
    return meetings(viewer).filter(organisation__slug=slug, number=number).first()


def agenda(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items of a meeting, each with all that hangs on it and that this viewer may see, in eight queries for any number."""
    items = Item.objects.visible_to(viewer).filter(meeting=meeting).select_related("meeting__organisation").order_by("position")
    return items.prefetch_related(*hanging(viewer))


def hanging(viewer: Viewer) -> list[Prefetch]:
    """What hangs on items, named for the viewer."""
    parts = Prefetch("parts", queryset=ResolutionPart.objects.visible_to(viewer).order_by("number"), to_attr="numbered")
    resolutions = Resolution.objects.visible_to(viewer).order_by("position", "pk").prefetch_related(parts)
    return [
        Prefetch("reporters", queryset=Reporter.objects.visible_to(viewer).order_by("position", "pk"), to_attr="reported_by"),
        Prefetch("papers", queryset=Paper.objects.visible_to(viewer).order_by("position", "pk"), to_attr="with_papers"),
        Prefetch("closures", queryset=Closure.objects.visible_to(viewer).order_by("pk"), to_attr="closed_because"),
        Prefetch("entries", queryset=MinuteEntry.objects.visible_to(viewer).order_by("position", "pk"), to_attr="said"),
        Prefetch("resolutions", queryset=resolutions, to_attr="resolved"),
        Prefetch("remarks", queryset=Remark.objects.visible_to(viewer).order_by("pk"), to_attr="remarked"),
    ]


def item(viewer: Viewer, meeting: Meeting, position: int) -> Item | None:
    return agenda(viewer, meeting).filter(position=position).first()


def paper(viewer: Viewer, meeting: Meeting, position: int, number: int) -> Paper | None:
    papers = Paper.objects.visible_to(viewer).select_related("file", "item__meeting__organisation")
    return papers.filter(item__meeting=meeting, item__position=position, position=number).first()


def attendance(viewer: Viewer, meeting: Meeting) -> QuerySet[Attendance]:
    return Attendance.objects.visible_to(viewer).filter(meeting=meeting).select_related("person__organisation").order_by("position", "pk")


def remarks(viewer: Viewer, meeting: Meeting) -> QuerySet[Remark]:
    """What is said of the meeting as a whole."""
    return Remark.objects.visible_to(viewer).filter(meeting=meeting, item=None).order_by("pk")


def meetings_of_days(viewer: Viewer, body: Body, days: Sequence[date]) -> dict[date, Meeting]:
    """The meetings of a body on these days, where they are here: so that what names them can be joined, or named as a gap."""
    return {row.held_on: row for row in of_body(viewer, body).filter(held_on__in=days)} if days else {}


def confirmed_by(viewer: Viewer, meeting: Meeting) -> Item | None:
    """The item of a later meeting that confirmed this one's minutes."""
    items = Item.objects.visible_to(viewer).select_related("meeting__organisation", "meeting__body")
    return items.filter(meeting__body=meeting.body_id, confirms_minutes_of=meeting.held_on).order_by("meeting__held_on", "pk").first()


def neighbours(viewer: Viewer, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The body's meetings before and after this one."""
    others = of_body(viewer, meeting.body)
    return (
        others.filter(held_on__lt=meeting.held_on).first(),
        others.filter(held_on__gt=meeting.held_on).order_by("held_on", "pk").first(),
    )
