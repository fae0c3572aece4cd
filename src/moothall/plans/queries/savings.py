"""Savings as somebody may see them: programmes, their lines with every sum, and the facts that the rules add up."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.decisions.models import Decision
from moothall.meetings.models import Recommendation
from moothall.plans.models import (
    Objective,
    SavingDelivered,
    SavingLine,
    SavingObjective,
    SavingsClosure,
    SavingsContribution,
    SavingsProgramme,
    SavingsTarget,
    SpendingStream,
    Workstream,
    WorkstreamMilestone,
    WorkstreamMilestoneMoved,
    WorkstreamTurn,
)
from moothall.plans.queries.saving_sums import Agreement, Known, delivered, partners, profiles, puts, shares
from moothall.plans.rules import savings as rules

__all__ = ["Agreement", "Known", "delivered", "partners", "profiles", "puts", "shares"]

MOST_TO_CHOOSE = 100
OF_A_LIST = ("department", "portfolio", "workstream")
OF_A_LINE = ("programme__organisation", "department", "portfolio", "owner__person", "workstream", "stream")


def programmes(viewer: Viewer) -> QuerySet[SavingsProgramme]:
    rows = SavingsProgramme.objects.visible_to(viewer).select_related("organisation")
    return rows.order_by("-organisation__is_home", "-first_year", "-number")


def programme(viewer: Viewer, slug: str, number: int) -> SavingsProgramme | None:
    return programmes(viewer).filter(organisation__slug=slug, number=number).first()


def targets(viewer: Viewer, programmes: Collection[SavingsProgramme]) -> QuerySet[SavingsTarget]:
    """Every target that was set, the last of a year last."""
    return SavingsTarget.objects.visible_to(viewer).filter(programme__in=programmes).order_by("programme", "year", "turn")


def contributions(viewer: Viewer, programme: SavingsProgramme, year: int) -> QuerySet[SavingsContribution]:
    rows = SavingsContribution.objects.visible_to(viewer).filter(programme=programme, year=year)
    return rows.select_related("portfolio", "department").order_by("portfolio__name", "department__name", "pk")


def closures(viewer: Viewer, programme: SavingsProgramme | int) -> QuerySet[SavingsClosure]:
    """Why lines of a programme are not shown: of those that are out, and closed still."""
    rows = SavingsClosure.objects.visible_to(viewer).filter(programme=programme, opened_at=None, published_at__isnull=False)
    return rows.order_by("number")


def hidden(viewer: Viewer, programme: SavingsProgramme | int) -> QuerySet[SavingsClosure]:
    """Those of them whose lines the viewer does not see."""
    seen = SavingLine.objects.visible_to(viewer).filter(programme=programme, closure__isnull=False)
    return closures(viewer, programme).exclude(number__in=seen.values("closure"))


def closure_of(viewer: Viewer, line: SavingLine) -> SavingsClosure | None:
    """Why a line is closed, for whoever may see the line."""
    return (
        SavingsClosure.objects.visible_to(viewer).filter(programme=line.programme_id, number=line.closure).first() if line.closure else None
    )


def workstreams(viewer: Viewer, programme: SavingsProgramme) -> QuerySet[Workstream]:
    rows = Workstream.objects.visible_to(viewer).filter(programme=programme)
    return rows.select_related("programme__organisation", "owner__person").order_by("title", "pk")


def workstream(viewer: Viewer, slug: str, number: int) -> Workstream | None:
    rows = Workstream.objects.visible_to(viewer).select_related("programme__organisation", "owner__person")
    return rows.filter(programme__organisation__slug=slug, number=number).first()


def milestones(viewer: Viewer, workstreams: Collection[Workstream]) -> QuerySet[WorkstreamMilestone]:
    rows = WorkstreamMilestone.objects.visible_to(viewer).filter(workstream__in=workstreams)
    return rows.select_related("workstream__programme__organisation").order_by("due_on", "pk")


def milestones_moved(viewer: Viewer, workstream: Workstream) -> QuerySet[WorkstreamMilestoneMoved]:
    rows = WorkstreamMilestoneMoved.objects.visible_to(viewer).filter(milestone__workstream=workstream)
    return rows.select_related("milestone").order_by("moved_at", "pk")


def turns(viewer: Viewer, workstream: Workstream) -> QuerySet[WorkstreamTurn]:
    """How a workstream ended, and was taken up again: the last first."""
    return WorkstreamTurn.objects.visible_to(viewer).filter(workstream=workstream).order_by("-at", "-pk")


def streams(viewer: Viewer, programme: SavingsProgramme) -> QuerySet[SpendingStream]:
    rows = SpendingStream.objects.visible_to(viewer).filter(programme=programme)
    return rows.select_related("programme__organisation").order_by("title", "pk")


def stream(viewer: Viewer, slug: str, number: int) -> SpendingStream | None:
    rows = SpendingStream.objects.visible_to(viewer).select_related("programme__organisation")
    return rows.filter(programme__organisation__slug=slug, number=number).first()


def lines(viewer: Viewer, programme: SavingsProgramme | int) -> QuerySet[SavingLine]:
    """The lines of a programme that are out, for a list. A draft counts nowhere, for nobody."""
    rows = SavingLine.objects.visible_to(viewer).select_related(*OF_A_LIST).order_by("number", "pk")
    return rows.filter(programme=programme, published_at__isnull=False)


def to_deliver(viewer: Viewer, programme: SavingsProgramme) -> list[SavingLine]:
    """Those that can still be achieved; each knows its programme, so that none need bring it."""
    rows = list(lines(viewer, programme).exclude(judged=SavingLine.Judged.NOT_ACHIEVABLE))
    for row in rows:
        row.programme = programme
    return rows


def drafts(viewer: Viewer, programme: SavingsProgramme) -> QuerySet[SavingLine]:
    """What is being written: for those who write it."""
    return every_line(viewer).filter(programme=programme, published_at=None)


def every_line(viewer: Viewer) -> QuerySet[SavingLine]:
    return SavingLine.objects.visible_to(viewer).select_related(*OF_A_LINE).order_by("number", "pk")


def line(viewer: Viewer, slug: str, number: int) -> SavingLine | None:
    return every_line(viewer).filter(programme__organisation__slug=slug, number=number).first()


def entered_in(row: SavingLine, viewer: Viewer, year: int) -> Decimal:
    """What has been entered as saved on a line in a year, by all partners together."""
    first, last = rules.bounds(year)
    amounts = SavingDelivered.objects.visible_to(viewer).filter(line=row, on__range=(first, last)).values_list("amount", flat=True)
    return rules.total(list(amounts))


def last_number(rows: QuerySet, name: str = "number") -> int:
    """The greatest number that one of these rows has, or nought."""
    return rows.aggregate(last=Max(name))["last"] or 0


def departments(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Department]:
    return Department.objects.filter(Department.on(day), organisation=organisation).order_by("name", "pk")


def portfolios(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Portfolio]:
    return Portfolio.objects.filter(Portfolio.on(day), organisation=organisation).order_by("name", "pk")


def offices(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Office]:
    """The offices that can own something: those that are held today by officers."""
    rows = Office.objects.filter(Office.on(day), organisation=organisation, ward=None, portfolio=None, body=None)
    return rows.select_related("person").order_by("title", "pk")


def named(viewer: Viewer, table: type[Department] | type[Portfolio], keys: Collection[int]) -> dict[int, str]:
    """The names of these departments, or portfolios."""
    return dict(table.objects.filter(pk__in=keys).values_list("pk", "name"))


def department_names(viewer: Viewer, keys: Collection[int]) -> dict[int, str]:
    return named(viewer, Department, keys)


def portfolio_names(viewer: Viewer, keys: Collection[int]) -> dict[int, str]:
    return named(viewer, Portfolio, keys)


def organisations(viewer: Viewer) -> QuerySet[Organisation]:
    return Organisation.objects.order_by("-is_home", "name", "pk")


def recommendations_to_choose(viewer: Viewer, organisation: Organisation) -> QuerySet[Recommendation]:
    """What members of the council have been asked, or are to be asked; the newest report first."""
    rows = Recommendation.objects.visible_to(viewer).filter(report__organisation=organisation, report__withdrawn_at=None)
    return rows.select_related("report__organisation").order_by("-report__number", "place", "pk")[:MOST_TO_CHOOSE]


def decisions_to_choose(viewer: Viewer, organisation: Organisation) -> QuerySet[Decision]:
    """The published decisions of the council, the newest first."""
    rows = Decision.objects.visible_to(viewer).filter(organisation=organisation, published_at__isnull=False, withdrawn_at=None)
    return rows.order_by("-decided_on", "-pk")[:MOST_TO_CHOOSE]


def objective_of(viewer: Viewer, line: SavingLine) -> Objective | None:
    """The objective that a line serves."""
    rows = SavingObjective.objects.visible_to(viewer).filter(line=line).select_related("objective__organisation")
    return next((row.objective for row in rows), None)


def objectives_to_choose(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Objective]:
    """The objectives of the council that hold today."""
    rows = Objective.objects.visible_to(viewer).filter(organisation=organisation, ended_at=None, last_on__gte=day)
    return rows.order_by("title", "pk")
