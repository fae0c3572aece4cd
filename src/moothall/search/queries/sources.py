"""What can be found: for each kind of row its words, the page it stands on, and how its room lets a viewer see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.timezone import localtime

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Person
from moothall.decisions.models import Commitment, Decision, DecisionPart, Document, Matter, Notice, Passage
from moothall.meetings.models import Attendance, Closure, Item, Meeting, MinuteEntry, Paper, Reporter, ResolutionPart
from moothall.performance.models import Definition, Measure
from moothall.plans.models import Action, Objective, Plan, SavingLine, SavingsProgramme
from moothall.risks.models import Risk


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which something was found: what it is, its title, where it leads, its day and whose it is."""

    kind: str
    title: str
    reference: str
    on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """What a row belongs to, as far as a search can be narrowed by it."""

    on: date | None
    organisation: int
    body: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of row. `number` is kept in the index for good: a kind that goes leaves its number unused.

    `page` is the kind and the row on whose page it stands. A row carries the title of its page, so that words of
    the title and words of the row are found together.
    """

    number: int
    room: str
    table: type[Model]
    related: tuple[str, ...]
    root: Callable[[Any], Root]
    page: Callable[[Any], tuple[int, int]]
    title: Callable[[Any], str]
    text: Callable[[Any], str]
    hit: Callable[[Any], Hit]

    def visible_to(self, viewer: Viewer) -> QuerySet[Any]:
        rows = self.table.objects  # type: ignore[attr-defined]
        return rows.visible_to(viewer) if hasattr(rows, "visible_to") else rows.all()

    def with_words(self, viewer: Viewer) -> QuerySet[Any]:
        """The same, with all that a title, a text or a hit is made of."""
        return self.visible_to(viewer).select_related(*self.related)


def lines(*words: str) -> str:
    return "\n".join(word for word in words if word)


def measure_hit(row: Measure) -> Hit:
    return Hit("Measure", row.title, row.reference, where=str(row.department or row.organisation))


def in_meeting(path: str) -> tuple[str, ...]:
    return (f"{path}meeting__organisation", f"{path}meeting__body")


def meeting_root(meeting: Meeting) -> Root:
    return Root(meeting.held_on, meeting.organisation_id, meeting.body_id)


def decision_root(decision: Decision) -> Root:
    return Root(decision.decided_on, decision.organisation_id, decision.body_id)


def commitment_root(row: Commitment) -> Root:
    """A commitment belongs to the body that resolved it."""
    made_in = row.asking_item.meeting if row.asking_item else row.decision_part and row.decision_part.decision
    return Root(localtime(row.proposed_at).date(), row.organisation_id, made_in.body_id if made_in else row.asked_by_id)


def meeting_hit(kind: str, meeting: Meeting) -> Hit:
    return Hit(kind, meeting.body.name, meeting.reference, meeting.held_on, meeting.venue)


def item_hit(kind: str, item: Item) -> Hit:
    return Hit(kind, item.title, item.reference, item.meeting.held_on, item.meeting.body.name)


def decision_hit(kind: str, decision: Decision) -> Hit:
    return Hit(kind, decision.title, decision.reference, decision.decided_on, decision.maker_words or str(decision.body or ""))


def of_meeting(number: int, table: type[Model], path: str, kind: str, text: Callable[[Any], str]) -> Source:
    """What stands on a meeting's own page; `path` leads from the row to the meeting."""
    meeting = follow(path)
    return Source(
        number=number, room="meetings", table=table, related=tuple(f"{path}{key}" for key in ("organisation", "body")),
        root=lambda row: meeting_root(meeting(row)), page=lambda row: (1, meeting(row).pk),
        title=lambda row: meeting(row).body.name, text=text, hit=lambda row: meeting_hit(kind, meeting(row)),
    )  # fmt: skip


