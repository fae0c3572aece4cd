"""A control chart worked out point by point, window by window, as its rules read: slow, and nothing shared with the quick way.

The quick way must agree with it on every series; `./run bench` measures both side by side.
"""

from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise

SCREEN, LIMIT = 3.267, 2.66
NEAR = 2 * 2.66 / 3
POLARITY = {"increase": 1, "decrease": -1, "neutral": 0}


def plain_chart(series, rules):
    """The rows, segments and verdicts of one series under these rules, as the fields that `moothall chart` prints."""
    rows = (
        sorted(zip(series.dates, series.values, strict=True))
        if None not in series.values
        else sorted(zip(series.dates, series.values, strict=True), key=lambda row: row[0])
    )
    segments = [judged(segment, series, rules) for segment in cut(rows, series, rules)]
    return {
        "points": [point for segment in segments for point in segment["points"]],
        "segments": segments,
        **verdict(segments, series, rules),
    }


def cut(rows, series, rules):
    days = [day for day, _ in rows]
    rebased = set(series.rebase)
    if rules.mends:
        rebased = {days[bisect_left(days, day)] for day in rebased}
    number, segments = 0, []
    for place, row in enumerate(rows):
        if row[0] in rebased:
            number += 1
        if place == 0 or row[0] in rebased:
            segments.append((number, []))
        segments[-1][1].append(row)
    return segments


def mean(values):
    return float(sum(map(Fraction, values)) / len(values)) if values else None


def limits(values, series, rules):
    base = values[: series.fix_after_n_points] if series.fix_after_n_points else values
    ranges = [abs(b - a) for a, b in pairwise(base) if a is not None and b is not None]
    average = whole = mean(ranges)
    if series.screen_outliers and ranges:
        average = mean([each for each in ranges if each < SCREEN * whole])
    if rules.mends and average == 0:
        average = whole
    known = {value for value in base if value is not None}
    if rules.mends and not average:
        is_level = len(ranges) >= 11 and len(known) == 1 and {value for value in values if value is not None} > known
        average = 0.0 if is_level else None
    return mean([value for value in base if value is not None]), average


def judged(numbered, series, rules):
    number, rows = numbered
    values = [value for _, value in rows]
    centre, average = limits(values, series, rules)
    edges = None if average is None or centre is None else (centre - LIMIT * average, centre + LIMIT * average)
    near = None if edges is None else (centre - NEAR * average, centre + NEAR * average)
    outside = [None if v is None or edges is None else v > edges[1] or v < edges[0] for v in values]
    close = [
        None if v is None or near is None else (rules.outside_is_close or not out) and (v > near[1] or v < near[0])
        for v, out in zip(values, outside, strict=True)
    ]
    rel = [None if v is None or centre is None else (v > centre) - (v < centre) for v in values]
    trend, shift, two = trends(values, rules), shifts(rel, rules.run_length), two_in_three(rel, close)
    points = []
    for i, (day, value) in enumerate(rows):
        found = [
            ("outside", (rel[i] if outside[i] else 0)),
            ("trend", trend[i]),
            ("two", two[i]),
            ("shift", shift[i]),
        ]
        first = next(((kind, sign) for kind, sign in found if sign), ("common", 0))
        points.append(
            {
                "date": day.isoformat(), "value": value, "segment": number, "mean": centre,
                "lpl": edges and edges[0], "upl": edges and edges[1], "outside_limits": outside[i], "close_to_limits": close[i],
                "relative_to_mean": rel[i], "special_cause_type": label(*first, rules.run_length),
                "point_type": kind_of(first[1], series.improvement_direction),
            }
        )  # fmt: skip
    return {"points": points, "edges": edges, "values": values, "dates": [day for day, _ in rows]}


def label(kind, sign, length):
    words = {
        "common": ("Common Cause", "Common Cause"),
        "outside": ("Above UCL", "Below LCL"),
        "trend": (f"{length} Point Trend (Increasing)", f"{length} Point Trend (Decreasing)"),
        "two": ("2 in 3 Above CL", "2 in 3 Below CL"),
        "shift": (f"{length} Points Above CL", f"{length} Points Below CL"),
    }
    return words[kind][0 if sign > 0 else 1]


