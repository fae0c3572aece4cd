"""The conditions that parts of a decision set: how each was met, and noting that it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.decisions import actions, forms, permissions, queries
from moothall.decisions.views.rows import address


def with_conditions(request: HttpRequest, decision: Any, parts: list[Any]) -> list[Any]:
    """The parts of a decision, each with how its condition was met, or with where a clerk notes that it is."""
    may = permissions.MEET_CONDITION.is_open_to(request.viewer, decision)
    for part in parts:
        waits = part.has_condition and part.condition_met_at is None
        part.note_it_here = (
            reverse("decisions:met", args=[decision.organisation.slug, decision.number, part.number]) if may and waits else ""
        )
    return parts


def met(request: HttpRequest, slug: str, number: int, clause: int) -> HttpResponse:
    """That the condition of a part is met: when, and how it is known."""
    part = queries.part(request.viewer, slug, number, clause)
    if part is None:
        raise Http404("There is no such part.")
    if why := permissions.MEET_CONDITION.refusal(request.viewer, part, at=request.now):
        raise Refused(why)
    form = forms.Met(request.POST or None, today=request.today)
    if form.is_valid():
        actions.meet_condition(part, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Noted: the condition is met, and the part no longer waits for it.")
        return redirect(f"{address(part.decision)}#part-{part.number}")
    return render(request, "decisions/commitments/met.html", {"part": part, "form": form})
