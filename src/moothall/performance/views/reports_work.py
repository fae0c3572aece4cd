"""To begin a quarterly report, to issue it, to discard its draft, and to take it to a meeting."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.documents import pdf, structure
from moothall.meetings.rules import reports as layout
from moothall.performance import actions, drafting, issuing
from moothall.performance.forms.reports import NewReport, ToMeeting
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports as queries, reports_drafts as drafts
from moothall.performance.rules import reports_paper as paper
from moothall.performance.views.working import page, task
from moothall.plans.forms.objective import Pressed
from moothall.plans.views.working import Doing, address, by, council, found, said

LOOK, HAND_IN = "look", "hand in"
LIST = SimpleNamespace(reference="performance/reports/")


def discarded(row: Any, by: dict[str, Any], form: Any) -> SimpleNamespace:
    """Nothing is left to lead to, so the list follows."""
    actions.discard_quarterly(row, **by)
    return LIST


def begun(row: Any, by: dict[str, Any], form: Any) -> Any:
    """One on very many measures is worked out at once where a worker does it, so that it is there when it is looked for."""
    report = actions.begin_quarterly(row, **by, **form.cleaned_data)
    if issuing.waits(by["at"]) and drafts.is_large(report):
        drafting.ask(report, **by)
    return report


BEGIN = Doing(
    permissions.BEGIN_QUARTERLY, NewReport, begun, "Begin a quarterly report",
    "It is written from the figures as they counted at the cut-off. Until you issue it, only those who write plans and measures read it.",
    "Begin this report", "Begun. Look it over, and issue it once the cut-off has passed.",
)  # fmt: skip
WORK_OUT = Doing(
    permissions.ASK_TO_DRAFT, Pressed, said(drafting.ask), "Work this draft out",
    "It tells of so many measures that it is worked out once, and read as it was then. Work it out anew when figures have come in.",
    "Work it out", "Worked out.",
)  # fmt: skip
ISSUE = Doing(
    permissions.ISSUE_QUARTERLY, Pressed, said(issuing.ask), "Issue this report",
    "Everybody reads it from then on, and it stays as it is. A figure that is revised later is shown beside it.", "Issue it",
    "Issued. Take it to a meeting next.",
)  # fmt: skip
DOINGS = {
    "discard": Doing(
        permissions.DISCARD_QUARTERLY, Pressed, discarded, "Discard this draft",
        "Nobody has read it but those who write. Its number is not given again.", "Discard it", "Discarded.", is_grave=True,
    ),
}  # fmt: skip


def report_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.report(request.viewer, slug, number), "report")


@login_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    return task(request, council(request, slug), BEGIN, ("Quarterly reports", reverse("performance:quarterly")))


def by_and_by(doing: Doing, words: str) -> Callable[..., HttpResponse]:
    """Where a worker is there, it is done by and by: the page of the report says how far it has come."""

    @login_required
    def asked(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        row = report_called(request, slug, number)
        told = replace(doing, done=f"It is being {words}. You can go on with other work.") if issuing.waits(request.now) else doing
        return task(request, row, told, (str(row), address(row)))

    return asked


@login_required
def meeting(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The report to a meeting as it will be written; then on to the page on which it is written on, cleared and handed in."""
    row = report_called(request, slug, number)
    if why := permissions.REPORT_QUARTERLY.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    content = found(queries.edition(request.viewer, row), "edition").content
    has_exempt = queries.edition(THE_CLOCK, row, is_exempt=True) is not None
    sent = request.POST if request.method == "POST" else None
    given = {"viewer": request.viewer, "now": request.now, "organisation": row.organisation, "row": row}
    form = ToMeeting(sent, **given, said=content, has_exempt=has_exempt)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != LOOK:
        try:
            return taken(request, row, form)
        except (Refused, pdf.NotMade) as refused:
            form.add_error(box if (box := getattr(refused, "box", "")) in form.fields else None, str(refused))
    told = {"report": row, "form": form, "draft": draft(form, content), "has_exempt": has_exempt}
    return render(request, "performance/reports/meeting.html", told)


def taken(request: HttpRequest, row: Any, form: ToMeeting) -> HttpResponse:
    is_handed_in = request.POST.get("do") == HAND_IN
    issuing.print_missing(row, at=request.now, most=paper.MOST_IN_DETAIL)
    made = actions.report_quarterly(row, **by(request), **form.told(), is_handed_in=is_handed_in)
    told = (
        "The clerks have it." if is_handed_in else "It is written, and the report is its annex. Write on, and submit it when you are done."
    )
    messages.success(request, told)
    return redirect(reverse("meetings:report-work", args=[made.organisation.slug, made.number]))


def draft(form: ToMeeting, content: Any) -> Any:
    """The report as it would be, of what is asked now."""
    form.is_valid()
    asked = form.cleaned_data.get("asked", "") if form.is_bound else form.initial["asked"]
    template = form.template()
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    contents = paper.report_contents(content, [one for one in asked.split("\n") if one.strip()], sections)
    return structure.to_html(layout.structure_of(contents), top=3, has_numbers=True)


VIEWS = {
    **{verb: page(report_called, one) for verb, one in DOINGS.items()},
    "issue": by_and_by(ISSUE, "issued"),
    "work-out": by_and_by(WORK_OUT, "worked out"),
    "meeting": meeting,
}
