"""Call-in by the rule of a council at a date: which days count, when call-in closes, and when a decision takes effect."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from moothall.authority.rules import FIRST_YEAR, LAST_YEAR, NONE, ONE_DAY, working_day_after, working_days
from moothall.decisions.rules.call_in_terms import (
    ASSUMED,
    LONGEST,
    Callers,
    Checker,
    Deadline,
    Exclusion,
    Outcome,
    Step,
    said_of,
)

LONDON = ZoneInfo("Europe/London")

# Counting from these the bank holidays are known to the end of the longest period.
FIRST_COUNTED, LAST_COUNTED = date(FIRST_YEAR, 1, 2), date(LAST_YEAR - 2, 1, 1)


class Unit(StrEnum):
    """What kind of days a rule counts."""

    WORKING = "working days"
    CALENDAR = "days"


class Reading(StrEnum):
    """How a rule is read: which day is the first, and when effect begins. A cut-off time overrides the second."""

    # Day 0 is the day of publication. Gives the dates of the real record of 2009: published 9 December, in effect from the 16th.
    ON_THE_LAST_DAY = "on the last day"
    # Day 1 is the day of publication: 9, 10, 11, 14, 15, and effect on the day after. The second reading that gives the 16th.
    PUBLICATION_DAY_COUNTS = "publication day counts"
    # Uttlesford: "in force on the expiry of five working days after the date of publication". Gives the 17th.
    THE_DAY_AFTER = "the day after"
    # West Somerset: "cannot be actioned until the sixth working day after publication".
    THE_NEXT_WORKING_DAY = "the next working day"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInRule:
    """A council's rule of call-in, from one day to another. Statute gives no number of days: each constitution does.

    Source: Local Government Act 2000 s.21(3), and from 4 May 2012 s.9F(4): a decision made but not implemented may be reviewed.
    What a constitution does not state is left empty, and `wording` keeps what it says in its own words.
    """

    days: int | None
    source: str
    unit: Unit = Unit.WORKING
    reading: Reading = Reading.ON_THE_LAST_DAY
    cut_off: time | None = None
    callers: tuple[Callers, ...] = ()
    exclusions: frozenset[Exclusion] = frozenset()
    urgency_agreed_by: str = ""
    outcomes: tuple[Outcome, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    checked_by: Checker = Checker.MONITORING_OFFICER
    wording: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.days is not None and not 1 <= self.days <= LONGEST:
            raise ValueError(f"A call-in period must be 1 to {LONGEST} days, and {self.days} is not.")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("A rule cannot end before it begins.")

    @property
    def who_may_call_in(self) -> str:
        """Those who may call in, in words; empty where the rule does not say."""
        return said_of(self.callers)

    @property
    def ways(self) -> tuple[Callers, ...]:
        """The ways to call in, in their order; where the rule names nobody, one member of scrutiny is assumed to be enough."""
        return self.callers or ASSUMED

    def within(self, step: Step) -> Deadline | None:
        """The time that the rule gives for a step; nothing where it gives none."""
        return next((deadline for deadline in self.deadlines if deadline.step is step), None)

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule held on this day; an empty end is open."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


USUAL_RULE = CallInRule(days=5, source="No rule of this council is recorded. Five working days is what most constitutions give.")


@dataclass(frozen=True, slots=True)
class Moments:
    """The two moments of a decision. Until the first it may be called in; from the second it is in effect; empty where not known.

    Between them, over a weekend, it is neither: call-in closed with the last working day, and effect waits for the next.
    """

    call_in_closes_at: datetime | None = None
    effective_from: datetime | None = None


NOT_KNOWN = Moments()


def rule_on(rules: Iterable[CallInRule], day: date) -> CallInRule | None:
    """The rule by which a decision published on this day is judged: of several, the one that began last."""
    return max((rule for rule in rules if rule.is_valid_on(day)), key=lambda rule: rule.valid_from or date.min, default=None)


def day_of(moment: datetime) -> date:
    """The day on which a moment falls in England."""
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs its time zone, and {moment} has none.")
    return moment.astimezone(LONDON).date()


def start_of(day: date) -> datetime:
    """The first moment of a day in England, which is also the end of the day before."""
    return datetime.combine(day, time(0), LONDON)


def counted_days(published_on: date, rule: CallInRule, closed: Collection[date] = NONE) -> list[date]:
    """The days that a rule counts; none where it states no number, or where the year's bank holidays are not known.

    >>> [day.day for day in counted_days(date(2009, 12, 9), USUAL_RULE)]
    [10, 11, 14, 15, 16]
    """
    if rule.days is None or not FIRST_COUNTED <= published_on <= LAST_COUNTED:
        return []
    day_0 = published_on - ONE_DAY if rule.reading == Reading.PUBLICATION_DAY_COUNTS else published_on
    if rule.unit == Unit.CALENDAR:
        return [day_0 + timedelta(days=count) for count in range(1, rule.days + 1)]
    return working_days(day_0, working_day_after(day_0, rule.days, closed), closed)


def moments_after(published_at: datetime, rule: CallInRule, closed: Collection[date] = NONE) -> Moments:
    """When call-in closes and when effect begins, by a council's rule. Never open and in effect at once.

    Source: law.md, section 6. Without a cut-off time call-in closes at the end of the last day counted before effect begins.

    >>> moments = moments_after(datetime(2009, 12, 9, 10, tzinfo=LONDON), USUAL_RULE)
    >>> str(moments.call_in_closes_at), str(moments.effective_from)
    ('2009-12-16 00:00:00+00:00', '2009-12-16 00:00:00+00:00')
    """
    published_on = day_of(published_at)
    counted = counted_days(published_on, rule, closed)
    if not counted:
        return NOT_KNOWN
    if rule.cut_off:
        at = max(datetime.combine(counted[-1], rule.cut_off, LONDON), published_at)
        return Moments(at, at)
    if rule.reading == Reading.ON_THE_LAST_DAY:
        last_open = counted[-2] if len(counted) > 1 else published_on
        return Moments(start_of(last_open + ONE_DAY), start_of(counted[-1]))
    return Moments(start_of(counted[-1] + ONE_DAY), start_of(_day_of_effect(counted[-1], rule, closed)))


def _day_of_effect(last: date, rule: CallInRule, closed: Collection[date]) -> date:
    return working_day_after(last, 1, closed) if rule.reading == Reading.THE_NEXT_WORKING_DAY else last + ONE_DAY
