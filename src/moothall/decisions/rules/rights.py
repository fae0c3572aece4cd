"""By when members and scrutiny have the documents of a decision of the executive: SI 2012/2089, regs 16 and 17, both unchecked.

The numbers are the council's own settings, because nobody has held them against the provisions' text.
"""

from collections.abc import Collection
from datetime import date, timedelta
from math import ceil

from moothall.authority.rules import NONE, working_day_after
from moothall.authority.words import day_in_words
from moothall.decisions.rules.record.instruments import OF_2012, Taken
from moothall.decisions.rules.standings import Maker

HOURS_OF_A_DAY = 24
HOURS, DAYS = "member_documents_hours", "scrutiny_documents_days"
SOURCE_OF_MEMBERS, SOURCE_OF_SCRUTINY = "SI 2012/2089, reg 16", "SI 2012/2089, reg 17"


def members_have_them_by(decided_on: date, hours: int) -> date:
    """The last day by whose end any member may read them. The hour of a decision is not recorded, so its day is counted as ended.

    >>> str(members_have_them_by(date(2026, 11, 20), 24)), str(members_have_them_by(date(2026, 11, 20), 36))
    ('2026-11-21', '2026-11-22')
    """
    return decided_on + timedelta(days=ceil(hours / HOURS_OF_A_DAY))


def scrutiny_has_them_by(asked_on: date, days: int, closed: Collection[date] = NONE) -> date:
    """The last day on which a member of scrutiny who asks on a day may be given them; counted in working days, the day of asking left out.

    >>> str(scrutiny_has_them_by(date(2026, 11, 20), 10))
    '2026-12-04'
    """
    return working_day_after(asked_on, days, closed)


def rights_in_words(taken: Taken, today: date, hours: int, days: int, closed: Collection[date] = NONE) -> list[str]:
    """What members and scrutiny may ask for of a decision, each with its day; nothing where the Regulations do not reach it."""
    if taken.decided_on is None or taken.decided_on < OF_2012 or not taken.is_of_the_executive:
        return []
    alone = taken.maker in (Maker.OFFICER, Maker.SINGLE_MEMBER)
    by = members_have_them_by(taken.decided_on, hours)
    members = f"Any member may read its documents by {day_in_words(by)} at the latest. {SOURCE_OF_MEMBERS}, unchecked."
    given = day_in_words(scrutiny_has_them_by(today, days, closed))
    scrutiny = f"A member of scrutiny who asks for them today has them by {given}, or is told why not. {SOURCE_OF_SCRUTINY}, unchecked."
    return [members, scrutiny] if alone else [scrutiny]
