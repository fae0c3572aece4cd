"""The words of agendas and minutes: papers, authors, paragraphs and resolutions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

GROUND_NOT_STATED = "ground not stated"


class SaidIn(StrEnum):
    """Where on the page something was said: the agenda and the minute may contradict each other, and both stand."""

    AGENDA = "agenda"
    DECISION = "decision"
    MINUTE = "minute"


@dataclass(frozen=True)
class PaperSaid:
    """A paper that hangs on an item, a decision or (a pack) the meeting. `size` is as published: "54 KB"."""

    title: str
    file_type: str = ""
    size: str = ""
    section: str = "report"  # report, additional, decision, pack
    stands_in_title: bool = False  # its title is the item's own, not words of its own on the page
    url: str = ""
    attachment_id: str = ""
    published_on: date | None = None
    exempt_under: str = ""


@dataclass(frozen=True)
class AuthorSaid:
    """Whose report it is, as the agenda or the minute puts it."""

    name: str
    said_in: SaidIn


@dataclass(frozen=True)
class PresenterSaid:
    """Who presents or presented the report."""

    name: str
    office: str
    said_in: SaidIn


@dataclass(frozen=True)
class EntrySaid:
    """A paragraph with the bullets that hang on it, or a table. `html` is there only where emphasis or a link says more than the words."""

    text: str
    bullets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    html: str = ""


@dataclass(frozen=True)
class ResolutionPartSaid:
    """A part of a resolution. Where `number_as_printed` is empty its number was rebuilt; `lead` is what stands before the number."""

    number: str
    number_as_printed: str
    text: str
    lead: str = ""


@dataclass(frozen=True)
class ResolutionSaid:
    """What was resolved. `opening` is the word that opened it as printed, empty where the page has lost it."""

    opening: str
    parts: tuple[ResolutionPartSaid, ...]


@dataclass(frozen=True)
class MinuteSaid:
    """A minute: paragraphs and resolutions in the order of the page."""

    said: tuple[EntrySaid | ResolutionSaid, ...] = ()

    @property
    def entries(self) -> tuple[EntrySaid, ...]:
        return tuple(each for each in self.said if isinstance(each, EntrySaid))

    @property
    def resolutions(self) -> tuple[ResolutionSaid, ...]:
        return tuple(each for each in self.said if isinstance(each, ResolutionSaid))

    def __bool__(self) -> bool:
        return bool(self.said)
