"""What of plans and savings belongs to a portfolio, for its briefing: each question costs the same for one action and for thousands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from moothall.access.asking import added_up, number_of, put_once
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.decisions.rules import start_of
from moothall.plans import rules
from moothall.plans.models import (
    Action,
    DayMoved,
    Milestone,
    Objective,
    Plan,
    SavingLine,
    SavingsClosure,
    SavingsContribution,
    SavingShare,
    SavingsProgramme,
)
from moothall.plans.queries import approvals, objectives, plans, savings, threats
from moothall.plans.queries.objectives import OVER
from moothall.plans.queries.reminding import silent_since
from moothall.plans.rules import Said, savings as money

SHOWN = ("pk", "number", "organisation__slug", "title", "said", "said_at", "start_on", "due_on", "ended_on", "made_at", "owner__title")
A_FEW, A_PAGE, MOST = 8, 30, 500  # a calendar has the most
UNDER_WAY = Q(plan__closed_at=None, plan__published_at__isnull=False)


def of_portfolio(portfolio: int) -> Q:
    """The actions of a portfolio: those of its objectives, and those of its plans whose objective names no other."""
    return Q(objective__portfolio=portfolio) | Q(plan__portfolio=portfolio, objective__portfolio=None)


def actions(viewer: Viewer, portfolio: int) -> QuerySet[Action]:
    """The actions of its public plans that were not closed."""
    return Action.objects.visible_to(viewer).filter(UNDER_WAY, of_portfolio(portfolio))


def counts(viewer: Viewer, portfolio: int, since: date, day: date, stretch: rules.Stretch) -> dict[str, int]:
    """How many of its actions stand how, and how many of what there is to tell since a day, in one question."""
    found: dict[str, int] = counted(viewer, portfolio, since, start_of(since), day, owed_on(stretch, day))[0]
    return found


@put_once
def counted(
    viewer: Viewer, portfolio: int, since: date, moment: datetime, day: date, stretch: rules.Stretch | None
) -> QuerySet[Action, dict[str, int]]:
    over = Q(said__in=OVER)
    behind = {name: count for name, count in objectives.counts(day).items() if name in ("late", "at_risk")}
    said = behind | {
        "ended": Count("pk", filter=ended_since(since)),
        "given_up": Count("pk", filter=ended_since(since) & Q(said=Said.STOPPED)),
        "missed": Count("pk", filter=~over & missed_since(since, day)),
        "begun": Count("pk", filter=~over & begun_since(moment, day)),
        "silent": Count("pk", filter=~over & silent_on(stretch)),
    }
    return added_up(actions(viewer, portfolio).filter(~over | ended_since(since)), **said)


def ended_since(since: date) -> Q:
    return Q(said__in=OVER, ended_on__gte=since)


def missed_since(since: date, day: date) -> Q:
    """What should have ended since a day."""
    return Q(due_on__gte=since, due_on__lt=day)


def begun_since(moment: datetime, day: date) -> Q:
    """What was set out since a moment and is still to come: actions that nobody had promised before."""
    return Q(made_at__gte=moment, due_on__gte=day)


def owed_on(stretch: rules.Stretch, day: date) -> rules.Stretch | None:
    """The stretch, once the day has passed until which a word was owed of it."""
    return stretch if stretch.due_on < day else None


def silent_on(stretch: rules.Stretch | None) -> Q:
    """Of what a word is owed although the day for it has passed."""
    return silent_since(stretch) & Q(owner__isnull=False) if stretch else Q(pk__in=())


def first_behind(viewer: Viewer, portfolio: int, day: date, late: int) -> list[dict[str, Any]]:
    """The worst of what is late or at risk. Where many are late, these are the first whose day has passed: the others need no look."""
    found = first_passed(viewer, portfolio, day) if late >= A_FEW else []
    return found if len(found) == A_FEW else first_of_all_behind(viewer, portfolio, day)


@put_once
def first_passed(viewer: Viewer, portfolio: int, day: date) -> QuerySet[Action, dict]:
    return nearest(viewer, portfolio, Q(due_on__lt=day))[:A_FEW]


@put_once
def first_of_all_behind(viewer: Viewer, portfolio: int, day: date) -> QuerySet[Action, dict]:
    return behind(actions(viewer, portfolio), day)[:A_FEW]


def behind(rows: QuerySet[Action], day: date) -> QuerySet[Action, dict]:
    """What is late or at risk: the worst first, and among these the longest."""
    late = Q(due_on__lt=day) | Q(said=Said.LATE)
    worst = Case(When(late, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = rows.exclude(said__in=OVER).filter(late | Q(said=Said.AT_RISK))
    return found.order_by(worst, "due_on", "pk").values(*SHOWN)


@put_once
def ended(viewer: Viewer, portfolio: int, since: date) -> QuerySet[Action, dict]:
    """What was done or stopped since a day, the last first."""
    return actions(viewer, portfolio).filter(ended_since(since)).order_by("-ended_on", "pk").values(*SHOWN)[:A_FEW]


@put_once
def missed(viewer: Viewer, portfolio: int, since: date, day: date) -> QuerySet[Action, dict]:
    return nearest(viewer, portfolio, missed_since(since, day))[:A_FEW]


@put_once
def begun(viewer: Viewer, portfolio: int, since: datetime, day: date) -> QuerySet[Action, dict]:
    return nearest(viewer, portfolio, begun_since(since, day))[:A_FEW]


@put_once
def due(viewer: Viewer, portfolio: int, first: date, last: date, is_calendar: bool) -> QuerySet[Action, dict]:
    return nearest(viewer, portfolio, Q(due_on__range=(first, last)))[: MOST if is_calendar else A_PAGE]


def nearest(viewer: Viewer, portfolio: int, wanted: Q) -> QuerySet[Action, dict]:
    """Those of its actions that are not over, the nearest day first."""
    return actions(viewer, portfolio).exclude(said__in=OVER).filter(wanted).order_by("due_on", "pk").values(*SHOWN)


def objectives_with_states(viewer: Viewer, portfolio: int, day: date, percent: int) -> list[dict[str, Any]]:
    """The objectives of a portfolio whose years hold the day, each with how it is doing."""
    found = own_objectives(viewer, portfolio, day)
    keys = [row["pk"] for row in found]
    tallies, risks = objectives.tallies(viewer, keys, day), threats.threats(viewer, keys, day)
    states: dict[rules.Tally, rules.ObjectiveState] = {}  # many stand alike
    for row in found:
        one = tallies.get(row["pk"], rules.Tally())
        if threatening := risks.get(row["pk"]):
            one = replace(one, risks=len(threatening), risks_beyond=sum(risk.is_beyond for risk in threatening))
        if one not in states:
            states[one] = rules.objective_state(one, percent)
        row["state"] = states[one]
    return found


@put_once
def own_objectives(viewer: Viewer, portfolio: int, day: date) -> QuerySet[Objective, dict]:
    own = Q(portfolio=portfolio) | Q(portfolio=None, plan__portfolio=portfolio)
    running = Q(first_on__lte=day, last_on__gte=day, plan__closed_at=None, plan__published_at__isnull=False)
    return objectives.shown(viewer, own & running)


@put_once
def milestones(viewer: Viewer, portfolio: int, since: date, first: date, last: date) -> QuerySet[Milestone]:
    """The milestones that were reached since a day, and those of what is under way that are due between two; in order of their days."""
    reached = Q(met_on__gte=since)
    due = Q(met_on=None, due_on__range=(first, last)) & ~Q(action__said__in=OVER)
    rows = of_its_actions(Milestone.objects.visible_to(viewer), portfolio).filter(reached | due)
    return rows.select_related("action__organisation").order_by("due_on", "pk")[:MOST]


def of_its_actions(rows: QuerySet[Any], portfolio: int) -> QuerySet[Any]:
    return rows.filter(through("action", UNDER_WAY & of_portfolio(portfolio)))


@put_once
def moved(viewer: Viewer, portfolio: int, since: datetime) -> QuerySet[DayMoved]:
    """The days that were moved since a moment, when something is due or a milestone is to be reached; the last first."""
    rows = of_its_actions(DayMoved.objects.visible_to(viewer), portfolio).exclude(which=DayMoved.Which.START)
    return rows.filter(moved_at__gte=since).select_related("action__organisation").order_by("-moved_at", "-pk")[:MOST]


@put_once
def silent(viewer: Viewer, portfolio: int, stretch: rules.Stretch) -> QuerySet[Action, tuple[str, int]]:
    """Which offices owe a word on how actions go, and on how many each; the most first."""
    owed = actions(viewer, portfolio).exclude(said__in=OVER).filter(silent_on(stretch))
    by_office = owed.order_by().values("owner__title").annotate(number=Count("pk")).order_by("-number", "owner__title")
    return by_office.values_list("owner__title", "number")


def waiting(viewer: Viewer, organisation: int, portfolio: int, now: datetime, day: date) -> list[tuple[Plan, rules.Approval]]:
    """The plans of the portfolio that are public and that members have not approved as they stand."""
    rows = running(viewer, organisation, portfolio, day)
    stand = approvals.approvals(viewer, rows, now)
    return [(row, stand[row.pk]) for row in rows if stand[row.pk].standing in {rules.PlanStanding.DRAFT, rules.PlanStanding.AMENDED}]


@put_once
def running(viewer: Viewer, organisation: int, portfolio: int, day: date) -> QuerySet[Plan]:
    return plans.running(viewer, organisation, day).filter(portfolio=portfolio, published_at__isnull=False)


def savings_of(
    viewer: Viewer, organisation: int, portfolio: int, now: datetime, day: date
) -> list[tuple[SavingsProgramme, Any, Any, int, list[Any]]]:
    """Of each programme of the year: what it asks of the portfolio, what its lines come to, how many are hidden, those at risk."""
    year = money.year_of(day)
    return [(row, *saved(viewer, row, portfolio, year, now)) for row in programmes(viewer, organisation, year)]


@put_once
def programmes(viewer: Viewer, organisation: int, year: int) -> QuerySet[SavingsProgramme]:
    of_year = Q(first_year__lte=year, last_year__gte=year)
    return savings.programmes(viewer).filter(of_year, organisation=organisation, published_at__isnull=False)


def saved(viewer: Viewer, programme: SavingsProgramme, portfolio: int, year: int, now: datetime) -> tuple[Any, Any, int, list[Any]]:
    known = savings.Known(viewer, own_lines(viewer, programme.pk, portfolio), now, programme)
    figures = money.by_share(known.facts.values(), year, lambda share: share.portfolio).get(portfolio, money.Figures())
    amount = next(iter(asked_of_it(viewer, programme.pk, portfolio, year)), None)
    risky = [row for row in known.rows if row.judged]
    return amount, figures, number_hidden(viewer, programme.pk)[0], risky


@put_once
def own_lines(viewer: Viewer, programme: int, portfolio: int) -> QuerySet[SavingLine]:
    """Those that are the portfolio's, and those that it shares."""
    shared = SavingShare.objects.visible_to(viewer).filter(portfolio=portfolio, line__programme=programme).values("line")
    return savings.lines(viewer, programme).filter(Q(portfolio=portfolio) | Q(pk__in=shared)).select_related(None)


@put_once
def asked_of_it(viewer: Viewer, programme: int, portfolio: int, year: int) -> QuerySet[SavingsContribution, Any]:
    rows = SavingsContribution.objects.visible_to(viewer).filter(programme=programme, year=year, portfolio=portfolio)
    return rows.order_by("pk").values_list("amount", flat=True)


@put_once
def number_hidden(viewer: Viewer, programme: int) -> QuerySet[SavingsClosure, int]:
    return number_of(savings.hidden(viewer, programme))


def moves(viewer: Viewer, keys: Iterable[int]) -> list[DayMoved]:
    """Each day that these actions, and their milestones, had before; in order."""
    rows = DayMoved.objects.visible_to(viewer).filter(action__in=list(keys)).exclude(which=DayMoved.Which.START)
    return list(rows.order_by("moved_at", "pk"))
