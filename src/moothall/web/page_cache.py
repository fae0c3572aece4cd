"""Pages for everybody, kept in front of the house, so that a page that many ask for is drawn once.

Only what an answer itself calls public is kept: `web/headers.py` says so of what the public viewer was given, and of nothing
else. It holds for one stamp: an act, a follower that goes on, a minute that passes makes another, and all is drawn anew.
"""

import math
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from gzip import compress
from hashlib import sha256
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from moothall.record.mark import Mark, mark
from moothall.web.headers import PERSONAL

Environ = dict[str, Any]
Head = list[tuple[str, str]]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Stamp = tuple[Mark, int]

LARGEST = 1_000_000  # bytes: what is larger is asked for by few
UNASKED = 0.01  # seconds for which a stamp is taken to hold: less than an answer is on its way
KEYED_BY: tuple[str, ...] = ("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
KEYED_BY += ("HTTP_ACCEPT", "HTTP_HX_REQUEST")
VARIES_BY = ["Accept", "Accept-Encoding", "Cookie", "HX-Request"]
SAID_AGAIN = {"ETag", "Cache-Control", "Vary", "Content-Security-Policy"}
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
PERSONAL_COOKIE = re.compile(rf"(?:^|;)\s*(?:{'|'.join(map(re.escape, sorted(PERSONAL)))})\s*=")


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it was given, whole and packed, each with its mark."""

    whole: bytes
    packed: bytes
    head: Head
    etag: str

    @property
    def weight(self) -> int:
        return len(self.whole) + len(self.packed)

    def answer(self, environ: Environ, start: Start) -> list[bytes]:
        """What this visitor's browser can read; nothing but the mark, if it has the page already."""
        is_packed = bool(self.packed and GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")))
        etag = f'"{self.etag}-gzip"' if is_packed else f'"{self.etag}"'
        body = self.packed if is_packed else self.whole
        head = [*self.head, ("ETag", etag), ("Content-Length", str(len(body)))]
        if has_it(environ.get("HTTP_IF_NONE_MATCH"), etag):
            start("304 Not Modified", [(name, value) for name, value in head if name in SAID_AGAIN])
            return []
        start("200 OK", [*head, ("Content-Encoding", "gzip")] if is_packed else head)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@dataclass
class Shelf:
    """What is kept under one stamp. When it is full, what has stood there longest goes."""

    stamp: Stamp | None = None
    pages: dict[tuple[str, ...], Page] = field(default_factory=dict)
    weight: int = 0

    def keep(self, key: tuple[str, ...], page: Page) -> None:
        self.weight += page.weight - (self.pages[key].weight if key in self.pages else 0)
        self.pages[key] = page
        while self.weight > settings.KEPT_BYTES:
            self.weight -= self.pages.pop(next(iter(self.pages))).weight


class PageCache:
    """Stands between the server and the house. Whoever is somebody, or asks for more than a page, goes straight through."""

    def __init__(self, house: Application, unasked: float = UNASKED) -> None:
        self.house, self.shelf, self.lock, self.unasked = house, Shelf(), Lock(), unasked
        self.read: tuple[float, Stamp | None] = (-math.inf, None)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if not is_for_anybody(environ) or (now := self.stamp_of_late()) is None:
            return self.house(environ, start)
        key = tuple(environ.get(name, "") for name in KEYED_BY)
        shelf = self.shelf
        if page := shelf.pages.get(key) if shelf.stamp == now else None:
            return page.answer(environ, start)
        return self.drawn(key, now, environ, start) if environ["REQUEST_METHOD"] == "GET" else self.house(environ, start)

    def stamp_of_late(self) -> Stamp | None:
        """The stamp as it was read a moment ago: when a thousand ask in a second, the database is not asked a thousand times."""
        at, known = self.read
        if (now := time.monotonic()) - at >= self.unasked:
            known = stamp()
            self.read = (now, known)
        return known

    def drawn(self, key: tuple[str, ...], now: Stamp, environ: Environ, start: Start) -> Iterable[bytes]:
        """The house's own answer, kept if it is for everybody and nothing was done while it was drawn."""
        said: list[Any] = []
        answer = self.house(environ, lambda *words: said.extend(words))
        if not (isinstance(answer, HttpResponse) and may_be_kept(answer) and stamp() == now):
            start(*said)
            return answer
        page = page_of(answer)
        answer.close()
        with self.lock:
            if self.shelf.stamp != now:
                self.shelf = Shelf(now)
            self.shelf.keep(key, page)
        return page.answer(environ, start)


def stamp() -> Stamp | None:
    """What every page rests on. Read before a page is drawn, so that what happens meanwhile belongs to the next stamp.

    All clocks of the house turn at a whole minute; a release begins with an empty shelf. Without a database there is no stamp.
    """
    try:
        return mark(), int(time.time()) // 60
    except Error:
        connection.close()
        return None


def is_for_anybody(environ: Mapping[str, Any]) -> bool:
    """Whether the public's answer is the right one: a page is read, by somebody who brings nothing of their own."""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and "HTTP_AUTHORIZATION" not in environ
        and not environ["PATH_INFO"].startswith(settings.STATIC_URL)
        and not PERSONAL_COOKIE.search(environ.get("HTTP_COOKIE", ""))
    )


def may_be_kept(answer: HttpResponse) -> bool:
    """Called public by the house itself, whole, and with nothing in it that was made for one visitor."""
    asked = {word.strip() for word in answer.headers.get("Cache-Control", "").split(",")}
    is_plain = answer.status_code == 200 and "public" in asked and not answer.cookies and not answer.has_header("Content-Encoding")
    return is_plain and len(answer.content) <= LARGEST and b"csrfmiddlewaretoken" not in answer.content


def page_of(answer: HttpResponse) -> Page:
    """The answer, ready to be given again."""
    patch_vary_headers(answer, VARIES_BY)
    whole = answer.content
    packed = compress(whole, 6, mtime=0)
    head = [(name, value) for name, value in answer.items() if name not in {"ETag", "Content-Length"}]
    return Page(whole, packed if len(packed) < len(whole) else b"", head, sha256(whole).hexdigest()[:32])


def has_it(asked: str | None, etag: str) -> bool:
    """Whether the browser has the page already: it names the mark under which it was given.

    >>> has_it('W/"a", "b"', '"a"'), has_it("*", '"a"'), has_it('"c"', '"a"')
    (True, True, False)
    """
    if asked is None:
        return False
    return asked == etag or bool({each.removeprefix("W/") for each in parse_etags(asked)} & {etag, "*"})
