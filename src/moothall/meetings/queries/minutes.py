"""What a clerk needs while minutes are taken: the item, its draft, who may vote, what was recommended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from moothall.access.viewer import Viewer
from moothall.meetings import rules
from moothall.meetings.models import (
    Answer,
    Attendance,
    CastVote,
    Declaration,
    EarlierDraft,
    Exclusion,
    Item,
    Meeting,
    MinuteDraft,
    MinuteEntry,
    Motion,
    OnAgenda,
    Recommendation,
    Resolution,
    ResolutionPart,
    Undertaking,
    Vote,
)
from moothall.meetings.rules import minuting

GONE = (Declaration.Did.LEFT, Declaration.Did.SPOKE_AND_LEFT)


def item_to_minute(viewer: Viewer, slug: str, number: int, position: int) -> Item | None:
    rows = Item.objects.visible_to(viewer).select_related("meeting__organisation", "meeting__body")
    return rows.filter(meeting__organisation__slug=slug, meeting__number=number, position=position).first()


def items_to_minute(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items of a meeting in order, headings left out."""
    return Item.objects.visible_to(viewer).filter(meeting=meeting, is_heading=False).order_by("position")


def minute_draft(viewer: Viewer, item: Item) -> MinuteDraft | None:
    return MinuteDraft.objects.visible_to(viewer).filter(item=item).first()


def drafts_of(viewer: Viewer, meeting: Meeting) -> dict[int, MinuteDraft]:
    """The drafts of a meeting by their item."""
    return {row.item_id: row for row in MinuteDraft.objects.visible_to(viewer).filter(item__meeting=meeting)}


def earlier_drafts(viewer: Viewer, item: Item) -> QuerySet[EarlierDraft]:
    return EarlierDraft.objects.visible_to(viewer).filter(item=item).order_by("-saved_at", "-pk")


def minuted_items(viewer: Viewer, meeting: Meeting) -> set[int]:
    """The keys of the items of which something stands in the minutes."""
    entries = MinuteEntry.objects.visible_to(viewer).filter(item__meeting=meeting).values_list("item", flat=True)
    resolved = Resolution.objects.visible_to(viewer).filter(item__meeting=meeting).values_list("item", flat=True)
    return set(entries) | set(resolved)


def exclusions(viewer: Viewer, meeting: Meeting) -> QuerySet[Exclusion]:
    return Exclusion.objects.visible_to(viewer).filter(item__meeting=meeting).select_related("item").order_by("item__position", "pk")


def is_taken_in_private(viewer: Viewer, item: Item) -> bool:
    """Whether the public was to be, or has been, excluded for this item: then what is minuted is closed unless a clerk opens it."""
    return item.is_private or any(one.covers(item.position) for one in exclusions(viewer, item.meeting))


def entitled(viewer: Viewer, item: Item) -> list[str]:
    """Who was present and had a vote on this item, by name; whoever left for an interest had none. Nobody, before attendance is noted."""
    rows = Attendance.objects.visible_to(viewer).filter(meeting=item.meeting_id, recorded_at__isnull=False)
    present = [row for row in rows.order_by("position", "pk") if row.is_present and row.has_a_vote]
    gone = set(Declaration.objects.visible_to(viewer).filter(item=item, did__in=GONE).values_list("name", flat=True))
    return [row.name for row in present if row.name not in gone]


def people_there(viewer: Viewer, meeting: Meeting) -> dict[str, int | None]:
    """Who was there, by name, with the key of the person where that is known."""
    rows = Attendance.objects.visible_to(viewer).filter(meeting=meeting).order_by("position", "pk")
    return dict(rows.values_list("name", "person"))


@dataclass(frozen=True, slots=True)
class Minuted:
    """What stands in the minutes of one item, with the parts of its motions, votes and undertakings."""

    entries: Sequence[MinuteEntry]
    resolutions: Sequence[Resolution]
    motions: dict[int, Motion]
    votes: dict[int, Vote]
    cast: dict[int, list[CastVote]]
    undertakings: dict[int, Undertaking]


