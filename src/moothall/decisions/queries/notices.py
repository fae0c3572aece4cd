"""What is announced before it is decided: lists, one notice with all that hangs on it, and what still lacks one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from moothall.access.naming import by_names
from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Organisation, Portfolio, Seat, Ward
from moothall.authority.rules import ONE_DAY
from moothall.decisions.models import Decision, KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink, TakenAt
from moothall.decisions.permissions import CLERKS
from moothall.decisions.queries.threads import Names, of_these
from moothall.decisions.rules import notices as law
from moothall.meetings.models import Item, Meeting, OnAgenda, Paper, Report
from moothall.meetings.rules.law import day_of, start_of

SOONEST_FIRST = (F("due_on").asc(nulls_last=True), "pk")
EXECUTIVE = (Body.Kind.CABINET, Body.Kind.SINGLE_MEMBER)
MOST_NEAR = 100
VOTING = (Seat.Kind.CHAIR, Seat.Kind.VICE_CHAIR, Seat.Kind.MEMBER, Seat.Kind.DECIDER)


@dataclass(frozen=True, kw_only=True)
class Coming:
    """What a reader wants to see of the decisions to come. Empty is everything."""

    words: str = ""
    council: Organisation | None = None
    kind: str = ""
    body: Body | None = None
    ward: Ward | None = None
    portfolio: Portfolio | None = None
    is_key: bool | None = None
    first: date | None = None
    last: date | None = None


def notices(viewer: Viewer) -> QuerySet[Notice]:
    """Every notice that may be seen, the soonest first."""
    related = ("organisation", "body", "person", "portfolio", "department")
    return Notice.objects.visible_to(viewer).select_related(*related).order_by(*SOONEST_FIRST)


def coming_decisions(viewer: Viewer, coming: Coming) -> QuerySet[Notice]:
    """The published notices that a reader has chosen; one for a period counts until its last day. What was withdrawn is left out."""
    rows = notices(viewer).filter(published_at__isnull=False, withdrawn_at=None)
    if coming.first:
        rows = rows.filter(Q(due_on__gte=coming.first) | Q(due_until__gte=coming.first))
    if coming.last:
        rows = rows.filter(due_on__lte=coming.last)
    if coming.words:
        rows = rows.filter(Q(title__icontains=coming.words) | Q(matter__icontains=coming.words))
    if coming.ward:
        rows = rows.filter(in_ward(coming.ward))
    wanted = {"organisation": coming.council, "maker_kind": coming.kind, "body": coming.body, "portfolio": coming.portfolio}
    return rows.filter(**{name: value for name, value in (wanted | {"is_key": coming.is_key}).items() if value not in (None, "")})


def in_ward(ward: Ward) -> Q:
    naming = Notice.wards.through.objects.filter(ward=ward).values("notice_id")
    return Q(pk__in=naming) | Q(is_all_wards=True, organisation=ward.organisation_id)


def notice(viewer: Viewer, slug: str, number: int) -> Notice | None:
    return notices(viewer).filter(organisation__slug=slug, number=number).first()


def drafts_of_notices(viewer: Viewer) -> QuerySet[Notice]:
    """Those that the clerks are working on."""
    return notices(viewer).filter(published_at=None, withdrawn_at=None)


def newest_notices(viewer: Viewer, rows: QuerySet[Notice]) -> QuerySet[Notice]:
    return rows.order_by("-published_at", "-pk")


def last_notice(viewer: Viewer, organisation: Organisation) -> Notice | None:
    """The one that was drafted last, so that what never changes is not typed again."""
    return Notice.objects.visible_to(viewer).filter(organisation=organisation).order_by("-number").first()


def editions(viewer: Viewer, notice: Notice) -> QuerySet[NoticeEdition]:
    """Each publication, the first one first."""
    return NoticeEdition.objects.visible_to(viewer).filter(notice=notice).order_by("turn")


def editions_of_plan(viewer: Viewer, organisation: Organisation, first: date, last: date, until: date) -> list[NoticeEdition]:
    """What a plan of these months said at the end of a day: of each notice the edition that stood then, if it fell into them."""
    within = Q(due_on__lte=last) & (Q(due_on__gte=first) | Q(due_until__gte=first))
    touched = NoticeEdition.objects.visible_to(viewer).filter(within, notice__organisation=organisation).values("notice")
    rows = NoticeEdition.objects.visible_to(viewer).filter(notice__in=touched, published_at__lt=start_of(until + ONE_DAY))
    stood = {row.notice_id: row for row in rows.select_related("notice__organisation").order_by("published_at", "turn")}
    falling = [row for row in stood.values() if row.due_on and row.due_on <= last and (row.due_until or row.due_on) >= first]
    held = [row for row in falling if row.notice.withdrawn_at is None or day_of(row.notice.withdrawn_at) > until]
    return sorted(held, key=lambda row: (row.due_on, row.notice_id))


def exceptions(viewer: Viewer, rows: Iterable[Notice]) -> dict[int, list[NoticeException]]:
    """How these could come late, by the key of each notice."""
    found: dict[int, list[NoticeException]] = defaultdict(list)
    for row in NoticeException.objects.visible_to(viewer).filter(notice__in=[each.pk for each in rows]).order_by("published_at", "pk"):
        found[row.notice_id].append(row)
    return found


def urgencies(viewer: Viewer, organisation: Organisation) -> QuerySet[NoticeException]:
    """Every special urgency of a council, the newest first."""
    rows = NoticeException.objects.visible_to(viewer).filter(notice__organisation=organisation, way=law.Way.SPECIAL_URGENCY)
    return rows.select_related("notice__organisation", "notice__body", "notice__person").order_by("-agreed_on", "-pk")


def notice_links(viewer: Viewer, notice: Notice) -> QuerySet[NoticeLink]:
    """What a notice announces, where it may be seen."""
    related = ("meeting__organisation", "meeting__body", "item__meeting__organisation", "report__organisation", "decision__organisation")
    return NoticeLink.objects.visible_to(viewer).filter(notice=notice).select_related(*related).order_by("pk")


def wards_of_notices(viewer: Viewer, rows: Iterable[Notice]) -> dict[int, list[Ward]]:
    """The wards that each of these names: one question for all of them."""
    found: dict[int, list[Ward]] = defaultdict(list)
    naming = Notice.wards.through.objects.filter(notice__in=[row.pk for row in rows]).select_related("ward")
    for one in naming.order_by("ward__name"):
        found[one.notice_id].append(one.ward)
    return found


def members_on(viewer: Viewer, body: Body | None, day: date) -> list[str]:
    """Who decides on a body on a day, whoever is in the chair first; nobody's substitute, and no spokesperson."""
    seats = Seat.objects.filter(Seat.on(day), body=body, kind__in=VOTING).select_related("person") if body else []
    chairs_first = sorted(seats, key=lambda seat: (VOTING.index(Seat.Kind(seat.kind)), seat.person.name))
    return [f"{seat.person.full_name}{', ' + seat.get_kind_display().lower() if seat.kind in VOTING[:2] else ''}" for seat in chairs_first]


