"""How every task page of this room works: who may come in, one form, one act, and what is said when two people edit one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority import permissions, queries

Where = tuple[str, str]  # words and address
NOT_YOURS = "Keeping the council's own house is for an administrator, a committee clerk or a monitoring officer of it."


@dataclass
class Task:
    """One thing to do: what the page says, the form, the act that must be open, and what is done with what was typed."""

    title: str
    headline: str
    button: str
    act: Act
    subject: Any
    form: Any
    do: Callable[[dict[str, Any]], Any]
    done: str
    back: Where
    kind: str = ""
    grave: bool = False


def house(request: HttpRequest, slug: str) -> Any:
    """The organisation, for whoever keeps its house; anybody else reads why not."""
    found = queries.organisation(request.viewer, slug)
    if found is None:
        raise Http404("There is no such organisation here.")
    if not keeps(request, found):
        raise Refused(NOT_YOURS)
    return found


def keeps(request: HttpRequest, organisation: Any) -> bool:
    """Whether whoever looks keeps the house of this organisation."""
    return request.viewer.holds_at(organisation.pk, *permissions.HOUSEKEEPERS)


def for_keepers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the house: its view is given the organisation in place of the word in the address."""

    @login_required
    def asked(request: HttpRequest, slug: str, **where: Any) -> HttpResponse:
        return view(request, house(request, slug), **where)

    return asked


def to(name: str, organisation: Any, *args: Any) -> str:
    """The address of a page of this house."""
    return reverse(f"authority:{name}", args=[organisation.slug, *args])


def found(row: Any, what: str) -> Any:
    if row is None:
        raise Http404(f"There is no such {what} here.")
    return row


def performed(request: HttpRequest, organisation: Any, task: Task) -> HttpResponse:
    """Show the form, or do what it asks and go back. A refusal stands on the form, which keeps what was typed."""
    if why := task.act.refusal(request.viewer, task.subject, at=request.now):
        raise Refused(why)
    page: dict[str, Any] = {"task": task, "organisation": organisation, "form": task.form, "differences": None}
    if request.method == "POST" and task.form.is_valid():
        try:
            task.do(dict(task.form.cleaned_data))
        except ChangedMeanwhile as meanwhile:
            page |= both_texts(task.form, meanwhile.row)
        except Refused as refused:
            task.form.add_error(None, str(refused))
        else:
            messages.success(request, task.done)
            return redirect(task.back[1])
    page["names"] = page["form"].names()
    return render(request, "authority/task.html", page)


def both_texts(form: Any, row: Any) -> dict[str, Any]:
    """What stands there now beside what was typed, and the form to be sent again."""
    theirs = {name: getattr(row, name) for name in form.fields if hasattr(row, name)}
    return {"differences": differences(form, theirs), "form": form.reopened(row)}


def bound(request: HttpRequest, form: Callable[..., Any], organisation: Any, **said: Any) -> Any:
    """The form with what was sent, or as it opens."""
    return form(request.POST if request.method == "POST" else None, organisation=organisation, **said)


def by(request: HttpRequest) -> dict[str, Any]:
    """Who does it, and when."""
    return {"viewer": request.viewer, "at": request.now}


def by_time(request: HttpRequest, **dated: Any) -> dict[str, list[Any]]:
    """Dated rows, those that hold today apart from those that do not."""
    said: dict[str, list[Any]] = {}
    for name, rows in dated.items():
        kept = list(rows)
        said[name] = [row for row in kept if row.holds_on(request.today)]
        said[f"former_{name}"] = [row for row in kept if not row.holds_on(request.today)]
    return said


def in_time(row: Any, today: date) -> str:
    """Whether a dated row holds today, did, or will."""
    if row.holds_on(today):
        return "now"
    return "coming" if row.since and row.since > today else "before"
