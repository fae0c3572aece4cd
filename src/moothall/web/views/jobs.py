"""How far work in the background has come, for whoever asked for it and for the clerks of its council."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime

from moothall.documents import queries as documents
from moothall.documents.rules import Progress

ON_A_PAGE = 25
SECONDS = 5


@login_required
def jobs(request: HttpRequest) -> HttpResponse:
    page = Paginator(documents.jobs(request.viewer), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/jobs.html", {"page": page, "rows": [row(job, request) for job in page], "under_way": under_way(request)})


def row(job: Any, request: HttpRequest) -> dict[str, Any]:
    """One job as a register shows it."""
    progress = job.progress(request.now)
    tone = {Progress.DONE: "plain", Progress.FAILED: "stop", Progress.SILENT: "warn"}.get(progress, "open")
    facts = {"title": job.title, "address": reverse("job", args=[job.key]), "about": job.error or job.sentence}
    return facts | {"on": localtime(job.requested_at).date(), "standing": progress, "tone": tone}


def under_way(request: HttpRequest) -> int:
    return documents.jobs(request.viewer).filter(ended_at=None).count()


@login_required
def job(request: HttpRequest, key: UUID) -> HttpResponse:
    """One job. A reader may ask the page to look again by itself, and may stop it: nothing moves that nobody asked for."""
    found = get_object_or_404(documents.jobs(request.viewer), key=key)
    follows = "follow" in request.GET and not found.ended_at
    answer = render(request, "web/job.html", {"job": found, "follows": follows, "seconds": SECONDS})
    if follows:
        answer.headers["Refresh"] = str(SECONDS)
    return answer
