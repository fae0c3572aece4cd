"""`moothall chart`: a series as JSON on standard input, its control chart as JSON on standard output."""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO, TextIO

from .charting.reading import MOST_ROWS, parsed, series_and_rules
from .charting.series import BadSeries, Rules, Series
from .charting.writing import as_fields
from .control_chart import Chart, charts

USAGE = """usage: moothall chart < series.json

Judges a series by its control chart. Standard input holds a JSON object with dates and values, or a list of such objects;
standard output gets the chart of each as JSON. Every field stands in docs/manual/control-charts.md.
"""
MOST_BYTES = 32 * 1024 * 1024


def main(words: Sequence[str], given: BinaryIO, answer: TextIO, complaint: TextIO) -> int:
    """Answer 0, or say what is wrong in a sentence and answer 2; then nothing was printed."""
    if words:
        is_asked = list(words) in (["-h"], ["--help"])
        (answer if is_asked else complaint).write(USAGE if is_asked else "chart: takes no words; give the series on standard input.\n")
        return 0 if is_asked else 2
    try:
        asked = parsed(read(given))
        found = judged(asked if isinstance(asked, list) else [asked], is_one=not isinstance(asked, list))
    except BadSeries as error:
        complaint.write(f"{error}\n")
        return 2
    tell(found, is_one=not isinstance(asked, list), answer=answer, complaint=complaint)
    return 0


def read(given: BinaryIO) -> bytes:
    text = given.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise BadSeries("input", f"input: more than {MOST_BYTES // 1024**2} MiB; give fewer series at once.")
    return text


def judged(inputs: list[Any], *, is_one: bool) -> list[Chart]:
    """The charts of all inputs in their order; those of the same rules are worked out together."""
    asked = [named(place, is_one, series_and_rules, each) for place, each in enumerate(inputs, start=1)]
    if sum(len(series.dates) for series, _ in asked) > MOST_ROWS:
        raise BadSeries("dates", f"dates: more than {MOST_ROWS:,} rows in all; give fewer series at once.")
    together: dict[Rules, list[int]] = {}
    for place, (_, rules) in enumerate(asked):
        together.setdefault(rules, []).append(place)
    found: dict[int, Chart] = {}
    for rules, places in together.items():
        found |= dict(zip(places, all_of(places, asked, rules, is_one=is_one), strict=True))
    return [found[place] for place in range(len(asked))]


def all_of(places: list[int], asked: list[tuple[Series, Rules]], rules: Rules, *, is_one: bool) -> list[Chart]:
    """Together where all are well; where one is not, each by itself, so that its place is known."""
    try:
        return charts([asked[place][0] for place in places], rules)
    except BadSeries:
        return [named(place + 1, is_one, lambda series: charts([series], rules)[0], asked[place][0]) for place in places]


def named(place: int, is_one: bool, work: Any, given: Any) -> Any:
    """What is wrong in a list bears its place there."""
    try:
        return work(given)
    except BadSeries as error:
        raise error if is_one else BadSeries(error.field, f"input {place}: {error}") from None


def tell(found: list[Chart], *, is_one: bool, answer: TextIO, complaint: TextIO) -> None:
    """Print the charts one after the other. The reference has no room for notes: they go to standard error."""
    answer.write("" if is_one else "[")
    for place, chart in enumerate(found):
        answer.write(", " if place else "")
        answer.write(json.dumps(as_fields(chart), allow_nan=False))
        complaint.writelines(f"note: {note}\n" for note in chart.notes if not chart.rules.mends)
    answer.write("\n" if is_one else "]\n")
    answer.flush()


def run(words: Sequence[str]) -> int:
    """The same with the streams of this process."""
    try:
        return main(words, sys.stdin.buffer, sys.stdout, sys.stderr)
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
