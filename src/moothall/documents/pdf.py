"""Making a PDF of our own words: tagged for readers who listen, and handed out only when a checker finds nothing wrong."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import page
from django.template.loader import render_to_string
from markupsafe import Markup

try:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError:  # the library is here, but Pango, which sets the letters, is not
    weasyprint = None
    URLFetcher = object

NOT_OFFERED = "PDF files are not made here, because Pango is not installed. Ask whoever runs this place; the pages hold the same words."
STYLE = Path(__file__).parent / "static" / "documents" / "paper.css"
PICTURE = "picture:"
PROFILE = page.ValidationProfile.PDF_UA_1

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells of styles it does not know; the gate tells what matters


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
    """Whether PDF files can be made here at all."""
    return weasyprint is not None


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
    if weasyprint is None:
        raise NotMade(NOT_OFFERED)
    drawn = weasyprint.HTML(string=html, url_fetcher=Given(pictures or {})).render(stylesheets=[style()], font_config=fonts())
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


@lru_cache(maxsize=1)
def fonts() -> Any:
    return FontConfiguration()


@lru_cache(maxsize=1)
def style() -> Any:
    return weasyprint.CSS(string=STYLE.read_text(), font_config=fonts(), url_fetcher=Given({}))


class Given(URLFetcher):
    """Hands out the pictures that were given, and nothing of the network or of this machine."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> Any:
        name = url.removeprefix(PICTURE)
        if name == url or name not in self.pictures:
            raise ValueError(f"{url} was not given")
        return URLFetcherResponse(url, self.pictures[name])