def kind_of(sign, direction):
    if not sign:
        return "common_cause"
    if direction == "neutral":
        return "special_cause_neutral_high" if sign > 0 else "special_cause_neutral_low"
    return "special_cause_improvement" if sign * POLARITY[direction] > 0 else "special_cause_concern"


def trends(values, rules):
    """+1 or -1 for each row of a trend, 0 for every other."""
    if rules.ties != "skip":
        return trends_of(values, rules)
    alone = [i for i, value in enumerate(values) if i == 0 or value is None or value != values[i - 1]]
    found = trends_of([values[i] for i in alone], rules)
    return [found[sum(1 for j in alone if j <= i) - 1] for i in range(len(values))]


def trends_of(values, rules):
    windows, length = {}, rules.run_length
    for start in range(len(values) - length + 1):
        window = values[start : start + length]
        if None in window:
            continue
        steps = [b - a for a, b in pairwise(window)]
        for sign in (1, -1):
            if all(step * sign > 0 for step in steps):
                for i in range(start, start + length):
                    windows.setdefault(i, []).append((start, sign))
    signs = [0] * len(values)
    for i in windows:
        if rules.mends:
            signs[i] = max(windows[i])[1]  # of two windows, the later
        elif i + 1 in windows:
            signs[i] = 1 if values[i + 1] > values[i] else -1
        else:
            signs[i] = 1 if values[i] > values[i - 1] else -1
    return signs


def shifts(rel, length):
    signs = [0] * len(rel)
    for start in range(len(rel) - length + 1):
        window = rel[start : start + length]
        if window[0] and window.count(window[0]) == length:
            signs[start : start + length] = window
    return signs


def two_in_three(rel, close):
    signs = [0] * len(rel)
    for start in range(len(rel) - 2):
        window = range(start, start + 3)
        if rel[start] and all(rel[i] == rel[start] for i in window) and sum(close[i] is True for i in window) >= 2:
            for i in window:
                if close[i]:
                    signs[i] = rel[i]
    return signs


def verdict(segments, series, rules):
    last, row = segments[-1], segments[-1]["points"][-1]
    if rules.mends:
        present = [(segment, point) for segment in segments for point in segment["points"] if point["value"] is not None]
        last, row = present[-1] if present else (last, row)
    sure = assurance(last, series, rules)
    is_trial = rules.mends and sum(value is not None for value in last["values"]) < 13
    return {
        "variation": row["point_type"], "variation_icon": None if is_trial else icon(row["point_type"], series.improvement_direction),
        "assurance": sure, "assurance_icon": None if is_trial or sure is None else sure.removeprefix("consistent_"),
    }  # fmt: skip


def icon(kind, direction):
    if kind.endswith("improvement"):
        return "improvement_high" if direction == "increase" else "improvement_low"
    if kind.endswith("concern"):
        return "concern_low" if direction == "increase" else "concern_high"
    return kind.removeprefix("special_cause_")


def assurance(segment, series, rules):
    polarity, target = POLARITY[series.improvement_direction], target_on(series, segment["dates"][-1])
    if target is None or not polarity:
        return None
    present = [value for value in segment["values"] if value is not None]
    if rules.mends and len(present) > 1 and len(set(present)) == 1:
        return "consistent_pass" if (present[0] - target) * polarity >= 0 else "consistent_fail"
    if segment["edges"] is None or segment["edges"][0] <= target <= segment["edges"][1]:
        return "inconsistent"
    is_above = target > segment["edges"][1]
    return "consistent_fail" if is_above == (polarity > 0) else "consistent_pass"


def target_on(series, day):
    """The one target, or the last of the dated ones that is in force on the day."""
    if not series.targets:
        return series.target
    begun = [value for since, value in sorted(series.targets, key=lambda pair: pair[0]) if since <= day]
    return begun[-1] if begun else None
