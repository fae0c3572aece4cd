"""Centre line and limits of each segment: the mean, and 2.66 times the average moving range.

This is the XmR chart: D. J. Wheeler, Understanding Variation (1993); 2.66 is 3 / 1.128, and 3.267 the upper limit of a moving range.
"""

from dataclasses import dataclass

import numpy as np

from .exact import Counts, Flags, Floats, exact_means
from .rows import Rows
from .series import FEWEST_FIXED

SCREEN, LIMIT = 3.267, 2.66
NEAR = 2 * LIMIT / 3


@dataclass(frozen=True)
class Limits:
    """One entry a segment; nan where undefined. `near` lies at two thirds of the way to the limits."""

    mean: Floats
    lower: Floats
    upper: Floats
    lower_near: Floats
    upper_near: Floats
    fell_back: Flags  # screening left only ranges of nought, so all ranges were taken


def limits(rows: Rows, fixed: Counts, screened: Flags, *, mends: bool) -> Limits:
    """From the first `fixed` rows of each segment; `screened` says where ranges of 3.267 times their mean or more are left out."""
    base = rows.place < fixed[rows.segment]
    ranges = np.abs(rows.steps)
    counted = base & ~np.isnan(ranges)
    whole = exact_means(ranges, counted, rows.begins)
    kept = counted & (~screened[rows.segment] | (ranges < (SCREEN * whole)[rows.segment]))
    average = exact_means(ranges, kept, rows.begins)
    fell_back = np.zeros(len(average), dtype=np.bool_)
    if mends:
        fell_back = (average == 0) & (whole > 0)
        average = np.where(fell_back, whole, average)
        average[average == 0] = np.nan  # what does not vary has no limits
        if (whole == 0).any():
            average[is_level(rows, base, counted)] = 0
    mean = exact_means(rows.values, base & rows.present, rows.begins)
    wide, narrow = LIMIT * average, NEAR * average
    return Limits(mean, mean - wide, mean + wide, mean - narrow, mean + narrow, fell_back)


def is_level(rows: Rows, base: Flags, counted: Flags) -> Flags:
    """Whether twelve values or more that set the limits are all alike, and others are not: then the limits lie on them."""
    ranges = np.add.reduceat(counted.astype(np.int64), rows.begins)
    found: Flags = (ranges >= FEWEST_FIXED - 1) & (spread(rows, base) == 0) & (spread(rows, rows.present) > 0)
    return found


def spread(rows: Rows, chosen: Flags) -> Floats:
    """How far apart the highest and the lowest of the chosen values of each segment lie; nan where there is none."""
    values = np.where(chosen, rows.values, np.nan)
    found: Floats = np.fmax.reduceat(values, rows.begins) - np.fmin.reduceat(values, rows.begins)
    return found
