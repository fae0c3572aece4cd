"""What the story is made of: plain, frozen facts, each with its day."""

from dataclasses import dataclass
from datetime import date, time

from moothall.decisions.rules import CallInRule
from moothall.web.demo.government import Rule
from moothall.web.demo.who import Body, Closure, Department, Office, Organisation, Person, Portfolio, Seat


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its whole text, so that its size is that of a real file."""

    title: str
    filename: str
    text: str

    @property
    def size(self) -> int:
        return len(self.text.encode())


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    authors: tuple[str, ...]
    presenter: str
    sections: tuple[Section, ...]
    recommendations: tuple[str, ...]
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Exempt:
    """Why an item is closed, and the closed text itself. The review opens nothing by itself."""

    paragraph: int
    public_interest: str
    review_on: date
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered part of a resolution; `subject_to` names earlier parts of the same resolution."""

    number: int
    text: str
    kinds: tuple[str, ...]
    subject_to: tuple[int, ...] = ()
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One typed paragraph of the minutes."""

    kind: str
    text: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minute:
    """What the minutes say about one item."""

    entries: tuple[Entry, ...]
    resolution: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    person: str
    item: int
    interest: str
    left_the_room: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    person: str
    part: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda. `matter` is its long story, `confirms` a meeting, `hears` a decision called in, `answers` a commitment."""

    number: int
    title: str
    kind: str
    note: str = ""
    report: Report | None = None
    exempt: Exempt | None = None
    matter: str = ""
    confirms: str = ""
    hears: str = ""
    answers: str = ""
    decision: str = ""
    minute: Minute | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it is known on the day of telling: what has not happened yet is not there."""

    key: str
    body: str
    on: date
    starts_at: time
    venue: str
    contact: str
    publishes_agenda_on: date
    agenda_published_on: date | None = None
    items: tuple[Item, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    ended_at: time | None = None
    minutes_drafted_on: date | None = None
    minutes_published_on: date | None = None
    minutes_confirmed_at: str = ""
    minutes_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    text: str
    rejected_because: str


@dataclass(frozen=True, slots=True)
class Urgency:
    reason: str
    agreed_by: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class CallIn:
    """Scrutiny looked again. `outcome` is empty until the decision maker has met again: then confirmed or changed."""

    on: date
    by: tuple[str, ...]
    reason: str
    heard_at: str = ""
    referred_on: date | None = None
    outcome: str = ""
    outcome_at: str = ""
    outcome_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with the fields that the law asks for. The code is its key and counts within a council year."""

    code: str
    title: str
    maker: str
    maker_kind: str
    person: str
    decided_on: date
    published_on: date | None
    parts: tuple[Part, ...]
    reasons: str
    alternatives: tuple[Alternative, ...]
    interests: str
    is_key: bool
    is_subject_to_call_in: bool
    portfolio: str
    department: str
    contact: str
    cost: int = 0
    wards: tuple[str, ...] = ()
    noticed_on: date | None = None
    meeting: str = ""
    item: int = 0
    matter: str = ""
    papers: tuple[Paper, ...] = ()
    exempt: Exempt | None = None
    urgency: Urgency | None = None
    call_in: CallIn | None = None
    withdrawn_on: date | None = None
    withdrawn_because: str = ""
    superseded_on: date | None = None
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is announced before the executive decides it; the code is that of the decision to come."""

    code: str
    title: str
    body: str
    due_on: date
    noticed_on: date
    is_key: bool
    cost: int
    wards: tuple[str, ...]
    portfolio: str
    department: str
    papers: tuple[str, ...]
    exempt: Exempt | None
    meeting: str
    item: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a part of a resolution asked somebody to bring back. No due meeting is invented: `due_at` may be empty."""

    key: str
    meeting: str
    item: int
    part: int
    owner: str
    what: str
    due_at: str = ""
    due_on: date | None = None
    returned_at: str = ""
    returned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Borough:
    """Everything that is known on one day."""

    today: date
    begins: date
    organisations: tuple[Organisation, ...]
    departments: tuple[Department, ...]
    portfolios: tuple[Portfolio, ...]
    wards: tuple[str, ...]
    parties: tuple[str, ...]
    people: tuple[Person, ...]
    offices: tuple[Office, ...]
    bodies: tuple[Body, ...]
    seats: tuple[Seat, ...]
    call_in_rules: tuple[CallInRule, ...]
    rules: tuple[Rule, ...]
    closures: tuple[Closure, ...]
    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]
    notices: tuple[Notice, ...]
    commitments: tuple[Commitment, ...]
