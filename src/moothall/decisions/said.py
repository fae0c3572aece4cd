"""What is said of a decision, as plain data: how a page, an import or a sample hands it to the actions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from moothall.meetings import said as meetings

Passage = meetings.Entry
Resolution = meetings.Resolution
Part = meetings.Part
Remark = meetings.Remark


@dataclass(frozen=True, slots=True)
class Document:
    """A document that accompanies the decision."""

    title: str
    form: str = ""
    size_words: str = ""
    source_address: str = ""
    is_closed: bool = False
    file_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """On whose behalf, under which power and after asking whom it was decided. A line of the scheme is handed over as it is."""

    is_executive: bool | None = None
    basis: str = ""
    power: Any = None
    power_words: str = ""
    consulted: str = ""
    dispensations: str = ""
    framework: str = ""
    other_record: str = ""
    is_from_meeting: bool = False
    brought_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision in the fields that the law names. Rows of authority (body, person, portfolio…) are handed over as they are."""

    title: str
    code: str = ""
    purpose: str = ""
    maker_kind: str = ""
    maker_words: str = ""
    body: Any = None
    person: Any = None
    portfolio: Any = None
    department: Any = None
    decided_on: date | None = None
    meeting_words: str = ""
    meeting_on: date | None = None
    is_key: bool | None = None
    is_subject_to_call_in: bool | None = None
    is_urgent: bool = False
    urgent_because: str = ""
    reasons: str = ""
    alternatives: str = ""
    interests: str = ""
    cost_words: str = ""
    contact: str = ""
    is_part_private: bool = False
    is_all_wards: bool = False
    wards: tuple[Any, ...] = ()
    passages: tuple[Passage, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    documents: tuple[Document, ...] = ()
    remarks: tuple[Remark, ...] = ()
    particulars: Particulars | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What another system says of a decision's publication, kept in its own words beside what is worked out here."""

    published_at: datetime | None = None
    effective_as_published: date | None = None
    status_as_published: str = ""
    call_in_as_published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is announced before it is decided, in the order of the law. Rows of authority are handed over as they are."""

    title: str
    matter: str = ""
    is_key: bool | None = None
    maker_kind: str = ""
    body: Any = None
    person: Any = None
    maker_title: str = ""
    due_on: date | None = None
    due_until: date | None = None
    documents: str = ""
    copies_from: str = ""
    others_may_come: str = ""
    how_to_ask: str = ""
    is_private: bool = False
    private_because: str = ""
    pounds: int | None = None
    money: str = "spending or saving"
    is_all_wards: bool = False
    wards: tuple[Any, ...] = ()
    portfolio: Any = None
    department: Any = None
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Who agreed that a decision is urgent, on which day and why; and who could not be asked before them."""

    agreed_by: str
    agreed_on: date
    because: str
    is_scrutiny_chair_able: bool = True
    has_council_chair: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a notice as another system showed it: pairs of label and words. `published_at` is empty where no day is said."""

    title: str
    contents: tuple[tuple[str, str], ...]
    read_at: datetime
    published_at: datetime | None = None
    because: str = ""
    due_on: date | None = None
    due_until: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the history of a matter, as another system's page shows it: a meeting or a decision, in that page's words."""

    kind: str
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The history of a matter as another system's page shows it: pairs of label and words, and its steps in order."""

    title: str
    about: str = ""
    contents: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """That something here, or nothing any more, is what a page names. `instead_of` is the reference of what stood for it before."""

    kind: str
    thing: Any
    instead_of: str = ""
    step: Any = None
