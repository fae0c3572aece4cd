"""The council's rule of call-in on a page: what it says, what it means in dates, what held before; and setting it without code."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.decisions import actions, permissions, queries, rules
from moothall.decisions.forms.calling_in import WAYS, Rule, first_of
from moothall.decisions.views.call_in_shown import rule_as_told


def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """For everybody: today's rule in words and in dates, and every rule that held."""
    organisation = council(request, slug)
    row, held = queries.call_in_rule(organisation.pk, request.today)
    every = list(queries.call_in_rules(request.viewer, organisation.pk))
    said = {
        "organisation": organisation,
        "row": row,
        "rule": held,
        "terms": rules.terms_in_words(held),
        "foreseen": foreseen(request, organisation, held),
        "history": [rule_as_told(one, one.as_rule(), request.today) for one in every],
        "may_set": not permissions.SET_CALL_IN_RULE.refusal(request.viewer, organisation, at=request.now),
    }
    return render(request, "decisions/calling_in/rule.html", said)


def council(request: HttpRequest, slug: str) -> Any:
    row = authority.organisation(request.viewer, slug)
    if row is None:
        raise Http404("There is no such council.")
    return row


def foreseen(request: HttpRequest, organisation: Any, held: rules.CallInRule) -> list[rules.Foreseen]:
    return rules.foreseen(held, request.today, authority.closure_days(request.viewer, organisation.pk))


def set_rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Typed, looked at in words and in dates, and only then set."""
    organisation = council(request, slug)
    if why := permissions.SET_CALL_IN_RULE.refusal(request.viewer, organisation, at=request.now):
        raise Refused(why)
    row, held = queries.call_in_rule(organisation.pk, request.today)
    first = first_of(held, row and row.committee_id) | {"source": row.source if row else "", "since": request.today}
    committees = queries.committees(request.viewer, organisation.pk)
    form = Rule(request.POST if request.method == "POST" else None, initial=first, committees=committees)
    typed = form.rule() if form.is_valid() else None
    if typed and "look" not in request.POST:
        said = rules.written(typed) | {"committee": form.cleaned_data["committee"]}
        actions.set_call_in_rule(organisation, viewer=request.viewer, at=request.now, since=typed.valid_from, **said)
        messages.success(request, "Set. What was published before that day is still judged by the rule of its day.")
        return redirect(reverse("decisions:call-in-rule", args=[slug]))
    filled = [place for place in range(1, WAYS + 1) if form[f"group_{place}"].value()]
    shown = WAYS if form.errors else max([1, *filled]) + 1
    page = {"shown": shown, "organisation": organisation, "form": form, "ways": range(1, WAYS + 1), "steps": range(1, len(rules.Step) + 1)}
    looked = {"terms": rules.terms_in_words(typed), "foreseen": foreseen(request, organisation, typed)} if typed else {}
    return render(request, "decisions/calling_in/set_rule.html", {"terms": None, "foreseen": None} | page | looked)
