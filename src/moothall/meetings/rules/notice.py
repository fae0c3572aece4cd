"""Whether an agenda came out in time, and the grounds on which something is not for publication."""

from collections.abc import Collection
from datetime import date, timedelta

from moothall.authority.rules import FIRST_YEAR, LAST_YEAR, NONE, working_days_between
from moothall.authority.words import counted, day_in_words, joined
from moothall.meetings.rules.law.grounds import numbers_in
from moothall.meetings.rules.law.rule import Nation
from moothall.meetings.rules.law.schedule_12a import ENGLAND, SCHEDULES, STANDARDS

ONE_DAY = timedelta(days=1)
SHORT = {paragraph.number: paragraph.short for paragraph in (*ENGLAND, *STANDARDS)}


def clear_working_days(published: date, held: date, closed: Collection[date] = NONE) -> int:
    """The working days between, neither the day of publication nor that of the meeting counted.

    Source: Local Government Act 1972, ss 100A(6) and 100B(3), "five clear days", read as working days.

    >>> clear_working_days(date(2026, 11, 4), date(2026, 11, 12))
    5
    """
    return working_days_between(published, held - ONE_DAY, closed)


def notice_in_words(published: date, held: date, closed: Collection[date] = NONE) -> str:
    """When the agenda came out, and how long before the meeting.

    >>> notice_in_words(date(2026, 11, 4), date(2026, 11, 12))
    'published Wednesday 4 November 2026: 5 clear working days before'
    >>> notice_in_words(date(2026, 11, 4), date(2010, 8, 4))
    'kept here since 4 November 2026, after the meeting'
    """
    if published > held:
        return f"kept here since {day_in_words(published, weekday=False)}, after the meeting"
    if not FIRST_YEAR <= published.year <= held.year <= LAST_YEAR:
        return f"published {day_in_words(published)}"
    days = clear_working_days(published, held, closed)
    return f"published {day_in_words(published)}: {counted(days, 'clear working day')} before"


def ground_in_words(ground: str, paragraph: str) -> str:
    """What the law calls it, in full where it is known, otherwise as it was said.

    >>> ground_in_words("exempt", "5")
    'Exempt information, paragraph 5 of Part 1 of Schedule 12A to the Local Government Act 1972: legal professional privilege.'
    >>> ground_in_words("not stated", "")
    'The page says that it is closed and does not say why.'
    """
    if ground == "confidential":
        return "Confidential information, which the law forbids to publish (Local Government Act 1972, section 100A(2) and (3))."
    numbers = numbers_in(paragraph)
    if numbers and all(number in SHORT for number in numbers):
        means = "; ".join(SHORT[number] for number in numbers)
        return f"Exempt information, paragraph{'s' if len(numbers) > 1 else ''} {joined(numbers)} of {SCHEDULES[Nation.ENGLAND]}: {means}."
    if paragraph:
        return f"Exempt information. The ground as it was published: {paragraph}."
    return "Exempt information. No paragraph is named." if ground == "exempt" else "The page says that it is closed and does not say why."
