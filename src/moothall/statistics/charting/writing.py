"""A chart as the fields that `moothall chart` prints."""

from dataclasses import asdict
from typing import Any

from moothall.statistics.control_chart import Chart

from .notes import Segment


def as_fields(chart: Chart) -> dict[str, Any]:
    """The fields of the reference; in the profile mdc also the rules that were used, what a reader must know, and more of each segment."""
    final = chart.final
    found = {
        "error": None, "mean": final.mean, "lpl": final.lpl, "upl": final.upl, "short_group_warning": chart.short_group_warning,
        "variation": chart.variation, "variation_icon": chart.variation_icon,
        "assurance": chart.assurance, "assurance_icon": chart.assurance_icon,
        "segments": [of_segment(segment, mends=chart.rules.mends) for segment in chart.segments],
        "points": [point | {"date": point["date"].isoformat()} for point in chart.points],
    }  # fmt: skip
    return found | more(chart) if chart.rules.mends else found


def of_segment(segment: Segment, *, mends: bool) -> dict[str, Any]:
    found = {
        "start": segment.start.isoformat(), "n": segment.n, "mean": segment.mean, "lpl": segment.lpl, "upl": segment.upl,
        "short": segment.is_short, "variation": segment.variation,
    }  # fmt: skip
    ours = {
        "points": segment.points, "target": segment.target, "assurance": segment.assurance, "no_variation": segment.is_constant,
        "screening_undone": segment.fell_back,
    }  # fmt: skip
    return found | ours if mends else found


def more(chart: Chart) -> dict[str, Any]:
    newest = chart.latest
    latest = newest and {
        "date": newest.date.isoformat(), "value": newest.value, "rows_since": newest.rows_since, "days_since": newest.days_since,
        "rules_disagree": newest.has_conflict,
    }  # fmt: skip
    return {"rules": asdict(chart.rules) | {"screen_outliers": chart.series.screen_outliers}, "latest": latest, "notes": list(chart.notes)}
