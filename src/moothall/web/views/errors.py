"""What a visitor reads when a page cannot be given, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@dataclass(frozen=True, slots=True)
class Change:
    """A box of a form that two people filled in: what stands now, and what was typed meanwhile."""

    label: str
    theirs: str
    mine: str


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return too_large(request)
    return render(request, "web/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "web/403.html", status=403)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without this site's token. The reason is for the log, which Django writes."""
    return render(request, "web/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "web/404.html", status=404)


def not_allowed(request: HttpRequest) -> HttpResponse:
    return render(request, "web/405.html", status=405)


def too_often(request: HttpRequest) -> HttpResponse:
    """The accounts library counts how often somebody tries to sign in, and asks for this page by name."""
    return render(request, "web/429.html", status=429)


def conflict(request: HttpRequest, changes: Sequence[Change], again: str) -> HttpResponse:
    """Both texts of everything that differs, side by side; `again` is the address of the form as it stands now."""
    return render(request, "web/409.html", {"changes": changes, "again": again}, status=409)


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "web/413.html", {"limit": settings.MAX_FILE_BYTES}, status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: whatever failed, visitor and database included, may not be asked again."""
    return HttpResponse(render_to_string("web/500.html"), status=500)
