"""Commitments: where each comes from, who owns it, and where it stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Office, Organisation
from moothall.decisions import rules, standings
from moothall.decisions.models import Commitment, Decision, ReportedBack, TakenAt
from moothall.decisions.permissions import CONFIRM_COMMITMENT
from moothall.meetings.models import Item, Meeting

DECIDED = ("decision__organisation", "decision__body", "decision__person")


class State(StrEnum):
    """What a reader can choose commitments by; each is one standing."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    OVERDUE = "overdue"
    REPORTED_BACK = "reported-back"
    DISMISSED = "dismissed"

    @property
    def standing(self) -> rules.CommitmentStanding:
        return rules.CommitmentStanding[self.name]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader wants to see of the commitments. Empty is everything."""

    words: str = ""
    council: Organisation | None = None
    states: frozenset[State] = frozenset()


def commitments(viewer: Viewer) -> QuerySet[Commitment]:
    """With where each comes from, the newest first."""
    related = (
        "organisation",
        "owner__person",
        "resolution_part__resolution__item__meeting__organisation",
        "resolution_part__resolution__item__meeting__body",
        "decision_part__decision__organisation",
    )
    return Commitment.objects.visible_to(viewer).select_related(*related).order_by("-proposed_at", "-pk")


def commitment(viewer: Viewer, slug: str, number: int) -> Commitment | None:
    return commitments(viewer).filter(organisation__slug=slug, number=number).first()


def named_by(viewer: Viewer, names: Collection[tuple[str, int]]) -> QuerySet[Commitment]:
    """The commitments of these councils and numbers, with who decided."""
    slugs, numbers = {slug for slug, _ in names}, {number for _, number in names}
    rows = commitments(viewer).select_related("decision_part__decision__body", "decision_part__decision__person")
    return rows.filter(organisation__slug__in=slugs, number__in=numbers)


def commitments_to_confirm(viewer: Viewer) -> QuerySet[Commitment]:
    """Proposed, and waiting for a clerk of the viewer's own council."""
    mine = viewer.organisations(*CONFIRM_COMMITMENT.by)
    return commitments(viewer).filter(organisation__in=mine, confirmed_at=None, dismissed_at=None).order_by("proposed_at", "pk")


