"""How every working page of savings works: one form, one act; and the pages that keep a programme."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.plans import actions
from moothall.plans.forms import savings as forms
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.views.savings import found
from moothall.plans.views.savings_shown import page, year_of

YEARS_BACK, YEARS_ON = 2, 9


@dataclass
class Task:
    """One thing to do: what the page says, the form, what is done with what was typed, and where that leads."""

    title: str
    headline: str
    button: str
    form: Any
    do: Callable[[dict[str, Any]], Any]
    done: str
    back: tuple[str, str]  # words and reference
    kind: str = ""
    template: str = "form"
    tone: str = ""


def sent(request: HttpRequest) -> Any:
    """What was sent, be it nothing: a form sent empty is sent all the same."""
    return request.POST if request.method == "POST" else None


def asked(request: HttpRequest, act: Act, row: Any) -> Any:
    """The row, for whoever may do this to it now; anybody else reads why not."""
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def by(request: HttpRequest) -> dict[str, Any]:
    return {"viewer": request.viewer, "at": request.now}


def performed(request: HttpRequest, task: Task, **said: Any) -> HttpResponse:
    """Show the form; do it once it is right. What is refused is said above the boxes, and everything typed stays in them."""
    told: Any = None
    if request.method == "POST" and task.form.is_valid():
        try:
            row = task.do(task.form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            theirs = {
                name: getattr(meanwhile.row, name) for name in task.form.fields if name != "opened_at" and hasattr(meanwhile.row, name)
            }
            told, task.form = differences(task.form, theirs), task.form.reopened(meanwhile.row)
        except Refused as refused:
            task.form.add_error(refused.box if refused.box in task.form.fields else None, str(refused))
        else:
            messages.success(request, task.done)
            return redirect(f"{get_script_prefix()}{getattr(row, 'reference', task.back[1])}")
    return page(request, task.template, status=409 if told is not None else 200, task=task, form=task.form, differences=told, **said)


def programme_for(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    return asked(request, act, found(queries.programme(request.viewer, slug, number), "savings programme"))


def back_to(row: Any) -> tuple[str, str]:
    return row.title, row.reference


def values(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def years_to_choose(request: HttpRequest, *known: int) -> list[int]:
    now = rules.year_of(request.today)
    return sorted({*range(now - YEARS_BACK, now + YEARS_ON), *known})


def new(request: HttpRequest, slug: str) -> HttpResponse:
    council = found(authority.organisation(request.viewer, slug), "council")
    asked(request, permissions.START_PROGRAMME, council)
    years = years_to_choose(request)
    first = rules.year_of(request.today)
    form = forms.Programme(sent(request), first_year=years, last_year=years, initial={"first_year": first, "last_year": first})
    task = Task(
        "Begin a savings programme",
        "It holds what is to be saved in the years of a financial plan, and the lines that save it.",
        "Begin it",
        form,
        lambda said: actions.start_savings_programme(council, **by(request), **said),
        "Begun. Those who write plans alone see it until it is published.",
        ("Savings", "plans/savings/"),
    )
    return performed(request, task)


def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.CHANGE_PROGRAMME, slug, number)
    years = years_to_choose(request, row.first_year, row.last_year)
    initial = values(row, "title", "about", "first_year", "last_year")
    form = forms.Programme(sent(request), row=row, first_year=years, last_year=years, initial=initial)
    task = Task(
        "Change its name and years",
        "No year is left out in which something counts.",
        "Keep this",
        form,
        lambda said: actions.change_savings_programme(row, **by(request), **said),
        "Kept.",
        back_to(row),
    )
    return performed(request, task)


def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.PUBLISH_PROGRAMME, slug, number)
    task = Task(
        "Publish this programme",
        "From then on everybody reads it, with each line that is published and not closed.",
        "Publish it",
        forms.Form(sent(request)),
        lambda _: actions.publish_savings_programme(row, **by(request)),
        "Published.",
        back_to(row),
    )
    return performed(request, task)


def target(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.SET_TARGET, slug, number)
    form = forms.Target(sent(request), row=row, year=row.years, initial={"year": year_of(request, row)})
    task = Task(
        "Set a target",
        "Every target says who set it. One that is changed stays readable, with the reason.",
        "Set it",
        form,
        lambda said: actions.set_savings_target(row, **by(request), **said),
        "Set. Everybody reads who set it.",
        back_to(row),
    )
    return performed(request, task)


def contributions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What each portfolio and each department is asked for in a year."""
    row = programme_for(request, permissions.ASK_CONTRIBUTIONS, slug, number)
    year = year_of(request, row)
    kinds = [
        ("portfolio", list(queries.portfolios(request.viewer, row.organisation, request.today))),
        ("department", list(queries.departments(request.viewer, row.organisation, request.today))),
    ]
    known = {one.portfolio or one.department: one.amount for one in queries.contributions(request.viewer, row, year)}
    form = forms.Contributions(sent(request), row=row, kinds=kinds, asked=known)
    task = Task(
        f"Ask for contributions, {rules.in_words(year)}",
        "The portfolios together come to the target, and so do the departments. What is left to ask is said on the programme's page.",
        "Keep this",
        form,
        lambda said: actions.ask_contributions(row, **by(request), year=year, asked=form.asked(), opened_at=said["opened_at"]),
        "Kept.",
        back_to(row),
        template="contributions",
    )
    return performed(request, task, programme=row, year=year)
