"""To send files of other places' figures, to look over what they say, to bring them in, and to take them back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.documents.rules import Progress
from moothall.performance import actions, sent_comparators
from moothall.performance.forms import comparators as forms
from moothall.performance.permissions import comparators as permissions
from moothall.performance.queries import comparators as sources, comparators_files as queries
from moothall.performance.views.working import page
from moothall.plans.views.working import Doing, address, by, council, found, said

SECONDS = 5
TAKE_BACK = Doing(
    permissions.TAKE_BACK, forms.TakeBack, said(actions.take_back_comparators), "Take these figures back",
    "The source says again what it said before these files. They stay here, with the reason.", "Take them back", "Taken back.",
    is_grave=True,
)  # fmt: skip


def files_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.called(request.viewer, slug, number), "set of files")


@login_required
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the files of one source. What they say is shown before anything of it is brought in."""
    row = council(request, slug)
    if why := permissions.SEND_COMPARATORS.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.SentFiles(*sent, viewer=request.viewer, now=request.now, organisation=row)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        files = [(one, one.name) for one in typed.pop("files")]
        try:
            return redirect(address(sent_comparators.send(row, **by(request), sent=files, **typed)))
        except Refused as refused:
            form.add_error(refused.box if refused.box in form.fields else "files", str(refused))
    return render(request, "performance/comparators_send.html", {"council": row, "form": form})


@login_required
def files(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where they stand: being read, looked over and waiting to be brought in, brought in, or taken back."""
    row = files_called(request, slug, number)
    job = sent_comparators.last_job(row)
    if job and not job.ended_at and job.progress(request.now) is not Progress.SILENT:
        return being_read(request, row, job)
    form = form_of(request, row)
    if form and request.method == "POST" and form.is_valid():
        try:
            sent_comparators.bring(row, **by(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.box if refused.box in form.fields else None, str(refused))
        else:
            is_done = files_called(request, slug, number).brought_at
            messages.success(request, "Brought in." if is_done else "They are being brought in. You can go on with other work.")
            return redirect(address(row))
    return render(request, "performance/comparators_files.html", shown(request, row, job, form))


def form_of(request: HttpRequest, row: Any) -> Any:
    """The form that brings them in, where that can still be done."""
    if not row.found or not row.found["figures"] or permissions.BRING_SENT.refusal(request.viewer, row, at=request.now):
        return None
    sent = request.POST if request.method == "POST" else None
    return forms.BringThem(sent, viewer=request.viewer, now=request.now, organisation=row.organisation, row=row)


def shown(request: HttpRequest, row: Any, job: Any, form: Any) -> dict[str, Any]:
    source = sources.named(row.organisation, row.name)
    may = row.is_last_of(source) and not permissions.TAKE_BACK.refusal(request.viewer, row, at=request.now)
    return {
        "row": row,
        "form": form,
        "error": job.error if job else "",
        "files": queries.files_of(request.viewer, row),
        "source": source if row.is_last_of(source) and row.brought_at else None,
        "replaces": source if form and source else None,
        "offers": [("Take these figures back", f"{address(row)}/take-back", True)] if may else [],
    }


def being_read(request: HttpRequest, row: Any, job: Any) -> HttpResponse:
    """How far it has come. A reader may ask the page to look again by itself, and may stop it."""
    follows = "follow" in request.GET
    answer = render(request, "performance/comparators_read.html", {"row": row, "job": job, "follows": follows, "seconds": SECONDS})
    if follows:
        answer.headers["Refresh"] = str(SECONDS)
    return answer


take_back = page(files_called, TAKE_BACK)
