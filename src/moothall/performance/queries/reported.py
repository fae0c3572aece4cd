"""What a report to Members tells of targets: only what everybody may read, whoever asks."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.viewer import PUBLIC
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Definition, Target
from moothall.performance.queries import measures, targets


def lines(wanted: Sequence[Target], moment: datetime) -> list[rules.Line]:
    """A line for each target: what it is to be, and which is in force now."""
    keys = sorted({row.measure_id for row in wanted})
    found = targets.targets(PUBLIC, keys, moment)
    meanings = measures.definitions_on(PUBLIC, keys, day_of(moment))
    codes = measures.carryings(PUBLIC, keys)
    return [line(row, meanings[row.measure_id], found[row.measure_id], codes[row.measure_id], moment) for row in wanted]


def line(row: Target, of: Definition, every: Sequence[targets.Standing], carried: Sequence, moment: datetime) -> rules.Line:
    now = targets.in_force(every, day_of(moment), moment)
    standing = next(one for one in every if one.row.pk == row.pk)
    return rules.Line(
        measure=row.measure.title,
        codes=tuple(dict.fromkeys(one.code for one in carried if one.code and one.until_on is None)),
        frameworks=tuple(dict.fromkeys(one.name for one in standing.frameworks)),
        period=row.period.in_words(),
        proposed=of.figure(row.value),
        now=f"{of.figure(now.row.value)} ({now.row.period.in_words()})" if now else "",
        baseline=of.figure(row.baseline),
        because=row.because,
        is_reward=row.is_reward,
    )
