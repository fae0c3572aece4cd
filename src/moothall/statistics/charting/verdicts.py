"""What causes and limits come to: the words for each point, and the two icons of each segment and series."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .causes import Signs
from .exact import Counts, Flags, Floats
from .limits import Limits
from .rows import Rows
from .series import POLARITY, Rules, Series

FEWEST = 13  # below this many points limits are on trial: NHSRplotthedots' constant, and that of Making Data Count's charts
POINT_TYPES = (
    "common_cause", "special_cause_improvement", "special_cause_concern", "special_cause_neutral_high", "special_cause_neutral_low",
)  # fmt: skip
ICONS = {
    ("special_cause_improvement", "increase"): "improvement_high",
    ("special_cause_improvement", "decrease"): "improvement_low",
    ("special_cause_concern", "increase"): "concern_low",
    ("special_cause_concern", "decrease"): "concern_high",
    ("special_cause_neutral_high", "neutral"): "neutral_high",
    ("special_cause_neutral_low", "neutral"): "neutral_low",
}
ASSURANCES = (None, "inconsistent", "consistent_pass", "consistent_fail")


@dataclass(frozen=True)
class Verdicts:
    """One entry a segment, or a series."""

    last: Counts  # (s) the row that the variation of a segment is read from
    final: Counts  # (k) the segment that the verdict of a series is read from
    targets: Floats  # (s) in force on the day of the segment's last row; nan where there is none
    assurance: Counts  # (s) by ASSURANCES
    is_constant: Flags  # (s) two values or more, all alike
    points: Counts  # (s) how many values are there


def cause_words(length: int) -> np.ndarray:
    """The words of each kind and sign, in the order of `cause_codes`."""
    shift, trend = f"{length} Points", f"{length} Point Trend"
    words = ["Common Cause", "Common Cause", "Above UCL", "Below LCL", f"{trend} (Increasing)", f"{trend} (Decreasing)"]
    return np.array([*words, "2 in 3 Above CL", "2 in 3 Below CL", f"{shift} Above CL", f"{shift} Below CL"], dtype=object)


def cause_codes(kind: Counts, sign: Signs) -> Counts:
    return kind * 2 + (sign < 0)


def point_types(sign: Signs, polarity: Counts) -> Counts:
    """By POINT_TYPES: improvement or concern where there is a better side, high or low where there is none."""
    judged = np.where(sign * polarity > 0, 1, 2)
    return np.where(sign == 0, 0, np.where(polarity == 0, np.where(sign > 0, 3, 4), judged))


def polarities(series: Sequence[Series]) -> Counts:
    return np.array([POLARITY[each.improvement_direction] for each in series])


def verdicts(rows: Rows, limits: Limits, series: Sequence[Series], rules: Rules) -> Verdicts:
    ends = rows.begins + rows.lengths - 1
    finals = np.append(np.flatnonzero(np.diff(rows.series)), len(ends) - 1)
    last = ends
    if rules.mends:
        latest = np.maximum.reduceat(np.where(rows.present, np.arange(len(rows.values)), -1), rows.begins)
        last = np.where(latest < 0, ends, latest)
        finals = np.where(latest[finals] < 0, with_a_value(latest, rows.series, finals), finals)
    places = (ends - rows.firsts[rows.series]).tolist()
    targets = np.array([target_at(series[of], place) for of, place in zip(rows.series.tolist(), places, strict=True)])
    points = np.add.reduceat(rows.present.astype(np.int64), rows.begins)
    constant = constants(rows, points)
    polarity = polarities(series)[rows.series]
    against = np.where(constant, rows.values[last], np.nan) if rules.mends else np.full(len(last), np.nan)
    return Verdicts(last, finals, targets, assurances(limits, targets, polarity, against), constant, points)


def with_a_value(latest: Counts, series: Counts, finals: Counts) -> Counts:
    """The last segment of each series in which there is a value; the very last where there is none at all."""
    found = np.where(latest >= 0, np.arange(len(latest)), -1)
    begins = np.append(0, finals[:-1] + 1)
    best = np.maximum.reduceat(found, begins)
    return np.where(best < 0, finals, best)


def target_at(series: Series, row: int) -> float:
    target = series.target_on(series.dates[row])
    return float("nan") if target is None else target


def constants(rows: Rows, points: Counts) -> Flags:
    """Whether a segment has two values or more, and all alike."""
    highest = np.fmax.reduceat(rows.values, rows.begins)
    lowest = np.fmin.reduceat(rows.values, rows.begins)
    return (points > 1) & (highest == lowest)


def assurances(limits: Limits, targets: Floats, polarity: Counts, against: Floats) -> Counts:
    """A target beyond the limits is met always or never; one between them now and then. `against` is the constant, where nothing varies."""
    is_above = (targets > limits.upper) | (targets > against)
    is_below = (targets < limits.lower) | (targets < against)
    failing = np.where(polarity > 0, is_above, is_below)
    passing = np.where(polarity > 0, is_below, is_above)
    level = targets == against
    found = np.where(passing | level, 2, np.where(failing, 3, 1))
    return np.where(np.isnan(targets) | (polarity == 0), 0, found)


def icon(point_type: str, direction: str) -> str:
    """The variation icon of a point: its letter follows the better side, not the rule that spoke."""
    return ICONS.get((point_type, direction), "common_cause")


def assurance_icon(assurance: str | None) -> str | None:
    return assurance and assurance.removeprefix("consistent_")
