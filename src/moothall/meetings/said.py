"""What is said of a meeting, as plain data: how a page, an import or a sample hands it to the actions."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports, in the words of the agenda or of the minute."""

    office: str = ""
    name: str = ""
    part: str = "author"
    said_in: str = "agenda"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an item. `closed_under` is empty for an open one."""

    title: str
    kind: str = "report"
    form: str = ""
    size_words: str = ""
    pages: int | None = None
    text: str = ""
    source_address: str = ""
    published_on: date | None = None
    closed_under: str = ""
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """Why something of the item is not for publication."""

    ground: str
    paragraph: str = ""
    public_interest: str = ""
    look_again_on: date | None = None
    can_be_said: str = ""
    is_contract_terms: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the minute. Its kind is worked out from the words where it is not given."""

    text: str
    bullets: tuple[str, ...] = ()
    markup: str = ""
    kind: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a resolution; `printed` is its number as printed, empty where it was rebuilt."""

    text: str
    number: int
    printed: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved; it stands among the entries of the minute, after as many as `after` says."""

    parts: tuple[Part, ...]
    after: int = 0
    heading: str = ""
    lead: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What is missing, was not placed or contradicts itself."""

    kind: str
    sentence: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Minute:
    """What the minutes say of one item."""

    entries: tuple[Entry, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda."""

    title: str
    number: str = ""
    text: str = ""
    markup: str = ""
    is_displayed: bool = True
    is_heading: bool = False
    confirms_minutes_of: date | None = None
    purpose: str = ""
    reporters: tuple[Reporter, ...] = ()
    papers: tuple[Paper, ...] = ()
    closures: tuple[Closure, ...] = ()
    remarks: tuple[Remark, ...] = ()
    minute: Minute = Minute()


@dataclass(frozen=True, slots=True)
class Standing:
    """An item that comes by itself onto each new agenda of a body."""

    title: str
    purpose: str = ""
    text: str = ""
    stands_last: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was expected and whether they came; `instead_of_id` is the key of the person in whose place a substitute came."""

    name: str
    attended: str = ""
    office: str = ""
    person_id: int | None = None
    capacity: str = ""
    is_chair: bool = False
    instead_of_id: int | None = None
    arrived_at: time | None = None
    left_at: time | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as another system published it, whole."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    venue: str = ""
    contact: str = ""
    note: str = ""
    status_as_published: str = ""
    minutes_as_published: str = ""
    is_webcast: bool = False
    is_cancelled: bool = False
    is_announced: bool = True
    has_agenda: bool = True
    has_minutes: bool = False
    minutes_are_draft: bool = False
    items: tuple[Item, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a report: its heading, and its text in the plain markup in which reports are typed."""

    heading: str
    text: str
    holds: str = "text"


@dataclass(frozen=True, slots=True)
class Annex:
    """A file that goes with a report, by its hash; a picture has a name by which the text calls it, and words for what it shows."""

    title: str
    file_id: str
    name: str = ""
    alternative: str = ""
    closed_under: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came within a document: the name by which its text calls it, what it shows, and the file itself."""

    name: str
    alternative: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """A report that another room has prepared: what it is about, for which body, what it says and what it recommends.

    `prepared_from` is the reference of what it was prepared from. A ground and `closed_under` go together, or neither is there.
    """

    title: str
    body_id: int
    sections: tuple[Section, ...]
    recommendations: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    purpose: str = "decision"
    wanted_on: date | None = None
    department_id: int | None = None
    prepared_from: str = ""
    ground: str = ""
    closed_under: str = ""
    public_interest: str = ""
    look_again_on: date | None = None
    can_be_said: str = ""
