"""Commitments: where each comes from, who owns it, what a reader chooses of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Department, Office, Organisation, Portfolio
from moothall.authority.queries.hands import SAME_OFFICE
from moothall.decisions.models import Commitment, Decision, ReportedBack, TakenAt
from moothall.decisions.permissions import CONFIRM_COMMITMENT
from moothall.decisions.queries.commitment_states import State, any_of, back_by, states
from moothall.meetings.models import Item, Meeting

DECIDED = ("decision__organisation", "decision__body", "decision__person")
AT_A_MEETING = ("resolution_part__resolution__item__meeting", "undertaking__entry__item__meeting", "item__meeting")


class Order(StrEnum):
    """How a list of commitments is sorted."""

    NEAREST = ""
    NEWEST = "newest"
    OLDEST = "oldest"
    OWNER = "owner"


ORDERS = {
    Order.NEWEST: (F("asked_on").desc(nulls_last=True), "-pk"),
    Order.OLDEST: (F("asked_on").asc(nulls_last=True), "pk"),
    Order.OWNER: (F("owner__title").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader wants to see of the commitments. Empty is everything."""

    words: str = ""
    council: Organisation | None = None
    body: Body | None = None
    portfolio: Portfolio | None = None
    department: Department | None = None
    owner: str = ""
    first: date | None = None
    last: date | None = None
    states: frozenset[State] = frozenset()
    order: Order = Order.NEAREST


def commitments(viewer: Viewer) -> QuerySet[Commitment]:
    """Everything that is asked of somebody, with where each comes from, the newest first."""
    items = (f"{path}__{key}" for path in AT_A_MEETING for key in ("organisation", "body"))
    related = ("organisation", "owner__person", "asked_by", "due_body", *items, "decision_part__decision__organisation")
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
    rows = commitments(viewer).filter(organisation__in=mine, confirmed_at=None, dismissed_at=None, ended_at=None)
    return rows.order_by("proposed_at", "pk")


