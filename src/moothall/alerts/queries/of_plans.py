"""Plans and savings that were published, as one reader may see them; and about which plans a decision answers."""

from moothall.access.viewer import Viewer
from moothall.alerts.rules import Thing
from moothall.authority.models import Portfolio
from moothall.decisions.models import Decision, TakenAt
from moothall.meetings.models import Answer
from moothall.plans import queries as plans
from moothall.plans.models import Plan, PutForward, SavingShare, SavingsProgramme
from moothall.plans.queries import savings
from moothall.plans.rules import savings as rules

MOST_TO_CHOOSE = 200


def plan(viewer: Viewer, slug: str, number: int) -> Thing | None:
    row = plans.plan(viewer, slug, number)
    if row is None:
        return None
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=row.title,
        line=row.years,
        on=row.first_on,
        departments=keys(row.department_id),
        portfolios=keys(row.portfolio_id),
        plans=keys(row.pk),
    )


def programme(viewer: Viewer, slug: str, number: int) -> Thing | None:
    """A programme is of no portfolio: it asks all of them."""
    row = savings.programme(viewer, slug, number)
    return Thing(row.reference, row.organisation_id, row.title, years_of(row), programmes=keys(row.pk)) if row else None


def saving(viewer: Viewer, slug: str, number: int) -> Thing | None:
    """A saving is of whoever leads it, and of each that shares it."""
    row = savings.line(viewer, slug, number)
    if row is None:
        return None
    shared = list(SavingShare.objects.visible_to(viewer).filter(line=row).values_list("department_id", "portfolio_id"))
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=row.title,
        line=", ".join(part for part in (row.department.name, row.get_judged_display() if row.judged else "") if part),
        departments=keys(row.department_id, *(department for department, _ in shared)),
        portfolios=keys(row.portfolio_id, *(portfolio for _, portfolio in shared)),
        programmes=keys(row.programme_id),
    )


def keys(*found: int | None) -> frozenset[int]:
    return frozenset(key for key in found if key)


def years_of(row: SavingsProgramme) -> str:
    first, last = rules.in_words(row.first_year), rules.in_words(row.last_year)
    return first if first == last else f"{first} to {last}"


def answered_by(viewer: Viewer, decision: Decision) -> frozenset[int]:
    """The plans about which a decision answers, so that whoever follows a plan is told that it was approved."""
    items = TakenAt.objects.visible_to(viewer).filter(decision=decision, item__isnull=False).values("item")
    answers = Answer.objects.visible_to(viewer).filter(part__resolution__item__in=items).values("recommendation")
    return frozenset(PutForward.objects.visible_to(viewer).filter(recommendation__in=answers).values_list("plan_id", flat=True))


def plans_to_choose(viewer: Viewer) -> list[Plan]:
    """The plans that are out, and have not ended."""
    rows = plans.plans.plans(viewer).filter(published_at__isnull=False, closed_at=None)
    return list(rows.order_by("-organisation__is_home", "organisation__name", "title", "pk")[:MOST_TO_CHOOSE])


def programmes_to_choose(viewer: Viewer) -> list[SavingsProgramme]:
    rows = savings.programmes(viewer).filter(published_at__isnull=False)
    return list(rows.order_by("-organisation__is_home", "organisation__name", "title", "pk")[:MOST_TO_CHOOSE])


def portfolios_to_choose(viewer: Viewer) -> list[Portfolio]:
    rows = Portfolio.objects.select_related("organisation")
    return list(rows.order_by("-organisation__is_home", "organisation__name", "name", "pk")[:MOST_TO_CHOOSE])
