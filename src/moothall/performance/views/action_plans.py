"""The action plans of measures: all that stand, that of one measure on its page, and to write, change, renew and close one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority.words import capitalised, counted, joined
from moothall.performance import actions
from moothall.performance.forms import action_plans as forms
from moothall.performance.permissions import action_plans as permissions
from moothall.performance.queries import action_plans as queries
from moothall.performance.rules.action_plans import Stage
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.views.working import measure_called, page
from moothall.plans.views.rows import paged
from moothall.plans.views.working import Doing, address

A_PAGE = 20


def answer(row: Any, by: dict[str, Any], form: Any) -> Any:
    return actions.answer_action_plan(row, **by, heard=form.cleaned_data["heard"], promise=form.promise())


def close(row: Any, by: dict[str, Any], form: Any) -> Any:
    return actions.close_action_plan(row, **by, heard=form.cleaned_data["heard"], because=form.cleaned_data["because"])


DOINGS = {
    "action-plan": Doing(
        permissions.ANSWER_ACTION_PLAN, forms.Promised, answer, "The action plan of this measure",
        "Say what is done about it, what will come of that, and by the figure of which period it is seen.",
        "Keep this action plan", "Kept. When the figure is there, what came stands beside what you promised.", "Write the action plan",
    ),
    "action-plan-close": Doing(
        permissions.CLOSE_ACTION_PLAN, forms.Closed, close, "Close this action plan",
        "It stays readable with what was promised, what came, and your words. The next figure that is off target asks for another.",
        "Close it", "Closed.", "Close it",
    ),
}  # fmt: skip
TEMPLATES = {"action-plan": "action_plan", "action-plan-close": "action_plan"}
VIEWS = {verb: page(measure_called, one, TEMPLATES[verb]) for verb, one in DOINGS.items()}


def of_page(request: HttpRequest, measure: Any, verdict: Any) -> dict[str, Any]:
    """What the page of a measure says of its action plans, and what whoever looks may do about them."""
    standing, past = queries.of_measure(request.viewer, measure, request.now)
    return {
        "action_plan": standing,
        "action_plans_past": past,
        "action_plan_lacks": standing is None and verdict.rated.rating is Rating.OFF and not measure.ended_on,
        "action_plan_offers": offered(request, measure, standing),
    }


def offered(request: HttpRequest, measure: Any, standing: Any) -> list[tuple[str, str]]:
    """What may be done now: words, and where."""
    if not request.viewer.person or permissions.ANSWER_ACTION_PLAN.refusal(request.viewer, measure, at=request.now):
        return []
    write, away = f"{address(measure)}/action-plan", f"{address(measure)}/action-plan-close"
    if standing is None or standing.stage in (Stage.ASKED, Stage.LATE):
        return [("Write the action plan", write)]
    return [("Renew it" if standing.stage is Stage.TO_LOOK_AT else "Change what is promised", write), ("Close it", away)]


def action_plans(request: HttpRequest) -> HttpResponse:
    """All that stand: what nobody has written yet first, then by the period in which their effect is to show."""
    chosen = request.GET.get("stand", "")
    counts = queries.counts(request.viewer, request.now)
    found = paged(request, queries.on_the_list(request.viewer, request.now, chosen), A_PAGE)
    said = {
        "page": found,
        "rows": queries.judged(request.viewer, list(found), request.now),
        "headline": headline(counts),
        "choices": [(key, words, counts[key]) for key, words in queries.STANDS.items()],
        "chosen": chosen if chosen in queries.STANDS else "",
    }
    return render(request, "performance/action_plans.html", said)


def headline(counts: dict[str, int]) -> str:
    """How many stand, and how.

    >>> headline({"": 3, "late": 1, "asked": 0, "way": 1, "none": 0, "due": 1})
    '3 action plans stand: 1 is late, 1 is under way and 1 has reached the period in which its effect is to show.'
    """
    if not counts[""]:
        return "No action plan is asked for or under way."
    parts = [f"{number} {(one if number == 1 else many)}" for key, (one, many) in SAID.items() if (number := counts[key])]
    stand = "stands" if counts[""] == 1 else "stand"
    return f"{capitalised(counted(counts[''], 'action plan'))} {stand}: {joined(parts)}."


SAID = {
    "late": ("is late", "are late"),
    "asked": ("is asked for", "are asked for"),
    "way": ("is under way", "are under way"),
    "none": ("says why no action is right", "say why no action is right"),
    "due": ("has reached the period in which its effect is to show", "have reached the period in which their effect is to show"),
}
