"""Declarations of interest, and dispensations from what they would forbid."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Organisation
from moothall.meetings.models import Declaration, Dispensation, Item, Meeting, Reporter
from moothall.meetings.rules import declaring, interests


def declarations(viewer: Viewer, item: Item) -> QuerySet[Declaration]:
    return with_all(Declaration.objects.visible_to(viewer).filter(item=item)).order_by("declared_at", "pk")


def declarations_at(viewer: Viewer, meeting: Meeting) -> QuerySet[Declaration]:
    """Every declaration of a meeting, in the order of its agenda."""
    return with_all(Declaration.objects.visible_to(viewer).filter(item__meeting=meeting)).order_by("item__position", "declared_at", "pk")


def declaration(viewer: Viewer, item: Item, key: int) -> Declaration | None:
    return declarations(viewer, item).filter(pk=key).first()


def with_all(rows: QuerySet[Declaration]) -> QuerySet[Declaration]:
    return rows.select_related("item__meeting__organisation", "item__meeting__body", "person__organisation", "dispensation")


def declarations_register(viewer: Viewer, first: date, last: date) -> QuerySet[Declaration]:
    """What was declared at meetings of a stretch of days, the newest first."""
    rows = Declaration.objects.visible_to(viewer).filter(item__meeting__held_on__range=(first, last))
    return with_all(rows).order_by("-item__meeting__held_on", "-item__meeting", "item__position", "pk")


def as_declared(row: Declaration) -> declaring.Declared:
    """A declaration as the rules judge it."""
    return declaring.Declared(
        name=row.name,
        kind=row.kind,
        on=row.item.meeting.held_on,
        nature=row.nature,
        is_sensitive=row.is_sensitive,
        did=row.did,
        dispensation=as_leave(row.dispensation) if row.dispensation else None,
        decides_alone=row.item.meeting.body.kind == Body.Kind.SINGLE_MEMBER,
    )


def as_leave(row: Dispensation) -> interests.Dispensation:
    return interests.Dispensation(
        valid_from=row.since or date.min,
        valid_to=row.until or date.max,
        may_vote=row.allows == Dispensation.Allows.VOTE,
        granted_by=row.given_by,
    )


def declared_in_words(viewer: Viewer, meeting: Meeting) -> list[str]:
    """The declarations of a meeting as the minutes say them, each with the item that it is about."""
    rows = declarations_at(viewer, meeting)
    return [f"{declaring.declared_in_words(as_declared(row))} (Item {row.item.number.rstrip('.') or row.item.position})" for row in rows]


def must_leave(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether standing orders of the day ask members with a pecuniary interest to leave the room."""
    return bool(authority.setting(viewer, meeting.organisation_id, "leave_room_with_interest", meeting.held_on))


def dispensations(viewer: Viewer, organisation: Organisation | int) -> QuerySet[Dispensation]:
    """Every dispensation of a council, the latest first."""
    rows = Dispensation.objects.filter(organisation=organisation).select_related(
        "person__organisation", "body__organisation", "organisation"
    )
    return rows.order_by("-since", "person__name", "-pk")


def all_dispensations(viewer: Viewer) -> QuerySet[Dispensation]:
    rows = Dispensation.objects.select_related("person__organisation", "body__organisation", "organisation")
    return rows.order_by("-since", "person__name", "-pk")


def dispensation(viewer: Viewer, slug: str, key: int) -> Dispensation | None:
    return all_dispensations(viewer).filter(organisation__slug=slug, pk=key).first()


def dispensations_for(viewer: Viewer, meeting: Meeting) -> QuerySet[Dispensation]:
    """Those that hold on the day of a meeting, for its body or for any."""
    held = dispensations(viewer, meeting.organisation_id).filter(Dispensation.on(meeting.held_on), ended_at=None)
    return held.filter(Q(body=None) | Q(body=meeting.body_id))


def authors_of(viewer: Viewer, item: Item) -> Sequence[Reporter]:
    """Who the agenda names as the authors of an item's reports."""
    rows = Reporter.objects.visible_to(viewer).filter(item=item, part=Reporter.Part.AUTHOR, said_in=Reporter.Place.AGENDA)
    return list(rows.order_by("position", "pk"))
