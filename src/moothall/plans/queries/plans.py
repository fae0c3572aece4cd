"""Plans: which there are, what stands within what, how each read before, what follows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.plans.models import Edition, Plan, PlanPlace, PlanSuccession

RELATED = ("organisation", "department", "portfolio", "owner__person__organisation")
STRATEGIC = (Plan.Kind.CORPORATE, Plan.Kind.AGREEMENT, Plan.Kind.COMMUNITY)
ABOVE_ALL = (*STRATEGIC, Plan.Kind.STRATEGY)


@dataclass(frozen=True, kw_only=True)
class WantedPlans:
    """What a reader wants to see of the plans. Empty is everything."""

    words: str = ""
    kind: str = ""
    council: Organisation | None = None
    department: Department | None = None
    portfolio: Portfolio | None = None
    year: int | None = None


def plans(viewer: Viewer) -> QuerySet[Plan]:
    """Every plan: the newest years first, within them the widest plan first."""
    rows = Plan.objects.visible_to(viewer).select_related(*RELATED)
    return rows.order_by("-first_on", "-last_on", "title", "pk")


def plan(viewer: Viewer, slug: str, number: int) -> Plan | None:
    return plans(viewer).filter(organisation__slug=slug, number=number).first()


def narrowed(viewer: Viewer, wanted: WantedPlans) -> QuerySet[Plan]:
    """What of the plans a reader has chosen."""
    rows = plans(viewer)
    if wanted.words:
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(summary__icontains=wanted.words))
    if wanted.year:
        rows = rows.filter(first_on__lte=date(wanted.year, 12, 31), last_on__gte=date(wanted.year, 4, 1))
    asked = {"kind": wanted.kind, "organisation": wanted.council, "department": wanted.department, "portfolio": wanted.portfolio}
    return rows.filter(**{name: value for name, value in asked.items() if value})


def running(viewer: Viewer, organisation: int, day: date) -> QuerySet[Plan]:
    """The plans of a council whose years hold a day, and that were not closed before."""
    return plans(viewer).filter(organisation=organisation, first_on__lte=day, last_on__gte=day, closed_at=None)


def places(viewer: Viewer, keys: Collection[int]) -> dict[int, Plan]:
    """Within which plan each of these stands."""
    rows = PlanPlace.objects.visible_to(viewer).filter(plan__in=keys).select_related("above__organisation")
    return {row.plan_id: row.above for row in rows}


def links_between_plans(organisation: int) -> list[tuple[int, int]]:
    """Every link of the tree, whoever may see it: so that no circle is closed through what somebody cannot see."""
    rows = PlanPlace.objects.visible_to(THE_CLOCK).filter(plan__organisation=organisation)
    return list(rows.values_list("plan", "above"))


def within(viewer: Viewer, plan: Plan) -> list[Plan]:
    """The plans that stand within one, the newest first."""
    rows = PlanPlace.objects.visible_to(viewer).filter(above=plan).values("plan")
    return list(plans(viewer).filter(pk__in=rows))


def editions(viewer: Viewer, plan: Plan) -> QuerySet[Edition]:
    """How a plan read, the latest edition first."""
    return Edition.objects.visible_to(viewer).filter(plan=plan).order_by("-number")


def edition(viewer: Viewer, plan: Plan, number: int) -> Edition | None:
    return editions(viewer, plan).filter(number=number).first()


def before_and_after(viewer: Viewer, plan: Plan) -> tuple[Plan | None, Plan | None]:
    """The plan from which one was carried over, and the one into which it was."""
    rows = PlanSuccession.objects.visible_to(viewer).filter(Q(earlier=plan) | Q(later=plan))
    found = list(rows.select_related("earlier__organisation", "later__organisation").order_by("pk"))
    earlier = next((row.earlier for row in found if row.later_id == plan.pk), None)
    return earlier, next((row.later for row in found if row.earlier_id == plan.pk), None)


def may_stand_above(viewer: Viewer, plan: Plan) -> list[Plan]:
    """The plans within which another could stand: all but itself and what stands under it."""
    rows = plans(viewer).filter(organisation=plan.organisation_id).exclude(pk=plan.pk)
    return list(rows.filter(last_on__gte=plan.first_on))


def offices(viewer: Viewer, organisation: int, day: date, also: int | None = None) -> QuerySet[Office]:
    """Who can own a plan, lead an objective, do an action: the offices of a council that are held on a day, and one that stands there."""
    rows = Office.objects.filter(Office.on(day) | Q(pk=also), organisation=organisation).select_related("person", "department")
    return rows.order_by("title", "person__name", "pk")
