"""What a clerk asks while an agenda is made: its items with all that hangs on them, what is closed, and what stands by itself."""

from datetime import date

from django.db.models import F, QuerySet

from moothall.access.hanging import Hung
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body
from moothall.meetings.models import (
    Closure,
    Item,
    ItemDepartment,
    ItemWard,
    Meeting,
    Moved,
    OnAgenda,
    Paper,
    Revision,
    StandingItem,
    UrgentAgreement,
)
from moothall.meetings.permissions import CLERKS
from moothall.meetings.queries.reading import HANDED_OUT, PAPERS, REPORTERS, meetings, papers_in_order


def working_agenda(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items as a clerk works on them, in nine queries for any number."""
    return meeting.items.visible_to(viewer).order_by(*Item.IN_ORDER).with_hanging(viewer, *WORKED_ON)


def of_reports(viewer: Viewer) -> QuerySet[OnAgenda]:
    return OnAgenda.objects.visible_to(viewer).select_related("report__organisation").order_by("pk")


def of_wards(viewer: Viewer) -> QuerySet[ItemWard]:
    return ItemWard.objects.visible_to(viewer).select_related("ward").order_by("ward__name")


def of_departments(viewer: Viewer) -> QuerySet[ItemDepartment]:
    return ItemDepartment.objects.visible_to(viewer).select_related("department").order_by("department__name")


WORKED_ON = (
    REPORTERS,
    PAPERS,
    Hung("closed_because", "item", lambda viewer: Closure.objects.visible_to(viewer).order_by("number")),
    Hung("with_reports", "item", of_reports),
    HANDED_OUT,
    Hung("wards", "item", of_wards),
    Hung("departments", "item", of_departments),
    Hung("will_say", "item", Revision.objects.visible_to, alone=True),
)


def working_item(viewer: Viewer, meeting: Meeting, position: int) -> Item | None:
    return working_agenda(viewer, meeting).filter(position=position).first()


def closure(viewer: Viewer, meeting: Meeting, position: int, number: int) -> Closure | None:
    rows = Closure.objects.visible_to(viewer).select_related("item__meeting__organisation")
    return rows.filter(item__meeting=meeting, item__position=position, number=number).first()


def closures_to_look_at(viewer: Viewer) -> QuerySet[Closure]:
    """What is closed in the councils whose papers the viewer keeps, the soonest to be looked at first."""
    rows = Closure.objects.visible_to(viewer).filter(opened_at=None, item__meeting__organisation__in=viewer.organisations(*CLERKS))
    related = ("item__meeting__organisation", "item__meeting__body")
    return rows.select_related(*related).order_by(F("look_again_on").asc(nulls_last=True), "-item__meeting__held_on", "pk")


def papers_closed(viewer: Viewer, item: Item) -> QuerySet[Paper]:
    return papers_in_order(viewer).filter(item=item).exclude(closed_under="")


def standing_items(viewer: Viewer, body: Body) -> QuerySet[StandingItem]:
    return StandingItem.objects.filter(body=body).order_by("position")


def moves(viewer: Viewer, meeting: Meeting) -> QuerySet[Moved]:
    """Where and when a meeting was to be, the latest first."""
    return Moved.objects.visible_to(viewer).filter(meeting=meeting).order_by("-moved_at", "-pk")


def urgent_agreement(viewer: Viewer, meeting: Meeting) -> UrgentAgreement | None:
    return UrgentAgreement.objects.visible_to(viewer).filter(meeting=meeting).first()


def meetings_kept(viewer: Viewer, first: date) -> QuerySet[Meeting]:
    """The meetings of the councils whose papers the viewer keeps, from a day on, the soonest first."""
    rows = meetings(viewer).filter(organisation__in=viewer.organisations(*CLERKS), held_on__gte=first)
    return rows.order_by("held_on", "starts_at", "pk")


def bodies_kept(viewer: Viewer) -> QuerySet[Body]:
    """The bodies of the councils whose papers the viewer keeps, those that still meet."""
    return authority.bodies(viewer).filter(organisation__in=viewer.organisations(*CLERKS), expired=False)


def days_taken(viewer: Viewer, body: Body, first: date, last: date) -> set[date]:
    """The days on which a body meets already; a meeting that was cancelled takes none."""
    rows = Meeting.objects.visible_to(viewer).filter(body=body, held_on__range=(first, last), cancelled_at=None)
    return set(rows.values_list("held_on", flat=True))


def usual(viewer: Viewer, body: Body) -> Meeting | None:
    """The latest meeting of a body that took place or is to: its hour, place and contact are proposed for the next."""
    return meetings(viewer).filter(body=body, cancelled_at=None).first()


def may_confirm(viewer: Viewer, meeting: Meeting) -> list[date]:
    """The days of the body's last meetings before this one, whose minutes one of its items can confirm."""
    rows = Meeting.objects.visible_to(viewer).filter(body=meeting.body_id, held_on__lt=meeting.held_on)
    return list(rows.filter(cancelled_at=None, is_briefing=False).order_by("-held_on", "-pk").values_list("held_on", flat=True)[:6])
