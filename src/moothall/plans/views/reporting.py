"""A plan goes to a meeting: what members are asked, where, and the report as it was written from the plan."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.documents import structure
from moothall.meetings.rules import reports as layout
from moothall.plans import actions, permissions, queries, rules
from moothall.plans.forms.reporting import ForMembers
from moothall.plans.views.working import address, by, plan_called

LOOK, HAND_IN = "look", "hand in"


@login_required
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = plan_called(request, slug, number)
    if why := permissions.REPORT_PLAN.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = request.POST if request.method == "POST" else None
    form = ForMembers(sent, viewer=request.viewer, now=request.now, organisation=row.organisation, row=row)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != LOOK:
        try:
            return begun(request, row, form)
        except Refused as refused:
            form.add_error(None, str(refused))
    form.is_valid()
    accounts = {of.pk: queries.reporting.account(of, request.now) for of, _ in form.asks()}
    named = accounts[row.pk].tally.all if row.pk in accounts else None
    said = {"plan": row, "form": form, "draft": draft(form, accounts), "left_out": queries.reporting.left_out(request.viewer, row, named)}
    return render(request, "plans/report.html", said)


def begun(request: HttpRequest, row: Any, form: ForMembers) -> HttpResponse:
    """Make the report, and lead to the page on which it is written on, cleared and submitted."""
    body, day = form.cleaned_data["meeting"]
    is_handed_in = request.POST.get("do") == HAND_IN
    about = {"title": form.cleaned_data["title"], "asks": form.asks(), "body": body, "wanted_on": day, "template": form.template()}
    made = actions.report_plan(row, **by(request), **about, is_handed_in=is_handed_in)
    told = "The clerks have it." if is_handed_in else "It is written from the plan. Write on, and submit it when you are done."
    messages.success(request, told)
    return redirect(reverse("meetings:report-work", args=[made.organisation.slug, made.number]))


def draft(form: ForMembers, accounts: Mapping[int, rules.Account]) -> Any:
    """The report as it would be, of what is asked now; nothing while nothing is asked."""
    asks = form.asks()
    if not asks:
        return ""
    template = form.template()
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    contents = rules.report_contents([rules.Ask(rules.Asked(what), accounts[of.pk]) for of, what in asks], sections)
    return structure.to_html(layout.structure_of(contents), top=3, has_numbers=True)


def offered(request: HttpRequest, row: Any) -> list[tuple[str, str, bool]]:
    """The link to this page, for whoever may prepare the report."""
    if not request.viewer.person or permissions.REPORT_PLAN.refusal(request.viewer, row, at=request.now):
        return []
    return [("Take it to a meeting", f"{address(row)}/report", False)]
