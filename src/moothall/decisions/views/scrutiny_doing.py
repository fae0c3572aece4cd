"""One thing to do in the work of scrutiny: a form, what follows from it, and the way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def refuse_unless_open(request: HttpRequest, act: Act, row: Any) -> None:
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)


def one_thing(
    request: HttpRequest, form: Any, do: Callable[[dict[str, Any]], str], *, message: str, box: str | None, **page: Any
) -> HttpResponse:
    """Do it and go to where it stands; what is refused says why at its box, and two who typed at once see both texts."""
    rows = None
    if form.is_valid():
        try:
            where = do(form.cleaned_data)
            messages.success(request, message)
            return redirect(where)
        except ChangedMeanwhile as meanwhile:
            rows = differences(form, theirs(form, meanwhile.row))
            form.data = form.data.copy()
            form.data["opened_at"] = str(meanwhile.row.version)
        except Refused as why:
            form.add_error(next((name for name in (why.box, box) if name in form.fields), None), str(why))
    shown = {"form": form, "differences": rows, "notes": (), "crumb": None} | page
    return render(request, "decisions/scrutiny/form.html", shown, status=200 if rows is None else 409)


def theirs(form: Any, row: Any) -> dict[str, Any]:
    """What stands there now, of what the form asks."""
    return {name: getattr(row, name) for name in form.fields if name != "opened_at" and hasattr(row, name)}
