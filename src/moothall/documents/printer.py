"""What sets letters on pages: WeasyPrint, which is told apart from all else because it costs half a second and 35 MiB to have at hand.

Nothing imports this but `pdf.printer`, when the first PDF is made: whoever serves pages makes none.
"""

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from moothall.documents.pdf import PICTURE

STYLE = Path(__file__).parent / "static" / "documents" / "paper.css"

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells of styles it does not know; the gate tells what matters


def drawn(html: str, pictures: Mapping[str, bytes]) -> Any:
    """The pages of a paper of ours, laid out in its style."""
    return weasyprint.HTML(string=html, url_fetcher=Given(pictures)).render(stylesheets=[style()], font_config=fonts())


def plain(html: str) -> bytes:
    """A file of pages that bring their own style and no picture."""
    file: bytes = weasyprint.HTML(string=html, url_fetcher=Given({})).write_pdf()
    return file


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
