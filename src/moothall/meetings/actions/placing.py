"""Where the items of an agenda stand, and the numbers that follow from it."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.meetings.models import Item, Meeting, StandingItem
from moothall.meetings.rules.agenda import Line, numbers

EXCLUSION = "Exclusion of the press and public"


def in_order(meeting: Meeting) -> list[Item]:
    """All items of a meeting as they stand on its agenda, whoever may see them; held until the act is over, so that two cannot mix."""
    Meeting.objects.visible_to(THE_CLOCK).select_for_update().get(pk=meeting.pk)
    return list(Item.objects.visible_to(THE_CLOCK).filter(meeting=meeting).order_by(*Item.IN_ORDER))


def arrange(meeting: Meeting, items: Sequence[Item]) -> None:
    """Let the items stand in this order. What is out keeps its number; what is not takes the one that follows."""
    lines = [Line(item.number, item.is_displayed and not item.is_heading, item.published_at is not None) for item in items]
    for place, (item, number) in enumerate(zip(items, numbers(lines), strict=True), start=1):
        item.place, item.number = place, number
    Item.objects.visible_to(THE_CLOCK).bulk_update(items, ["place", "number"])


def next_position(items: Sequence[Item]) -> int:
    """The number of a new item in its address: never one that was there before among those that still are."""
    return max((item.position for item in items), default=0) + 1


def business_ends_at(items: Sequence[Item]) -> int:
    """Before which item a new one stands: what is public stands before the public leave, and before urgent business."""
    ends = (item.purpose in {Item.Purpose.EXCLUSION, Item.Purpose.URGENT} or item.is_private for item in items)
    return next((index for index, is_end in enumerate(ends) if is_end), len(items))


def with_exclusion(meeting: Meeting, items: list[Item], at: datetime) -> list[Item]:
    """The items with one at the end by which the press and public are excluded, unless there is one."""
    if any(item.purpose == Item.Purpose.EXCLUSION for item in items):
        return items
    row = Item.objects.create(meeting=meeting, position=next_position(items), title=EXCLUSION, purpose=Item.Purpose.EXCLUSION, added_at=at)
    return [*items, row]


def put_standing_items(meeting: Meeting, at: datetime) -> list[Item]:
    """The body's standing items come by themselves; one whose title stands there already does not come twice."""
    standing = list(StandingItem.objects.filter(body=meeting.body_id).order_by("position"))
    items = in_order(meeting) if standing else []
    new = [row for row in standing if row.title not in {item.title for item in items}]
    if not new:
        return []
    first = next_position(items)
    rows = [
        Item(meeting=meeting, position=first + count, title=row.title, text=row.text, purpose=row.purpose, added_at=at)
        for count, row in enumerate(new)
    ]
    Item.objects.bulk_create(rows)
    ahead = [item for item, row in zip(rows, new, strict=True) if not row.stands_last]
    arrange(meeting, [*ahead, *items, *(item for item in rows if item not in ahead)])
    return rows
