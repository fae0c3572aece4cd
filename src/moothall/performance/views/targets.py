"""The targets that Members have not agreed, with their age; and a whole set of them taken to a meeting as one report."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.documents import structure
from moothall.meetings.rules import reports as layout
from moothall.performance import actions, permissions, queries, rules
from moothall.performance.forms.targets import ForMembers
from moothall.performance.forms.targets_grid import OWN, Which
from moothall.performance.queries import returns_owed, targets_grid
from moothall.plans.views.rows import paged
from moothall.plans.views.working import address, by, council

A_PAGE = 40
LOOK, HAND_IN = "look", "hand in"


def not_agreed(request: HttpRequest) -> HttpResponse:
    """Nobody hides here: each with who proposed it, and how long it has waited."""
    found = queries.waiting.waiting(request.viewer, request.now)
    page = paged(request, found, A_PAGE)
    shown = queries.waiting.standings_of(request.viewer, list(page), request.now)
    meanings = queries.measures.definitions_on(request.viewer, [one.row.measure_id for one in shown], request.today)
    said = {
        "page": page,
        "rows": [
            {
                "standing": one,
                "address": address(one.row.measure),
                "figure": meanings[one.row.measure_id].figure(one.row.value),
                "age": rules.age_in_words(one.waits_since, request.today),
            }
            for one in shown
        ],
        "headline": rules.not_agreed_in_words([one.set_on for one in found], request.today),
        "may_report": may_report(request),
    }
    return render(request, "performance/not_agreed.html", said)


def may_report(request: HttpRequest) -> str:
    """Where whoever may do so puts those of their own council to Members; nothing for everybody else."""
    home = authority.home(request.viewer) if request.viewer.person else None
    if home is None or permissions.REPORT_TARGETS.refusal(request.viewer, home, at=request.now):
        return ""
    return reverse("performance:report", args=[home.slug])


def which(request: HttpRequest, row: Any) -> Which:
    """Whose targets, and for which year; where nothing was chosen, for the next year those that come to mind first."""
    about = {"viewer": request.viewer, "now": request.now, "organisation": row}
    of = request.GET.get("of") or usually(request, row)
    year = request.GET.get("year") or str(rules.year_of(request.today).last.year)
    return Which({"of": of, "year": year}, **about)


def usually(request: HttpRequest, row: Any) -> str:
    """Those that somebody owns; for whoever owns none, and sets the targets of others, those of the first framework."""
    if returns_owed.owned(request.viewer, request.today).exists():
        return OWN
    first = queries.frameworks.of_council(request.viewer, row).first()
    return f"framework-{first.pk}" if first else OWN


def wanted(request: HttpRequest, row: Any) -> Callable[[Any], bool]:
    """Which targets are chosen already when the page of a report opens: the set from which somebody comes, or all."""
    chosen = which(request, row)
    if "of" not in request.GET or not chosen.is_valid():
        return lambda target: True
    measures = {one.pk for one in targets_grid.theirs(request.viewer, row, chosen.part, request.now)}
    year = chosen.cleaned_data["year"]
    return lambda target: target.measure_id in measures and year.first <= target.from_on <= year.last


@login_required
def report(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    if why := permissions.REPORT_TARGETS.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = request.POST if request.method == "POST" else None
    form = ForMembers(sent, viewer=request.viewer, now=request.now, organisation=row, row=row)
    form.choose(wanted(request, row))
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != LOOK:
        try:
            return begun(request, row, form)
        except Refused as refused:
            form.add_error(refused.box if refused.box in form.fields else None, str(refused))
    said = {"council": row, "form": form, "draft": draft(request, form), "number": len(form.known)}
    return render(request, "performance/report.html", said)


def begun(request: HttpRequest, row: Any, form: ForMembers) -> HttpResponse:
    """Make the report, and lead to the page on which it is written on, cleared and submitted."""
    body, day = form.cleaned_data["meeting"]
    is_handed_in = request.POST.get("do") == HAND_IN
    targets = form.rows()
    departments = {one.measure.department for one in targets}
    about = {"title": form.cleaned_data["title"], "body": body, "wanted_on": day, "template": form.template()}
    about["department"] = departments.pop() if len(departments) == 1 else None
    made = actions.report_targets(row, **by(request), targets=targets, is_handed_in=is_handed_in, **about)
    told = "The clerks have it." if is_handed_in else "It is written from the targets. Write on, and submit it when you are done."
    messages.success(request, told)
    return redirect(reverse("meetings:report-work", args=[made.organisation.slug, made.number]))


def draft(request: HttpRequest, form: ForMembers) -> Any:
    """The report as it would be, of what is chosen now; nothing while nothing is chosen."""
    form.is_valid()
    if not (targets := form.rows()):
        return ""
    template = form.template()
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    contents = rules.report_contents(queries.reported.lines(targets, request.now), sections)
    return structure.to_html(layout.structure_of(contents), top=3, has_numbers=True)
