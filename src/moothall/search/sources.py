"""What can be found: for each kind of row, its words, where it leads, and how its room lets a viewer see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Person
from moothall.decisions.models import Commitment, Decision, DecisionPart, Passage
from moothall.meetings.models import Item, Meeting, MinuteEntry, Paper, ResolutionPart


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found and may be seen: what it is, its title, where it leads, its day and whose it is."""

    kind: str
    title: str
    reference: str
    on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of row. `number` is kept in the index for good: a kind that goes leaves its number unused."""

    number: int
    room: str
    table: type[Model]
    related: tuple[str, ...]
    words: Callable[[Any], tuple[str, str]]    # title and text
    on: Callable[[Any], date | None]
    body: Callable[[Any], int | None]
    organisation: Callable[[Any], int | None]
    hit: Callable[[Any], Hit]

    def visible_to(self, viewer: Viewer) -> QuerySet[Any]:
        rows = self.table.objects    # type: ignore[attr-defined]
        named = rows.visible_to(viewer) if hasattr(rows, "visible_to") else rows.all()
        return named.select_related(*self.related)


def in_meeting(path: str) -> tuple[str, ...]:
    return (f"{path}meeting__organisation", f"{path}meeting__body")


def lines(*words: str) -> str:
    return "\n".join(word for word in words if word)


def place_of(meeting: Meeting) -> str:
    return meeting.body.name


def item_hit(kind: str, item: Item) -> Hit:
    return Hit(kind, item.title, item.reference, item.meeting.held_on, place_of(item.meeting))


def decision_hit(kind: str, decision: Decision) -> Hit:
    return Hit(kind, decision.title, decision.reference, decision.decided_on, decision.maker_words or str(decision.body or ""))


def commitment_hit(row: Commitment) -> Hit:
    return Hit("Commitment", f"{row.who}: {row.what}", row.reference, row.proposed_at.date(), "")


SOURCES = [
    Source(
        1, "meetings", Meeting, ("organisation", "body"),
        words=lambda row: (row.body.name, lines(row.venue, row.note)),
        on=lambda row: row.held_on, body=lambda row: row.body_id, organisation=lambda row: row.organisation_id,
        hit=lambda row: Hit("Meeting", row.body.name, row.reference, row.held_on, row.venue),
    ),
    Source(
        2, "meetings", Item, in_meeting(""),
        words=lambda row: (row.title, row.text),
        on=lambda row: row.meeting.held_on, body=lambda row: row.meeting.body_id, organisation=lambda row: row.meeting.organisation_id,
        hit=lambda row: item_hit("Agenda item", row),
    ),
    Source(
        3, "meetings", MinuteEntry, in_meeting("item__"),
        words=lambda row: ("", lines(row.text, *row.bullets)),
        on=lambda row: row.item.meeting.held_on, body=lambda row: row.item.meeting.body_id,
        organisation=lambda row: row.item.meeting.organisation_id,
        hit=lambda row: item_hit("Minute", row.item),
    ),
    Source(
        4, "meetings", ResolutionPart, in_meeting("resolution__item__"),
        words=lambda row: ("", row.text),
        on=lambda row: row.resolution.item.meeting.held_on, body=lambda row: row.resolution.item.meeting.body_id,
        organisation=lambda row: row.resolution.item.meeting.organisation_id,
        hit=lambda row: item_hit("Resolution", row.resolution.item),
    ),
    Source(
        5, "meetings", Paper, in_meeting("item__"),
        words=lambda row: (row.title, row.text),
        on=lambda row: row.item.meeting.held_on, body=lambda row: row.item.meeting.body_id,
        organisation=lambda row: row.item.meeting.organisation_id,
        hit=lambda row: Hit("Paper", row.title, row.item.reference, row.item.meeting.held_on, place_of(row.item.meeting)),
    ),
    Source(
        6, "decisions", Decision, ("organisation", "body"),
        words=lambda row: (row.title, lines(row.code, row.purpose, row.reasons, row.alternatives, row.withdrawn_because)),
        on=lambda row: row.decided_on, body=lambda row: row.body_id, organisation=lambda row: row.organisation_id,
        hit=lambda row: decision_hit("Decision", row),
    ),
    Source(
        7, "decisions", Passage, ("decision__organisation", "decision__body"),
        words=lambda row: ("", lines(row.text, *row.bullets)),
        on=lambda row: row.decision.decided_on, body=lambda row: row.decision.body_id,
        organisation=lambda row: row.decision.organisation_id,
        hit=lambda row: decision_hit("Decision", row.decision),
    ),
    Source(
        8, "decisions", DecisionPart, ("decision__organisation", "decision__body"),
        words=lambda row: ("", row.text),
        on=lambda row: row.decision.decided_on, body=lambda row: row.decision.body_id,
        organisation=lambda row: row.decision.organisation_id,
        hit=lambda row: decision_hit("Decision", row.decision),
    ),
    Source(
        9, "decisions", Commitment, ("organisation",),
        words=lambda row: (f"{row.who}: {row.what}", row.due_words),
        on=lambda row: row.proposed_at.date(), body=lambda row: None, organisation=lambda row: row.organisation_id,
        hit=commitment_hit,
    ),
    Source(
        10, "authority", Body, ("organisation",),
        words=lambda row: (row.name, row.purpose),
        on=lambda row: None, body=lambda row: row.pk, organisation=lambda row: row.organisation_id,
        hit=lambda row: Hit("Body", row.name, row.reference, None, row.organisation.name),
    ),
    Source(
        11, "authority", Person, ("organisation",),
        words=lambda row: (row.full_name, row.about),
        on=lambda row: None, body=lambda row: None, organisation=lambda row: row.organisation_id,
        hit=lambda row: Hit("Person", row.full_name, row.reference, None, row.organisation.name),
    ),
]
BY_NUMBER = {source.number: source for source in SOURCES}
