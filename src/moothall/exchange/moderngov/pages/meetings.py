"""Meetings and their items, committees, and lists of both."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from .leftovers import MeetingNamed, Page
from .said import AuthorSaid, EntrySaid, MinuteSaid, PaperSaid, PresenterSaid


@dataclass(frozen=True, kw_only=True)
class ItemSaid:
    """An item of an agenda with its minute. `number` is as printed, empty where none is; `position` counts from 1."""

    position: int
    title: str
    number: str = ""
    item_id: str = ""
    issue_id: str = ""
    decision_id: str = ""
    papers: tuple[PaperSaid, ...] = ()
    agenda: tuple[EntrySaid, ...] = ()
    authors: tuple[AuthorSaid, ...] = ()
    presenters: tuple[PresenterSaid, ...] = ()
    decision: MinuteSaid = MinuteSaid()
    minute: MinuteSaid = MinuteSaid()
    refers_to: tuple[MeetingNamed, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()  # the council's own labels with their text: ("Presented By", "…")
    exempt_under: str = ""
    is_displayed: bool = True
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class AttendeeSaid:
    """Someone on a meeting's list, with their attendance as published: Expected, Present, Apologies."""

    name: str
    role: str = ""
    attendance: str = ""
    party: str = ""
    ward: str = ""
    person_id: str = ""
    key_posts: str = ""


@dataclass(frozen=True, kw_only=True)
class MeetingPage(Page):
    """One meeting. What is empty was not on the page."""

    called: ClassVar[str] = "meeting"
    kind_of_page: str = ""  # "Agenda and minutes", as published
    body: str
    body_id: str = ""
    meeting_id: str = ""
    when_as_published: str
    weekday: str = ""
    day: date
    starts_at: time | None = None
    ends_at: time | None = None
    venue: str = ""
    room: str = ""
    contact: str = ""
    note: str = ""
    status: str = ""
    status_note: str = ""
    is_status_known: bool = True
    is_webcast: bool | None = None
    is_agenda_published: bool | None = None
    is_minutes_published: bool | None = None
    is_displayed: bool = True
    packs: tuple[PaperSaid, ...] = ()
    items: tuple[ItemSaid, ...] = ()
    attendees: tuple[AttendeeSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemPage(Page):
    """The page of one agenda item."""

    called: ClassVar[str] = "agenda item"
    item: ItemSaid
    meeting: MeetingNamed | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingListed:
    """A meeting in a list."""

    meeting_id: str
    day: date | None
    when_as_published: str = ""
    starts_at: time | None = None
    status: str = ""
    status_note: str = ""
    is_status_known: bool = True
    body: str = ""
    body_id: str = ""
    is_webcast: bool | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingsList(Page):
    """Meetings of one body or of many."""

    called: ClassVar[str] = "list of meetings"
    meetings: tuple[MeetingListed, ...]

    @property
    def is_empty(self) -> bool:
        return not self.meetings


@dataclass(frozen=True, kw_only=True)
class CommitteeSaid:
    """A body of the council."""

    committee_id: str
    title: str
    category: str = ""
    is_deleted: bool = False
    is_expired: bool = False
    purpose: tuple[EntrySaid, ...] = ()
    members: tuple[AttendeeSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CommitteesPage(Page):
    """Bodies of a council."""

    called: ClassVar[str] = "list of committees"
    committees: tuple[CommitteeSaid, ...]

    @property
    def is_empty(self) -> bool:
        return not self.committees


@dataclass(frozen=True, kw_only=True)
class AttendancePage(Page):
    """Who attended a meeting."""

    called: ClassVar[str] = "attendance"
    meeting: MeetingNamed | None
    attendees: tuple[AttendeeSaid, ...]

    @property
    def is_empty(self) -> bool:
        return not self.attendees
