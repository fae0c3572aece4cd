"""Objectives: which there are, how each is doing, and what leads to and from it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.plans import rules
from moothall.plans.models import Action, Contribution, Objective, ObjectiveSuccession, ObjectiveTie, Plan
from moothall.plans.queries.plans import STRATEGIC
from moothall.plans.rules import Said, Tally

OVER = (Said.DONE.value, Said.STOPPED.value)


def objectives(viewer: Viewer) -> QuerySet[Objective]:
    related = ("organisation", "plan__organisation", "plan__portfolio", "portfolio", "lead__person__organisation", "lead__department")
    return Objective.objects.visible_to(viewer).select_related(*related).order_by("plan", "place", "pk")


def objective(viewer: Viewer, slug: str, number: int) -> Objective | None:
    rows = objectives(viewer).select_related("plan__department", "plan__owner__person__organisation")
    return rows.filter(organisation__slug=slug, number=number).first()


def of_plan(viewer: Viewer, plan: Plan) -> QuerySet[Objective]:
    return objectives(viewer).filter(plan=plan).order_by("place", "pk")


def at_a_glance(viewer: Viewer, chosen: Q) -> list[dict]:
    """Objectives as plain rows with what a list shows, by theme; a list may hold hundreds."""
    return list(shown(viewer, chosen))


def shown(viewer: Viewer, chosen: Q) -> QuerySet[Objective, dict]:
    rows = Objective.objects.visible_to(viewer).filter(chosen, ended_at=None)
    fields = ("pk", "number", "organisation__slug", "theme", "title", "outcome", "plan", "plan__title", "closed_under", "last_on")
    return rows.order_by("theme", "plan__first_on", "plan", "place", "pk").values(*fields)


def strategic(viewer: Viewer, organisation: int, day: date) -> Q:
    """The objectives of a council's widest plans whose years hold a day; of all its plans, while it has none of these."""
    running = Q(organisation=organisation, first_on__lte=day, last_on__gte=day, closed_at=None)
    own = Plan.objects.visible_to(viewer).filter(running)
    widest = own.filter(kind__in=STRATEGIC)
    has_widest = Objective.objects.visible_to(viewer).filter(plan__in=widest).exists()
    return Q(plan__in=widest if has_widest else own)


def tallies(viewer: Viewer, objectives: Collection[int], day: date) -> dict[int, Tally]:
    """How many actions of each objective, and of those that contribute to it, stand how on a day; two questions for any number."""
    if not objectives:
        return {}
    below = rules.with_what_is_below(links_below(viewer, objectives), objectives)
    own = own_tallies(viewer, frozenset().union(*below.values()), day)
    return {key: rules.together(own[one] for one in found if one in own) for key, found in below.items()}


@put_once
def links_below(viewer: Viewer, objectives: Collection[int]) -> QuerySet[Contribution, tuple[int, int]]:
    """What contributes to what in the councils of these objectives, without what has been given up."""
    councils = Objective.objects.visible_to(viewer).filter(pk__in=objectives).values("organisation")
    rows = Contribution.objects.visible_to(viewer).filter(to__organisation__in=councils, objective__ended_at=None)
    return rows.order_by().values_list("objective", "to")


def own_tallies(viewer: Viewer, objectives: Collection[int], day: date) -> dict[int, Tally]:
    return {row.pop("objective"): Tally(**row) for row in counted(viewer, objectives, day)}


@put_once
def counted(viewer: Viewer, objectives: Collection[int], day: date) -> QuerySet[Action, dict]:
    rows = Action.objects.visible_to(viewer).filter(objective__in=objectives).order_by()
    return rows.values("objective").annotate(**counts(day))


def tally(rows: QuerySet[Action], day: date) -> Tally:
    """How many of these actions stand how on a day."""
    return Tally(**rows.order_by().aggregate(**counts(day)))


def counts(day: date) -> dict[str, Count]:
    """What is counted of actions: a day that has passed makes late whatever is not over."""
    over, passed = Q(said__in=OVER), Q(due_on__lt=day)
    standing = {name: Q(said=said) & ~passed for name, said in UNDER_WAY.items()}
    standing |= {"late": ~over & (passed | Q(said=Said.LATE)), "done": Q(said=Said.DONE), "stopped": Q(said=Said.STOPPED)}
    return {name: Count("pk", filter=condition) for name, condition in standing.items()}


UNDER_WAY = {"on_track": Said.ON_TRACK, "at_risk": Said.AT_RISK, "not_started": Said.NOT_STARTED}


def off_percent(viewer: Viewer, organisation: int, day: date) -> int:
    """From how many late actions in a hundred a council calls an objective off course."""
    return rules.off_percent(authority.settings(viewer, organisation, day, rules.OBJECTIVE_SETTINGS))


def contributes_to(viewer: Viewer, objective: Objective) -> QuerySet[Objective]:
    """Upwards: what an objective contributes to."""
    keys = Contribution.objects.visible_to(viewer).filter(objective=objective).values("to")
    return objectives(viewer).filter(pk__in=keys)


def served_by(viewer: Viewer, objective: Objective) -> QuerySet[Objective]:
    """Downwards: what contributes to an objective."""
    keys = Contribution.objects.visible_to(viewer).filter(to=objective).values("objective")
    return objectives(viewer).filter(pk__in=keys)


def keys_that_serve(viewer: Viewer, objective: Objective) -> Q:
    """The same, as a choice of objectives."""
    return Q(pk__in=Contribution.objects.visible_to(viewer).filter(to=objective).values("objective"))


def links_between_objectives(organisation: int) -> list[tuple[int, int]]:
    """Every link of the thread upwards, whoever may see it: so that no circle is closed through what somebody cannot see."""
    rows = Contribution.objects.visible_to(THE_CLOCK).filter(objective__organisation=organisation)
    return list(rows.values_list("objective", "to"))


def may_be_served(viewer: Viewer, objective: Objective) -> QuerySet[Objective]:
    """To what an objective could contribute: to those of other plans whose years meet its own."""
    rows = objectives(viewer).filter(organisation=objective.organisation_id, last_on__gte=objective.first_on, ended_at=None)
    return rows.filter(first_on__lte=objective.last_on).exclude(plan=objective.plan_id).order_by("plan__title", "place", "pk")


def may_be_chosen(viewer: Viewer, organisation: int, also: int | None = None) -> QuerySet[Objective]:
    """The objectives that an action can serve: what is not given up, of plans that are not closed; and the one that it serves already."""
    open_still = Q(ended_at=None, plan__closed_at=None)
    return objectives(viewer).filter(open_still | Q(pk=also), organisation=organisation).order_by("plan__title", "place", "pk")


def ties(viewer: Viewer, objectives: Collection[int]) -> QuerySet[ObjectiveTie]:
    """The decisions and commitments that concern these objectives."""
    related = ("decision__organisation", "decision__body", "decision__person", "commitment__organisation", "commitment__owner")
    rows = ObjectiveTie.objects.visible_to(viewer).filter(objective__in=objectives)
    return rows.select_related(*related).order_by("pk")


def carried(viewer: Viewer, objective: Objective) -> tuple[Objective | None, Objective | None]:
    """The objective from which one was carried over, and the one into which it was."""
    rows = ObjectiveSuccession.objects.visible_to(viewer).filter(Q(earlier=objective) | Q(later=objective))
    found = list(rows.select_related("earlier__organisation", "later__organisation").order_by("pk"))
    earlier = next((row.earlier for row in found if row.later_id == objective.pk), None)
    return earlier, next((row.later for row in found if row.earlier_id == objective.pk), None)
