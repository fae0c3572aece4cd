"""What is read once, at the edge of each request: who looks, on which day, at which moment. And what a refusal becomes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.web.views import errors

Answer = Callable[[HttpRequest], HttpResponse]
METHODS = ("GET", "HEAD", "OPTIONS", "POST")


def moment(answer: Answer) -> Answer:
    """The moment is read once, so that no page can say two things about the same clock."""

    def with_moment(request: HttpRequest) -> HttpResponse:
        request.now = timezone.localtime()
        request.today = request.now.date()
        return answer(request)

    return with_moment


def viewer(answer: Answer) -> Answer:
    """Who is looking, as of today; offices that ended yesterday open nothing."""

    def with_viewer(request: HttpRequest) -> HttpResponse:
        request.viewer = authority.viewer_of(request.user, request.today)
        return answer(request)

    return with_viewer


def methods(answer: Answer) -> Answer:
    """Pages are read and forms are sent. What asks for anything else is told so, before any page can mistake it for a reading."""

    def with_method(request: HttpRequest) -> HttpResponse:
        if request.method in METHODS or answers_itself(request):
            return answer(request)
        refused = errors.not_allowed(request)
        refused["Allow"] = ", ".join(METHODS)
        return refused

    return with_method


def answers_itself(request: HttpRequest) -> bool:
    """Whether an address is one of those that say to other systems, in a form of their own, how they can be asked."""
    try:
        return hasattr(resolve(request.path_info).func, "methods")
    except Resolver404:
        return False


class refusals:
    """An act that was refused is a page with the reason, not an error."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return render(request, "web/refused.html", {"why": str(exception)}, status=403)
        return None
