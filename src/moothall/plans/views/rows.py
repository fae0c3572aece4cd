"""Objectives and actions as lists show them: made of plain values, because a list may hold hundreds."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import get_script_prefix

from moothall.authority.words import day_in_words
from moothall.plans import queries, rules
from moothall.plans.rules import ActionFacts, Course, ObjectiveState, Said, Tally

A_PAGE = 60
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Adding:
    """What a room above says of objectives: its part in their states and the rule for that; and of a part of the council, or of a plan."""

    to_rows: Callable[[HttpRequest, int, Rows], Rows]
    rule: Callable[[HttpRequest, int], str]
    of_part: Callable[[HttpRequest, int, dict[str, Any]], dict[str, Any]]


def objective_rows(request: HttpRequest, organisation: int, found: Sequence[dict[str, Any]], adding: Adding | None = None) -> Rows:
    """Each objective with how it is doing, in two questions for any number; and what a room above adds to that."""
    viewer, today = request.viewer, request.today
    keys = [row["pk"] for row in found]
    tallies, risks = queries.objectives.tallies(viewer, keys, today), queries.threats.threats(viewer, keys, today)
    percent = queries.objectives.off_percent(viewer, organisation, today)
    states: dict[Tally, ObjectiveState] = {}
    for row in found:
        tally = with_risks(tallies.get(row["pk"], Tally()), risks.get(row["pk"], ()))
        if tally not in states:
            states[tally] = rules.objective_state(tally, percent)
        row["state"] = states[tally]
        row["address"] = f"{get_script_prefix()}plans/objectives/{row['organisation__slug']}/{row['number']}"
    return adding.to_rows(request, organisation, list(found)) if adding else list(found)


def with_risks(tally: Tally, risks: Sequence[Any]) -> Tally:
    """The same with the risks to an objective, as far as whoever looks may see them."""
    return replace(tally, risks=len(risks), risks_beyond=sum(one.is_beyond for one in risks)) if risks else tally


def counted(rows: Iterable[dict[str, Any]]) -> Mapping[Course, int]:
    """How many stand how, the worst first."""
    numbers = Counter(row["state"].course for row in rows)
    return {one: numbers[one] for one in rules.WORST_FIRST if numbers[one]}


def tally_pairs(courses: Mapping[Course, int]) -> list[tuple[str, int]]:
    """One shape for each, worst last."""
    return [(rules.SHAPES_OF_COURSES[one].value, number) for one, number in reversed(courses.items())]


def action_rows(found: Iterable[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Each action with where it stands and the day that matters."""
    rows = []
    for row in found:
        said = Said(row["said"])
        facts = ActionFacts(due_on=row["due_on"], start_on=row["start_on"], said=said, ended_on=row["ended_on"])
        row["state"] = rules.ActionState(rules.stands(facts, today), "")
        row["address"] = f"{get_script_prefix()}plans/actions/{row['organisation__slug']}/{row['number']}"
        row["when"] = when(facts)
        rows.append(row)
    return rows


def with_last_words(request: HttpRequest, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same actions, each with what its owner said of it last, in one question for any number."""
    said = queries.actions.last_words(request.viewer, [row["pk"] for row in rows])
    return [row | {"words": said.get(row["pk"], "")} for row in rows]


def when(facts: ActionFacts) -> str:
    """The day that matters: when it ended, or when it is due."""
    if facts.said.is_over and facts.ended_on:
        return f"{facts.said.value.capitalize()} on {day_in_words(facts.ended_on, weekday=False)}"
    return f"Due {day_in_words(facts.due_on, weekday=False)}"


def hands(request: HttpRequest, kind: str, row: Any) -> list[Any]:
    """Through whose hands something has gone; the public is not asked for, because it reads of none."""
    return queries.handing_over.hands_of(request.viewer, kind, row.pk) if request.viewer.person else []


def paged(request: HttpRequest, rows: Any, of: int = A_PAGE) -> Any:
    return Paginator(rows, of).get_page(request.GET.get("page"))


def by_theme(rows: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Objectives under their themes, each theme once; those of none stand last."""
    themes: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        themes.setdefault(row["theme"], []).append(row)
    return sorted(themes.items(), key=lambda pair: (not pair[0], pair[0]))
