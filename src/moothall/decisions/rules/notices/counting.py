"""From which day on a key decision may be made, and until when it must have been announced."""

from collections.abc import Collection
from datetime import date, timedelta

from moothall.authority.rules import NONE, ONE_DAY, working_day_after
from moothall.decisions.rules.notices.law import NoticeRule, Way
from moothall.meetings.rules.law import Unit, clear_days, last_day

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2090, 12, 31)  # nothing is announced for a day outside
MONTHS_OF_A_PLAN = 4  # SI 2000/3272, as law.md section 3 gives it: a plan covers four months and is rolled on each month


def may_be_made_from(announced_on: date, rule: NoticeRule, closed: Collection[date] = NONE) -> date:
    """The first day on which a decision may be made that was announced on this day. A plan covers whole months.

    >>> from moothall.decisions.rules.notices.law import notice_rule
    >>> str(may_be_made_from(date(2026, 11, 2), notice_rule(Way.NOTICE, date(2026, 12, 1))))
    '2026-12-01'
    >>> str(may_be_made_from(date(2009, 11, 18), notice_rule(Way.PLAN, date(2009, 12, 1))))
    '2010-01-01'
    """
    if rule.way is Way.PLAN:
        covered = announced_on + timedelta(days=rule.number)
        return covered if covered.day == 1 else month_after(covered, 1)
    if rule.unit.is_working:
        return working_day_after(announced_on, rule.number, closed) + ONE_DAY
    return announced_on + timedelta(days=rule.number + rule.unit.is_clear)


def announce_by(made_on: date, rule: NoticeRule, closed: Collection[date] = NONE) -> date:
    """The last day on which a decision of this day may be announced.

    >>> from moothall.decisions.rules.notices.law import notice_rule
    >>> str(announce_by(date(2026, 12, 10), notice_rule(Way.NOTICE, date(2026, 12, 10))))
    '2026-11-11'
    >>> str(announce_by(date(2009, 12, 2), notice_rule(Way.PLAN, date(2009, 12, 2))))
    '2009-11-17'
    """
    if rule.way is Way.PLAN:
        return last_day(made_on.replace(day=1), rule.number, Unit.CALENDAR)
    return last_day(made_on, rule.number, rule.unit, closed)


def days_between(announced_on: date, made_on: date, rule: NoticeRule, closed: Collection[date] = NONE) -> int:
    """How many days lie between, as the rule counts them; of a plan, the days before the month of the decision."""
    if rule.way is Way.PLAN:
        return max((made_on.replace(day=1) - announced_on).days, 0)
    return clear_days(announced_on, made_on, rule.unit, closed)


def not_a_day(day: date | None) -> str:
    """Why nothing can be announced for a day; nothing when it can, or where none is named.

    >>> not_a_day(date(9999, 12, 31)), not_a_day(date(2026, 12, 10)), not_a_day(None)
    ('Enter a day from 1990 to 2090.', '', '')
    """
    return "" if day is None or FIRST_DAY <= day <= LAST_DAY else f"Enter a day from {FIRST_DAY.year} to {LAST_DAY.year}."


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months after the one in which a day lies.

    >>> str(month_after(date(2009, 12, 17), 1)), str(month_after(date(2009, 12, 1), 4))
    ('2010-01-01', '2010-04-01')
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def last_of_plan(first: date) -> date:
    """The last day of the plan that begins with this month.

    >>> str(last_of_plan(date(2009, 12, 1)))
    '2010-03-31'
    """
    return month_after(first, MONTHS_OF_A_PLAN) - ONE_DAY
