"""What is known of a meeting, as the law asks for it: plain facts, filled in by the room's queries."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from moothall.meetings.rules.law.counting import LONDON, LONGEST, MIDNIGHT, Unit
from moothall.meetings.rules.law.rule import Nation


class BodyKind(StrEnum):
    """What kind of body meets, in the words that the council's own house keeps; and a private briefing, which is no meeting in law."""

    COUNCIL = "council"
    CABINET = "cabinet"
    SINGLE_MEMBER = "single member"
    SCRUTINY = "scrutiny"
    COMMITTEE = "committee"
    BOARD = "board"
    BRIEFING = "briefing"
    PARISH = "parish"
    OTHER = ""


class Agreer(StrEnum):
    """Who may agree that a private meeting is urgent, in the order of the 2012 Regulations, reg 5(6)."""

    SCRUTINY_CHAIR = "the chair of the relevant overview and scrutiny committee"
    COUNCIL_CHAIR = "the chair of the council"
    COUNCIL_VICE_CHAIR = "the vice-chair of the council"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentAgreement:
    """That a private meeting is urgent and cannot reasonably be deferred: who agreed, when, and the notice that must follow.

    `is_scrutiny_chair_able` is false where there is none or the chair is unable to act.
    """

    agreed_by: Agreer
    agreed_at: datetime
    reason: str = ""
    is_scrutiny_chair_able: bool = True
    has_council_chair: bool = True
    notice_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateNotice:
    """A notice of the intention to meet in private, and whether it says what it must."""

    published_at: datetime
    has_reasons: bool = True
    representations: int = 0
    responses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One agenda item. `published_at`: when the agenda or supplement that it stands on came out; empty until then.

    `needs_report`: a report goes with it; `report_at`: when that came out, where it came later than the item.
    """

    name: str
    reference: str = ""
    added_at: datetime | None = None
    published_at: datetime | None = None
    needs_report: bool = False
    report_at: datetime | None = None
    urgent_because: str = ""
    is_reason_in_minutes: bool | None = None
    is_private: bool = False
    is_deferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRules:
    """What the council has set for itself; empty where it has set nothing and the law's own number stands.

    A council may ask more of itself than the law does, never less. `closes_at` is the office's closing time: with it a last day ends
    then, and on a working day. `soon` is how many working days before a step it is called due soon.
    """

    notice_days: int | None = None
    notice_unit: Unit | None = None
    private_notice_days: int | None = None
    second_private_notice_days: int | None = None
    statement_within: int | None = None
    draft_minutes_within: int | None = 10
    closes_at: time | None = None
    soon: int = 3

    def __post_init__(self) -> None:
        numbers = (self.notice_days, self.private_notice_days, self.second_private_notice_days, self.statement_within)
        for number in (*numbers, self.draft_minutes_within, self.soon):
            if number is not None and not 0 <= number <= LONGEST:
                raise ValueError(f"A council's own rule counts 0 to {LONGEST} days, and {number} is not.")
        if self.notice_unit is not None and not self.notice_unit.is_clear:
            raise ValueError("A notice is counted in clear days: clear_working or clear_calendar.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting, what was published of it and when. `is_executive` follows from the kind of body, unless said, as for its committees.

    `convened_at` is when it was called; where that was later than the notice was due, the notice and agenda were due on that day.
    """

    held_on: date
    kind: BodyKind = BodyKind.COMMITTEE
    is_executive: bool | None = None
    nation: Nation = Nation.ENGLAND
    starts_at: time | None = None
    convened_at: datetime | None = None
    cancelled_at: datetime | None = None
    notice_at: datetime | None = None
    agenda_at: datetime | None = None
    items: tuple[ItemFacts, ...] = ()
    first_private_notice: PrivateNotice | None = None
    second_private_notice: PrivateNotice | None = None
    urgent_agreement: UrgentAgreement | None = None
    has_decisions: bool = True
    statement_at: datetime | None = None
    note_at: datetime | None = None
    draft_minutes_at: datetime | None = None
    confirmed_at: datetime | None = None
    next_meeting_on: date | None = None
    closed: frozenset[date] = frozenset()
    own: OwnRules = field(default_factory=OwnRules)

    @property
    def begins_at(self) -> datetime:
        """When it begins; the beginning of its day where no time is known."""
        return datetime.combine(self.held_on, self.starts_at or MIDNIGHT, LONDON)