# What is joined


def notices_at(viewer: Viewer, meetings: Collection[int]) -> QuerySet[NoticeLink]:
    """The notices that these meetings, by their keys, are to decide upon."""
    related = ("notice__organisation", "meeting__organisation", "item__meeting__organisation")
    rows = NoticeLink.objects.visible_to(viewer).filter(meeting__in=meetings, notice__published_at__isnull=False)
    return rows.select_related(*related).order_by("notice__due_on", "notice__pk")


def notices_of_decisions(viewer: Viewer, decisions: Collection[Decision]) -> dict[int, Notice]:
    """The notice of each of these: joined to it, or to the item on which it was taken."""
    return {key: row for (key, _), row in notices_behind(viewer, "decision__in", [row.pk for row in decisions]).items()}


def notices_behind(viewer: Viewer, path: str, wanted: Any) -> dict[tuple[int, str], Notice]:
    """The notices of some decisions by key and reference, in one question where none of them has any: it is asked on many pages."""
    return by_decision(viewer, path, wanted, list(links_behind(viewer, path, wanted)))


def links_behind(viewer: Viewer, path: str, wanted: Any) -> QuerySet[NoticeLink]:
    """What joins a notice to these decisions, or to the items on which they were taken; of several the first joined comes last."""
    named = Q(**{path: wanted}) | Q(item__in=taken_on_items(viewer, path, wanted).values("item"))
    links = NoticeLink.objects.visible_to(viewer).filter(named, notice__published_at__isnull=False)
    return links.select_related("notice__organisation", "decision__organisation").order_by("-pk")


