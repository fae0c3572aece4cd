"""Control charts ("plot the dots", XmR) of many series at once.

`charts(series, rules)` judges each `Series` by the `Rules` of a profile: `PTD` is NHSRplotthedots 0.2.2 to the letter, `MDC` mends what
is weak there. What a chart says, and why both profiles exist, stands in docs/manual/control-charts.md; how means are exact and quick,
in docs/choices. Sources: NHS England, Making Data Count; D. J. Wheeler, Understanding Variation (1993).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .charting.causes import causes
from .charting.exact import Counts
from .charting.limits import limits
from .charting.notes import Latest, Segment, notes
from .charting.rows import Rows, laid_out
from .charting.series import MDC, PTD, BadSeries, Rules, Series
from .charting.telling import columns_of, latest_of, segments_of
from .charting.verdicts import assurance_icon, icon, point_types, polarities, verdicts

__all__ = ["MDC", "PTD", "BadSeries", "Chart", "Latest", "Rules", "Segment", "Series", "chart", "charts"]


@dataclass(frozen=True, slots=True)
class Chart:
    """One series judged. `columns` has a sequence for each field of a point, as long as the series; None is missing or undefined."""

    series: Series
    rules: Rules
    columns: tuple[Sequence[Any], ...]
    segments: tuple[Segment, ...]
    final: Segment  # the one that mean, limits and both icons are read from
    variation: str
    variation_icon: str | None
    assurance: str | None
    assurance_icon: str | None
    latest: Latest | None
    notes: tuple[str, ...]

    @property
    def short_group_warning(self) -> bool:
        """Whether the limits of some segment are on trial."""
        return any(segment.is_short for segment in self.segments)

    @property
    def points(self) -> list[dict[str, Any]]:
        """The rows, each with all that is said of it."""
        return [
            {
                "date": day, "value": value, "segment": segment, "mean": mean, "lpl": lower, "upl": upper, "outside_limits": outside,
                "close_to_limits": close, "relative_to_mean": side, "special_cause_type": cause, "point_type": kind,
            }
            for day, value, segment, mean, lower, upper, outside, close, side, cause, kind in zip(*self.columns, strict=True)
        ]  # fmt: skip


def chart(series: Series, rules: Rules = MDC) -> Chart:
    """The control chart of one series."""
    return charts([series], rules)[0]


def charts(series: Sequence[Series], rules: Rules = MDC) -> list[Chart]:
    """The control charts of these series, in their order. Raises BadSeries for a rebase date that the rules refuse."""
    if not series:
        return []
    rows = laid_out(series, rules)
    found = limits(rows, fixed(series, rows), np.array([each.screen_outliers for each in series])[rows.series], mends=rules.mends)
    said = causes(rows, found, rules)
    judged = verdicts(rows, found, series, rules)
    types = point_types(said.first[1], polarities(series)[rows.series][rows.segment])
    columns = columns_of(rows, found, said, types, rules)
    segments = segments_of(series, rows, found, judged, types, rules)
    latest = latest_of(series, rows, judged, said.conflicting)
    ends = np.append(np.flatnonzero(np.diff(rows.series)) + 1, len(rows.series)).tolist()
    return [
        put_together(
            each, rules, columns, slice(first, first + len(each.dates)), tuple(segments[begin:end]), segments[final], newest, moved
        )
        for each, first, begin, end, final, newest, moved in zip(
            series, rows.firsts.tolist(), [0, *ends], ends, judged.final.tolist(), latest, rows.snapped, strict=False
        )
    ]


def fixed(series: Sequence[Series], rows: Rows) -> Counts:
    """How many rows of each segment its limits are worked out from."""
    return np.array([min(each.fix_after_n_points or len(each.dates), len(each.dates)) for each in series])[rows.series]


def put_together(
    series: Series, rules: Rules, columns: Sequence[Sequence[Any]], own: slice, segments: tuple[Segment, ...], final: Segment,
    latest: Latest | None, moved: Sequence[tuple[str, str]],
) -> Chart:  # fmt: skip
    """One series out of all, with its icons and what is to be said in words."""
    hidden = rules.mends and final.is_short
    return Chart(
        series, rules, (series.dates, *(column[own] for column in columns)), segments, final,
        variation=final.variation, variation_icon=None if hidden else icon(final.variation, series.improvement_direction),
        assurance=final.assurance, assurance_icon=None if hidden else assurance_icon(final.assurance),
        latest=latest if rules.mends else None, notes=notes(series, rules, segments, final, latest, moved),
    )  # fmt: skip
