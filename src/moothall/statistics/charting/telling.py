"""What was worked out, in the words and the plain values that pages and files show."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .causes import Causes
from .exact import Counts, Flags, Floats
from .limits import Limits
from .notes import Latest, Segment
from .rows import Rows
from .series import Rules, Series
from .verdicts import ASSURANCES, FEWEST, POINT_TYPES, Verdicts, cause_codes, cause_words

POINT_WORDS = np.array(POINT_TYPES, dtype=object)


def columns_of(rows: Rows, limits: Limits, said: Causes, types: Counts, rules: Rules) -> list[list[Any]]:
    """Each column of all rows, but for the dates: value, segment, mean, limits, both tests, side, cause, type."""
    at, judged = rows.segment, said.is_judged
    return [
        known(rows.values),
        rows.number.tolist(),
        *(np.array(known(edge), dtype=object)[at].tolist() for edge in (limits.mean, limits.lower, limits.upper)),
        *(blank(flag, ~judged).tolist() for flag in (said.outside, said.close)),
        known(said.relative, whole=True),
        cause_words(rules.run_length)[cause_codes(*said.first)].tolist(),
        POINT_WORDS[types].tolist(),
    ]


def known(numbers: Floats, *, whole: bool = False) -> list[Any]:
    """Numbers as Python has them, None for nan."""
    missing = np.isnan(numbers)
    plain = np.where(missing, 0, numbers).astype(np.int64) if whole else numbers
    return blank(plain, missing).tolist() if missing.any() else plain.tolist()


def blank(entries: Any, where: Flags) -> Any:
    """The same entries, None where the flags say so."""
    found = entries.astype(object)
    found[where] = None
    return found


def segments_of(series: Sequence[Series], rows: Rows, limits: Limits, judged: Verdicts, types: Counts, rules: Rules) -> list[Segment]:
    """Every segment of every series. Rows count towards thirteen in the reference, values in ours."""
    counted = judged.points if rules.mends else rows.lengths
    places = (rows.begins - rows.firsts[rows.series]).tolist()
    starts = [series[of].dates[place] for of, place in zip(rows.series.tolist(), places, strict=True)]
    columns = (
        rows.lengths.tolist(), judged.points.tolist(), known(limits.mean), known(limits.lower), known(limits.upper),
        (counted < FEWEST).tolist(), POINT_WORDS[types[judged.last]].tolist(), known(judged.targets),
        [ASSURANCES[code] for code in judged.assurance.tolist()], judged.is_constant.tolist(), limits.fell_back.tolist(),
    )  # fmt: skip
    return [Segment(*row) for row in zip(starts, *columns, strict=True)]


def latest_of(series: Sequence[Series], rows: Rows, judged: Verdicts, conflicting: Flags) -> list[Latest | None]:
    """The newest value of each series, how old it is, and whether the rules disagree about it; None where there is none."""
    at = judged.last[judged.final]
    values, conflicts = known(rows.values[at]), conflicting[at].tolist()
    return [
        None if value is None else Latest.of(each, place, value, has_conflict)
        for each, place, value, has_conflict in zip(series, (at - rows.firsts).tolist(), values, conflicts, strict=True)
    ]
