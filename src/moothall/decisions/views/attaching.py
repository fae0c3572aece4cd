"""The papers of a decision that one person took: the list with one more to attach, each file, and what is closed or opened."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.decisions import actions, attaching_permissions as permissions
from moothall.decisions.forms import attaching as forms
from moothall.decisions.queries import attaching as queries
from moothall.decisions.views.calling_in import done, one_form
from moothall.decisions.views.decision import found
from moothall.decisions.views.shown import papers_of, withheld_of
from moothall.meetings.views.papers import file_as


def file(request: HttpRequest, slug: str, number: int, position: int) -> Any:
    """The guarded row is asked first; whoever may not read it learns no more than that nothing is here."""
    return file_as(request, (row := paper(request, slug, number, position)).file, row.title)


def paper(request: HttpRequest, slug: str, number: int, position: int) -> Any:
    row = queries.document(request.viewer, found(request.viewer, slug, number), position)
    if row is None:
        raise Http404("There is no such paper.")
    return row


@login_required
def papers(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What goes with the decision, and a form for one more."""
    row = found(request.viewer, slug, number)
    may(request, permissions.ATTACH, row)
    form = forms.Attach(request.POST or None, request.FILES or None, today=request.today)
    if form.is_valid() and took(request, row, form):
        messages.success(request, "It goes with the decision.")
        return redirect(here(row))
    rows = list(queries.papers(request.viewer, row))
    said = {
        "decision": row,
        "form": form,
        "papers": list(zip(rows, papers_of(row, rows), strict=True)),
        "withheld": withheld_of(queries.withheld(request.viewer, row)),
        "may_close": permissions.CLOSE_PAPER.is_open_to(request.viewer, row),
    }
    return render(request, "decisions/recording/papers.html", said)


def took(request: HttpRequest, row: Any, form: forms.Attach) -> bool:
    """Whether the file was taken; if not, why stands beside its box."""
    told, sent = form.cleaned_data, form.cleaned_data["file"]
    facts = {"title": told["title"], "kind": told["kind"], "closure": form.closure()}
    try:
        actions.attach(row, viewer=request.viewer, at=request.now, stream=sent.file, file_name=sent.name, **facts)
    except Refused as refused:
        form.add_error("file", str(refused))
    return form.is_valid()


def may(request: HttpRequest, act: Act, subject: Any) -> None:
    if why := act.refusal(request.viewer, subject, at=request.now):
        raise Refused(why)


def here(decision: Any) -> str:
    return reverse("decisions:papers", args=[decision.organisation.slug, decision.number])


@login_required
def take_off(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """Off the draft, after the page has asked once."""
    row = paper(request, slug, number, position)
    may(request, permissions.TAKE_OFF_PAPER, row)
    if request.method == "POST":
        actions.take_off_paper(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Taken off. It no longer goes with the decision.")
        return redirect(here(row.decision))
    said = {"title": f"Take off “{row.title}”", "headline": "Nobody outside has read it.", "button": "Take it off", "tone": "grave"}
    return one_form(request, row.decision, None, back=here(row.decision), **said)


@login_required
def close(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = paper(request, slug, number, position)
    may(request, permissions.CLOSE_PAPER, row)
    return done(
        request,
        row.decision,
        forms.Closing(request.POST or None, today=request.today),
        lambda form: actions.close_paper(row, viewer=request.viewer, at=request.now, closure=form.closure()),
        title=f"Close “{row.title}”",
        headline="From then on only the clerks read it. Everybody reads that a paper is closed, and why.",
        button="Close it",
        message="Closed. Its place on the page says why.",
        back=here(row.decision),
    )


@login_required
def open_it(request: HttpRequest, slug: str, number: int, held: int) -> HttpResponse:
    row = queries.withheld_as(request.viewer, found(request.viewer, slug, number), held)
    if row is None:
        raise Http404("Nothing of this decision is closed under this number.")
    may(request, permissions.OPEN_PAPER, row)
    return done(
        request,
        row.decision,
        forms.OpenPaper(request.POST or None),
        lambda form: actions.open_paper(row, viewer=request.viewer, at=request.now, **form.cleaned_data),
        title="Open what is closed",
        headline="From then on everybody reads it with the decision.",
        button="Open it",
        message="Opened. Everybody can read it, and why.",
        back=here(row.decision),
    )
