"""When an owner owes a word on how an action goes: after each stretch of months, within some working days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from moothall.authority.rules import NONE, Value, working_day_after
from moothall.plans.rules.of_actions import Said
from moothall.plans.rules.years import ONE_DAY

SETTINGS = ("progress_every_months", "progress_within_days")
YEAR_BEGINS_IN = 4  # the financial year of local authorities in England begins on 1 April: Local Government Finance Act 1992, s.69(1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of months of which progress is reported, and the day until which that is due."""

    first: date
    last: date
    due_on: date


def first_of_month(months: int) -> date:
    """The first day of a month, counted from the year nought.

    >>> first_of_month(2026 * 12 + 3)
    datetime.date(2026, 4, 1)
    """
    return date(months // 12, months % 12 + 1, 1)


def last_stretch(today: date, settings: dict[str, Value], closed: Collection[date] = NONE) -> Stretch:
    """The last stretch that has ended, counted from the beginning of the financial year.

    >>> asked = {"progress_every_months": 3, "progress_within_days": 10}
    >>> last_stretch(date(2026, 11, 22), asked)
    Stretch(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 9, 30), due_on=datetime.date(2026, 10, 14))
    """
    every, within = (int(settings[name]) for name in SETTINGS)
    year = today.year if today.month >= YEAR_BEGINS_IN else today.year - 1
    begins = year * 12 + YEAR_BEGINS_IN - 1
    this_month = today.year * 12 + today.month - 1
    ended = begins + (this_month - begins) // every * every
    last = first_of_month(ended) - ONE_DAY
    return Stretch(first_of_month(ended - every), last, working_day_after(last, within, closed))


def owes_progress(stretch: Stretch, *, said: Said, said_on: date | None, start_on: date | None, added_on: date) -> bool:
    """Whether a word on an action is owed for a stretch: it had to be under way by its end, and nothing was said since.

    >>> quarter = Stretch(date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 14))
    >>> owes_progress(quarter, said=Said.ON_TRACK, said_on=date(2026, 7, 9), start_on=None, added_on=date(2026, 4, 1))
    True
    """
    if said.is_over or added_on > stretch.last or (start_on and start_on > stretch.last):
        return False
    return said_on is None or said_on <= stretch.last
