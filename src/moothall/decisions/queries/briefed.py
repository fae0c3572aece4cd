"""What of decisions, notices, commitments and scrutiny belongs to a portfolio, for its briefing."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.asking import number_of, put_once
from moothall.access.viewer import Viewer
from moothall.authority.models import Portfolio
from moothall.decisions.models import Commitment, DayMoved, Decision, Notice, ScrutinyRecommendation
from moothall.decisions.queries.commitment_states import back_by, ended_by, held_at
from moothall.decisions.queries.commitments import of_portfolio
from moothall.decisions.queries.recommended import waiting
from moothall.decisions.queries.register import open_to_call_in
from moothall.decisions.rules import day_of, start_of
from moothall.decisions.rules.recommended import Addressee

A_FEW, A_PAGE, MOST = 8, 30, 500  # a calendar has the most


def published(viewer: Viewer, portfolio: int, since: date) -> tuple[list[Decision], int]:
    """The last few decisions of a portfolio that came out since a day, and how many there are."""
    asked = portfolio, start_of(since)
    return last_out(viewer, *asked), number_out(viewer, *asked)[0]


def out_since(viewer: Viewer, portfolio: int, moment: datetime) -> QuerySet[Decision]:
    """The few of these days are found by their index before anything else is asked: a portfolio may have tens of thousands."""
    recent = Decision.objects.visible_to(viewer).filter(published_at__gte=moment).values("pk")
    return Decision.objects.visible_to(viewer).filter(portfolio=portfolio, pk__in=recent)


@put_once
def last_out(viewer: Viewer, portfolio: int, moment: datetime) -> QuerySet[Decision]:
    rows = out_since(viewer, portfolio, moment).select_related("organisation", "body", "person")
    return rows.order_by("-published_at", "-pk")[:A_FEW]


@put_once
def number_out(viewer: Viewer, portfolio: int, moment: datetime) -> QuerySet[Decision, int]:
    return number_of(out_since(viewer, portfolio, moment))


def still_open(viewer: Viewer, portfolio: int, since: date, moment: datetime) -> int:
    """How many of these can still be called in."""
    return number_open(viewer, portfolio, start_of(since), moment)[0]


@put_once
def number_open(viewer: Viewer, portfolio: int, since: datetime, moment: datetime) -> QuerySet[Decision, int]:
    return number_of(open_to_call_in(viewer, moment).filter(portfolio=portfolio, published_at__gte=since))


def outstanding(viewer: Viewer, portfolio: int, moment: datetime, last: date) -> list[Commitment]:
    """What was agreed to be brought back by a day, and has not come back; the nearest day first. What waits for effect is not owed yet.

    It is what `states` calls confirmed or overdue, and a test holds it against that; most portfolios have none that need be asked about.
    """
    found = to_come_back(viewer, portfolio, moment, day_of(moment), last)
    held = set(held_of_these(viewer, [row.pk for row in found], moment)) if found else set()
    return [row for row in found if row.pk not in held]


@put_once
def to_come_back(viewer: Viewer, portfolio: int, moment: datetime, day: date, last: date) -> QuerySet[Commitment]:
    own = of_portfolio(viewer, Portfolio(pk=portfolio))
    live = ~ended_by(moment) & Q(dismissed_at=None, confirmed_at__isnull=False, due_on__lte=last)
    rows = Commitment.objects.visible_to(viewer).filter(live, own).exclude(pk__in=back_by(viewer, day))
    return rows.select_related("organisation", "owner").order_by("due_on", "pk")[:MOST]


@put_once
def held_of_these(viewer: Viewer, commitments: Collection[int], moment: datetime) -> QuerySet[Commitment, int]:
    rows = Commitment.objects.visible_to(viewer).filter(Q(pk__in=held_at(viewer, moment)), pk__in=commitments)
    return rows.values_list("pk", flat=True)


def moves(viewer: Viewer, commitments: Collection[Commitment]) -> list[DayMoved]:
    """Each day that these had before; in order."""
    rows = DayMoved.objects.visible_to(viewer).filter(commitment__in=commitments)
    return list(rows.order_by("moved_at", "pk")) if commitments else []


@put_once
def to_answer(viewer: Viewer, portfolio: int) -> QuerySet[ScrutinyRecommendation]:
    """What scrutiny recommended to the member who holds the portfolio, and that has no answer; the nearest day first."""
    return waiting(viewer).filter(to=Addressee.MEMBER, portfolio=portfolio)[:MOST]


@put_once
def to_be_decided(viewer: Viewer, portfolio: int, first: date, last: date, is_calendar: bool) -> QuerySet[Notice]:
    """What was announced to be decided in the portfolio between two days, the nearest first."""
    ends = Q(due_on__gte=first) | Q(due_until__gte=first)
    rows = Notice.objects.visible_to(viewer).filter(ends, portfolio=portfolio, published_at__isnull=False, withdrawn_at=None)
    return rows.filter(due_on__lte=last).select_related("organisation", "body").order_by("due_on", "pk")[: MOST if is_calendar else A_PAGE]
