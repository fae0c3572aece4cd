"""What leaves the house: notice, agenda, supplement, revised agenda, decisions, minutes. Each is an act, and each is kept as it was."""

from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import permissions, queries
from moothall.meetings.actions.calling import was_held_before
from moothall.meetings.actions.reports_agenda import let_out_reports
from moothall.meetings.models import Item, Meeting, OnAgenda, Paper, Publication, Revision

Kind = Publication.Kind


@performs(permissions.PUBLISH_NOTICE)
def publish_notice(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Publish the notice: who meets, when and where. After a meeting has been moved it can be published again."""
    keep(meeting, Kind.NOTICE, at, queries.notice_as_published(meeting))
    return meeting


@performs(permissions.PUBLISH_AGENDA)
def publish_agenda(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Publish the agenda with every paper that is here. What comes later comes with a supplement."""
    settle_minutes(meeting)
    meeting.agenda_published_at = at
    meeting.save(update_fields=["agenda_published_at"])
    let_out(meeting, viewer, at)
    keep(meeting, Kind.AGENDA, at, queries.agenda_as_published(meeting))
    return meeting


@performs(permissions.PUBLISH_SUPPLEMENT)
def publish_supplement(meeting: Meeting, *, viewer: Viewer, at: datetime, because: str = "") -> Meeting:
    """Publish what has come since the agenda went out: late items, and papers of items that are out."""
    if not let_out(meeting, viewer, at):
        raise Refused("Nothing new waits to be published.")
    keep(meeting, Kind.SUPPLEMENT, at, queries.agenda_as_published(meeting, since=at), because)
    return meeting


@performs(permissions.PUBLISH_REVISED_AGENDA)
def publish_revised_agenda(meeting: Meeting, *, viewer: Viewer, at: datetime, because: str = "") -> Meeting:
    """Publish the agenda anew: with what was changed, what was withdrawn, and what has come since."""
    revised = revise(meeting, at)
    if not let_out(meeting, viewer, at) + revised:
        raise Refused("Nothing of the agenda was changed since it was published.")
    keep(meeting, Kind.REVISED_AGENDA, at, queries.agenda_as_published(meeting), because)
    return meeting


@performs(permissions.PUBLISH_DECISIONS)
def publish_decisions(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Publish what was resolved, ahead of the minutes."""
    meeting.decisions_published_at = at
    meeting.save(update_fields=["decisions_published_at"])
    contents = queries.decisions_as_published(meeting)
    if not contents:
        raise Refused("Nothing that was resolved is written down yet.")
    keep(meeting, Kind.DECISIONS, at, contents)
    return meeting


@performs(permissions.PUBLISH_DRAFT_MINUTES)
def publish_draft_minutes(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Publish the minutes as a draft, which they are until a later meeting confirms them."""
    return let_minutes_out(meeting, at, are_draft=True)


@performs(permissions.PUBLISH_MINUTES)
def publish_minutes(meeting: Meeting, *, viewer: Viewer, at: datetime, are_draft: bool = False) -> Meeting:
    return let_minutes_out(meeting, at, are_draft)


def let_minutes_out(meeting: Meeting, at: datetime, are_draft: bool) -> Meeting:
    meeting.minutes_published_at, meeting.minutes_are_draft = at, are_draft
    meeting.save(update_fields=["minutes_published_at", "minutes_are_draft"])
    keep(meeting, Kind.DRAFT_MINUTES if are_draft else Kind.MINUTES, at, queries.minutes_as_published(meeting))
    return meeting


def let_out(meeting: Meeting, viewer: Viewer, at: datetime) -> int:
    """Every item, paper and complete report that has not come out yet does so now; how many there were."""
    waits = OnAgenda.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting, paper=None).exists()
    reports = let_out_reports(meeting, viewer, at).out if waits else []
    items = Item.objects.visible_to(viewer).filter(meeting=meeting, published_at=None).update(published_at=at)
    papers = Paper.objects.visible_to(viewer).filter(item__meeting=meeting, published_at=None).update(published_at=at)
    return len(reports) + items + papers


def revise(meeting: Meeting, at: datetime) -> int:
    """What waited for a revised agenda is said from now on; how many items there were."""
    waiting = list(Revision.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting).select_related("item"))
    for revision in waiting:
        say_anew(revision, at)
    Revision.objects.visible_to(THE_CLOCK).filter(pk__in=[revision.pk for revision in waiting]).delete()
    return len(waiting)


def say_anew(revision: Revision, at: datetime) -> None:
    item = revision.item
    if revision.is_withdrawn:
        item.withdrawn_at, item.withdrawn_because = at, revision.because
    if revision.text != item.text:
        item.markup = ""
    item.title, item.text, item.background = revision.title, revision.text, revision.background
    item.version += 1
    item.save()


def settle_minutes(meeting: Meeting) -> None:
    """An item that confirms minutes says whose, if nobody has said it."""
    silent = Item.objects.visible_to(THE_CLOCK).filter(meeting=meeting, purpose=Item.Purpose.MINUTES, confirms_minutes_of=None)
    if rows := list(silent):
        Item.objects.visible_to(THE_CLOCK).filter(pk__in=[row.pk for row in rows]).update(confirms_minutes_of=was_held_before(meeting))


def keep(meeting: Meeting, kind: str, at: datetime, contents: list[dict[str, Any]], because: str = "") -> Publication:
    """Keep a publication as the public could read it, with its number among those of its kind."""
    kinds = list(Publication.objects.visible_to(THE_CLOCK).filter(meeting=meeting).values_list("kind", flat=True))
    number, turn = kinds.count(kind) + 1, len(kinds) + 1
    return Publication.objects.create(
        meeting=meeting, kind=kind, number=number, turn=turn, published_at=at, contents=contents, because=because
    )
