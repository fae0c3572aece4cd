"""The axis of periods: which of them bear a label, counted back from the latest, and the year beneath where it changes."""

from collections.abc import Sequence

from moothall.authority.words import MONTHS
from moothall.performance.rules.drawing.axis import wide
from moothall.performance.rules.periods import Period, months_from

EVERY = {1: (1, 2, 3, 6, 12, 24, 60), 3: (1, 2, 4, 8, 16, 40), 12: (1, 2, 5, 10, 25)}


def label(period: Period) -> tuple[str, str]:
    """What a period is called on an axis, and its year where that stands apart.

    >>> from datetime import date
    >>> label(Period(date(2026, 10, 1), date(2026, 10, 31))), label(Period(date(2026, 4, 1), date(2027, 3, 31)))
    (('Oct', '2026'), ('2026/27', ''))
    """
    months = months_from(period.first, period.last)
    first, last = MONTHS[period.first.month][:3], MONTHS[period.last.month][:3]
    if months == 1:
        return first, str(period.first.year)
    if months == 12 or not months:
        return period.in_words() if months else f"{last} {period.last.year}", ""
    return f"{first}–{last}", str(period.last.year)


def labels(periods: Sequence[Period], room: float) -> list[tuple[int, str, str]]:
    """The places that bear a label, with the words; `room` is how far apart two periods are drawn. The latest always bears one."""
    months = months_from(periods[-1].first, periods[-1].last)
    need = max(wide("2026"), *(wide(label(one)[0]) for one in periods[-4:])) + 8
    every = next((one for one in EVERY.get(months, (1, 2, 5, 10, 20, 50, 100)) if one * room >= need), len(periods))
    chosen = sorted(range(len(periods) - 1, -1, -every))
    found, before = [], ""
    for place in chosen:
        name, year = label(periods[place])
        found.append((place, name, year if year != before else ""))
        before = year
    return found
