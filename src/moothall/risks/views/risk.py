"""A risk's page: where it stands against what is accepted, how it came there, what is done about it, what was decided."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.risks import queries, rules
from moothall.risks.queries.registers import Standing
from moothall.risks.views.risk_work import DOINGS
from moothall.risks.views.working import offers, risk_called

WIDTH, HEIGHT, EDGE = 136, 42, 6


def risk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = risk_called(request, slug, number)
    viewer, today = request.viewer, request.today
    [found] = queries.standing(viewer, [row], today)
    assessed = list(queries.registers.assessments(viewer, [row]).select_related("matrix"))
    controls = list(queries.registers.controls(viewer, row))
    said = {
        "risk": row,
        "found": found,
        "kinds": rules.KINDS,
        "assessed": list(reversed(assessed)),
        "spark": spark([one.placed for one in assessed if one.kind == rules.Kind.RESIDUAL], found),
        "controls": [one for one in controls if not one.ended_on],
        "ended": [one for one in controls if one.ended_on],
        "treatments": list(queries.registers.treatments(viewer, row)),
        "moves": list(queries.registers.moves(viewer, row)),
        "turns": list(queries.registers.turns(viewer, row)),
        "holder": queries.owing.holder_of(viewer, row.owner, today),
        "offers": offers(request, row, DOINGS),
    }
    return render(request, "risks/risk.html", said)


def spark(placed: list[rules.Placed], found: Standing) -> dict[str, Any] | None:
    """A small line of its scores: only those under the matrix of the last one, because two matrices are never compared."""
    scores = [one.score for one in placed if found.now and one.matrix == found.now.matrix]
    if found.now is None or len(scores) < 2:
        return None
    most, accepted = found.now.grid.size**2, found.now.grid.accepted(found.risk.category)
    step = (WIDTH - 2 * EDGE) / (len(scores) - 1)
    points = [(EDGE + step * place, height_of(score, most)) for place, score in enumerate(scores)]
    return {
        "width": WIDTH, "height": HEIGHT, "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points), "last": points[-1],
        "accepted": height_of(accepted, most),
        "words": f"{len(scores)} scores, from {scores[0]} to {scores[-1]} of {most}; the council accepts {accepted}",
    }  # fmt: skip


def height_of(score: int, most: int) -> float:
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * score / most
