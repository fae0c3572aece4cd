"""An agenda in the making: items put on it, changed, moved, removed; and what waits for a revised agenda once it is out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Body, Department, Ward
from moothall.meetings import permissions, said
from moothall.meetings.actions.placing import arrange, business_ends_at, in_order, next_position, put_standing_items, with_exclusion
from moothall.meetings.actions.reports_agenda import table_report
from moothall.meetings.actions.writing import write_items, write_reporters
from moothall.meetings.models import Item, ItemDepartment, ItemWard, Meeting, Report, Reporter, Revision, StandingItem
from moothall.meetings.rules.agenda import moved

REVISED = ("title", "text", "background")


@performs(permissions.PREPARE_AGENDA)
def prepare_agenda(meeting: Meeting, *, viewer: Viewer, at: datetime, items: Sequence[said.Item]) -> Meeting:
    """Put items on the agenda, in this order. Nobody but the clerks sees them until it is published."""
    Item.objects.visible_to(viewer).filter(meeting=meeting).delete()
    write_items(meeting, items)
    return meeting


@performs(permissions.KEEP_STANDING_ITEMS)
def keep_standing_items(body: Body, *, viewer: Viewer, at: datetime, items: Sequence[said.Standing]) -> Body:
    """The items with which every new agenda of this body begins and ends; agendas that exist stay as they are."""
    StandingItem.objects.filter(body=body).delete()
    rows = enumerate(items, start=1)
    StandingItem.objects.bulk_create(
        StandingItem(body=body, position=n, title=one.title, text=one.text, purpose=one.purpose, stands_last=one.stands_last)
        for n, one in rows
    )
    return body


@performs(permissions.ADD_STANDING_ITEMS)
def add_standing_items(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Put those standing items of the body on the agenda that are not there."""
    if not put_standing_items(meeting, at):
        raise Refused("Every standing item of this body is on the agenda already.")
    return meeting


@performs(permissions.ADD_ITEM)
def add_item(
    meeting: Meeting,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    place: int | None = None,
    is_private: bool = False,
    reporters: Sequence[said.Reporter] = (),
    wards: Sequence[Ward] = (),
    departments: Sequence[Department] = (),
    **words: Any,
) -> Item:
    """Put an item on an agenda: a private one after the press and public have left, another before, unless a place is named.

    On an agenda that is out it is a late item: the clerks alone see it, until a supplement or a revised agenda comes out.
    """
    items = in_order(meeting)
    if is_private:
        items = with_exclusion(meeting, items, at)
    row = Item.objects.create(meeting=meeting, position=next_position(items), title=title, is_private=is_private, added_at=at, **words)
    index = place - 1 if place else len(items) if is_private else business_ends_at(items)
    arrange(meeting, [*items[:index], row, *items[index:]])
    say_whose(row, reporters, wards, departments)
    return row


@performs(permissions.PUT_REPORT_ON)
def put_report_on(meeting: Meeting, *, viewer: Viewer, at: datetime, report: Report) -> Item:
    """Put a report that waits on the agenda, as an item of its own that says who wrote it."""
    by = [said.Reporter(name=str(report.author))] if report.author else []
    about = {"title": report.title, "purpose": Item.Purpose.REPORT, "is_private": bool(report.closed_under)}
    departments = [report.department] if report.department else []
    item = add_item(meeting, viewer=viewer, at=at, reporters=by, departments=departments, **about)
    table_report(report, viewer=viewer, at=at, item=item)
    return item


@performs(permissions.CHANGE_ITEM)
def change_item(
    item: Item,
    *,
    viewer: Viewer,
    at: datetime,
    reporters: Sequence[said.Reporter] = (),
    wards: Sequence[Ward] = (),
    departments: Sequence[Department] = (),
    because: str = "",
    **words: Any,
) -> Item:
    """Change an item. The words of one that is out wait for a revised agenda; everything else of it stays as it was published."""
    if item.published_at:
        return wait_for_revision(item, at, because, words)
    became_private = words.get("is_private", False) and not item.is_private
    item.markup = item.markup if words.get("text", item.text) == item.text else ""
    for name, value in words.items():
        setattr(item, name, value)
    item.save()
    say_whose(item, reporters, wards, departments)
    if became_private:
        put_behind_closed_doors(item, at)
    return item


def wait_for_revision(item: Item, at: datetime, because: str, words: dict[str, Any]) -> Item:
    told = {name: words.get(name, getattr(item, name)) for name in REVISED}
    if all(getattr(item, name) == value for name, value in told.items()):
        raise Refused("Nothing was changed: the item says what was published.")
    keep_revision(item, at, told | {"is_withdrawn": False, "because": because})
    return item


def keep_revision(item: Item, at: datetime, told: dict[str, Any]) -> None:
    Revision.objects.visible_to(THE_CLOCK).update_or_create(item=item, defaults=told | {"made_at": at})


def put_behind_closed_doors(item: Item, at: datetime) -> None:
    """An item that became private stands after the press and public have left."""
    rest = [each for each in in_order(item.meeting) if each.pk != item.pk]
    arrange(item.meeting, [*with_exclusion(item.meeting, rest, at), item])


def say_whose(item: Item, reporters: Sequence[said.Reporter], wards: Sequence[Ward], departments: Sequence[Department]) -> None:
    """Who reports on an item, which wards it concerns, and from which departments it comes: these, and no others."""
    for table in (Reporter, ItemWard, ItemDepartment):
        table.objects.visible_to(THE_CLOCK).filter(item=item).delete()
    write_reporters([(item, reporters)])
    ItemWard.objects.bulk_create(ItemWard(item=item, ward=ward) for ward in wards)
    ItemDepartment.objects.bulk_create(ItemDepartment(item=item, department=department) for department in departments)


@performs(permissions.MOVE_ITEM)
def move_item(item: Item, *, viewer: Viewer, at: datetime, place: int) -> Item:
    """Let an item stand at another place, counted from 1. Its address stays."""
    items = in_order(item.meeting)
    arrange(item.meeting, moved(items, item, place))
    return item


@performs(permissions.REMOVE_ITEM)
def remove_item(item: Item, *, viewer: Viewer, at: datetime) -> Meeting:
    """Take an item off an agenda on which nobody has read it."""
    meeting = item.meeting
    item.delete()
    arrange(meeting, in_order(meeting))
    return meeting


@performs(permissions.WITHDRAW_ITEM)
def withdraw_item(item: Item, *, viewer: Viewer, at: datetime, because: str) -> Item:
    """Withdraw an item that is out. The public reads it with the revised agenda; the item stays in its place, with the reason."""
    keep_revision(item, at, {name: getattr(item, name) for name in REVISED} | {"is_withdrawn": True, "because": because})
    return item


@performs(permissions.DROP_REVISION)
def drop_revision(item: Item, *, viewer: Viewer, at: datetime) -> Item:
    """Leave an item as it was published."""
    gone, _ = Revision.objects.visible_to(viewer).filter(item=item).delete()
    if not gone:
        raise Refused("Nothing waits for a revised agenda here.")
    return item


@performs(permissions.TAKE_AS_URGENT)
def take_as_urgent(item: Item, *, viewer: Viewer, at: datetime, because: str) -> Item:
    """Keep the reason for which the chair takes an item that was not open to inspection in time. It is printed, and minuted."""
    item.urgent_because = because
    item.save(update_fields=["urgent_because"])
    return item
