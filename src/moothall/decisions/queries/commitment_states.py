"""The rule's verdict on commitments, asked of the table: so that a long list can be chosen from by standing."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions import rules, standings
from moothall.decisions.models import Commitment, Decision, ReportedBack, TakenAt


class State(StrEnum):
    """What a reader can choose commitments by; each is one standing."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    OVERDUE = "overdue"
    REPORTED_BACK = "reported-back"
    CLOSED = "closed"
    ENDED = "ended"
    DISMISSED = "dismissed"

    @property
    def standing(self) -> rules.CommitmentStanding:
        return rules.CommitmentStanding[self.name]


def states(viewer: Viewer, moment: datetime) -> dict[State, Q]:
    """The rule's verdict asked of the table. A test holds each against `rules.commitment_standing`."""
    today = rules.day_of(moment)
    back, had, held = (Q(pk__in=rows) for rows in (back_by(viewer, today), had_by(viewer, moment), held_at(viewer, moment)))
    live = Q(dismissed_at__isnull=True) & ~ended_by(moment)
    agreed = live & ~back & Q(confirmed_at__isnull=False)
    late = Q(due_on__isnull=False, due_on__lt=today)
    return {
        State.DISMISSED: Q(dismissed_at__isnull=False),
        State.ENDED: Q(dismissed_at__isnull=True) & ended_by(moment),
        State.CLOSED: live & had & ~held,
        State.REPORTED_BACK: live & back & ~had & ~held,
        State.PROPOSED: live & ~back & Q(confirmed_at__isnull=True),
        State.HELD: live & held & (back | Q(confirmed_at__isnull=False)),
        State.OVERDUE: agreed & ~held & late,
        State.CONFIRMED: agreed & ~held & ~late,
    }


def any_of(conditions: Iterable[Q]) -> Q:
    made = Q()
    for condition in conditions:
        made |= condition
    return made


def ended_by(moment: datetime) -> Q:
    return Q(ended_at__isnull=False, ended_at__lte=moment)


def answers(viewer: Viewer) -> QuerySet[ReportedBack]:
    """What came back, or is to come, to a meeting that was not cancelled, on an item that still stands."""
    return ReportedBack.objects.visible_to(viewer).filter(item__meeting__cancelled_at__isnull=True, item__withdrawn_at__isnull=True)


def back_by(viewer: Viewer, day: date) -> QuerySet:
    """Those to which an item of a meeting, held by this day, was the answer."""
    return answers(viewer).filter(item__meeting__held_on__lte=day).values("commitment")


def had_by(viewer: Viewer, moment: datetime) -> QuerySet:
    """Those whose answer the meeting is known to have had: its minutes are out, or a clerk has said so."""
    known = Q(had_at__lte=moment) | Q(item__meeting__minutes_published_at__lte=moment)
    return answers(viewer).filter(known, item__meeting__held_on__lte=rules.day_of(moment)).values("commitment")


def held_at(viewer: Viewer, moment: datetime) -> QuerySet:
    """Those that wait: their decision is not in effect, or a condition of their own part is not met."""
    in_effect = Decision.objects.visible_to(viewer).filter(standings.is_in_effect(moment)).values("pk")
    waiting = Decision.objects.visible_to(viewer).exclude(pk__in=in_effect).values("pk")
    items = TakenAt.objects.visible_to(viewer).filter(decision__in=waiting, item__isnull=False).values("item")
    unmet = Q(decision_part__has_condition=True, decision_part__condition_met_at__isnull=True)
    held = Q(decision_part__decision__in=waiting) | unmet | Q(resolution_part__resolution__item__in=items)
    return Commitment.objects.visible_to(viewer).filter(held).values("pk")
