"""The templates that reports are written to: all of them, a new one, one to be changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.meetings import actions, permissions
from moothall.meetings.forms import reports_templates as forms
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules


@login_required
def templates(request: HttpRequest) -> HttpResponse:
    councils = authority.organisations(request.viewer).filter(kind="council")
    rows = [
        {"row": row, "sections": rules.sections_of(row.sections), "clearances": [rules.CLEARANCES[one] for one in row.clearances]}
        for row in queries.all_report_templates(request.viewer)
    ]
    may_add = [one for one in councils if not permissions.KEEP_TEMPLATE.refusal(request.viewer, one, at=request.now)]
    return render(request, "meetings/reports/templates.html", {"rows": rows, "may_add": may_add, "standard": rules.STANDARD})


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new one, which begins with the usual sections."""
    council = authority.organisations(request.viewer).filter(slug=slug).first()
    if council is None:
        raise Http404("There is no such council.")
    first = {"name": "", "clearances": rules.STANDARD_CLEARANCES}
    return kept(request, council, None, forms.rows_of(rules.STANDARD), first)


@login_required
def template(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = queries.report_template(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such template.")
    return kept(request, row.organisation, row, forms.rows_of(rules.sections_of(row.sections)), forms.first_of(row))


def kept(request: HttpRequest, council: Any, row: Any, sections: Any, first: dict[str, Any]) -> HttpResponse:
    """The form of a template, and the saving of it."""
    if why := permissions.KEEP_TEMPLATE.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    form, place = forms.Template(request.POST or None, rows=sections, initial=first), None
    do = request.POST.get("do", "save")
    if request.method == "POST" and do != "save":
        form, place = form.arranged(do)
    elif form.is_valid():
        actions.keep_report_template(council, viewer=request.viewer, at=request.now, known=row, **form.said())
        messages.success(request, "Saved. Reports that are being written take over new sections; what they say stays.")
        return redirect("meetings:report-templates")
    return render(request, "meetings/reports/template.html", {"form": form, "template": row, "council": council, "focus": place})
