"""What goes before every answer of the door, and how it says no: who asks, how often, how much; problem details by RFC 9457."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from moothall.access import tokens
from moothall.performance.queries import systems as queries

Answer = Callable[..., HttpResponse]
PROBLEM = "application/problem+json"


class Kind(Enum):
    """A kind of problem: its name in the address of its description, its status, its title, and what to do."""

    NOT_READ = "not-read", 400, "The request cannot be read", "Put the request right. The detail says what is wrong with it."
    UNKNOWN = "unknown-token", 401, "The token opens nothing", "Ask whoever made it for another. It may have ended or been withdrawn."
    NOT_OPEN = "not-open", 403, "That is not open to this token", "The detail says why."
    METHOD = "wrong-method", 405, "The address cannot be asked that way", "The header Allow says how it can."
    TOO_LARGE = "too-large", 413, "The request is too large", "Send the figures in several requests."
    MEDIA = "not-json", 415, "The request is not said to be JSON", "Send it with Content-Type: application/json, and not compressed."
    TO_CONFIRM = (
        "to-confirm", 409, "Some figures look wrong",
        "Nothing was sent. Put them right; or, if they are right, send all again with what each one “asks” in its list “confirmed”.",
    )  # fmt: skip
    REFUSED = "refused", 422, "Some figures cannot be sent", "Nothing was sent. Put right what is named, and send all of them again."
    KEY_USED = "key-used", 422, "The key names another request", "Use each Idempotency-Key for one request, and for its repetition."
    TOO_OFTEN = "too-often", 429, "That was too often", "Wait as many seconds as the header Retry-After says."

    def __init__(self, called: str, status: int, title: str, words: str) -> None:
        self.called, self.status, self.title, self.words = called, status, title, words


class Problem(Exception):
    """Why a request is not answered as it was meant."""

    def __init__(self, kind: Kind, detail: str = "", errors: list[dict[str, Any]] | None = None, **headers: str) -> None:
        super().__init__(detail or kind.words)
        self.kind, self.detail, self.errors = kind, detail or kind.words, errors
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(self, request: HttpRequest) -> HttpResponse:
        address = f"{request.build_absolute_uri(reverse('door'))}#{self.kind.called}"
        said = {"type": address, "title": self.kind.title, "status": self.kind.status, "detail": self.detail}
        more = {"errors": self.errors} if self.errors is not None else {}
        return JsonResponse(said | more, status=self.kind.status, content_type=PROBLEM, headers=self.headers)


def door(*methods: str) -> Callable[[Answer], Answer]:
    """An address of the door. Nothing but its token says who asks: a cookie that comes along opens nothing, so no form token is needed."""

    def make(answer: Answer) -> Answer:
        @csrf_exempt
        @wraps(answer)
        def asked(request: HttpRequest) -> HttpResponse:
            try:
                if request.method not in methods:
                    raise Problem(Kind.METHOD, Allow=", ".join(methods))
                made = answer(request, *who_asks(request))
            except Problem as problem:
                made = problem.answer(request)
            made["Cache-Control"] = "no-store"
            return made

        asked.methods = methods  # type: ignore[attr-defined]  # so that whoever asks otherwise is told so here, and by no page
        return asked

    return make


def who_asks(request: HttpRequest) -> tuple[Any, Any]:
    """The system and who it is. A token that was never made, has ended or was withdrawn is answered alike."""
    scheme, _, token = request.headers.get("Authorization", "").strip().partition(" ")
    found = queries.let_in(token.strip(), request.now) if scheme.lower() == "bearer" else None
    if found is None:
        raise Problem(Kind.UNKNOWN, WWW_Authenticate='Bearer realm="figures"' + (', error="invalid_token"' if token else ""))
    if wait := tokens.use(found[0], request.now, settings.DOOR_A_MINUTE):
        raise Problem(Kind.TOO_OFTEN, Retry_After=str(wait))
    return found


def json_body(request: HttpRequest, most: int) -> bytes:
    """The body, if it is said to be JSON and is not too large; how large it is, is asked before it is read."""
    if request.content_type != "application/json" or request.headers.get("Content-Encoding", "identity") != "identity":
        raise Problem(Kind.MEDIA)
    said = request.headers.get("Content-Length", "")
    if not said:
        raise Problem(Kind.NOT_READ, "Say with Content-Length how long the body is. One that comes in chunks is not read.")
    if not (said.isascii() and said.isdigit()) or int(said[:12]) > most:
        raise Problem(Kind.TOO_LARGE, f"The request is larger than {most:,} bytes.")
    return request.body
