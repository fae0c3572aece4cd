"""What each answer tells the browser: what a page may load, and who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

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
        return response

    return answer_with_headers


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is, or may be, for one visitor only: signed in, with a form's token, or with a message waiting."""
    personal = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
    return bool(response.cookies) or not personal.isdisjoint(request.COOKIES)
