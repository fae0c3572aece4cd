"""Making a PDF of our own words: tagged for readers who listen, and handed out only when a checker finds nothing wrong."""

from collections.abc import Mapping
from ctypes import CDLL
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

import page
from django.template.loader import render_to_string
from markupsafe import Markup

NOT_OFFERED = "PDF files are not made here, because Pango is not installed. Ask whoever runs this place; the pages hold the same words."
PICTURE = "picture:"
PROFILE = page.ValidationProfile.PDF_UA_1
PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0")  # as Linux, macOS and Windows call it


class NotMade(Exception):
    """A PDF could not be made, or not so that everybody can read it. The text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading of a file, how deep it stands, and on which of its pages, counted from nought."""

    label: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF that passed the gate."""

    content: bytes
    pages: int
    bookmarks: tuple[Bookmark, ...]


def is_offered() -> bool:
    """Whether PDF files can be made here at all: whether Pango, which sets the letters, is installed."""
    return any(map(is_installed, PANGO))


@lru_cache
def is_installed(library: str) -> bool:
    try:
        return bool(CDLL(library))
    except OSError:
        return False


def printer() -> Any:
    """What sets the letters, fetched when something is printed; see there what it costs."""
    if not is_offered():
        raise NotMade(NOT_OFFERED)
    try:
        return import_module("moothall.documents.printer")
    except OSError as why:  # Pango is here, and not all that it stands on
        raise NotMade(NOT_OFFERED) from why


def picture_address(name: str) -> str:
    """The address of a given picture within a paper; nothing else is ever fetched."""
    return PICTURE + name


def make(
    body: Markup, *, title: str, kind: str = "", facts: tuple[tuple[str, str], ...] = (), pictures: Mapping[str, bytes] | None = None
) -> Made:
    """A paper of its own: its title, its facts, its body, and its own page numbers."""
    told = {"title": title, "kind": kind, "facts": facts, "body": body, "is_bound": False}
    return printed(render_to_string("documents/paper.html", told), pictures)


def make_bound(
    body: Markup, *, title: str, kind: str = "", facts: tuple[tuple[str, str], ...] = (), pictures: Mapping[str, bytes] | None = None
) -> Made:
    """The same for a pack, which numbers the pages of all its papers."""
    told = {"title": title, "kind": kind, "facts": facts, "body": body, "is_bound": True}
    return printed(render_to_string("documents/paper.html", told), pictures)


def printed(html: str, pictures: Mapping[str, bytes] | None = None) -> Made:
    """A whole page of ours as PDF/UA-1, through the gate."""
    drawn = printer().drawn(html, pictures or {})
    content = drawn.write_pdf(pdf_variant="pdf/ua-1", custom_metadata=False)
    if wrong := faults(content):
        raise NotMade(f"The PDF could not be made so that everybody can read it: {'; '.join(wrong)}.")
    return Made(content, len(drawn.pages), tuple(bookmarks(drawn.make_bookmark_tree())))


def bookmarks(tree: Any, level: int = 1) -> list[Bookmark]:
    found = []
    for label, (number, _, _), children, _ in tree:
        found += [Bookmark(label, level, number), *bookmarks(children, level + 1)]
    return found


def faults(content: bytes) -> list[str]:
    """What keeps a PDF from being readable by everybody (PDF/UA-1), in the checker's words; nothing if it is well."""
    return sorted({failure.message for failure in page.validate_pdf_bytes(content, profile=PROFILE).failures})