def nearest_first(viewer: Viewer) -> QuerySet[Commitment]:
    """What has come back or was ended stands last; before it the nearest day first, then what has no day, the newest first."""
    back = Exists(ReportedBack.objects.visible_to(viewer).filter(commitment=OuterRef("pk")))
    rows = commitments(viewer).annotate(is_back=back)
    return rows.order_by("is_back", F("ended_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def outstanding(viewer: Viewer, day: date) -> QuerySet[Commitment]:
    """What has been asked for and has not come back by this day: the nearest day first, then what has no day, the newest first."""
    rows = Commitment.objects.visible_to(viewer).filter(dismissed_at=None, ended_at=None).exclude(pk__in=back_by(viewer, day))
    return rows.select_related("organisation").order_by(F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def narrowed(viewer: Viewer, wanted: Wanted, moment: datetime) -> QuerySet[Commitment]:
    """What of the commitments a reader has chosen, as they stand at this moment."""
    rows = nearest_first(viewer) if wanted.order is Order.NEAREST else commitments(viewer).order_by(*ORDERS[wanted.order])
    if wanted.words:
        owner = Q(owner__title__icontains=wanted.words) | Q(owner__person__name__icontains=wanted.words)
        rows = rows.filter(Q(who__icontains=wanted.words) | Q(what__icontains=wanted.words) | owner)
    if wanted.portfolio:
        rows = rows.filter(of_portfolio(viewer, wanted.portfolio))
    asked = {
        "organisation": wanted.council,
        "asked_by": wanted.body,
        "owner__department": wanted.department,
        "owner__title": wanted.owner,
        "due_on__gte": wanted.first,
        "due_on__lte": wanted.last,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if wanted.states:
        in_state = states(viewer, moment)
        rows = rows.filter(any_of(in_state[state] for state in wanted.states))
    return rows


def of_portfolio(viewer: Viewer, portfolio: Portfolio) -> Q:
    """What an office of this portfolio owns, or a decision of this portfolio asks."""
    items = TakenAt.objects.visible_to(viewer).filter(decision__portfolio=portfolio, item__isnull=False).values("item")
    asked = Q(decision_part__decision__portfolio=portfolio) | Q(resolution_part__resolution__item__in=items)
    return Q(owner__portfolio=portfolio) | asked


def owed_by(viewer: Viewer, day: date, moment: datetime) -> QuerySet[Commitment]:
    """What somebody here has to bring back by this day, or should have by now, as it stands at this moment."""
    agreed = Wanted(states=frozenset({State.CONFIRMED, State.OVERDUE}))
    rows = narrowed(viewer, agreed, moment).filter(owner__isnull=False, due_on__lte=day)
    return rows.select_related("organisation", "owner__person__organisation", "owner__department")


def overdue(viewer: Viewer, moment: datetime) -> QuerySet[Commitment]:
    """What should have come back by now, the longest late first."""
    late = Wanted(states=frozenset({State.OVERDUE}))
    return narrowed(viewer, late, moment).select_related("owner__portfolio", "owner__department").order_by("due_on", "pk")


def mine(viewer: Viewer, day: date, hands: Collection[int] | None = None) -> list[Commitment]:
    """What the viewer's offices own, and those for whose holder they act today, and what has not come back.

    An office goes from hand to hand, and what was asked of an earlier holder is asked of this one.
    """
    hands = authority.hands_of(viewer, day) if hands is None else hands
    return owned_by(viewer, hands, day) if hands else []


@put_once
def owned_by(viewer: Viewer, offices: Collection[int], day: date) -> QuerySet[Commitment]:
    rows = commitments(viewer).filter(owner__in=offices, confirmed_at__isnull=False, ended_at=None)
    return rows.exclude(pk__in=back_by(viewer, day)).order_by(F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def holders(viewer: Viewer, offices: Iterable[Office], day: date) -> dict[int, Office]:
    """Who holds each of these offices on a day: it goes from hand to hand, and each hand is a row. One question for any number."""
    wanted = list(offices)
    if not wanted:
        return {}
    titles, councils = {office.title for office in wanted}, {office.organisation_id for office in wanted}
    held = {same(row): row for row in called(PUBLIC, titles, councils, day)}
    return {office.pk: held[same(office)] for office in wanted if same(office) in held}


@put_once
def called(viewer: Viewer, titles: Collection[str], councils: Collection[int], day: date) -> QuerySet[Office]:
    """The offices of these titles that are held on a day, the latest begun last."""
    rows = Office.objects.filter(Office.on(day), title__in=titles, organisation__in=councils)
    return rows.select_related("person__organisation", "department", "portfolio").order_by(F("since").asc(nulls_first=True), "pk")


def same(office: Office) -> tuple:
    return tuple(getattr(office, name) for name in SAME_OFFICE)


def decisions_behind(viewer: Viewer, commitments: Collection[Commitment]) -> dict[int, Decision]:
    """For each commitment of a meeting's resolution, by its key, the decision that the register names for that item."""
    item_of = {row.pk: row.resolution_part.resolution.item_id for row in commitments if row.resolution_part}
    taken = TakenAt.objects.visible_to(viewer).filter(item__in=set(item_of.values()))
    decision_of = {row.item_id: row.decision for row in taken.select_related(*DECIDED).order_by("pk")}
    return {key: decision_of[item] for key, item in item_of.items() if item in decision_of}


def of_meeting(viewer: Viewer, meeting: Meeting) -> QuerySet[Commitment]:
    return commitments(viewer).filter(any_of(Q(**{path: meeting}) for path in AT_A_MEETING)).order_by("number")


def of_item(viewer: Viewer, item: Item) -> QuerySet[Commitment]:
    of = any_of(Q(**{path.removesuffix("__meeting"): item}) for path in AT_A_MEETING)
    return commitments(viewer).filter(of).order_by("number")


def of_decision(viewer: Viewer, decision: Decision) -> QuerySet[Commitment]:
    rows = commitments(viewer).filter(decision_part__decision=decision)
    return rows.order_by("number")


def offices(viewer: Viewer, organisation: int, day: date) -> QuerySet[Office]:
    """Who can own a commitment: the offices of a council that are held on a day."""
    return Office.objects.filter(Office.on(day), organisation=organisation).select_related("person").order_by("title", "person__name", "pk")


def owners(viewer: Viewer) -> list[str]:
    """The offices that own something, by name."""
    owning = Commitment.objects.visible_to(viewer).filter(owner__isnull=False).values("owner")
    return list(Office.objects.filter(pk__in=owning).order_by("title").values_list("title", flat=True).distinct())
