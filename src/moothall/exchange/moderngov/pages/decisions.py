"""Decisions, the issues behind them, forward plans, and lists."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from .leftovers import MeetingNamed, Page
from .said import AuthorSaid, EntrySaid, MinuteSaid, PaperSaid, PresenterSaid


@dataclass(frozen=True)
class LabelSaid:
    """A label of the page that has no field of its own, with its value."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class DecisionPage(Page):
    """One decision. Dates are as published, however they contradict each other."""

    called: ClassVar[str] = "decision"
    title: str
    decision_id: str = ""
    issue_id: str = ""
    decision_maker: str = ""
    status: str = ""
    is_key: bool | None = None
    is_subject_to_call_in: bool | None = None
    purpose: tuple[EntrySaid, ...] = ()
    decision: MinuteSaid = MinuteSaid()
    reasons: tuple[EntrySaid, ...] = ()
    alternatives: tuple[EntrySaid, ...] = ()
    interests: tuple[EntrySaid, ...] = ()
    dispensations: tuple[EntrySaid, ...] = ()
    consulted: tuple[EntrySaid, ...] = ()
    power: tuple[EntrySaid, ...] = ()
    call_in: str = ""  # until when, in the page's words
    authors: tuple[AuthorSaid, ...] = ()
    presenters: tuple[PresenterSaid, ...] = ()
    contact: str = ""
    wards: str = ""
    published_on: date | None = None
    decided_on: date | None = None
    decided_at: MeetingNamed | None = None
    effective_from: date | None = None
    papers: tuple[PaperSaid, ...] = ()
    mentions: tuple[str, ...] = ()  # "agenda item 9": named in the text, and neither joined nor a gap
    labels: tuple[LabelSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionListed:
    """A decision in a list."""

    title: str
    decision_id: str = ""
    dated: date | None = None
    effective_from: date | None = None
    call_in: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionsList(Page):
    """Published decisions. Being on the officers' list is the only mark of an officer's decision."""

    called: ClassVar[str] = "list of decisions"
    is_of_officers: bool
    decisions: tuple[DecisionListed, ...]

    @property
    def is_empty(self) -> bool:
        return not self.decisions


@dataclass(frozen=True, kw_only=True)
class IssuePage(Page):
    """An issue: what is to be or was decided, and where it was considered."""

    called: ClassVar[str] = "issue"
    title: str
    issue_id: str = ""
    about: tuple[EntrySaid, ...] = ()
    decision_maker: str = ""
    decision_type: str = ""
    status: str = ""
    decision_due: str = ""
    first_published: date | None = None
    is_private: bool = False
    wards: str = ""
    lead_officer: str = ""
    lead_member: str = ""
    contact: str = ""
    meetings: tuple[MeetingNamed, ...] = ()
    decisions: tuple[DecisionListed, ...] = ()
    papers: tuple[PaperSaid, ...] = ()
    labels: tuple[LabelSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ForwardPlanItem:
    """A decision that is planned."""

    title: str
    issue_id: str = ""
    decision_maker: str = ""
    decision_due: str = ""
    first_published: date | None = None
    lead_officer: str = ""
    wards: str = ""
    decision_type: str = ""
    is_key: bool | None = None
    is_private: bool = False
    about: tuple[EntrySaid, ...] = ()
    labels: tuple[LabelSaid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ForwardPlanPage(Page):
    """One edition of a forward plan."""

    called: ClassVar[str] = "forward plan"
    title: str
    items: tuple[ForwardPlanItem, ...]

    @property
    def is_empty(self) -> bool:
        return not self.items