def taken_on_items(viewer: Viewer, path: str, wanted: Any) -> QuerySet[TakenAt]:
    return TakenAt.objects.visible_to(viewer).filter(**{path: wanted}, item__isnull=False)


def by_decision(viewer: Viewer, path: str, wanted: Any, rows: list[NoticeLink]) -> dict[tuple[int, str], Notice]:
    """Each of these decisions, by key and reference, with its notice: its own, or that of its item."""
    by_item = {row.item_id: row.notice for row in rows if row.item_id is not None}
    taken = taken_on_items(viewer, path, wanted).filter(item__in=by_item).select_related("decision__organisation")
    places = list(taken) if by_item else []
    found = {(one.decision_id, one.decision.reference): by_item[one.item_id] for one in places if one.item_id is not None}
    return found | {(row.decision.pk, row.decision.reference): row.notice for row in rows if row.decision}


# What still lacks a notice


def own_councils(viewer: Viewer) -> list[int]:
    return sorted(viewer.organisations(*CLERKS))


def items_without_a_notice(viewer: Viewer, today: date) -> QuerySet[Item]:
    """What the executive is to decide at coming meetings and nobody has announced or said not to be key."""
    rows = Item.objects.visible_to(viewer).filter(
        meeting__in=coming_meetings(viewer, today), withdrawn_at=None, is_heading=False, is_displayed=True
    )
    reported = Paper.objects.visible_to(viewer).filter(kind=Paper.Kind.REPORT).values("item")
    known = NoticeLink.objects.visible_to(viewer).filter(item__isnull=False).values("item")
    answered = KeyAnswer.objects.visible_to(viewer).filter(is_key=False, item__isnull=False).values("item")
    to_decide = rows.filter(Q(purpose=Item.Purpose.REPORT) | Q(pk__in=reported)).exclude(pk__in=known).exclude(pk__in=answered)
    return to_decide.select_related("meeting__organisation", "meeting__body").order_by("meeting__held_on", "meeting", *Item.IN_ORDER)


def coming_meetings(viewer: Viewer, today: date) -> QuerySet:
    """The meetings of our executive that are still to come."""
    rows = Meeting.objects.visible_to(viewer).filter(organisation__in=own_councils(viewer), body__kind__in=EXECUTIVE, held_on__gte=today)
    return rows.filter(cancelled_at=None, is_briefing=False).values("pk")


def reports_without_a_notice(viewer: Viewer, today: date) -> QuerySet[Report]:
    """Reports for a decision of the executive, not yet on an agenda, that nobody has announced or said not to be key."""
    rows = Report.objects.visible_to(viewer).filter(
        organisation__in=own_councils(viewer), body__kind__in=EXECUTIVE, wanted_on__gte=today, purpose=Report.Purpose.DECISION
    )
    known = NoticeLink.objects.visible_to(viewer).filter(report__isnull=False).values("report")
    answered = KeyAnswer.objects.visible_to(viewer).filter(is_key=False, report__isnull=False).values("report")
    placed = OnAgenda.objects.visible_to(viewer).values("report")
    rows = rows.exclude(pk__in=known).exclude(pk__in=answered).exclude(pk__in=placed).filter(withdrawn_at=None)
    return rows.select_related("organisation", "body").order_by("wanted_on", "pk")


def said_to_be_key(viewer: Viewer, items: Collection[Item], reports: Collection[Report]) -> set[str]:
    """The references of those of these that a clerk said are key."""
    rows = KeyAnswer.objects.visible_to(viewer).filter(Q(item__in=items) | Q(report__in=reports), is_key=True)
    related = ("item__meeting__organisation", "report__organisation")
    return {(row.item or row.report).reference for row in rows.select_related(*related) if row.item or row.report}


