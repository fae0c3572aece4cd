"""How every task page of measures works: what is to be done, one form, one act, and what is said when two people edit one thing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.performance import queries
from moothall.plans.views.working import Doing, address, both_texts, by, found

Finder = Callable[..., Any]


def task(request: HttpRequest, row: Any, doing: Doing, back: tuple[str, str], template: str = "task") -> HttpResponse:
    """Show the form, or do what it asks and lead to what came of it. A refusal stands on the form, which keeps what was typed."""
    if why := doing.act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = request.POST if request.method == "POST" else None
    form = doing.form(sent, viewer=request.viewer, now=request.now, organisation=council_of(row), row=row)
    page = {"doing": doing, "form": form, "back": back, "differences": None, "row": row}
    if request.method == "POST" and form.is_valid():
        try:
            made = doing.do(row, by(request), form)
        except ChangedMeanwhile as meanwhile:
            page |= both_texts(form, meanwhile.row)
        except Refused as refused:
            form.add_error(refused.box if refused.box in form.fields else None, str(refused))
        else:
            messages.success(request, doing.done)
            return redirect(address(made))
    return render(request, f"performance/{template}.html", page)


def council_of(row: Any) -> Any:
    """The council of a row; a council is its own, and a target has that of its measure."""
    of = getattr(row, "measure", row)
    return getattr(of, "organisation", of)


def page(find: Finder, doing: Doing, template: str = "task") -> Callable[..., HttpResponse]:
    @login_required
    def asked(request: HttpRequest, slug: str, number: int, **more: int) -> HttpResponse:
        row = find(request, slug, number, **more)
        return task(request, row, doing, (str(row), address(row)), template)

    return asked


def measure_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.measure(request.viewer, slug, number), "measure")


def target_called(request: HttpRequest, slug: str, number: int, turn: int) -> Any:
    row = measure_called(request, slug, number)
    return found(queries.targets.target(request.viewer, row, turn), "target")


def framework_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.frameworks.framework(request.viewer, slug, number), "framework")


def measures_of(organisation: Any) -> tuple[str, str]:
    return "Measures", reverse("performance:measures")