def of_item(number: int, table: type[Model], path: str, kind: str, text: Callable[[Any], str]) -> Source:
    """What stands on an item's page; `path` leads from the row to the item."""
    item = follow(path)
    return Source(
        number=number, room="meetings", table=table, related=in_meeting(path),
        root=lambda row: meeting_root(item(row).meeting), page=lambda row: (2, item(row).pk),
        title=lambda row: item(row).title, text=text, hit=lambda row: item_hit(kind, item(row)),
    )  # fmt: skip


def of_decision(number: int, table: type[Model], path: str, kind: str, text: Callable[[Any], str]) -> Source:
    """What stands on a decision's page; `path` leads from the row to the decision."""
    decision = follow(path)
    return Source(
        number=number, room="decisions", table=table, related=(f"{path}organisation", f"{path}body"),
        root=lambda row: decision_root(decision(row)), page=lambda row: (6, decision(row).pk),
        title=lambda row: decision(row).title, text=text, hit=lambda row: decision_hit(kind, decision(row)),
    )  # fmt: skip


def follow(path: str) -> Callable[[Any], Any]:
    """From a row along these keys: `resolution__item__`."""
    keys = path.split("__")[:-1]

    def followed(row: Any) -> Any:
        for key in keys:
            row = getattr(row, key)
        return row

    return followed


def words_of_decision(row: Decision) -> str:
    """What a reader would read first stands first, because a piece of it is shown."""
    return lines(row.purpose, row.reasons, row.alternatives, row.withdrawn_because, row.interests, row.maker_words, row.code)


def commitment_title(row: Commitment) -> str:
    return f"{row.who}: {row.what}"


