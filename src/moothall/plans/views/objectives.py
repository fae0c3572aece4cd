"""One objective on one page: the outcome, how it is doing and why, its actions, what concerns it, what leads to and from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.plans import queries, rules
from moothall.plans.rules import Tally
from moothall.plans.views.objective_work import DOINGS
from moothall.plans.views.rows import Adding, action_rows, hands, objective_rows, with_last_words, with_risks
from moothall.plans.views.working import objective_called, offers

MOST_ACTIONS, MOST_BELOW = 100, 60


def objective(request: HttpRequest, slug: str, number: int, adding: Adding | None = None) -> HttpResponse:
    row = objective_called(request, slug, number)
    viewer = request.viewer
    asked = queries.approvals.questions(viewer, [row.plan_id], request.now)[row.plan_id]
    earlier, later = queries.objectives.carried(viewer, row)
    said = {
        "objective": row,
        "above": list(queries.objectives.contributes_to(viewer, row)),
        "ties": list(queries.objectives.ties(viewer, [row.pk])),
        "approval": queries.approvals.approval_of(row.plan, asked, request.now),
        "answered": [one for one in asked if one.effect],
        "hands": hands(request, "objective", row),
        "earlier": earlier,
        "later": later,
        "offers": offers(request, row, DOINGS),
    }
    said |= how_it_is_doing(request, row) | who_leads(request, row) | what_is_done(request, row)
    said = with_what_is_added(request, row, said, adding)
    return render(request, "plans/objective.html", said)


def who_leads(request: HttpRequest, row: Any) -> dict[str, Any]:
    portfolio = row.portfolio or row.plan.portfolio
    return {
        "portfolio": portfolio,
        "people": queries.telling.answering(request.viewer, portfolio and portfolio.pk, request.today),
        "leader": queries.telling.holder_of(request.viewer, row.lead, request.today),
    }


def with_what_is_added(request: HttpRequest, row: Any, said: dict[str, Any], adding: Adding | None) -> dict[str, Any]:
    """The same with the measures that tell of it, and its state by them too; and the states of what contributes to it."""
    if adding is None:
        return said | {"lines": [], "more": 0, "more_rule": "", "all": ""}
    own = {"pk": row.pk, "number": row.number, "organisation__slug": row.organisation.slug, "state": said["state"]}
    found, *below = adding.to_rows(request, row.organisation_id, [own, *said["below"]])
    shown = {name: found[name] for name in ("state", "lines", "more", "all")}
    return said | shown | {"below": below, "more_rule": adding.rule(request, row.organisation_id) if found["lines"] else ""}


def what_is_done(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Its actions with what was said of each last, and what contributes to it; of many the first, and how many more."""
    rows = queries.actions.in_short(queries.actions.of_objective(request.viewer, row))[: MOST_ACTIONS + 1]
    actions, below = with_last_words(request, action_rows(rows, request.today)), serving(request, row)
    return {
        "actions": actions[:MOST_ACTIONS],
        "more_actions": len(actions) > MOST_ACTIONS,
        "below": below[:MOST_BELOW],
        "more_below": max(0, len(below) - MOST_BELOW),
    }


def how_it_is_doing(request: HttpRequest, row: Any) -> dict[str, Any]:
    """The risks to an objective, and its state by them and by its actions."""
    viewer, today = request.viewer, request.today
    risks = queries.threats.threats(viewer, [row.pk], today).get(row.pk, [])
    tally = with_risks(queries.objectives.tallies(viewer, [row.pk], today).get(row.pk, Tally()), risks)
    percent = queries.objectives.off_percent(viewer, row.organisation_id, today)
    return {"risks": risks, "state": rules.objective_state(tally, percent), "rule": rules.rule_in_words(percent)}


def serving(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """What contributes to an objective; the first of them with how each is doing."""
    found = queries.objectives.at_a_glance(request.viewer, queries.objectives.keys_that_serve(request.viewer, row))
    return objective_rows(request, row.organisation_id, found[:MOST_BELOW]) + found[MOST_BELOW:]