def nearest_first(viewer: Viewer) -> QuerySet[Commitment]:
    """What has come back stands last; before it the nearest day first, then what has no day, the newest first."""
    back = Exists(ReportedBack.objects.visible_to(viewer).filter(commitment=OuterRef("pk")))
    return commitments(viewer).annotate(is_back=back).order_by("is_back", F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def outstanding(viewer: Viewer, day: date) -> QuerySet[Commitment]:
    """What has been asked for and has not come back by this day: the nearest day first, then what has no day, the newest first."""
    rows = Commitment.objects.visible_to(viewer).filter(dismissed_at=None).exclude(pk__in=back_by(viewer, day))
    return rows.select_related("organisation").order_by(F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def narrowed(viewer: Viewer, wanted: Wanted, moment: datetime) -> QuerySet[Commitment]:
    """What of the commitments a reader has chosen, as they stand at this moment."""
    rows = nearest_first(viewer)
    if wanted.words:
        owner = Q(owner__title__icontains=wanted.words) | Q(owner__person__name__icontains=wanted.words)
        rows = rows.filter(Q(who__icontains=wanted.words) | Q(what__icontains=wanted.words) | owner)
    if wanted.council:
        rows = rows.filter(organisation=wanted.council)
    if wanted.states:
        in_state = states(viewer, moment)
        rows = rows.filter(any_of(in_state[state] for state in wanted.states))
    return rows


def owed_by(viewer: Viewer, day: date, moment: datetime) -> QuerySet[Commitment]:
    """What somebody here has to bring back by this day, or should have by now, as it stands at this moment."""
    agreed = Wanted(states=frozenset({State.CONFIRMED, State.OVERDUE}))
    rows = narrowed(viewer, agreed, moment).filter(owner__isnull=False, due_on__lte=day)
    return rows.select_related("organisation", "owner__person__organisation", "owner__department")


def any_of(conditions: Iterable[Q]) -> Q:
    made = Q()
    for condition in conditions:
        made |= condition
    return made


def states(viewer: Viewer, moment: datetime) -> dict[State, Q]:
    """The rule's verdict asked of the table. A test holds each against `rules.commitment_standing`."""
    today = rules.day_of(moment)
    back, held = Q(pk__in=back_by(viewer, today)), Q(pk__in=held_at(viewer, moment))
    live = Q(dismissed_at__isnull=True) & ~back
    agreed = live & Q(confirmed_at__isnull=False)
    late = Q(due_on__isnull=False, due_on__lt=today)
    return {
        State.DISMISSED: Q(dismissed_at__isnull=False),
        State.REPORTED_BACK: Q(dismissed_at__isnull=True) & back,
        State.PROPOSED: live & Q(confirmed_at__isnull=True),
        State.HELD: agreed & held,
        State.OVERDUE: agreed & ~held & late,
        State.CONFIRMED: agreed & ~held & ~late,
    }


def back_by(viewer: Viewer, day: date) -> QuerySet:
    """Those to which an item of a meeting, held by this day, was the answer."""
    held = ReportedBack.objects.visible_to(viewer).filter(item__meeting__held_on__lte=day, item__meeting__cancelled_at__isnull=True)
    return held.values("commitment")


def held_at(viewer: Viewer, moment: datetime) -> QuerySet:
    """Those that wait: their decision is not in effect, or a condition of their own part is not met."""
    in_effect = Decision.objects.visible_to(viewer).filter(standings.is_in_effect(moment)).values("pk")
    waiting = Decision.objects.visible_to(viewer).exclude(pk__in=in_effect).values("pk")
    items = TakenAt.objects.visible_to(viewer).filter(decision__in=waiting, item__isnull=False).values("item")
    unmet = Q(decision_part__has_condition=True, decision_part__condition_met_at__isnull=True)
    held = Q(decision_part__decision__in=waiting) | unmet | Q(resolution_part__resolution__item__in=items)
    return Commitment.objects.visible_to(viewer).filter(held).values("pk")


def decisions_behind(viewer: Viewer, commitments: Collection[Commitment]) -> dict[int, Decision]:
    """For each commitment of a meeting's resolution, by its key, the decision that the register names for that item."""
    item_of = {row.pk: row.resolution_part.resolution.item_id for row in commitments if row.resolution_part}
    taken = TakenAt.objects.visible_to(viewer).filter(item__in=set(item_of.values()))
    decision_of = {row.item_id: row.decision for row in taken.select_related(*DECIDED).order_by("pk")}
    return {key: decision_of[item] for key, item in item_of.items() if item in decision_of}


def reports_back(viewer: Viewer, commitments: Sequence[Commitment]) -> QuerySet[ReportedBack]:
    """What came back for these, or is to come."""
    rows = ReportedBack.objects.visible_to(viewer).filter(commitment__in=commitments, item__meeting__cancelled_at__isnull=True)
    return rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("item__meeting__held_on", "pk")


def of_meeting(viewer: Viewer, meeting: Meeting) -> QuerySet[Commitment]:
    return commitments(viewer).filter(resolution_part__resolution__item__meeting=meeting).order_by("number")


def of_item(viewer: Viewer, item: Item) -> QuerySet[Commitment]:
    return commitments(viewer).filter(resolution_part__resolution__item=item).order_by("number")


def of_decision(viewer: Viewer, decision: Decision) -> QuerySet[Commitment]:
    rows = Commitment.objects.visible_to(viewer).filter(decision_part__decision=decision)
    return rows.select_related("organisation", "owner__person", "decision_part__decision__organisation").order_by("number")


def offices(viewer: Viewer, organisation: int, day: date) -> QuerySet[Office]:
    """Who can own a commitment: the offices of a council that are held on a day."""
    return Office.objects.filter(Office.on(day), organisation=organisation).select_related("person").order_by("title", "person__name", "pk")
