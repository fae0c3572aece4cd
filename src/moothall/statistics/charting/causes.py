"""Which points have a special cause: outside the limits, in a trend, two in three near a limit, in a shift. One pass over all rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .exact import Counts, Flags, Floats
from .limits import Limits
from .rows import Rows, steps
from .series import Rules

Signs = NDArray[np.int8]
KINDS = ("outside", "trend", "two in three", "shift")  # the first that applies names the point


@dataclass(frozen=True)
class Causes:
    """One entry a row. `signs` has a line for each kind: +1 where it says high or rising, -1 low or falling, 0 nothing."""

    outside: Flags
    close: Flags
    is_judged: Flags  # whether value and limits are both there; outside and close are undefined elsewhere
    relative: Floats  # +1 above the mean, 0 on it, -1 below; nan where undefined
    signs: Signs  # (4, n)

    @property
    def first(self) -> tuple[Counts, Signs]:
        """The kind that names each point (1 to 4 by KINDS, 0 for common cause), and its sign."""
        kind, sign = np.zeros(self.signs.shape[1], dtype=np.int64), np.zeros(self.signs.shape[1], dtype=np.int8)
        for number in range(len(KINDS), 0, -1):  # whatever comes earlier writes over what comes later
            speaks = self.signs[number - 1] != 0
            kind[speaks] = number
            sign[speaks] = self.signs[number - 1][speaks]
        return kind, sign

    @property
    def conflicting(self) -> Flags:
        """Whether one rule speaks of high and another of low."""
        return np.logical_and((self.signs > 0).any(axis=0), (self.signs < 0).any(axis=0))


def causes(rows: Rows, limits: Limits, rules: Rules) -> Causes:
    values, at = rows.values, rows.segment
    outside = (values > limits.upper[at]) | (values < limits.lower[at])
    close = (values > limits.upper_near[at]) | (values < limits.lower_near[at])
    if not rules.outside_is_close:
        close &= ~outside
    relative = np.sign(values - limits.mean[at])
    side = np.nan_to_num(relative).astype(np.int8)
    signs = np.array(
        [
            np.where(outside, side, 0),
            trends(rows, rules),
            two_in_three(side, close, rows.place),
            np.where(run_lengths(side, rows.starts) >= rules.run_length, side, 0),
        ],
        dtype=np.int8,
    )
    return Causes(outside, close, rows.present & ~np.isnan(limits.upper)[at], relative, signs)


def run_lengths(marks: Signs, starts: Flags) -> Counts:
    """How many equal marks stand together where each row stands; no run goes on into another segment."""
    changes = starts.copy()
    changes[1:] |= marks[1:] != marks[:-1]
    run = np.cumsum(changes) - 1
    return np.bincount(run)[run]


def two_in_three(side: Signs, close: Flags, place: Counts) -> Signs:
    """The close ones of three rows in a row on one side of the mean, of which two at least are close."""
    full = np.zeros(len(side) + 2, dtype=np.bool_)  # whether the three rows that end here are such; two more, to look ahead
    same = (side[2:] == side[1:-1]) & (side[1:-1] == side[:-2]) & (side[2:] != 0) & (place[2:] >= 2)
    full[2:-2] = same & (close[2:].astype(np.int8) + close[1:-1] + close[:-2] >= 2)
    return np.where(close & (full[:-2] | full[1:-1] | full[2:]), side, 0).astype(np.int8)


def trends(rows: Rows, rules: Rules) -> Signs:
    """Each row of a trend with its direction. Where ties are skipped, equal neighbours count as one point and share what is said of it."""
    if rules.ties == "break":
        return trends_of(rows.steps, rows.starts, rules)
    alone = rows.steps != 0
    starts = rows.starts[alone]
    found = trends_of(steps(rows.values[alone], starts), starts, rules)
    return found[np.cumsum(alone) - 1]


def trends_of(taken: Floats, starts: Flags, rules: Rules) -> Signs:
    """A trend is a run of steps, all up or all down, one fewer than its points."""
    step = np.nan_to_num(np.sign(taken)).astype(np.int8)
    arriving = np.where(run_lengths(step, starts) >= rules.run_length - 1, step, 0)
    leaving = np.append(arriving[1:], np.int8(0))  # a segment begins without a step, so none leads out of it
    is_member = (arriving != 0) | (leaving != 0)
    if rules.mends:
        return np.where(leaving != 0, leaving, arriving).astype(np.int8)  # of two trends that share a point, the later
    follows = np.append(is_member[1:] & ~starts[1:], False)
    onward = np.append(step[1:], np.int8(0))
    return np.where(is_member, np.where(np.where(follows, onward, step) > 0, 1, -1), 0).astype(np.int8)
