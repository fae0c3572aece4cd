"""The register of plans, a plan's page, its earlier editions, and all of its actions in a list."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority.words import capitalised, counted
from moothall.plans import queries, rules
from moothall.plans.forms.action import ActionsOfPlan
from moothall.plans.forms.plan import Plans
from moothall.plans.queries.plans import WantedPlans
from moothall.plans.views import reporting, table
from moothall.plans.views.plan_work import DOINGS
from moothall.plans.views.rows import (
    Adding,
    action_rows,
    by_theme,
    counted as courses,
    hands,
    objective_rows,
    paged,
    tally_pairs,
    with_last_words,
)
from moothall.plans.views.working import offers, plan_called

PLANS_A_PAGE, ACTIONS_A_PAGE = 40, 50


def plans(request: HttpRequest) -> HttpResponse:
    """Every plan, as a reader chooses."""
    form = Plans(request.GET or None, viewer=request.viewer)
    wanted = form.wanted() if form.is_valid() else WantedPlans()
    page = paged(request, queries.plans.narrowed(request.viewer, wanted), PLANS_A_PAGE)
    rows = list(page)
    approvals = queries.approvals.approvals(request.viewer, rows, request.now)
    said = {
        "form": form,
        "page": page,
        "rows": [(row, approvals[row.pk]) for row in rows],
        "headline": f"{capitalised(counted(page.paginator.count, 'plan'))}, the newest years first." if rows else "",
        "is_narrowed": wanted != WantedPlans(),
    }
    return render(request, "plans/plans.html", said)


def plan(request: HttpRequest, slug: str, number: int, adding: Adding | None = None) -> HttpResponse:
    row = plan_called(request, slug, number)
    viewer = request.viewer
    asked = queries.approvals.questions(viewer, [row.pk], request.now)[row.pk]
    own, serves_others = its_objectives(request, row)
    found = objective_rows(request, row.organisation_id, own, adding)
    page, standing = paged(request, found), courses(found)
    said = {
        "plan": row,
        "hands": hands(request, "plan", row),
        "approval": queries.approvals.approval_of(row, asked, request.now),
        "asked": asked,
        "tally": tally_pairs(standing),
        "in_words": rules.headline(dict(standing)) if found else "",
        "page": page,
        "themes": by_theme(page),
        "serves_others": serves_others,
        "loose": loose(request, row),
        "number_of_actions": queries.actions.of_plan(viewer, row).count(),
        "offers": [*reporting.offered(request, row), *table.offered(request, row), *offers(request, row, DOINGS)],
    }
    return render(request, "plans/plan.html", said | around(request, row))


def around(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Where it stands among other plans, and among its own editions."""
    viewer = request.viewer
    earlier, later = queries.plans.before_and_after(viewer, row)
    within, above = queries.plans.within(viewer, row), queries.plans.places(viewer, [row.pk]).get(row.pk)
    return {"within": within, "above": above, "earlier": earlier, "later": later, "editions": list(queries.plans.editions(viewer, row))}


def its_objectives(request: HttpRequest, row: Any) -> tuple[Any, bool]:
    """What it set out to do; of a plan that has no objective of its own, those of other plans that its actions serve."""
    own = queries.objectives.at_a_glance(request.viewer, Q(plan=row))
    if own:
        return own, False
    served = queries.actions.of_plan(request.viewer, row).exclude(objective=None).values("objective")
    return queries.objectives.at_a_glance(request.viewer, Q(pk__in=served)), True


def loose(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """The first actions of a plan that serve none of the objectives that are set out, or one of another plan."""
    rows = queries.actions.of_plan(request.viewer, row).exclude(objective__plan=row)
    return with_last_words(request, action_rows(queries.actions.in_short(rows)[:ACTIONS_A_PAGE], request.today))


def edition(request: HttpRequest, slug: str, number: int, edition: int) -> HttpResponse:
    """How a plan read before."""
    row = plan_called(request, slug, number)
    found = queries.plans.edition(request.viewer, row, edition)
    if found is None:
        raise Http404("There is no such edition of this plan.")
    return render(request, "plans/edition.html", {"plan": row, "edition": found, "is_latest": found.number == row.edition})


def actions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """All actions of a plan, the nearest day first; a plan may have thousands."""
    row = plan_called(request, slug, number)
    form = ActionsOfPlan(request.GET or None)
    rows = queries.actions.of_plan(request.viewer, row).order_by("due_on", "place", "pk")
    if form.is_valid():
        rows = queries.actions.chosen(rows, form.cleaned_data["said"], form.cleaned_data["words"], request.today)
    page = paged(request, queries.actions.in_short(rows), ACTIONS_A_PAGE)
    said = {"plan": row, "form": form, "page": page, "rows": action_rows(page, request.today)}
    return render(request, "plans/actions.html", said)
