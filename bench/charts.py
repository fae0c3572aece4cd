"""What a thousand control charts cost on one core, beside a plain loop over the same series in the same run.

`./run python -m bench.charts` measures this alone. It begins with values and dates and ends with every label, icon, limit and segment.
"""

import gc
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.serving import pin
from moothall.statistics.control_chart import MDC, PTD, Rules, Series, charts
from moothall.statistics.tests.plain_loop import plain_chart

SERIES, POINTS, LIMIT_SECONDS, TURNS = 1_000, 36, 0.1, 7
Given = tuple[list[date], list[float | None], dict[str, Any]]


def figures() -> list[Given]:
    """What a council has: percentages, counts and costs, some with gaps, some that begin anew half way, most with a target."""
    chance = Random(6)
    days = [date(2023, 4, 1) + timedelta(days=31 * place) for place in range(POINTS)]
    return [(days, values(chance, number), reading(chance, number, days)) for number in range(SERIES)]


def values(chance: Random, number: int) -> list[float | None]:
    level, spread = chance.choice([(93, 4), (12_000, 900), (7.5, 0.8)])
    drift = chance.choice([0, 0, spread / 12])
    found: list[float | None] = [round(chance.gauss(level + drift * place, spread), 2) for place in range(POINTS)]
    if number % 8 == 0:
        found[chance.randrange(POINTS)] = None
    return found


def reading(chance: Random, number: int, days: list[date]) -> dict[str, Any]:
    direction = chance.choice(["increase", "decrease", "neutral"])
    rebase = [days[POINTS // 2]] if number % 4 == 0 else []
    return {"improvement_direction": direction, "rebase": rebase, "target": chance.choice([None, 90.0, 8.0])}


def made(given: list[Given]) -> list[Series]:
    return [Series(days, numbers, **more) for days, numbers, more in given]


def seconds(work: Callable[[], object], turns: int = TURNS) -> float:
    """The median time of one core; what was there before is no matter of the collector's."""
    found = []
    gc.freeze()
    for _ in range(turns):
        start = process_time()
        work()
        found.append(process_time() - start)
    gc.unfreeze()
    return median(found)


def main(say: Console | None = None) -> int:
    """Measure both profiles, and say whether the limit holds."""
    say = say or Console()
    pin(os.getpid(), 0)
    given = figures()
    shown = Table(title=f"{SERIES:,} control charts of {POINTS} points, milliseconds of one core")
    for heading in ("profile", "at once", "and its rows", "plain loop", "times", "allowed", "alike"):
        shown.add_column(heading, justify="left" if heading == "profile" else "right")
    measured = [measure(rules, given, shown) for rules in (MDC, PTD)]
    say.print(shown)
    kept = max(measured) <= LIMIT_SECONDS
    say.print("A thousand charts keep to their limit." if kept else "A thousand charts do not keep to their limit.")
    return 0


def measure(rules: Rules, given: list[Given], shown: Table) -> float:
    """One line: from values to verdicts, the same with each row written out, and the plain loop."""
    quick = seconds(lambda: charts(made(given), rules))
    rows = seconds(lambda: [chart.points for chart in charts(made(given), rules)])
    slow = seconds(lambda: [plain_chart(series, rules) for series in made(given)], turns=3)
    alike = sum(agree(series, rules) for series in made(given))
    times = [f"{1_000 * each:.0f}" for each in (quick, rows, slow)]
    shown.add_row(rules.profile, *times, f"{slow / quick:.0f}", f"{1_000 * LIMIT_SECONDS:.0f}", f"{alike:,} of {SERIES:,}")
    return quick


def agree(series: Series, rules: Rules) -> bool:
    """Whether the plain loop says the same of each point."""
    points = [point | {"date": point["date"].isoformat()} for point in charts([series], rules)[0].points]
    return bool(points == plain_chart(series, rules)["points"])


if __name__ == "__main__":
    sys.exit(main())
