"""Results of a search in another council's system."""

from dataclasses import dataclass
from typing import ClassVar

from .leftovers import Page
from .said import PaperSaid


@dataclass(frozen=True, kw_only=True)
class Found:
    """One hit: what kind of thing, its title, where it stands, and the words around the match."""

    kind: str
    title: str
    heading: str = ""
    match: str = ""
    words: str = ""
    meeting_id: str = ""
    issue_id: str = ""
    decision_id: str = ""
    papers: tuple[PaperSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SearchResults(Page):
    """One page of results."""

    called: ClassVar[str] = "search results"
    found: tuple[Found, ...]
    has_more: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.found
