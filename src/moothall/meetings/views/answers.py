"""Recommended beside resolved: which part of a resolution answers each recommendation, and how."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.meetings import actions, queries
from moothall.meetings.forms import confirming as forms
from moothall.meetings.rules import minuting
from moothall.meetings.views.minutes import address, found
from moothall.meetings.views.working import sent_in


def answers(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    item = found(request, slug, number, position)
    recommended = list(queries.recommendations_of(request.viewer, item))
    parts = parts_of(request, item)
    given = list(queries.answers_of(request.viewer, [item]))
    form = forms.Answers(
        sent_in(request),
        recommended=recommended,
        parts=[(str(part.pk), f"{part.printed or 'Resolved:'} {part.text}"[:120]) for part in parts],
        initial=stands(given) if given else proposed(recommended, parts),
    )
    if request.method == "POST" and form.is_valid():
        by_key = {part.pk: part for part in parts}
        chosen = [(row, by_key[key], how) for row, key, how in form.chosen()]
        actions.answer_recommendations(item, viewer=request.viewer, at=request.now, answers=chosen)
        messages.success(request, "Noted how each recommendation was answered.")
        return redirect(address("minute", item))
    rows = [(row, form[f"part_{row.pk}"], form[f"how_{row.pk}"]) for row in recommended]
    said = {"item": item, "meeting": item.meeting, "form": form, "rows": rows, "parts": parts, "is_proposed": not given}
    return render(request, "meetings/live/answers.html", said)


def parts_of(request: HttpRequest, item: Any) -> list[Any]:
    """Every part that was resolved on an item, in order."""
    stands = queries.minuted(request.viewer, [item])[item.pk]
    return [part for resolution in stands.resolutions for part in resolution.numbered]


def stands(given: list[Any]) -> dict[str, str]:
    found = {f"part_{row.recommendation_id}": str(row.part_id) for row in given}
    return found | {f"how_{row.recommendation_id}": row.how for row in given}


def proposed(recommended: list[Any], parts: list[Any]) -> dict[str, str]:
    """What the words of both suggest: a clerk looks it over and saves."""
    found: dict[str, str] = {}
    for row, answer in zip(
        recommended, minuting.proposed_answers([one.text for one in recommended], [one.text for one in parts]), strict=True
    ):
        if answer:
            found |= {f"part_{row.pk}": str(parts[answer[0]].pk), f"how_{row.pk}": answer[1]}
    return found
