"""What of plans and savings belongs to a portfolio, for its briefing: each question costs the same for one action and for thousands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.decisions.rules import start_of
from moothall.plans import rules
from moothall.plans.models import Action, DayMoved, Milestone, Plan, SavingsContribution, SavingShare, SavingsProgramme
from moothall.plans.queries import approvals, objectives, plans, savings, threats
from moothall.plans.queries.objectives import OVER
from moothall.plans.queries.reminding import silent_since
from moothall.plans.rules import Said, savings as money

SHOWN = ("pk", "number", "organisation__slug", "title", "said", "said_at", "start_on", "due_on", "ended_on", "made_at", "owner__title")
UNDER_WAY = Q(plan__closed_at=None, plan__published_at__isnull=False)


def of_portfolio(portfolio: int) -> Q:
    """The actions of a portfolio: those of its objectives, and those of its plans whose objective names no other."""
    return Q(objective__portfolio=portfolio) | Q(plan__portfolio=portfolio, objective__portfolio=None)


def actions(viewer: Viewer, portfolio: int) -> QuerySet[Action]:
    """The actions of its public plans that were not closed."""
    return Action.objects.visible_to(viewer).filter(UNDER_WAY, of_portfolio(portfolio))


def counts(rows: QuerySet[Action], since: date, day: date, stretch: rules.Stretch) -> dict[str, int]:
    """How many of these stand how, and how many of what there is to tell since a day, in one question."""
    over = Q(said__in=OVER)
    said = objectives.counts(day) | {
        "ended": Count("pk", filter=ended_since(since)),
        "given_up": Count("pk", filter=ended_since(since) & Q(said=Said.STOPPED)),
        "missed": Count("pk", filter=~over & missed_since(since, day)),
        "begun": Count("pk", filter=~over & begun_since(since, day)),
        "silent": Count("pk", filter=~over & silent_on(stretch, day)),
    }
    found: dict[str, int] = rows.order_by().aggregate(**said)
    return found


def ended_since(since: date) -> Q:
    return Q(said__in=OVER, ended_on__gte=since)


def missed_since(since: date, day: date) -> Q:
    """What should have ended since a day."""
    return Q(due_on__gte=since, due_on__lt=day)


def begun_since(since: date, day: date) -> Q:
    """What was set out since a day and is still to come: actions that nobody had promised before."""
    return Q(made_at__gte=start_of(since), due_on__gte=day)


def silent_on(stretch: rules.Stretch, day: date) -> Q:
    """Of what a word is owed although the day for it has passed."""
    return silent_since(stretch) & Q(owner__isnull=False) if stretch.due_on < day else Q(pk__in=())


def behind(rows: QuerySet[Action], day: date) -> QuerySet[Action, dict]:
    """What is late or at risk: the worst first, and among these the longest."""
    late = Q(due_on__lt=day) | Q(said=Said.LATE)
    worst = Case(When(late, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = rows.exclude(said__in=OVER).filter(late | Q(said=Said.AT_RISK))
    return found.order_by(worst, "due_on", "pk").values(*SHOWN)


def ended(rows: QuerySet[Action], since: date) -> QuerySet[Action, dict]:
    """What was done or stopped since a day, the last first."""
    return rows.filter(ended_since(since)).order_by("-ended_on", "pk").values(*SHOWN)


def nearest(rows: QuerySet[Action], wanted: Q) -> QuerySet[Action, dict]:
    """Those of these that are not over, the nearest day first."""
    return rows.exclude(said__in=OVER).filter(wanted).order_by("due_on", "pk").values(*SHOWN)


def objectives_with_states(viewer: Viewer, portfolio: int, day: date, percent: int) -> list[dict[str, Any]]:
    """The objectives of a portfolio whose years hold the day, each with how it is doing."""
    own = Q(portfolio=portfolio) | Q(portfolio=None, plan__portfolio=portfolio)
    running = Q(first_on__lte=day, last_on__gte=day, plan__closed_at=None, plan__published_at__isnull=False)
    found = objectives.at_a_glance(viewer, own & running)
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


def milestones(viewer: Viewer, portfolio: int, since: date, first: date, last: date) -> QuerySet[Milestone]:
    """The milestones that were reached since a day, and those of what is under way that are due between two; in order of their days."""
    reached = Q(met_on__gte=since)
    due = Q(met_on=None, due_on__range=(first, last)) & ~Q(action__said__in=OVER)
    rows = of_its_actions(Milestone.objects.visible_to(viewer), portfolio).filter(reached | due)
    return rows.select_related("action__organisation").order_by("due_on", "pk")


def of_its_actions(rows: QuerySet[Any], portfolio: int) -> QuerySet[Any]:
    return rows.filter(through("action", UNDER_WAY & of_portfolio(portfolio)))


def moved(viewer: Viewer, portfolio: int, since: date) -> QuerySet[DayMoved]:
    """The days that were moved since a day, when something is due or a milestone is to be reached; the last first."""
    rows = of_its_actions(DayMoved.objects.visible_to(viewer), portfolio).exclude(which=DayMoved.Which.START)
    return rows.filter(moved_at__gte=start_of(since)).select_related("action__organisation").order_by("-moved_at", "-pk")


def silent(rows: QuerySet[Action], stretch: rules.Stretch, day: date) -> list[tuple[str, int]]:
    """Which offices owe a word on how actions go, and on how many each; the most first."""
    owed = rows.exclude(said__in=OVER).filter(silent_on(stretch, day))
    counted = owed.order_by().values("owner__title").annotate(number=Count("pk")).order_by("-number", "owner__title")
    return [(row["owner__title"], row["number"]) for row in counted]


def waiting(viewer: Viewer, organisation: int, portfolio: int, now: datetime, day: date) -> list[tuple[Plan, rules.Approval]]:
    """The plans of the portfolio that are public and that members have not approved as they stand."""
    rows = list(plans.running(viewer, organisation, day).filter(portfolio=portfolio, published_at__isnull=False))
    stand = approvals.approvals(viewer, rows, now)
    return [(row, stand[row.pk]) for row in rows if stand[row.pk].standing in {rules.PlanStanding.DRAFT, rules.PlanStanding.AMENDED}]


def savings_of(
    viewer: Viewer, organisation: int, portfolio: int, now: datetime, day: date
) -> list[tuple[SavingsProgramme, Any, Any, int, list[Any]]]:
    """Of each programme of the year: what it asks of the portfolio, what its lines come to, how many are hidden, those at risk."""
    year = money.year_of(day)
    rows = savings.programmes(viewer).filter(
        organisation=organisation, published_at__isnull=False, first_year__lte=year, last_year__gte=year
    )
    return [(row, *saved(viewer, row, portfolio, year, now)) for row in rows]


def saved(viewer: Viewer, programme: SavingsProgramme, portfolio: int, year: int, now: datetime) -> tuple[Any, Any, int, list[Any]]:
    shared = SavingShare.objects.visible_to(viewer).filter(portfolio=portfolio, line__programme=programme).values("line")
    own = savings.lines(viewer, programme).filter(Q(portfolio=portfolio) | Q(pk__in=shared))
    known = savings.Known(viewer, own, now, programme)
    figures = money.by_share(known.facts.values(), year, lambda share: share.portfolio).get(portfolio, money.Figures())
    asked = SavingsContribution.objects.visible_to(viewer).filter(programme=programme, year=year, portfolio=portfolio)
    amount = next(iter(asked.values_list("amount", flat=True)), None)
    risky = [row for row in known.rows if row.judged]
    return amount, figures, savings.hidden(viewer, programme).count(), risky


def moves(viewer: Viewer, keys: Iterable[int]) -> list[DayMoved]:
    """Each day that these actions, and their milestones, had before; in order."""
    rows = DayMoved.objects.visible_to(viewer).filter(action__in=list(keys)).exclude(which=DayMoved.Which.START)
    return list(rows.order_by("moved_at", "pk"))
