"""Where the limits of a control chart may begin anew because somebody says so: with a period, of a series that a chart judges.

Whoever says so gives the reason, and everybody reads it beside the chart. A running total is never charted, and neither is a figure a
year. What a chart makes of a new start stands in docs/manual/control-charts.md.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import counted
from moothall.performance.rules.definitions import Counting
from moothall.performance.rules.periods import ONE_DAY, Frequency, Period, period_of
from moothall.performance.rules.verdicts.changing import FEWEST
from moothall.performance.rules.verdicts.figures import present
from moothall.performance.rules.verdicts.whole import Verdict

TOTAL = "A running total has no control chart, because it rises whatever happens. So it has no limits that could begin anew."
YEARLY = "A figure a year has no control chart: its latest five are judged as a trend. So it has no limits that could begin anew."
TOO_EARLY = "There are fewer than two figures yet, so no limits could begin anew."
NO_REASON = "Say why, in a sentence that everybody may read."


@dataclass(frozen=True, slots=True)
class Choice:
    """A period at which limits may begin anew, and how many figures there are from it on."""

    period: Period
    figures: int

    def in_words(self) -> str:
        """As it is chosen, with what follows from it.

        >>> Choice(Period(date(2026, 4, 1), date(2026, 4, 30)), 1).in_words()
        'April 2026: 1 figure since, so limits are on trial'
        """
        trial = ", so limits are on trial" if self.figures < FEWEST else ""
        return f"{self.period.in_words()}: {counted(self.figures, 'figure')} since{trial}"


def why_none(found: Verdict) -> str:
    """Why a measure has no limits that could begin anew; nothing where it has."""
    if found.given.counting is Counting.CUMULATIVE:
        return TOTAL
    if found.given.frequency is Frequency.ANNUAL:
        return YEARLY
    return "" if len(present(found.given.figures)) > 1 else TOO_EARLY


def choices(found: Verdict, begun: Collection[date]) -> list[Choice]:
    """The periods at which limits may begin anew, the latest first: those with a figure but the first, and the one that comes next.

    `begun` are the days from which somebody let them begin anew already; where a definition did so, the chart shows it.
    """
    given = found.given
    there = [one.period for one in present(given.figures)]
    after = period_of(given.frequency, there[-1].last + ONE_DAY, given.begins_in)
    rows = [*([Choice(after, 0)] if after else []), *(Choice(there[-back], back) for back in range(1, len(there)))]
    known = {given.figures[place].period for place in found.changing.begins}
    return [one for one in rows if one.period not in known and one.period.first not in begun]


def why_not_from(day: date, offered: Sequence[Choice]) -> str:
    """Why limits cannot begin anew on a day; nothing where they can."""
    if any(one.period.first == day for one in offered):
        return ""
    such_as = f", such as {offered[0].period.in_words()}" if offered else ""
    return f"Choose a period that has a figure and with which the limits do not begin already{such_as}."
