"""How every task page of plans works: what is to be done, one form, one act, and what is said when two people edit one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.plans import queries

Do = Callable[[Any, dict[str, Any], Any], Any]  # the row, who does it and when, the form that was typed


@dataclass(frozen=True)
class Doing:
    """One thing to do with a row: the act that must be open, the form, and what the page says before and after."""

    act: Act
    form: Callable[..., Any]
    do: Do
    title: str
    headline: str
    button: str
    done: str
    offered: str = ""  # the words of the link that leads here; nothing where another page offers it
    is_grave: bool = False


def said(verb: Callable[..., Any]) -> Do:
    """Do it with what was typed, as it was typed."""
    return lambda row, by, form: verb(row, **by, **form.cleaned_data)


def by(request: HttpRequest) -> dict[str, Any]:
    """Who does it, and when."""
    return {"viewer": request.viewer, "at": request.now}


def address(row: Any) -> str:
    return get_script_prefix() + str(row.reference)


def found(row: Any, what: str) -> Any:
    if row is None:
        raise Http404(f"There is no such {what} here.")
    return row


def council(request: HttpRequest, slug: str) -> Any:
    return found(authority.organisation(request.viewer, slug), "council")


def task(request: HttpRequest, row: Any, doing: Doing, back: tuple[str, str]) -> HttpResponse:
    """Show the form, or do what it asks and lead to what came of it. A refusal stands on the form, which keeps what was typed."""
    if why := doing.act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    organisation = getattr(row, "organisation", row)
    sent = request.POST if request.method == "POST" else None
    form = doing.form(sent, viewer=request.viewer, now=request.now, organisation=organisation, row=row)
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
    return render(request, "plans/task.html", page)


def both_texts(form: Any, row: Any) -> dict[str, Any]:
    """What stands there now beside what was typed, and the form to be sent again."""
    return {"differences": differences(form, form.stands_now(row)), "form": form.reopened(row)}


def offers(request: HttpRequest, row: Any, doings: dict[str, Doing]) -> list[tuple[str, str, bool]]:
    """What whoever looks may do here now: words, where, and whether it is grave. Nobody who is not signed in may do anything."""
    if not (request.viewer.person or request.viewer.roles):
        return []
    open_here = [(verb, one) for verb, one in doings.items() if one.offered and not one.act.refusal(request.viewer, row, at=request.now)]
    return [(one.offered, f"{address(row)}/{verb}", one.is_grave) for verb, one in open_here]


def pages(doings: dict[str, Doing], find: Callable[[HttpRequest, str, int], Any]) -> dict[str, Callable[..., HttpResponse]]:
    """A view for each thing that can be done with a kind of row."""
    return {verb: page(find, one) for verb, one in doings.items()}


def page(find: Callable[[HttpRequest, str, int], Any], doing: Doing) -> Callable[..., HttpResponse]:
    @login_required
    def asked(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        row = find(request, slug, number)
        return task(request, row, doing, (row.title, address(row)))

    return asked


def plan_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.plan(request.viewer, slug, number), "plan")


def objective_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.objective(request.viewer, slug, number), "objective")


def action_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.action(request.viewer, slug, number), "action")
