"""What comes back for commitments, at which meeting each is due, and what moved its day."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.decisions import rules
from moothall.decisions.models import Commitment, DayMoved, DecisionPart, DueAt, ReportedBack
from moothall.decisions.queries.commitment_states import answers
from moothall.decisions.queries.commitments import commitments
from moothall.meetings.models import Item, Meeting

MOST_TO_CHOOSE = 12


def reports_back(viewer: Viewer, commitments: Sequence[Commitment]) -> QuerySet[ReportedBack]:
    """What came back for these, or is to come."""
    rows = answers(viewer).filter(commitment__in=commitments)
    return rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("item__meeting__held_on", "pk")


def came_back(viewer: Viewer, commitment: Commitment, day: date) -> ReportedBack | None:
    """The first answer that has come to a meeting by a day."""
    return reports_back(viewer, [commitment]).filter(item__meeting__held_on__lte=day).first()


def due_at(viewer: Viewer, commitments: Sequence[Commitment]) -> dict[int, Meeting]:
    """At which meeting each of these is due, where it is due at one."""
    rows = DueAt.objects.visible_to(viewer).filter(commitment__in=commitments)
    return {row.commitment_id: row.meeting for row in rows.select_related("meeting__organisation", "meeting__body")}


def moves_of(viewer: Viewer, commitment: Commitment) -> QuerySet[DayMoved]:
    """Each day that it was due on before, the first first."""
    return DayMoved.objects.visible_to(viewer).filter(commitment=commitment).order_by("moved_at", "pk")


def next_meeting(viewer: Viewer, body: Body, after: date) -> Meeting | None:
    """The first meeting of a body after a day that stands in the calendar."""
    rows = Meeting.objects.visible_to(viewer).filter(body=body, held_on__gt=after, cancelled_at=None, is_briefing=False)
    return rows.filter(announced_at__isnull=False).order_by("held_on", "starts_at", "pk").first()


def meetings_to_come(viewer: Viewer, organisation: int, day: date) -> QuerySet[Meeting]:
    """Where something can be due, the soonest first."""
    rows = Meeting.objects.visible_to(viewer).filter(organisation=organisation, held_on__gte=day, cancelled_at=None, is_briefing=False)
    return rows.filter(announced_at__isnull=False).select_related("body").order_by("held_on", "starts_at", "pk")


def where_it_may_answer(viewer: Viewer, commitment: Commitment, day: date) -> list[Meeting]:
    """The meetings to which something may report back: the next ones, and before them the last ones since it was asked."""
    coming = list(meetings_to_come(viewer, commitment.organisation_id, day)[:MOST_TO_CHOOSE])
    rows = Meeting.objects.visible_to(viewer).filter(organisation=commitment.organisation_id, held_on__lt=day, cancelled_at=None)
    since = rows.filter(is_briefing=False, **({"held_on__gte": commitment.asked_on} if commitment.asked_on else {}))
    held = list(since.select_related("body").order_by("-held_on", "-pk")[:MOST_TO_CHOOSE])
    return [*coming, *held]


def items_of(viewer: Viewer, meetings: Collection[Meeting]) -> QuerySet[Item]:
    """The items of these meetings, by which a report may have come."""
    rows = Item.objects.visible_to(viewer).filter(meeting__in=meetings, is_heading=False, withdrawn_at=None)
    return rows.select_related("meeting__organisation", "meeting__body").order_by("meeting", *Item.IN_ORDER)


def meetings_where_due(viewer: Viewer, names: Collection[tuple[str, int]]) -> list[Meeting]:
    """Those of these meetings at which something is due, or whose body somebody waits for, in one question for any number."""
    due = DueAt.objects.visible_to(viewer).values("meeting")
    waiting = Commitment.objects.visible_to(viewer).filter(due_body__isnull=False, due_on=None, dismissed_at=None, ended_at=None)
    rows = Meeting.objects.visible_to(viewer).filter(Q(pk__in=due) | Q(body__in=waiting.values("due_body")))
    slugs, numbers = {slug for slug, _ in names}, {number for _, number in names}
    named = rows.filter(organisation__slug__in=slugs, number__in=numbers).select_related("organisation", "body")
    return [row for row in named.order_by("held_on", "pk") if (row.organisation.slug, row.number) in names]


def following(viewer: Viewer, meeting: Meeting) -> QuerySet[Commitment]:
    """What is due at this meeting on another day than the meeting's own, or at all though the meeting was cancelled."""
    due = DueAt.objects.visible_to(viewer).filter(meeting=meeting).values("commitment")
    rows = commitments(viewer).filter(pk__in=due, dismissed_at=None, ended_at=None)
    moved = rows if meeting.cancelled_at else rows.exclude(due_on=meeting.held_on)
    return moved.order_by("pk")


def waiting_for(viewer: Viewer, meeting: Meeting) -> QuerySet[Commitment]:
    """What is due at the next meeting of this body, for which none had been called."""
    rows = commitments(viewer).filter(due_body=meeting.body_id, due_on=None, dismissed_at=None, ended_at=None)
    return rows.exclude(asked_on__gte=meeting.held_on).order_by("pk")


def part(viewer: Viewer, slug: str, number: int, clause: int) -> DecisionPart | None:
    rows = DecisionPart.objects.visible_to(viewer).select_related("decision__organisation")
    return rows.filter(decision__organisation__slug=slug, decision__number=number, number=clause).first()


def parts_before(viewer: Viewer, part: DecisionPart) -> list[int]:
    """The parts of the same resolution on which this one is conditional, and that wait themselves."""
    rows = list(DecisionPart.objects.visible_to(viewer).filter(decision=part.decision_id, position=part.position))
    facts = {row.pk: facts_of_part(row) for row in rows}
    return rules.parts_in_the_way(facts[part.pk], facts.values()) if part.pk in facts else []


def facts_of_part(row: DecisionPart) -> rules.PartFacts:
    names = {str(row.clause), row.printed.strip("(). ").casefold()} - {""}
    leans_on = {reference["number"] for reference in row.refers_to if reference["is_condition"] and reference["number"]}
    return rules.PartFacts(row.clause, frozenset(names), row.has_condition and row.condition_met_at is None, frozenset(leans_on))
