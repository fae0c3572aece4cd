"""A programme's totals: of all lines, and by whose saving it is; the parts of each arrangement come to the same whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any

from moothall.plans.rules.savings.lines import Figures, Line, Share, delivered_by_month, figures, parted, planned_by_month, together
from moothall.plans.rules.savings.money import NOTHING, in_pounds, total
from moothall.plans.rules.savings.years import OF_A_YEAR, month_at, month_names


def whole(lines: Iterable[Line], year: int, *, is_over: bool = False) -> Figures:
    """All lines in one year. Years are never added together: what recurs would be counted again in each."""
    return together(figures(line, year, is_over=is_over) for line in lines)


def by_share(lines: Iterable[Line], year: int, key: Callable[[Share], Any], *, is_over: bool = False) -> dict[Any, Figures]:
    """The same by department, or by portfolio."""
    found: dict[Any, list[Figures]] = defaultdict(list)
    for line in lines:
        for share, part in parted(line, figures(line, year, is_over=is_over)):
            found[key(share)].append(part)
    return {name: together(parts) for name, parts in found.items()}


def by_workstream(lines: Iterable[Line], year: int, *, is_over: bool = False) -> dict[Any, Figures]:
    """The same by workstream; what belongs to none stands under None."""
    found: dict[Any, list[Figures]] = defaultdict(list)
    for line in lines:
        found[line.workstream].append(figures(line, year, is_over=is_over))
    return {name: together(parts) for name, parts in found.items()}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year: what was planned and what was delivered in it, and from April on."""

    name: str
    begins: date
    planned: Decimal
    delivered: Decimal
    planned_so_far: Decimal
    delivered_so_far: Decimal


def by_month(lines: Iterable[Line], year: int) -> list[Month]:
    """Month by month, of all lines."""
    told = list(lines)
    planned = added([planned_by_month(line, year) for line in told])
    delivered = added([delivered_by_month(line, year) for line in told])
    begins = [month_at(year, place) for place in range(OF_A_YEAR)]
    columns = (month_names(year), begins, planned, delivered, accumulate(planned), accumulate(delivered))
    return [Month(*month) for month in zip(*columns, strict=True)]


def added(rows: list[list[Decimal]]) -> list[Decimal]:
    return [total(column) for column in zip(*rows, strict=True)] if rows else [NOTHING] * OF_A_YEAR


def left_to_ask(target: Decimal, asked: Iterable[Decimal], of: str) -> str:
    """What of a target has been asked of nobody, or was asked twice; nothing where it is shared out exactly.

    >>> left_to_ask(Decimal(100), [Decimal(60), Decimal(30)], "department")
    '£10 of the target has been asked of no department yet.'
    >>> left_to_ask(Decimal(100), [Decimal(60), Decimal(70)], "portfolio")
    'What is asked of the portfolios comes to £30 more than the target.'
    """
    left = target - total(list(asked))
    if left > 0:
        return f"{in_pounds(left)} of the target has been asked of no {of} yet."
    return f"What is asked of the {of}s comes to {in_pounds(-left)} more than the target." if left < 0 else ""
