"""Clearances: asked for, and answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.meetings import actions, permissions
from moothall.meetings.forms import reports as forms
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.reports import html_of
from moothall.meetings.views.reports_work import at_work, to


@login_required
def clearances(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who was asked, until when, and what they said; and the form to ask."""
    row = at_work(request, slug, number)
    may_ask = not permissions.ASK_CLEARANCE.refusal(request.viewer, row, at=request.now)
    facts = queries.facts_of(request.viewer, [row])[row.pk]
    never = [kind for kind in facts.needed if kind not in {one.kind for one in facts.asked}]
    kind = request.GET.get("kind") or next(iter(never), "")
    form = forms.AskClearance(request.POST or None, viewer=request.viewer, report=row, today=request.today, kind=kind)
    if may_ask and form.is_valid():
        office = form.cleaned_data["office"]
        actions.ask_clearance(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, f"{office.person} has been asked.")
        return redirect(to("report-clearances", row))
    said = {
        "report": row,
        "rows": asked_so_far(request, row),
        "form": form if may_ask else None,
        "facts": facts,
        "never": [rules.CLEARANCES.get(one, one).lower() for one in never],
        "changed": rules.changed_since(facts),
    }
    return render(request, "meetings/reports/clearances.html", said)


def asked_so_far(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """Each clearance that was asked for, with until when, and whether it waits for whoever looks."""
    return [
        {"row": one, "due": rules.due_in_words(one.due_on, request.today), "is_mine": one.asked_of_id == request.viewer.person}
        for one in queries.clearances(request.viewer, row)
    ]


@login_required
def clearance(request: HttpRequest, slug: str, number: int, key: int) -> HttpResponse:
    """The report to be read, and the answer."""
    row = at_work(request, slug, number)
    one = queries.clearance(request.viewer, row, key)
    if one is None:
        raise Http404("Nobody was asked for this.")
    if why := permissions.ANSWER_CLEARANCE.refusal(request.viewer, one, at=request.now):
        raise Refused(why)
    form = forms.AnswerClearance(request.POST or None)
    if form.is_valid():
        actions.answer_clearance(one, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Your answer is with the author.")
        return redirect(to("report-work", row))
    said = {
        "report": row,
        "clearance": one,
        "form": form,
        "html": html_of(request.viewer, row, queries.contents(request.viewer, row)),
        "due": rules.due_in_words(one.due_on, request.today),
        "version": queries.latest_version(request.viewer, row),
    }
    return render(request, "meetings/reports/clearance.html", said)