def minuted(viewer: Viewer, items: Sequence[Item]) -> dict[int, Minuted]:
    """What stands in the minutes of each of these items, in seven queries for any number."""
    entries = list(MinuteEntry.objects.visible_to(viewer).filter(item__in=items).order_by("position", "pk"))
    resolutions = list(Resolution.objects.visible_to(viewer).filter(item__in=items).order_by("position", "pk"))
    parts = ResolutionPart.objects.visible_to(viewer).filter(resolution__in=resolutions).order_by("number")
    by_resolution: dict[int, list[ResolutionPart]] = {}
    for part in parts:
        by_resolution.setdefault(part.resolution_id, []).append(part)
    for resolution in resolutions:
        resolution.numbered = by_resolution.get(resolution.pk, [])
    motions, votes, undertakings = (of_entries(viewer, table, entries) for table in (Motion, Vote, Undertaking))
    cast: dict[int, list[CastVote]] = {}
    for one in CastVote.objects.visible_to(viewer).filter(vote__in=list(votes.values())).order_by("position", "pk"):
        cast.setdefault(one.vote_id, []).append(one)
    return {
        item.pk: Minuted(
            [entry for entry in entries if entry.item_id == item.pk],
            [resolution for resolution in resolutions if resolution.item_id == item.pk],
            motions,
            votes,
            cast,
            undertakings,
        )
        for item in items
    }


def of_entries(viewer: Viewer, table: Any, entries: Sequence[MinuteEntry]) -> dict[int, Any]:
    """The rows of a table that say what these entries say, by entry."""
    return {row.entry_id: row for row in table.objects.visible_to(viewer).filter(entry__in=entries)}


def minute_as_blocks(viewer: Viewer, item: Item) -> tuple[minuting.Block, ...]:
    """What stands in the minutes of an item, as blocks that can be written back as text and taken up again."""
    stands = minuted(viewer, [item])[item.pk]
    both: list[Any] = [*stands.entries, *stands.resolutions]
    rows = sorted(both, key=lambda row: row.position)
    return tuple(resolution_block(row) if isinstance(row, Resolution) else entry_block(row, stands) for row in rows)


def entry_block(row: MinuteEntry, stands: Minuted) -> minuting.Block:
    """An entry as it would be typed again. The places of motions are counted anew when it is read."""
    closed = {"is_closed": row.is_closed}
    if motion := stands.motions.get(row.pk):
        is_amendment = motion.amends is not None
        return minuting.MotionSaid(
            motion.words,
            motion.mover,
            motion.seconder,
            is_amendment,
            motion.outcome if not voted_on(stands, row) else "",
            motion.reads,
            **closed,
        )
    if vote := stands.votes.get(row.pk):
        named = tuple((one.name, one.cast) for one in stands.cast.get(vote.pk, []))
        numbers = (vote.votes_for, vote.against, vote.abstained, vote.did_not_vote)
        return minuting.VoteSaid(vote.how, *numbers, named=named, casting=vote.casting, outcome=vote.outcome, **closed)
    if undertaking := stands.undertakings.get(row.pk):
        return minuting.UndertakingSaid(row.text, undertaking.who, undertaking.what, undertaking.due_words, undertaking.due_on, **closed)
    kinds = {kind.value: kind for kind in rules.EntryKind}
    return minuting.Said(kinds.get(row.kind, rules.EntryKind.NARRATIVE), row.text, tuple(row.bullets), **closed)


def voted_on(stands: Minuted, row: MinuteEntry) -> bool:
    return any(vote.on == row.position for vote in stands.votes.values())


def resolution_block(row: Resolution) -> minuting.Resolved:
    parts = row.numbered  # type: ignore[attr-defined]
    said = tuple(minuting.PartSaid(part.text, str(part.number) if len(parts) > 1 or part.printed else "", part.is_closed) for part in parts)
    return minuting.Resolved(row.heading or "RESOLVED", row.lead, said, row.is_closed)


def recommendations_of(viewer: Viewer, item: Item) -> QuerySet[Recommendation]:
    """What the reports on an item recommend, in their order."""
    reports = OnAgenda.objects.visible_to(viewer).filter(item=item).values("report")
    rows = Recommendation.objects.visible_to(viewer).filter(report__in=reports).select_related("report__organisation")
    return rows.order_by("report", "place", "pk")


def answers_of(viewer: Viewer, items: Sequence[Item]) -> QuerySet[Answer]:
    """How what was resolved on these items answers what was recommended."""
    rows = Answer.objects.visible_to(viewer).filter(part__resolution__item__in=items)
    return rows.select_related("part__resolution", "recommendation").order_by("recommendation__report", "recommendation__place", "pk")


def undertakings_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Undertaking]:
    """Who undertook what at a meeting; the nearest day first, then what has none."""
    rows = Undertaking.objects.visible_to(viewer).filter(entry__item__meeting=meeting).select_related("entry__item__meeting__organisation")
    return rows.order_by(F("due_on").asc(nulls_last=True), "entry__item__position", "entry__position")
