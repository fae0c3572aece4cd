"""Writing a report: the page with its boxes, and what was typed and is not saved yet."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import ChangedMeanwhile
from moothall.access.versions import differences
from moothall.access.viewer import Viewer
from moothall.meetings import actions, permissions, report_typing as typing
from moothall.meetings.forms import reports_writing as forms
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.reports import html_of
from moothall.meetings.views.reports_work import asked, to

MOST_KEPT = 2_000_000
NUL = "\x00"  # no database keeps it as text
NOT_KEPT = ("csrfmiddlewaretoken", "do", "note")


@login_required
def write(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    return written(request, row, request.viewer, here=to("report-write", row), template="meetings/reports/write.html")


def written(request: HttpRequest, row: Any, viewer: Viewer, *, here: str, template: str, **more: Any) -> HttpResponse:
    """The page on which a report is written, for whoever may: its people, or an invited guest."""
    form = opened(request, row, viewer)
    do = request.POST.get("do", "save")
    said: dict[str, Any] = {"report": row, "here": here, "differences": None, "focus": None, "is_unsaved": False, **more}
    status = 200
    if request.method == "POST" and do != "save":
        form, said["focus"] = form.arranged(do)
        said["is_unsaved"] = True
    elif form.is_valid():
        try:
            return saved(request, row, viewer, form, here)
        except ChangedMeanwhile as changed:
            theirs = forms.texts_of(queries.contents(viewer, changed.row), changed.row.title)
            said["differences"], form, status = differences(form, theirs), form.reopened(changed.row), 409
    return render(request, template, said | shown(viewer, row, form, said.get("token", "")), status=status)


def opened(request: HttpRequest, row: Any, viewer: Viewer) -> forms.Writing:
    """The boxes with what was just typed; else with what was kept while typing, if that is asked for; else as they were saved."""
    layout: dict[str, Any] = {"contents": laid_out(viewer, row), "helps": helps_of(row)}
    kept = queries.kept_text(viewer, row) if "kept" in request.GET else None
    if request.method == "POST" or not kept:
        rows = forms.rows_of(queries.recommendations(viewer, row))
        return forms.Writing(request.POST or None, rows=rows, initial={"title": row.title, "opened_at": row.version}, **layout)
    return forms.Writing(rows=forms.rows_typed(kept.typed), initial=kept.typed, **layout)


def laid_out(viewer: Viewer, row: Any) -> rules.Contents:
    contents = queries.contents(viewer, row)
    return rules.laid_out(rules.sections_of(row.template.sections), contents) if row.template else contents


def helps_of(row: Any) -> dict[str, str]:
    """The help that the template gives for each section."""
    sections = rules.sections_of(row.template.sections) if row.template else rules.STANDARD
    return {one.key: one.help for one in sections}


def saved(request: HttpRequest, row: Any, viewer: Viewer, form: forms.Writing, here: str) -> HttpResponse:
    opened_at = form.cleaned_data["opened_at"]
    actions.change_report(row, viewer=viewer, at=request.now, opened_at=opened_at, **form.saved())
    number = queries.versions(viewer, row)[0].number
    messages.success(request, f"Saved as version {number}.")
    return redirect(here)


def shown(viewer: Viewer, row: Any, form: forms.Writing, token: str) -> dict[str, Any]:
    """The boxes, how it all reads with its numbers, and the pictures that the text can call."""
    return {
        "form": form,
        "html": html_of(viewer, row, form.written(), token),
        "kept": queries.kept_text(viewer, row),
        "pictures": [one for one in queries.annexes(viewer, row) if one.name],
        "version": queries.latest_version(viewer, row),
    }


@login_required
def keep(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What is being typed, sent by the page's script from time to time. It is no save, and its author's alone."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    typed = {name: value.replace(NUL, "") for name, value in request.POST.items() if name not in NOT_KEPT}
    if request.method != "POST" or sum(map(len, typed.values())) > MOST_KEPT:
        return HttpResponse(status=400)
    typing.keep_typing(row, viewer=request.viewer, at=request.now, typed=typed)
    return HttpResponse(status=204)


@login_required
def forget(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What was kept while typing is not wanted any more."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    if request.method == "POST":
        typing.forget_typing(row, viewer=request.viewer)
        messages.success(request, "What you had typed and not saved is gone.")
    return redirect(to("report-write", row))
