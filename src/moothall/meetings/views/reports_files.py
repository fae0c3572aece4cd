"""The files of a report: annexes, pictures, and a report that was written elsewhere and is read in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.meetings import actions, permissions, said
from moothall.meetings.forms import reports as forms
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.reports_work import asked, to


@login_required
def files(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    return kept(request, row, request.viewer, here=to("report-files", row), template="meetings/reports/files.html")


def kept(request: HttpRequest, row: Any, viewer: Viewer, *, here: str, template: str, **more: Any) -> HttpResponse:
    """The files with a form for one more, for whoever may write the report."""
    form = forms.NewAnnex(request.POST or None, request.FILES or None)
    if form.is_valid() and took(request, row, viewer, form):
        messages.success(request, f"“{form.cleaned_data['title']}” goes with the report.")
        return redirect(here)
    said = {"report": row, "form": form, "here": here, "annexes": queries.annexes(viewer, row), **more}
    return render(request, template, said)


def took(request: HttpRequest, row: Any, viewer: Viewer, form: forms.NewAnnex) -> bool:
    """Whether the file was taken; if not, why stands beside its box."""
    said = dict(form.cleaned_data)
    file = said.pop("file")
    try:
        actions.add_annex(row, viewer=viewer, at=request.now, stream=file.file, file_name=file.name, **said)
    except Refused as refused:
        form.add_error("file", str(refused))
    return form.is_valid()


@login_required
def file(request: HttpRequest, slug: str, number: int, annex: int) -> HttpResponse:
    """What one file is called, and what a picture shows."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    one = found(request, row, annex)
    form = forms.ChangedAnnex(request.POST or None, annex=one)
    if not form.is_valid():
        return render(request, "meetings/reports/file.html", {"report": row, "annex": one, "form": form})
    actions.change_annex(one, viewer=request.viewer, at=request.now, **form.cleaned_data)
    messages.success(request, "Saved.")
    return redirect(to("report-files", row))


def found(request: HttpRequest, row: Any, annex: int) -> Any:
    one = queries.annex(request.viewer, row, annex)
    if one is None:
        raise Http404("There is no such file.")
    return one


@login_required
def remove(request: HttpRequest, slug: str, number: int, annex: int) -> HttpResponse:
    """Off the report, after the page has asked once."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    one = found(request, row, annex)
    if request.method != "POST":
        return render(request, "meetings/reports/remove_file.html", {"report": row, "annex": one})
    actions.remove_annex(one, viewer=request.viewer, at=request.now)
    messages.success(request, f"“{one.title}” no longer goes with the report.")
    return redirect(to("report-files", row))


@login_required
def upload(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A report that was written elsewhere, read into the sections of the template. What found no place is named on the next page."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    form = forms.Upload(request.POST or None, request.FILES or None, initial={"opened_at": row.version})
    if not form.is_valid() or not read_in(request, row, form):
        return render(request, "meetings/reports/upload.html", {"report": row, "form": form})
    messages.success(request, "It has been read. Look it through: the version before is still there.")
    return redirect(to("report-write", row))


def read_in(request: HttpRequest, row: Any, form: forms.Upload) -> bool:
    """Whether it was taken over. Somebody who saved meanwhile is not written over."""
    taken = [one.name for one in queries.annexes(request.viewer, row)]
    blocks, names = rules.renamed(form.read.blocks, taken)
    placed = rules.placed(rules.sections_of(row.template.sections) if row.template else rules.STANDARD, blocks)
    placed.notes[:0] = form.read.remarks
    shown = {one.file: one.alternative for one in rules.pictures_in(placed.contents)}
    pictures = [
        said.Picture(names[name], shown.get(names[name], ""), content) for name, content in form.read.pictures.items() if name in names
    ]
    file = form.cleaned_data["file"]
    try:
        actions.read_in_report(
            row,
            viewer=request.viewer,
            at=request.now,
            opened_at=form.cleaned_data["opened_at"],
            stream=file.file,
            file_name=file.name,
            placed=placed,
            pictures=pictures,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
