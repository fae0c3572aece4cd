"""What was typed becomes the minute of an item: entries, motions, votes, undertakings and resolutions in parts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from moothall.access.acts import ChangedMeanwhile, Refused, add_facts, performs
from moothall.access.rows import in_place
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import permissions, queries, rules
from moothall.meetings.models import (
    Answer,
    CastVote,
    Item,
    MinuteDraft,
    MinuteEntry,
    Motion,
    Recommendation,
    Resolution,
    ResolutionPart,
    Undertaking,
    Vote,
)
from moothall.meetings.rules import minuting


@performs(permissions.WRITE_MINUTE)
def write_minute(item: Item, *, viewer: Viewer, at: datetime, version: int) -> Item:
    """Write this version of the draft into the minutes, in the place of what stood there. Only clerks see it until they come out."""
    draft = MinuteDraft.objects.visible_to(viewer).filter(item=item).first()
    if draft is None:
        raise Refused("Nothing has been typed for this item yet.")
    if draft.version != version:
        raise ChangedMeanwhile(draft)
    text = minuting.tidied(draft.text, draft.is_closed)
    said = minuting.understood(text, draft.is_closed)
    refuse_other_decisions(item, said)
    write_blocks(item, said.blocks, queries.people_there(viewer, item.meeting))
    draft.version += text != draft.text
    draft.text, draft.written_version = text, draft.version
    draft.save(update_fields=["text", "version", "written_version"])
    add_facts(paragraphs=len(said.blocks) - len(said.resolutions), resolved=sum(len(one.parts) for one in said.resolutions))
    return item


def refuse_other_decisions(item: Item, said: minuting.Understood) -> None:
    """What was resolved cannot change once the decisions are out: the public would read another thing than was published."""
    if not item.meeting.decisions_published_at:
        return
    rows = (
        ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=item).order_by("resolution__position", "resolution", "number")
    )
    stands = [(part.text, part.is_closed) for part in rows]
    if stands != [(part.text, part.is_closed) for one in said.resolutions for part in one.parts]:
        raise Refused("What was resolved on this item has been published and cannot be changed. The rest of the minute can.")


def write_blocks(item: Item, blocks: Sequence[minuting.Block], people: Mapping[str, int | None]) -> None:
    """Each block takes the place in which it was said, counted from one over paragraphs and resolutions together."""
    MinuteEntry.objects.visible_to(THE_CLOCK).filter(item=item).delete()
    placed = list(enumerate(blocks, start=1))
    said = [(place, block) for place, block in placed if not isinstance(block, minuting.Resolved)]
    entries = MinuteEntry.objects.bulk_create(entry_of(item, place, block) for place, block in said)
    pairs = [(entry, block) for entry, (_, block) in zip(entries, said, strict=True)]
    Motion.objects.bulk_create(motion_of(entry, block) for entry, block in pairs if isinstance(block, minuting.MotionSaid))
    Undertaking.objects.bulk_create(undertaking_of(entry, block) for entry, block in pairs if isinstance(block, minuting.UndertakingSaid))
    write_votes([(entry, block) for entry, block in pairs if isinstance(block, minuting.VoteSaid)], people)
    write_resolved(item, [(place, block) for place, block in placed if isinstance(block, minuting.Resolved)])


def entry_of(item: Item, place: int, block: minuting.Block) -> MinuteEntry:
    """The paragraph that readers have; what it says in its parts hangs on it."""
    fields = {"item": item, "position": place, "is_closed": block.is_closed}
    if isinstance(block, minuting.MotionSaid):
        text = minuting.motion_in_words(block)
        what = "Amendment" if block.is_amendment else "Motion"
        return MinuteEntry(kind=rules.EntryKind.MOTION, text=text if block.mover else f"{what}: {text}", **fields)
    if isinstance(block, minuting.VoteSaid):
        return MinuteEntry(kind=rules.EntryKind.VOTE, text=minuting.vote_in_words(block), **fields)
    if isinstance(block, minuting.UndertakingSaid):
        return MinuteEntry(kind=rules.EntryKind.UNDERTAKING, text=block.text, **fields)
    assert isinstance(block, minuting.Said)
    return MinuteEntry(kind=block.kind, text=block.text, bullets=list(block.bullets), **fields)


def motion_of(entry: MinuteEntry, block: minuting.MotionSaid) -> Motion:
    return Motion(
        entry=entry,
        mover=block.mover,
        seconder=block.seconder,
        words=block.words,
        amends=None if block.amends is None else block.amends + 1,
        reads=block.reads,
        outcome=block.outcome,
    )


def undertaking_of(entry: MinuteEntry, block: minuting.UndertakingSaid) -> Undertaking:
    return Undertaking(entry=entry, who=block.who, what=block.what, due_words=block.due_words, due_on=block.due_on)


def write_votes(pairs: Sequence[tuple[MinuteEntry, minuting.VoteSaid]], people: Mapping[str, int | None]) -> None:
    """Votes, and how each member voted where they were taken by name; whoever was there is known by the full name."""
    votes = Vote.objects.bulk_create(
        Vote(
            entry=entry,
            how=block.how,
            on=None if block.on is None else block.on + 1,
            votes_for=block.votes_for,
            against=block.against,
            abstained=block.abstained,
            did_not_vote=block.did_not_vote,
            casting=block.casting,
            outcome=block.outcome,
        )
        for entry, block in pairs
    )
    CastVote.objects.bulk_create(
        CastVote(vote=vote, position=place, name=name[:200], person_id=people.get(name), cast=cast)
        for vote, (_, block) in zip(votes, pairs, strict=True)
        for place, (name, cast) in enumerate(((minuting.whom(typed, people), cast) for typed, cast in block.named), start=1)
    )


def write_resolved(item: Item, placed: Sequence[tuple[int, minuting.Resolved]]) -> None:
    """Resolutions and their parts keep their rows by their turn, and an answer to a recommendation stays with the words that gave it."""
    answers = [(one.part.text, one.recommendation_id, one.how) for one in queries.answers_of(THE_CLOCK, [item])]
    known = dict(enumerate(Resolution.objects.visible_to(THE_CLOCK).filter(item=item).order_by("position", "pk")))
    wanted = [
        Resolution(item=item, position=place, heading=block.heading, lead=block.lead, is_closed=block.is_closed) for place, block in placed
    ]
    turns = {id(row): turn for turn, row in enumerate(wanted)}
    rows = in_place(Resolution, wanted, known, key=lambda row: turns[id(row)])
    parts = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__in=rows)
    written = in_place(
        ResolutionPart,
        [part for row, (_, block) in zip(rows, placed, strict=True) for part in parts_of(row, block)],
        {(part.resolution_id, part.number): part for part in parts},
        key=lambda part: (part.resolution_id, part.number),
    )
    Answer.objects.visible_to(THE_CLOCK).filter(part__in=written).delete()
    by_text = {part.text: part for part in written}
    Answer.objects.bulk_create(Answer(part=by_text[text], recommendation_id=key, how=how) for text, key, how in answers if text in by_text)


def parts_of(row: Resolution, block: minuting.Resolved) -> list[ResolutionPart]:
    """The parts as they will be read: what each does and refers to is worked out from its words."""
    names = [name for place, part in enumerate(block.parts, start=1) for name in rules.clause_names(place, part.label, part.text)]
    return [
        ResolutionPart(
            resolution=row,
            number=place,
            printed=f"({part.label})" if part.label else "",
            text=part.text,
            kinds=list(rules.kinds_of_part(part.text)),
            refers_to=[asdict(reference) for reference in rules.references_in(part.text, names)],
            is_closed=part.is_closed,
        )
        for place, part in enumerate(block.parts, start=1)
    ]


@performs(permissions.ANSWER_RECOMMENDATIONS)
def answer_recommendations(
    item: Item, *, viewer: Viewer, at: datetime, answers: Sequence[tuple[Recommendation, ResolutionPart, str]]
) -> Item:
    """Say which part of what was resolved answers each recommendation, and how. It takes the place of what was said before."""
    parts = ResolutionPart.objects.visible_to(viewer).filter(resolution__item=item)
    recommended = queries.recommendations_of(viewer, item)
    if not ({part.pk for _, part, _ in answers} <= {row.pk for row in parts}):
        raise Refused("A part of another item's resolution cannot answer these recommendations.")
    if not ({one.pk for one, _, _ in answers} <= {row.pk for row in recommended}):
        raise Refused("That recommendation is of no report on this item.")
    Answer.objects.visible_to(viewer).filter(part__in=parts).delete()
    Answer.objects.bulk_create(Answer(part=part, recommendation=one, how=how) for one, part, how in answers)
    return item