ORIGINS = (
    "organisation",
    "resolution_part__resolution__item__meeting",
    "undertaking__entry__item__meeting",
    "item__meeting",
    "decision_part__decision",
)
SOURCES = [
    of_meeting(1, Meeting, "", "Meeting", lambda row: lines(row.venue, row.note, row.cancelled_because)),
    of_item(2, Item, "", "Agenda item", lambda row: row.text),
    of_item(3, MinuteEntry, "item__", "Minute", lambda row: lines(row.text, *row.bullets)),
    of_item(4, ResolutionPart, "resolution__item__", "Resolution", lambda row: row.text),
    of_item(5, Paper, "item__", "Paper", lambda row: lines(row.title, row.text)),
    of_decision(6, Decision, "", "Decision", words_of_decision),
    of_decision(7, Passage, "decision__", "Decision", lambda row: lines(row.text, *row.bullets)),
    of_decision(8, DecisionPart, "decision__", "Decision", lambda row: row.text),
    Source(
        number=9, room="decisions", table=Commitment, related=ORIGINS, root=commitment_root, page=lambda row: (9, row.pk),
        title=commitment_title, text=lambda row: row.due_words,
        hit=lambda row: Hit("Commitment", commitment_title(row), row.reference, localtime(row.proposed_at).date()),
    ),
    Source(
        number=10, room="authority", table=Body, related=("organisation",), page=lambda row: (10, row.pk),
        root=lambda row: Root(None, row.organisation_id, row.pk), title=lambda row: row.name, text=lambda row: row.purpose,
        hit=lambda row: Hit("Body", row.name, row.reference, where=row.organisation.name),
    ),
    Source(
        number=11, room="authority", table=Person, related=("organisation",), page=lambda row: (11, row.pk),
        root=lambda row: Root(None, row.organisation_id), title=lambda row: row.full_name,
        text=lambda row: lines(row.party, row.group, row.about),
        hit=lambda row: Hit("Person", row.full_name, row.reference, where=row.organisation.name),
    ),
    of_item(12, Reporter, "item__", "Who reports", lambda row: lines(row.name, row.office)),
    of_meeting(13, Attendance, "meeting__", "Who was there", lambda row: lines(row.name, row.office)),
    of_decision(14, Document, "decision__", "Document", lambda row: row.title),
    Source(
        number=16, room="decisions", table=Notice, related=("organisation", "body", "person"), page=lambda row: (16, row.pk),
        root=lambda row: Root(row.due_on, row.organisation_id, row.body_id), title=lambda row: row.title,
        text=lambda row: lines(row.matter, row.documents, row.private_because, row.withdrawn_because, row.maker_title),
        hit=lambda row: Hit("Notice", row.title, row.reference, row.due_on, str(row.body or row.person or "")),
    ),
    Source(
        number=17, room="decisions", table=Matter, related=("organisation",), page=lambda row: (17, row.pk),
        root=lambda row: Root(None, row.organisation_id), title=lambda row: row.title, text=lambda row: row.about,
        hit=lambda row: Hit("Matter", row.title, row.reference, where=row.organisation.name),
    ),
    Source(
        number=20, room="plans", table=Plan, related=("organisation", "department"), page=lambda row: (20, row.pk),
        root=lambda row: Root(row.first_on, row.organisation_id), title=lambda row: row.title,
        text=lambda row: lines(row.summary, row.text),
        hit=lambda row: Hit("Plan", row.title, row.reference, row.first_on, str(row.department or row.organisation)),
    ),
    Source(
        number=21, room="plans", table=Objective, related=("organisation", "plan"), page=lambda row: (21, row.pk),
        root=lambda row: Root(row.first_on, row.organisation_id), title=lambda row: row.title,
        text=lambda row: lines(row.outcome, row.why, row.theme, row.ended_because),
        hit=lambda row: Hit("Objective", row.title, row.reference, row.first_on, row.plan.title),
    ),
    Source(
        number=22, room="plans", table=Action, related=("organisation", "plan"), page=lambda row: (22, row.pk),
        root=lambda row: Root(row.due_on, row.organisation_id), title=lambda row: row.title, text=lambda row: row.about,
        hit=lambda row: Hit("Action", row.title, row.reference, row.due_on, row.plan.title),
    ),
    Source(
        number=23, room="risks", table=Risk, related=("organisation", "department"), page=lambda row: (23, row.pk),
        root=lambda row: Root(row.made_at.date(), row.organisation_id), title=lambda row: row.title,
        text=lambda row: lines(row.cause, row.event, row.consequence),
        hit=lambda row: Hit("Risk", row.title, row.reference, row.made_at.date(), str(row.department or row.organisation)),
    ),
    Source(
        number=26, room="plans", table=SavingsProgramme, related=("organisation",), page=lambda row: (26, row.pk),
        root=lambda row: Root(localtime(row.begun_at).date(), row.organisation_id), title=lambda row: row.title, text=lambda row: row.about,
        hit=lambda row: Hit("Savings programme", row.title, row.reference, where=row.organisation.name),
    ),
    Source(
        number=27, room="plans", table=SavingLine, related=("programme__organisation",), page=lambda row: (27, row.pk),
        root=lambda row: Root(localtime(row.written_at).date(), row.organisation_id), title=lambda row: row.title,
        text=lambda row: lines(row.changes, row.service_effect, row.equality),
        hit=lambda row: Hit("Saving", row.title, row.reference, where=row.programme.title),
    ),
    Source(
        number=30, room="performance", table=Measure, related=("organisation", "department"), page=lambda row: (30, row.pk),
        root=lambda row: Root(localtime(row.made_at).date(), row.organisation_id), title=lambda row: row.title,
        text=lambda row: row.ended_because,
        hit=lambda row: measure_hit(row),
    ),
    Source(
        number=31, room="performance", table=Definition, related=("measure__organisation", "measure__department"),
        page=lambda row: (30, row.measure_id),
        root=lambda row: Root(row.from_on, row.measure.organisation_id), title=lambda row: row.measure.title,
        text=lambda row: lines(row.title, row.in_words, row.rationale, row.numerator, row.denominator, row.source),
        hit=lambda row: measure_hit(row.measure),
    ),
    of_item(15, Closure, "item__", "Not for publication", lambda row: lines(row.public_interest, row.can_be_said)),
]  # fmt: skip
BY_NUMBER = {source.number: source for source in SOURCES}
