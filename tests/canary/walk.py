"""Every address of a site, asked in every way, and all the words of each answer."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver

READ_RAW = ("about", "because", "due_on", "item", "owner", "publication", "what", "which")  # what pages read past their forms
NONSENSE = {"title": "\u202e\x00nonsense", "on": "2026-02-30", "q": "%%%", "number": "-1", "version": "none"}
NONSENSE |= dict.fromkeys(READ_RAW, "\x00nonsense")
LED_AWAY = 302
Way = tuple[str, dict[str, str]]
READING: tuple[Way, ...] = (("get", {}),)
SENDING: tuple[Way, ...] = (("post", {}),)
EVERY_WAY: tuple[Way, ...] = (
    *READING,
    *SENDING,
    ("get", {"HTTP_ACCEPT": "application/json", "HTTP_HX_REQUEST": "true"}),
    ("head", {}),
    ("options", {}),
    ("get", {"HTTP_ACCEPT": "application/atom+xml, text/calendar;q=0.9, text/csv;q=0.8"}),
)


@dataclass(frozen=True)
class Answer:
    """What came back: how it was asked for, its status, and every word in it, from the headers to the files in an archive."""

    asked: str
    status: int
    words: str

    def __str__(self) -> str:
        return f"{self.asked} ({self.status})"


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every route of a site, as it is written: `decisions/<slug:council>/<int:number>`."""
    for part in resolver.url_patterns:
        route = before + str(part.pattern)
        if isinstance(part, URLPattern):
            yield route
        else:
            yield from routes(part, route)


def without_example(resolver: URLResolver, examples: Mapping[str, Iterable[str]]) -> list[str]:
    """Routes that nobody would walk: a new page is not tried until it has an example."""
    return [route for route in routes(resolver) if not examples.get(route)]


def no_longer_there(resolver: URLResolver, examples: Mapping[str, Iterable[str]]) -> list[str]:
    """Examples of a route that is gone."""
    return sorted(set(examples) - set(routes(resolver)))


def answers(client: Client, addresses: Iterable[str], ways: Iterable[Way] = EVERY_WAY) -> Iterator[Answer]:
    """Ask for each address in each of these ways. What a question might change is taken back, and whoever is signed in stays so.

    Whoever is led away to sign in is led away however they ask for it, so there it is asked plainly and no further.
    """
    cookies = deepcopy(client.cookies)
    for address in addresses:
        is_led_away = False
        for method, headers in ways:
            if is_led_away and (method, headers) not in (*READING, *SENDING):
                continue
            with transaction.atomic():
                given = getattr(client, method)(address, **({"data": NONSENSE} if method == "post" else {}), **headers)
                yield Answer(f"{method.upper()} {address} {' '.join(headers.values())}".strip(), given.status_code, words_of(given))
                is_led_away = is_led_away or (method == "get" and given.status_code == LED_AWAY)
                transaction.set_rollback(True)
            client.cookies = deepcopy(cookies)


def words_of(given: HttpResponseBase) -> str:
    """Headers, cookies and body in small letters; an archive is unpacked first."""
    body = b"".join(given.streaming_content) if given.streaming else given.content  # type: ignore[attr-defined]
    parts = [repr(sorted(given.headers.items())), given.cookies.output(), *(part.decode(errors="replace") for part in unpacked(body))]
    return "\n".join(parts).lower()


def unpacked(body: bytes) -> list[bytes]:
    """The body itself, and what an archive holds (a spreadsheet is one)."""
    if not body.startswith(b"PK\x03\x04"):
        return [body]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [body, *(archive.read(name) for name in archive.namelist())]
