"""What may be asked about meetings, their papers and their minutes."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, F, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from moothall.access.hanging import Hung
from moothall.access.naming import Names, by_names
from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.meetings.models import (
    Attendance,
    Closure,
    HandedOut,
    Item,
    Meeting,
    MinuteEntry,
    Paper,
    Remark,
    Reporter,
    Resolution,
    ResolutionPart,
)

# What a knot of the golden thread shows of an item. They hang on every page, so they are read without the texts.
OF_A_KNOT = ("position", "title", "meeting__number", "meeting__held_on", "meeting__organisation__slug", "meeting__body__name")


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


def chosen(
    viewer: Viewer,
    rows: QuerySet[Meeting],
    *,
    council: str = "",
    body: str = "",
    kind: str = "",
    words: str = "",
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Meeting]:
    """Those of these meetings that somebody chose. A council is named by its slug, a body by its key."""
    choices = [
        Q(organisation__slug=council) if council else Q(),
        Q(body=body) if body else Q(),
        Q(body__kind=kind) if kind else Q(),
        Q(held_on__gte=first) if first else Q(),
        Q(held_on__lte=last) if last else Q(),
        *(Q(body__name__icontains=word) | Q(venue__icontains=word) for word in words.split()),
    ]
    return rows.filter(*choices)


class ComingThenHeld:
    """One list in two directions, to be cut into pages: what is to come, the soonest first, then what has been, the newest first."""

    def __init__(self, coming: QuerySet[Meeting], held: QuerySet[Meeting]) -> None:
        self.coming, self.held = coming, held

    @cached_property
    def to_come(self) -> int:
        return self.coming.count()

    @cached_property
    def been(self) -> int:
        return self.held.count()

    def __len__(self) -> int:
        return self.to_come + self.been

    def __getitem__(self, part: slice) -> list[Meeting]:
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        coming = list(self.coming[start:stop]) if start < self.to_come else []
        held = list(self.held[max(start - self.to_come, 0) : stop - self.to_come]) if stop > self.to_come else []
        return coming + held


def coming_then_held(viewer: Viewer, today: date, **choices: object) -> ComingThenHeld:
    """What somebody chose of all meetings, as one list."""
    rows = (coming(viewer, today), held_before(viewer, today))
    return ComingThenHeld(*(chosen(viewer, each, **choices) for each in rows))  # type: ignore[arg-type]


def counts_of(viewer: Viewer, meetings: Collection[Meeting]) -> dict[int, tuple[int, int]]:
    """How many items and resolutions each of these meetings has, in two queries for any number."""
    items = Item.objects.visible_to(viewer).filter(meeting__in=meetings, is_heading=False).values_list("meeting")
    resolutions = Resolution.objects.visible_to(viewer).filter(item__meeting__in=meetings).values_list("item__meeting")
    of_items, of_resolutions = (dict(rows.order_by().annotate(Count("pk"))) for rows in (items, resolutions))
    return {row.pk: (of_items.get(row.pk, 0), of_resolutions.get(row.pk, 0)) for row in meetings}


def parts_of(viewer: Viewer, meeting: Meeting) -> int:
    """How many parts the resolutions of a meeting have together."""
    return ResolutionPart.objects.visible_to(viewer).filter(resolution__item__meeting=meeting).count()


def news(viewer: Viewer, most: int) -> list[tuple[datetime, str, Meeting]]:
    """The latest agendas and minutes to be published, the newest first."""
    told = []
    for what, fact in (("Agenda", "agenda_published_at"), ("Minutes", "minutes_published_at")):
        rows = meetings(viewer).filter(**{f"{fact}__isnull": False}).order_by(f"-{fact}", "-pk")[:most]
        told += [(getattr(row, fact), what, row) for row in rows]
    return sorted(told, key=lambda one: (one[0], one[2].pk, one[1]), reverse=True)[:most]


def of_body(viewer: Viewer, body: Body) -> QuerySet[Meeting]:
    return meetings(viewer).filter(body=body)


def meeting(viewer: Viewer, slug: str, number: int) -> Meeting | None:
    return next((row for row in by_names(meetings_called, viewer, {(slug, number)}) if row.number == number), None)


def meetings_called(viewer: Viewer, names: Names) -> QuerySet[Meeting]:
    """The meetings of these councils and numbers."""
    slugs, numbers = {slug for slug, _ in names}, {number for _, number in names}
    return meetings(viewer).filter(organisation__slug__in=slugs, number__in=numbers)


def agenda(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items of a meeting, each with all that hangs on it and that this viewer may see, in as many queries for any number."""
    items = meeting.items.visible_to(viewer).order_by(*Item.IN_ORDER)  # asked of the meeting, so each knows it
    return items.with_hanging(viewer, *HANGING)


