"""Frameworks: which there are, whether Members agree the targets in each, and the measures that one carries."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority.words import capitalised, counted
from moothall.performance import actions, permissions, queries, rules
from moothall.performance.forms import frameworks as forms
from moothall.performance.queries.measures import WantedMeasures
from moothall.performance.views.measures import rows_of
from moothall.performance.views.working import framework_called, page as task_page, task
from moothall.plans.views.rows import paged
from moothall.plans.views.working import Doing, council, offers, said

A_PAGE = 20
AGREE = {True: "agree", False: "need not agree"}
NEW = Doing(
    permissions.FRAME, forms.NewFramework, said(actions.add_framework), "Add a framework",
    "A national set, a Local Area Agreement, a corporate plan, a partnership: whatever carries measures.", "Add it", "Added.",
)  # fmt: skip
DOINGS = {
    "change": Doing(
        permissions.CHANGE_FRAMEWORK, forms.ChangedFramework, said(actions.change_framework), "Change this framework",
        "What it is called, and where it is set out. Its kind stays, because the standing of targets rests on it.",
        "Keep it", "Kept.", "Change it",
    ),
}  # fmt: skip
VIEWS = {verb: task_page(framework_called, one) for verb, one in DOINGS.items()}


def frameworks(request: HttpRequest) -> HttpResponse:
    rows = list(queries.frameworks.frameworks(request.viewer))
    numbers = queries.frameworks.numbers_of_measures(request.viewer, rows, request.today)
    customs = queries.frameworks.customs(request.viewer, sorted({row.organisation_id for row in rows}))
    found = [(row, numbers[row.pk], members_agree(row, customs, request)) for row in rows]
    headline = f"{capitalised(counted(len(rows), 'framework'))}. A measure is entered once, however many carry it." if rows else ""
    return render(request, "performance/frameworks.html", {"rows": found, "headline": headline})


def members_agree(row: Any, customs: Any, request: HttpRequest) -> bool:
    return bool(customs.on(row.organisation_id, request.today)[rules.FrameworkKind(row.kind).setting])


def framework(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = framework_called(request, slug, number)
    wanted = WantedMeasures(framework=row)
    page = paged(request, queries.measures.narrowed(request.viewer, wanted, request.today), A_PAGE)
    agree = members_agree(row, queries.frameworks.customs(request.viewer, [row.organisation_id]), request)
    said = {
        "framework": row,
        "agree": agree,
        "page": page,
        "rows": rows_of(request, list(page)),
        "headline": f"It carries {counted(page.paginator.count, 'measure')}. Members {AGREE[agree]} their targets.",
        "offers": offers(request, row, DOINGS),
    }
    return render(request, "performance/framework.html", said)


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    return task(request, council(request, slug), NEW, ("Frameworks", reverse("performance:frameworks")))
