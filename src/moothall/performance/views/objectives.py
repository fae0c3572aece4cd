"""How an objective is doing: what its measures say beside its actions and risks, and by which rules that makes its state."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.performance.queries import objectives as queries
from moothall.performance.rules.drawing.spark import spark
from moothall.performance.rules.verdicts.adding_up import in_words
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.plans.views.working import address, objective_called

LAST = 12  # figures in a small line


def objective(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = objective_called(request, slug, number)
    found = queries.whole(request.viewer, row, request.now)
    shapes = [rating.shape.value for rating in found.ratings]
    said = {
        "row": row,
        "whole": found,
        "rows": [shown(measure, verdict) for measure, verdict in found.told],
        "tally": [(shape, shapes.count(shape)) for shape in dict.fromkeys(shapes)],
        "in_words": in_words(found.ratings),
    }
    return render(request, "performance/objective.html", said)


def shown(measure: Any, verdict: Verdict) -> dict[str, Any]:
    """One measure of the list: its last figure, its rating, whether it changes, and its last figures as a small line."""
    given = verdict.given
    period = verdict.latest.period.in_words() if verdict.latest else ""
    return {
        "title": measure.title,
        "address": address(measure),
        "figure": f"{verdict.figure} in {period}" if period else verdict.rated.because,
        "rated": verdict.rated,
        "change": verdict.changing.word if period else "",
        "late": given.late if period else "",
        "spark": spark(given.figures[-LAST:], given.stated, measure.title),
    }
