"""England's rules for announcing key decisions, as rows: the Regulations of 2000, as amended in 2002, and those of 2012."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial

from moothall.authority.words import number_in_words, plural
from moothall.meetings.rules.law import Mark, Matter, Regime, Unit, rule_on as meeting_rule_on
from moothall.meetings.rules.law.executive import (
    FIRST_REGULATIONS,
    FIVE_DAYS,
    LAST_OF_2000,
    LAST_OF_THREE,
    SECOND_REGULATIONS,
    SI_2002,
    SI_2012,
)


class Way(StrEnum):
    """How a key decision is announced before it is made."""

    NOTICE = "notice of a key decision"
    PLAN = "forward plan"
    GENERAL_EXCEPTION = "general exception"
    SPECIAL_URGENCY = "special urgency"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """One rule, from one day to another. What it does not count has no number."""

    way: Way
    words: str
    source: str
    mark: Mark
    number: int = 0
    unit: Unit = Unit.CLEAR_CALENDAR
    valid_from: date
    valid_to: date | None = None

    @property
    def period(self) -> str:
        """How much it counts, in words: 28 clear days."""
        return f"{number_in_words(self.number)} {self.unit.word if self.number == 1 else plural(self.unit.word)}"

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or date.max)

    def at_least(self, number: int | None) -> "NoticeRule":
        """The same rule, where a council asks more of itself. It cannot ask less than the law does."""
        return replace(self, number=number) if number is not None and number > self.number else self


def _as_meetings_have_it(way: Way, matter: Matter, day: date) -> NoticeRule:
    """A rule that stands among those of meetings already, so that it is said once."""
    row = meeting_rule_on(matter, day, Regime.EXECUTIVE)
    assert row
    assert row.number is not None
    assert row.unit
    assert row.valid_from
    counted = {"number": row.number, "unit": row.unit, "valid_from": row.valid_from, "valid_to": row.valid_to}
    return NoticeRule(way=way, words=row.words, source=row.source, mark=row.mark, **counted)  # type: ignore[arg-type]


REPORT_OF_SCRUTINY = (  # general knowledge, not held against the text
    "Where overview and scrutiny is of the opinion that a key decision was made without being treated as one, it may require the "
    "executive to report to the council within a reasonable period.",
    f"{SI_2012}, reg 18",
)
of_2012 = partial(NoticeRule, valid_from=SECOND_REGULATIONS)

RULES = (
    _as_meetings_have_it(Way.PLAN, Matter.FORWARD_PLAN, FIVE_DAYS),
    _as_meetings_have_it(Way.GENERAL_EXCEPTION, Matter.GENERAL_EXCEPTION, LAST_OF_THREE),
    _as_meetings_have_it(Way.GENERAL_EXCEPTION, Matter.GENERAL_EXCEPTION, FIVE_DAYS),
    NoticeRule(
        way=Way.SPECIAL_URGENCY,
        words="Where even the general exception is impracticable, the decision may be made if the chair of overview and scrutiny, or in "
        "that chair's place the chair or vice-chair of the council, agrees that it cannot reasonably be deferred.",
        source=f"{SI_2002}: reg 16",
        mark=Mark.UNCHECKED,
        valid_from=FIRST_REGULATIONS,
        valid_to=LAST_OF_2000,
    ),
    of_2012(
        way=Way.NOTICE,
        words="A document about the key decision is published at the offices and on the website at least 28 clear days before it is made.",
        source=f"{SI_2012}, reg 9(1) and (2)",
        mark=Mark.SUMMARY,
        number=28,
        unit=Unit.CLEAR_CALENDAR,
    ),
    of_2012(
        way=Way.GENERAL_EXCEPTION,
        words="Where 28 clear days are impracticable, the chair of the relevant overview and scrutiny committee, or every member of it if "
        "there is no chair, is told in writing of the matter, and a copy is made public. The decision may be made after five clear days "
        "have elapsed following that day. A notice says why 28 clear days were impracticable.",
        source=f"{SI_2012}, reg 10",
        mark=Mark.TEXT,
        number=5,
        unit=Unit.CLEAR_WORKING,
    ),
    of_2012(
        way=Way.SPECIAL_URGENCY,
        words="Where the general exception is impracticable too, the decision may be made if the chair of the relevant overview and "
        "scrutiny committee agrees that it is urgent and cannot reasonably be deferred; if there is none or the chair cannot act, the "
        "chair of the council; if there is no chair of either, the vice-chair of the council. A notice of the reasons follows as soon as "
        "reasonably practicable.",
        source=f"{SI_2012}, reg 11",
        mark=Mark.TEXT,
    ),
)


def notice_rule(way: Way, day: date) -> NoticeRule | None:
    """The rule on a way by which a decision of this day is judged; none where the law of that day knows no such way.

    >>> notice_rule(Way.GENERAL_EXCEPTION, date(2002, 9, 30)).number, notice_rule(Way.GENERAL_EXCEPTION, date(2002, 10, 1)).number
    (3, 5)
    >>> notice_rule(Way.NOTICE, date(2012, 9, 9)) is None, notice_rule(Way.NOTICE, date(2012, 9, 10)).period
    (True, '28 clear days')
    """
    return next((rule for rule in RULES if rule.way is way and rule.is_valid_on(day)), None)


def usual_rule(day: date) -> NoticeRule | None:
    """What a key decision of this day had to be announced by, unless an exception held; none before there were executives.

    >>> [usual_rule(day).way.value for day in (date(2012, 9, 9), date(2012, 9, 10))], usual_rule(date(2001, 1, 8)) is None
    (['forward plan', 'notice of a key decision'], True)
    """
    return notice_rule(Way.NOTICE, day) or notice_rule(Way.PLAN, day)
