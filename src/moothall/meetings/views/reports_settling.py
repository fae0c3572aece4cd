"""What is done to a report with a reason: sent back, withdrawn, marked not for publication, opened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, ChangedMeanwhile
from moothall.access.versions import differences
from moothall.meetings import actions, permissions
from moothall.meetings.forms import reports as forms
from moothall.meetings.forms.reports_closing import Close
from moothall.meetings.queries import reports as queries
from moothall.meetings.views.reports_work import asked, to


def with_a_reason(act: Act, do: Callable[..., Any], box: type, words: dict[str, str]) -> Callable[..., HttpResponse]:
    """A page with one box for the reason, and one button."""

    @login_required
    def page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        row = asked(request, act, slug, number)
        form = box(request.POST or None)
        if form.is_valid():
            do(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
            messages.success(request, words["done"])
            return redirect(to("report-work", row))
        return render(request, "meetings/reports/reason.html", {"report": row, "form": form} | words)

    return page


send_back = with_a_reason(
    permissions.SEND_BACK_REPORT,
    actions.send_back_report,
    forms.SendBack,
    {
        "title": "Send this report back",
        "headline": "It leaves the agenda, and its author reads what has to change.",
        "button": "Send it back",
        "done": "Sent back to its author.",
    },
)
withdraw = with_a_reason(
    permissions.WITHDRAW_REPORT,
    actions.withdraw_report,
    forms.Withdraw,
    {
        "title": "Withdraw this report",
        "headline": "It goes to no meeting. If it has come out already, it stays on its page with the reason.",
        "button": "Withdraw it",
        "done": "Withdrawn.",
    },
)
open_up = with_a_reason(
    permissions.OPEN_REPORT,
    actions.open_report,
    forms.Open,
    {
        "title": "Open this report",
        "headline": "From then on everybody may read it, once it has come out. What was copied cannot be closed again.",
        "button": "Open it",
        "done": "It is open.",
    },
)


@login_required
def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What of it is not for publication, under which ground, and why."""
    row = asked(request, permissions.CLOSE_REPORT, slug, number)
    annexes = [one for one in queries.annexes(request.viewer, row) if not one.name]
    form = Close(request.POST or None, report=row, annexes=annexes, today=request.today)
    said: dict[str, Any] = {"report": row, "form": form, "differences": None}
    if not form.is_valid():
        return render(request, "meetings/reports/close.html", said)
    try:
        opened_at = form.cleaned_data["opened_at"]
        actions.close_report(row, viewer=request.viewer, at=request.now, opened_at=opened_at, **form.closing())
    except ChangedMeanwhile as changed:
        again = Close(with_version(request, changed.row), report=changed.row, annexes=annexes, today=request.today)
        theirs = {name: getattr(changed.row, name) for name in ("ground", "public_interest", "can_be_said", "look_again_on")}
        said |= {"form": again, "differences": differences(form, theirs)}
        return render(request, "meetings/reports/close.html", said, status=409)
    messages.success(request, "Saved." if form.cleaned_data["covers"] else "All of it is for everybody.")
    return redirect(to("report-work", row))


def with_version(request: HttpRequest, row: Any) -> Any:
    """What was typed, to be sent again knowing what stands there now."""
    data = request.POST.copy()
    data["opened_at"] = str(row.version)
    return data
