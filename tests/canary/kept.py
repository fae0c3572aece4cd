"""A browser of the tests with the page cache before the house, as the server has it."""

from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler

from moothall.web.page_cache import Environ, PageCache, Start


class BehindTheCache(ClientHandler):
    """The handler of the test client, with the page cache before it: its stamp is read anew for each question, unless told otherwise."""

    def __init__(self, unasked: float = 0, **options: Any) -> None:
        super().__init__(enforce_csrf_checks=False, **options)
        self.cache, self.drawn = PageCache(self.house, unasked), 0

    def house(self, environ: Environ, start: Start) -> Any:
        self.drawn += 1
        answer = super().__call__(environ)
        answer.close = lambda: None  # it was closed already, and once more would take the test's own connection away
        start(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return answer

    def __call__(self, environ: Environ) -> HttpResponseBase:
        said: list[Any] = []
        answer = self.cache(environ, lambda *words: said.extend(words))
        return answer if isinstance(answer, HttpResponseBase) else given(environ, said[0], said[1], b"".join(answer))


def given(environ: Environ, status: str, head: list[tuple[str, str]], body: bytes) -> HttpResponse:
    """What the cache gave, as the test client knows an answer."""
    answer = HttpResponse(body, status=int(status.split()[0]), headers=dict(head))
    answer.wsgi_request = WSGIRequest(environ)  # type: ignore[attr-defined]
    return answer


def window(house: BehindTheCache) -> Client:
    """Another browser before the same server; an error is a page in it, as it is for people."""
    client = Client(raise_request_exception=False)
    client.handler = house
    return client
