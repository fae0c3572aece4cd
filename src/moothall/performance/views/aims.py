"""What measures say of objectives, of plans and of parts of the council: for the pages of plans, which know no measures themselves."""

from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from moothall.authority import queries as authority
from moothall.performance.queries import kept
from moothall.performance.queries.kept import Wanted
from moothall.performance.rules.verdicts import glance as sentences
from moothall.performance.rules.verdicts.adding_up import SETTINGS, AddingUp, together
from moothall.performance.rules.verdicts.glance import Line, Show
from moothall.performance.rules.verdicts.rating import Rating
from moothall.plans.views.rows import Adding, Rows

MOST, A_FEW, FIRST = 12, 5, 4  # measures of one objective; of a part of the council; of the whole place
MOST_SHAPES = 150


def with_measures(request: HttpRequest, organisation: int, rows: Rows) -> Rows:
    """Objectives with the measures that tell of each, the worst first, and their states by them too; in three questions for any number."""
    lines = kept.of_objectives(request.viewer, [row["pk"] for row in rows], request.today)
    rule = rule_of(request, organisation) if lines else AddingUp()
    return [with_its(row, lines.get(row["pk"], []), rule) for row in rows]


def with_its(row: dict[str, Any], lines: list[Line], rule: AddingUp) -> dict[str, Any]:
    state = together(row["state"], [one.rating for one in lines], rule) if lines else row["state"]
    where = f"{get_script_prefix()}performance/objectives/{row['organisation__slug']}/{row['number']}"
    number = len(lines)
    return row | {"state": state, "lines": lines[:MOST], "number_of_measures": number, "more": max(0, number - MOST), "all": where}


def rule_of(request: HttpRequest, organisation: int) -> AddingUp:
    return AddingUp.of(authority.settings(request.viewer, organisation, request.today, SETTINGS))


def rule(request: HttpRequest, organisation: int) -> str:
    return rule_of(request, organisation).in_words()


def of_part(request: HttpRequest, organisation: int, part: dict[str, Any]) -> dict[str, Any]:
    """How the measures of a portfolio or a department stand, with the first of those that are off target."""
    chosen = kept.wanted(request.viewer, Wanted(organisation=organisation, **part), request.today)
    counts = kept.counts(request.viewer, chosen, request.today)
    rows = list(kept.shown(request.viewer, chosen, Show.OFF, request.today)[: A_FEW + 1]) if counts.number else []
    [(name, row)] = part.items()
    more = len(rows) > A_FEW
    return {
        "sentence": sentences.headline(counts.by_rating),
        "lines": [kept.line_of(one, request.today) for one in rows[:A_FEW]],
        "more": more,
        "address": f"{reverse('performance:room')}?{name}={row.pk}{f'&show={Show.OFF.value}' if more else ''}",
    }


def of_place(request: HttpRequest) -> dict[str, Any]:
    """How this place's own council is doing, in a few lines; nothing while nothing is judged."""
    home = authority.home(request.viewer)
    chosen = kept.wanted(request.viewer, Wanted(organisation=home.pk), request.today) if home else None
    number = kept.in_short(request.viewer, chosen) if chosen else {}
    if not number or chosen is None:
        return {}
    shapes = sentences.shapes(number) if sum(number.values()) <= MOST_SHAPES else []
    lines = kept.worst(request.viewer, chosen, FIRST, request.today)
    return {"sentence": sentences.headline(number), "tally": shapes, "lines": lines, "on": number[Rating.ON], "of": sum(number.values())}


MEASURES = Adding(with_measures, rule, of_part)
