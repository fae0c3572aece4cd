"""All rows of all series in one line, one after the other, with the places where a series or a segment begins.

Nothing is padded: a window that must not cross from one segment into the next is held back by the place of its row alone.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .exact import MOST_ROWS, Counts, Flags, Floats
from .series import BadSeries, Rules, Series


@dataclass(frozen=True)
class Rows:
    """Shapes: n rows, s segments, k series. `steps` is each value less the one before in its segment, nan where one is missing."""

    values: Floats  # (n)
    present: Flags  # (n)
    steps: Floats  # (n)
    starts: Flags  # (n) whether a segment begins
    begins: Counts  # (s) the first row of each segment
    lengths: Counts  # (s)
    segment: Counts  # (n) which segment the row is of, counted over all series
    place: Counts  # (n) of the row in its segment, from 0
    number: Counts  # (n) of the segment as it is printed: rebases of its series so far
    series: Counts  # (s) which series the segment is of
    firsts: Counts  # (k) the first row of each series
    snapped: list[list[tuple[str, str]]]  # (k) rebase dates that no row bears, each with the one it moved to, or nothing


def laid_out(series: Sequence[Series], rules: Rules) -> Rows:
    """Every row of these series, which need not be of one length."""
    lengths = np.array([len(each.dates) for each in series])
    if lengths.sum() > MOST_ROWS:
        raise BadSeries("dates", f"dates: at most {MOST_ROWS:,} rows are judged at once.")
    values = np.array([value for each in series for value in each.values], dtype=np.float64)
    firsts = np.cumsum(lengths) - lengths
    rebased, snapped = rebases(series, firsts, rules)
    starts = rebased.copy()
    starts[firsts] = True
    begins = np.flatnonzero(starts)
    segment = np.cumsum(starts) - 1
    so_far = np.cumsum(rebased)
    before: Counts = (so_far - rebased)[firsts]
    return Rows(
        values=values, present=~np.isnan(values), steps=steps(values, starts), starts=starts, begins=begins,
        lengths=np.diff(begins, append=len(values)), segment=segment, place=np.arange(len(values)) - begins[segment],
        number=so_far - np.repeat(before, lengths), series=np.repeat(np.arange(len(series)), lengths)[begins], firsts=firsts,
        snapped=snapped,
    )  # fmt: skip


def steps(values: Floats, starts: Flags) -> Floats:
    """How far each value lies from the one before it; nan at the start of a segment and beside a gap."""
    found = np.diff(values, prepend=np.nan)
    found[starts] = np.nan
    return found


def rebases(series: Sequence[Series], firsts: Counts, rules: Rules) -> tuple[Flags, list[list[tuple[str, str]]]]:
    """On which rows a segment begins because somebody said so, and which of these dates had to move."""
    found = np.zeros(sum(len(each.dates) for each in series), dtype=np.bool_)
    snapped: list[list[tuple[str, str]]] = [[] for _ in series]
    for number, each in enumerate(series):
        for day in sorted(set(each.rebase)):
            place = bisect_left(each.dates, day)
            is_there = place < len(each.dates) and each.dates[place] == day
            if is_there or rules.mends:
                may_begin(is_there, place < len(each.dates), day.isoformat(), rules)
                found[firsts[number] + place] = True
            if not is_there:
                to = each.dates[place].isoformat() if rules.mends else ""
                snapped[number].append((day.isoformat(), to))
    return found, snapped


def may_begin(is_there: bool, has_later: bool, day: str, rules: Rules) -> None:
    """A rebase date that no row bears is refused where the council wants that, and where no row follows it."""
    if not is_there and rules.rebase_between == "reject":
        raise BadSeries("rebase", f"rebase: no row has the date {day}; give the date of a row.")
    if not has_later:
        raise BadSeries("rebase", f"rebase: {day} lies after the last row; give the date of a row.")
