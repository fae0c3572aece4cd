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


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What another system says of a decision's publication, kept in its own words beside what is worked out here."""

    published_at: datetime | None = None
    effective_as_published: date | None = None
    status_as_published: str = ""
    call_in_as_published: str = ""
