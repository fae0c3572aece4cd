"""The house as a whole: what is kept here, what needs a look, its organisations, closure days and dated rules, and political balance."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.authority import actions, forms, permissions, queries, rules
from moothall.authority.views.keeping import NOT_YOURS, Task, bound, by, for_keepers, found, performed, to
from moothall.authority.views.lists import paged
from moothall.authority.words import day_in_words


@login_required
def houses(request: HttpRequest) -> HttpResponse:
    """Whoever keeps one house is there at once; whoever keeps several chooses."""
    kept = [row for row in queries.organisations(request.viewer) if request.viewer.holds_at(row.pk, *permissions.HOUSEKEEPERS)]
    if not kept:
        raise Refused(NOT_YOURS)
    if len(kept) == 1:
        return redirect(to("house", kept[0]))
    return render(request, "authority/houses.html", {"kept": kept})


@for_keepers
def overview(request: HttpRequest, organisation: Any) -> HttpResponse:
    said = {
        "organisation": organisation,
        "counts": queries.counts(request.viewer, organisation, request.today),
        "looks": queries.needs_a_look(request.viewer, organisation, request.today),
        "may_found": not permissions.FOUND.refusal(request.viewer, queries.ORGANISATIONS, at=request.now),
        "may_rename": not permissions.CHANGE_ORGANISATION.refusal(request.viewer, organisation, at=request.now),
    }
    return render(request, "authority/house.html", said)


@for_keepers
def add_organisation(request: HttpRequest, organisation: Any) -> HttpResponse:
    task = Task(
        title="Add an organisation",
        headline="A partner of the council, or another council whose records are kept here.",
        button="Add it",
        act=permissions.FOUND,
        subject=queries.ORGANISATIONS,
        form=bound(request, forms.NewOrganisation, organisation),
        do=lambda said: actions.found(queries.ORGANISATIONS, **by(request), **said),
        done="Added.",
        back=("The council's house", to("house", organisation)),
    )
    return performed(request, organisation, task)


@for_keepers
def change_organisation(request: HttpRequest, organisation: Any) -> HttpResponse:
    task = Task(
        title=f"Change the name of {organisation}",
        headline="Its addresses stay as they are.",
        button="Keep it",
        act=permissions.CHANGE_ORGANISATION,
        subject=organisation,
        form=bound(request, forms.ChangedOrganisation, organisation, row=organisation),
        do=lambda said: actions.change_organisation(organisation, **by(request), **said),
        done="Kept.",
        back=("The council's house", to("house", organisation)),
    )
    return performed(request, organisation, task)


@for_keepers
def closures(request: HttpRequest, organisation: Any) -> HttpResponse:
    rows = queries.closures_of(request.viewer, organisation)
    said = {
        "organisation": organisation,
        "coming": rows.filter(day__gte=request.today),
        "page": paged(request, rows.filter(day__lt=request.today).order_by("-day")),
    }
    return render(request, "authority/closures.html", said)


@for_keepers
def close(request: HttpRequest, organisation: Any) -> HttpResponse:
    form = bound(request, forms.Closure, organisation)
    task = Task(
        title="Close the council",
        headline="Days on which the council is closed are no working days. Bank holidays and weekends count as closed already.",
        button="Close it",
        act=permissions.CLOSE_DAYS,
        subject=organisation,
        form=form,
        do=lambda said: close_each(request, organisation, form),
        done="Closed.",
        back=("Closure days", to("closures", organisation)),
    )
    return performed(request, organisation, task)


def close_each(request: HttpRequest, organisation: Any, form: forms.Closure) -> Any:
    days = form.days()
    if not days:
        raise Refused("The council is closed on those days anyway: they are weekends or bank holidays.")
    return actions.close_days(organisation, days=days, **by(request))


@for_keepers
def open_again(request: HttpRequest, organisation: Any, key: int) -> HttpResponse:
    closure = found(queries.closures_of(request.viewer, organisation).filter(pk=key).first(), "closure day")
    task = Task(
        title=f"Open on {day_in_words(closure.day)}",
        headline=f"The council was to be closed: {closure.why}. What was counted with it stays as it was counted.",
        button="Open it",
        act=permissions.OPEN_DAY,
        subject=closure,
        form=bound(request, forms.OfTheHouse, organisation),
        do=lambda said: actions.open_day(closure, **by(request)),
        done="The council is open on that day again.",
        back=("Closure days", to("closures", organisation)),
    )
    return performed(request, organisation, task)


@for_keepers
def all_rules(request: HttpRequest, organisation: Any) -> HttpResponse:
    said = {
        "organisation": organisation,
        "held": list(queries.settings_in_force(request.viewer, organisation.pk, request.today).values()),
        "may_set": not permissions.SET_RULE.refusal(request.viewer, organisation, at=request.now),
    }
    return render(request, "authority/rules.html", said)


@for_keepers
def rule(request: HttpRequest, organisation: Any, name: str) -> HttpResponse:
    """One rule: what holds, what held, what will hold."""
    definition = defined(name)
    said = {
        "organisation": organisation,
        "definition": definition,
        "held": queries.settings_in_force(request.viewer, organisation.pk, request.today, [name])[name],
        "rows": queries.settings_of(request.viewer, organisation.pk, name),
        "may_set": not permissions.SET_RULE.refusal(request.viewer, organisation, at=request.now),
    }
    return render(request, "authority/rule.html", said)


@for_keepers
def set_rule(request: HttpRequest, organisation: Any, name: str) -> HttpResponse:
    definition = defined(name)
    now = queries.setting(request.viewer, organisation.pk, name, request.today)
    task = Task(
        title=f"Set: {definition.label}",
        headline=definition.help,
        button="Set it",
        act=permissions.SET_RULE,
        subject=organisation,
        form=bound(request, forms.Rule, organisation, definition=definition, initial={"value": now, "since": request.today}),
        do=lambda said: actions.set_rule(organisation, name=name, **by(request), **said),
        done="Set. What was done before that day is still judged by the rule of its day.",
        back=(definition.label, to("rule", organisation, name)),
    )
    return performed(request, organisation, task)


@for_keepers
def change_rule(request: HttpRequest, organisation: Any, key: int) -> HttpResponse:
    row = found(queries.settings_of(request.viewer, organisation.pk).filter(pk=key).first(), "rule")
    task = Task(
        title=f"Put right: {row.definition.label}",
        headline="Only what was written down wrongly. For a new rule, set one from its first day.",
        button="Keep it",
        act=permissions.CHANGE_RULE,
        subject=row,
        form=bound(request, forms.Rule, organisation, row=row, definition=row.definition),
        do=lambda said: actions.change_rule(row, **by(request), **said),
        done="Kept.",
        back=(row.definition.label, to("rule", organisation, row.name)),
    )
    return performed(request, organisation, task)


@for_keepers
def balance(request: HttpRequest, organisation: Any) -> HttpResponse:
    political = queries.political_balance(request.viewer, organisation.pk, request.today)
    return render(request, "authority/balance.html", {"organisation": organisation, "political": political, "source": rules.BALANCE_SOURCE})


def defined(name: str) -> rules.Definition:
    try:
        return rules.definition(name)
    except rules.NoSuchSetting:
        raise Http404("There is no such rule.") from None
