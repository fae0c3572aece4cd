"""The templates from which officers' decisions are begun: all of them, a new one, one to be changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.decisions import actions, permissions, queries
from moothall.decisions.forms.officer_templates import Template
from moothall.decisions.rules import record


@login_required
def templates(request: HttpRequest) -> HttpResponse:
    may_keep = [one for one in authority.organisations(request.viewer) if permissions.KEEP_OFFICER_TEMPLATE.is_open_to(request.viewer, one)]
    if not may_keep:
        raise Refused(f"{permissions.KEEP_OFFICER_TEMPLATE.label} is for {permissions.KEEP_OFFICER_TEMPLATE.whom()}.")
    rows = [row for row in queries.officer_templates(request.viewer) if row.organisation in may_keep]
    listed = [(row, record.basis_in_words(row.basis), row.holds_on(request.today)) for row in rows]
    return render(request, "decisions/recording/templates.html", {"rows": listed, "councils": may_keep})


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    council = authority.organisation(request.viewer, slug)
    if council is None:
        raise Http404("There is no such council.")
    return kept(request, council, None)


@login_required
def template(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = queries.officer_template(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such template.")
    return kept(request, row.organisation, row)


def kept(request: HttpRequest, council: Any, row: Any) -> HttpResponse:
    """The form of a template, and the saving of it."""
    if why := permissions.KEEP_OFFICER_TEMPLATE.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    form = Template(request.POST or None, viewer=request.viewer, organisation=council, row=row)
    if form.is_valid():
        if row and form.cleaned_data["opened_at"] not in (None, row.version):
            form.add_error(None, "Somebody else changed this template after you opened it. Look at what it says now, then save again.")
        else:
            actions.keep_officer_template(council, viewer=request.viewer, at=request.now, known=row, **form.said())
            messages.success(request, "Saved. Records that were begun from it stay as they are.")
            return redirect("decisions:officer-templates")
    return render(request, "decisions/recording/template.html", {"form": form, "template": row, "council": council})
