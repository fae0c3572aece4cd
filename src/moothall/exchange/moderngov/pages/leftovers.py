"""What every page carries beside its own words: what could not be placed, what it refers to and does not have, and notes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class GapKind(StrEnum):
    """Why something is missing."""

    ADDITIONAL_DOCUMENTS = "additional documents"
    ACCOMPANYING_DOCUMENTS = "accompanying documents"
    ANNEX = "annex"
    CIRCULATED = "circulated, not published"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class Gap:
    """Something the page refers to that is not on it. `item` is the item's position, 0 for the page as a whole."""

    kind: GapKind
    name: str
    sentence: str
    item: int = 0


@dataclass(frozen=True)
class Unplaced:
    """Words of the page that have no field, kept as they stand."""

    text: str
    where: str = ""
    why: str = ""


@dataclass(frozen=True)
class MeetingNamed:
    """Another meeting that the page names. Whether it is in the record is for the store to find out."""

    body: str
    on: date | None
    as_published: str
    meeting_id: str = ""
    body_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What all pages have."""

    called: ClassVar[str] = "page"
    gaps: tuple[Gap, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True of a list that was read and holds nothing."""
        return False