def said_not_to_be_key(viewer: Viewer) -> QuerySet[KeyAnswer]:
    """What a clerk said needs no notice, and why, the newest first."""
    rows = KeyAnswer.objects.visible_to(viewer).filter(is_key=False)
    return rows.select_related("item__meeting__organisation", "report__organisation").order_by("-said_at", "-pk")


def near_a_notice(viewer: Viewer, row: Notice, near: timedelta) -> list[tuple[str, Any]]:
    """What a notice might announce: items, reports and decisions of its council around its days, and not joined to it yet."""
    if row.due_on is None:
        return []
    days = (row.due_on - near, (row.due_until or row.due_on) + near)
    joined = NoticeLink.objects.visible_to(viewer).filter(notice=row)
    of = {"organisation": row.organisation_id}
    items = Item.objects.visible_to(viewer).filter(
        meeting__organisation=row.organisation_id, meeting__body__kind__in=EXECUTIVE, meeting__held_on__range=days, is_heading=False
    )
    reports = Report.objects.visible_to(viewer).filter(**of, wanted_on__range=days, body__kind__in=EXECUTIVE, withdrawn_at=None)
    decisions = Decision.objects.visible_to(viewer).filter(**of, decided_on__range=days).exclude(is_key=False)
    return [
        *(
            ("item", one)
            for one in without(items.select_related("meeting__organisation").order_by("meeting__held_on", "pk"), joined, "item")
        ),
        *(("report", one) for one in without(reports.select_related("organisation").order_by("wanted_on", "pk"), joined, "report")),
        *(("decision", one) for one in without(decisions.select_related("organisation").order_by("decided_on", "pk"), joined, "decision")),
    ]


def without(rows: QuerySet, joined: QuerySet[NoticeLink], key: str) -> QuerySet:
    return rows.exclude(pk__in=joined.filter(**{f"{key}__isnull": False}).values(key))[:MOST_NEAR]


# On the golden thread


def announced_at_meetings(viewer: Viewer, names: Names) -> QuerySet[NoticeLink]:
    """The published notices of what comes to these meetings, with the few columns that a knot shows."""
    rows = NoticeLink.objects.visible_to(viewer).filter(of_these("meeting__", names), notice__published_at__isnull=False)
    return with_names(rows).order_by("item__place", "pk")


def links_of_notices(viewer: Viewer, names: Names) -> QuerySet[NoticeLink]:
    """What these notices announce."""
    return with_names(NoticeLink.objects.visible_to(viewer).filter(of_these("notice__", names))).order_by("pk")


def with_names(rows: QuerySet[NoticeLink]) -> QuerySet[NoticeLink]:
    councils = ("notice__organisation", "meeting__organisation", "meeting__body", "item__meeting__organisation")
    return rows.select_related(*councils, "report__organisation", "decision__organisation")


def notices_named_by(viewer: Viewer, names: Names) -> dict[str, Notice]:
    """The notices of the decisions of these councils and numbers, by the reference of each decision."""
    rows = by_names(links_behind_named, viewer, names)
    found = by_decision(viewer, "decision__in", keys_of_named(viewer, names), rows) if rows else {}
    return {reference: row for (_, reference), row in found.items()}


def links_behind_named(viewer: Viewer, names: Names) -> QuerySet[NoticeLink]:
    return links_behind(viewer, "decision__in", keys_of_named(viewer, names))


def keys_of_named(viewer: Viewer, names: Names) -> QuerySet:
    return Decision.objects.visible_to(viewer).filter(of_these("", names)).values("pk")


def notice_of(viewer: Viewer, decision: Any) -> Notice | None:
    """The notice of one decision that somebody has read; kept beside it, for its page and its thread both ask."""
    if "announced_by" not in vars(decision):
        named = {(decision.organisation.slug, decision.number)}
        decision.announced_by = notices_named_by(viewer, named).get(decision.reference)
    return decision.announced_by


def notices_named(viewer: Viewer, names: Names) -> QuerySet[Notice]:
    """The notices of these councils and numbers."""
    return Notice.objects.visible_to(viewer).filter(of_these("", names)).select_related("organisation").order_by("pk")
