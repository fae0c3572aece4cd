"""The strategy on one page; and what one department, or one portfolio, has set out to do."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.authority.words import counted, joined
from moothall.plans import permissions, queries, rules
from moothall.plans.views.rows import Adding, action_rows, by_theme, counted as courses, objective_rows, paged, tally_pairs

A_FEW = 12


def strategy(request: HttpRequest, reported: Any = None, adding: Adding | None = None) -> HttpResponse:
    """Every objective of the council's widest plans at a glance, by theme; and what a room above adds, and has `reported` of measures."""
    home = authority.home(request.viewer)
    if home is None:
        return render(request, "plans/strategy.html", {"home": None})
    chosen = queries.objectives.strategic(request.viewer, home.pk, request.today)
    rows = objective_rows(request, home.pk, queries.objectives.at_a_glance(request.viewer, chosen), adding)
    more = adding.rule(request, home.pk) if adding else ""
    said = {"home": home, "reported": reported, "more_rule": more}
    return render(request, "plans/strategy.html", at_a_glance(request, home, rows) | said)


def at_a_glance(request: HttpRequest, home: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the page says first, the page of objectives that is looked at, and the plans that run."""
    found = courses(rows)
    page = paged(request, rows)
    running = [plan for plan in queries.plans.running(request.viewer, home.pk, request.today) if plan.kind in queries.plans.ABOVE_ALL]
    return {
        "headline": rules.headline(dict(found)),
        "tally": tally_pairs(found),
        "page": page,
        "themes": by_theme(page),
        "rule": rules.rule_in_words(queries.objectives.off_percent(request.viewer, home.pk, request.today)),
        "plans": with_standing(request, running),
        "may_begin": permissions.WRITE_PLAN.is_open_to(request.viewer, home),
    }


def with_standing(request: HttpRequest, plans: list[Any]) -> list[tuple[Any, rules.Approval]]:
    approvals = queries.approvals.approvals(request.viewer, plans, request.now)
    return [(plan, approvals[plan.pk]) for plan in plans]


def department(request: HttpRequest, slug: str, key: int, adding: Adding | None = None) -> HttpResponse:
    row = authority.departments(request.viewer).filter(organisation__slug=slug, pk=key).select_related("organisation").first()
    if row is None:
        raise Http404("There is no such department here.")
    of_plans = Q(plan__department=row)
    shown = part(request, row, of_plans | Q(lead__department=row), of_plans | Q(owner__department=row), {"department": row}, adding)
    return render(request, "plans/part.html", shown | {"kind": "Department", "people": []})


def portfolio(request: HttpRequest, slug: str, key: int, adding: Adding | None = None) -> HttpResponse:
    row = authority.portfolios(request.viewer).filter(organisation__slug=slug, pk=key).select_related("organisation").first()
    if row is None:
        raise Http404("There is no such portfolio here.")
    own = Q(plan__portfolio=row, objective__portfolio=None) | Q(plan__portfolio=row, objective=None) | Q(objective__portfolio=row)
    shown = part(request, row, Q(portfolio=row) | Q(portfolio=None, plan__portfolio=row), own, {"portfolio": row}, adding)
    people = queries.telling.answering(request.viewer, row.pk, request.today)
    return render(request, "plans/part.html", shown | {"kind": "Portfolio", "people": people})


def headline(standing: dict[rules.Course, int], number_late: int) -> str:
    """How the objectives of a part stand, and how many of its actions are late."""
    said = [rules.headline(standing).rstrip(".")] if standing else []
    said += [f"{counted(number_late, 'action')} {'is' if number_late == 1 else 'are'} late"] if number_late else []
    return (joined(said) or "Nothing is set out here for this year") + "."


def part(request: HttpRequest, row: Any, objectives: Q, actions: Q, plans: dict[str, Any], adding: Adding | None) -> dict[str, Any]:
    """What a part of the council has set out to do, how it is doing, and the deadlines that are near or were missed."""
    viewer, today = request.viewer, request.today
    running = queries.plans.running(viewer, row.organisation_id, today)
    holding = Q(first_on__lte=today, last_on__gte=today, plan__closed_at=None)
    found = objective_rows(request, row.organisation_id, queries.objectives.at_a_glance(viewer, holding & objectives), adding)
    under_way = queries.actions.under_way(viewer).filter(actions, organisation=row.organisation_id)
    late = under_way.filter(due_on__lt=today).order_by("due_on", "pk")
    near = under_way.filter(due_on__gte=today).order_by("due_on", "pk")
    number = late.count()
    standing = courses(found)
    return {
        "part": row,
        "headline": headline(dict(standing), number),
        "tally": tally_pairs(standing),
        "page": (page := paged(request, found)),
        "themes": by_theme(page),
        "late": action_rows(queries.actions.in_short(late)[:A_FEW], today),
        "number_late": number,
        "near": action_rows(queries.actions.in_short(near)[:A_FEW], today),
        "moved": list(queries.telling.moved_lately(viewer, actions, row.organisation_id)[:A_FEW]),
        "plans": with_standing(request, list(running.filter(**plans))),
        "measures": adding.of_part(request, row.organisation_id, plans) if adding else None,
    }
