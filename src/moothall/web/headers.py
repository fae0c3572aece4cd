"""What each answer tells the browser: what a page may load, and who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from moothall.access.viewer import PUBLIC

Answer = Callable[[HttpRequest], HttpResponse]

# Nothing inline, nothing from elsewhere, and for readers no script at all.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
# Where people work, our own scripts may run and save what is typed; every page works without them.
WORKSHOP = "workspace/"
POLICY_AT_WORK = f"{POLICY}; script-src 'self'; connect-src 'self'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PERSONAL = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}


def headers(answer: Answer) -> Answer:
    """Stands outside sessions and form tokens, because it reads the cookies that they set. A view's own header is kept."""

    def answer_with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path_info.startswith(f"/{WORKSHOP}"):
            response.headers.setdefault("Content-Security-Policy", POLICY_AT_WORK)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if is_personal(request, response):
            response.headers["Cache-Control"] = "private, no-store"
        elif is_for_everybody(request, response):
            response.headers.setdefault("Cache-Control", "public, no-cache")  # whoever keeps it asks whether it still holds
        return response

    return answer_with_headers


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is, or may be, for one visitor only: signed in, with a form's token, or with a message waiting."""
    return bool(response.cookies) or not PERSONAL.isdisjoint(request.COOKIES)


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether it is what anybody would be given who reads this page now: the page cache keeps that, and nothing else."""
    return request.method in {"GET", "HEAD"} and response.status_code == 200 and getattr(request, "viewer", None) == PUBLIC