def bare_items(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items of a meeting without what hangs on them: for whoever looks for one by its title or its place."""
    return meeting.items.visible_to(viewer).order_by(*Item.IN_ORDER)


def papers_in_order(viewer: Viewer) -> QuerySet[Paper]:
    return Paper.objects.visible_to(viewer).select_related("file").order_by("position", "pk")


PARTS = Hung("numbered", "resolution", lambda viewer: ResolutionPart.objects.visible_to(viewer).order_by("number"))
REPORTERS = Hung("reported_by", "item", lambda viewer: Reporter.objects.visible_to(viewer).order_by("position", "pk"))
PAPERS = Hung("with_papers", "item", papers_in_order)
HANDED_OUT = Hung("named", "item", lambda viewer: HandedOut.objects.visible_to(viewer).order_by("pk"))
HANGING = (
    REPORTERS,
    PAPERS,
    Hung("closed_because", "item", lambda viewer: Closure.objects.visible_to(viewer).order_by("pk")),
    HANDED_OUT,
    Hung("said", "item", lambda viewer: MinuteEntry.objects.visible_to(viewer).order_by("position", "pk")),
    Hung("resolved", "item", lambda viewer: Resolution.objects.visible_to(viewer).order_by("position", "pk"), below=(PARTS,)),
    Hung("remarked", "item", lambda viewer: Remark.objects.visible_to(viewer).order_by("pk")),
)


def item(viewer: Viewer, meeting: Meeting, position: int) -> Item | None:
    return agenda(viewer, meeting).filter(position=position).first()


def items_around(viewer: Viewer, item: Item) -> tuple[Item | None, Item | None]:
    """The items before and after this one."""
    others = Item.objects.visible_to(viewer).filter(meeting=item.meeting_id).select_related("meeting__organisation")
    earlier, later = (
        Q(place=item.place, **{f"position__{way}": item.position}) | Q(**{f"place__{way}": item.place}) for way in ("lt", "gt")
    )
    return others.filter(earlier).order_by("-place", "-position").first(), others.filter(later).order_by(*Item.IN_ORDER).first()


def paper(viewer: Viewer, meeting: Meeting, position: int, number: int) -> Paper | None:
    papers = Paper.objects.visible_to(viewer).select_related("file", "item__meeting__organisation")
    return papers.filter(item__meeting=meeting, item__position=position, position=number).first()


def attendance(viewer: Viewer, meeting: Meeting) -> QuerySet[Attendance]:
    return (
        Attendance.objects.visible_to(viewer)
        .filter(meeting=meeting)
        .select_related("person__organisation", "instead_of")
        .order_by("position", "pk")
    )


def remarks(viewer: Viewer, meeting: Meeting) -> QuerySet[Remark]:
    """What is said of the meeting as a whole."""
    return Remark.objects.visible_to(viewer).filter(meeting=meeting, item=None).order_by("pk")


def meetings_of_days(viewer: Viewer, body: Body, days: Sequence[date]) -> dict[date, Meeting]:
    """The meetings of a body on these days, where they are here: so that what names them can be joined, or named as a gap."""
    return {row.held_on: row for row in of_body(viewer, body).filter(held_on__in=days)} if days else {}


def confirmed_by(viewer: Viewer, meeting: Meeting) -> Item | None:
    """The item of a later meeting that confirmed this one's minutes."""
    items = Item.objects.visible_to(viewer).select_related("meeting__organisation", "meeting__body").only(*OF_A_KNOT, "meeting__body_id")
    of_that_day = items.filter(confirms_minutes_of=meeting.held_on)  # few; asked by body as well, SQLite reads every later meeting of it
    later = [one for one in of_that_day if one.meeting.body_id == meeting.body_id and one.meeting.held_on > meeting.held_on]
    return min(later, key=lambda one: (one.meeting.held_on, one.pk), default=None)


def neighbours(viewer: Viewer, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The body's meetings before and after this one."""
    rows = Meeting.objects.visible_to(viewer).filter(body=meeting.body_id).select_related("organisation")
    others = rows.only("number", "held_on", "organisation__slug").order_by("-held_on", "-starts_at", "-pk")
    return (
        others.filter(held_on__lt=meeting.held_on).first(),
        others.filter(held_on__gt=meeting.held_on).order_by("held_on", "pk").first(),
    )


def items_named(viewer: Viewer, names: Collection[tuple[str, int, int]]) -> list[Item]:
    """Items by council, number of the meeting and place on the agenda, each with its reports as `with_papers`."""
    if not names:
        return []
    by_meeting: dict[tuple[str, int], list[int]] = {}
    for slug, number, position in names:
        by_meeting.setdefault((slug, number), []).append(position)
    wanted = Q()
    for (slug, number), positions in by_meeting.items():
        wanted |= Q(meeting__organisation__slug=slug, meeting__number=number, position__in=positions)
    items = Item.objects.visible_to(viewer).filter(wanted).select_related("meeting__organisation", "meeting__body").only(*OF_A_KNOT)
    reports = Paper.objects.visible_to(viewer).filter(kind=Paper.Kind.REPORT).order_by("position", "pk")
    shown = reports.only("item", "position", "kind", "title", "published_on")
    return list(items.order_by("pk").prefetch_related(Prefetch("papers", queryset=shown, to_attr="with_papers")))


def latest_of_bodies(viewer: Viewer, names: Collection[tuple[str, int]], most: int) -> list[Meeting]:
    """The latest meetings of each of these bodies, named by council and number, the newest first."""
    if not names:
        return []
    wanted = Q()
    for slug, number in names:
        wanted |= Q(body__organisation__slug=slug, body__number=number)
    if len(names) == 1:
        return list(meetings(viewer).filter(wanted).order_by("-held_on", "-pk")[:most])  # a window would read every meeting of the body
    newest = Window(RowNumber(), partition_by=F("body"), order_by=("-held_on", "-pk"))
    return list(meetings(viewer).filter(wanted).annotate(place=newest).filter(place__lte=most))
