"""What is not for publication: closed under a ground, looked at again, and opened by an act and by nothing else."""

from collections.abc import Collection
from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import permissions, said
from moothall.meetings.models import Closure, Correction, Item, Meeting, MinuteEntry, Paper, Resolution
from moothall.meetings.rules.law.grounds import is_for_members, lacks, numbers_in


@performs(permissions.CLOSE_PAPERS)
def close_papers(item: Item, *, viewer: Viewer, at: datetime, papers: Collection[int], closure: said.Closure) -> Item:
    """Close papers of an item, named by their places, under one ground. Without any, it is the ground on which the item is private."""
    rows = list(Paper.objects.visible_to(viewer).filter(item=item, position__in=papers))
    if strange := sorted(set(papers) - {row.position for row in rows}):
        raise Refused(f"This item has no paper {strange[0]}.")
    if shut := [row.title for row in rows if row.closed_under]:
        raise Refused(f"“{shut[0]}” is closed already.")
    row = closed(item, at, Closure.Covers.PAPERS, closure, was_public=any(paper.published_at for paper in rows))
    for paper in rows:
        paper.closed_under, paper.closure = under(row), row.number
        paper.is_for_members = is_for_members(row.ground, row.paragraph, row.is_contract_terms)
    Paper.objects.visible_to(viewer).bulk_update(rows, ["closed_under", "closure", "is_for_members"])
    return item


@performs(permissions.CLOSE_MINUTE)
def close_minute(item: Item, *, viewer: Viewer, at: datetime, closure: said.Closure, summary: str, with_resolution: bool = False) -> Item:
    """Close what the minutes say of an item. The public reads the summary, and the resolution unless it is closed too."""
    entries = MinuteEntry.objects.visible_to(viewer).filter(item=item)
    if not entries.exists():
        raise Refused("There is no minute of this item yet.")
    out = Meeting.objects.visible_to(THE_CLOCK).filter(pk=item.meeting_id, minutes_published_at__isnull=False).exists()
    was_public = out and entries.filter(is_closed=False).exists()
    row = closed(item, at, Closure.Covers.MINUTE, closure, was_public)
    row.summary = summary
    row.save(update_fields=["summary"])
    entries.update(is_closed=True)
    Correction.objects.visible_to(viewer).filter(item=item).update(is_closed=True)
    if with_resolution:
        Resolution.objects.visible_to(viewer).filter(item=item).update(is_closed=True)
    return item


@performs(permissions.OPEN_WHAT_WAS_CLOSED)
def open_what_was_closed(closure: Closure, *, viewer: Viewer, at: datetime, because: str) -> Item:
    """Open what a closure held, and say why. From now on everybody reads it, if it has been published."""
    closure.opened_at, closure.opened_because = at, because
    closure.save(update_fields=["opened_at", "opened_because"])
    if closure.covers == Closure.Covers.MINUTE:
        MinuteEntry.objects.visible_to(viewer).filter(item=closure.item).update(is_closed=False)
        Resolution.objects.visible_to(viewer).filter(item=closure.item).update(is_closed=False)
        Correction.objects.visible_to(viewer).filter(item=closure.item).update(is_closed=False)
    else:
        Paper.objects.visible_to(viewer).filter(item=closure.item, closure=closure.number).update(
            closed_under="", closure=None, is_for_members=False
        )
    return closure.item


@performs(permissions.LOOK_AGAIN)
def look_again(closure: Closure, *, viewer: Viewer, at: datetime, on: date | None) -> Item:
    """Somebody looked, and it stays closed: the next day to look. No such day ever opens anything."""
    closure.look_again_on = on
    closure.save(update_fields=["look_again_on"])
    return closure.item


def closed(item: Item, at: datetime, covers: str, closure: said.Closure, was_public: bool) -> Closure:
    """A new closure of an item, if the law's demands are met."""
    if closure.ground == Closure.Ground.EXEMPT and (missing := lacks(numbers_in(closure.paragraph), closure.public_interest, at.date())):
        raise Refused(" ".join(missing))
    number = Closure.objects.visible_to(THE_CLOCK).filter(item=item).count() + 1
    told = {name: getattr(closure, name) for name in closure.__slots__}
    return Closure.objects.create(item=item, number=number, covers=covers, closed_at=at, was_public=was_public, **told)


def under(closure: Closure) -> str:
    """The ground as a paper shows it in a word or two."""
    return "confidential" if closure.ground == Closure.Ground.CONFIDENTIAL else f"paragraph {closure.paragraph}"
