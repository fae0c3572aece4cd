"""What became of what was asked, in figures: by body and by council year. Small numbers are given, and said to be small."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from moothall.authority.rules import CouncilYears

FEW = 5  # below this a median says little, and the page says so: a habit of statistics, no rule of a council


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked: by which body, on which day, by when, and when the report came to a meeting."""

    body: str
    asked_on: date
    due_on: date | None = None
    back_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What one body asked in one council year, and what became of it by a day."""

    body: str
    year: date | None
    asked: int
    answered: int
    ended: int
    with_a_day: int
    in_time: int
    late: int
    median_days: float | None

    @property
    def is_small(self) -> bool:
        """Whether so few were answered that the median says little."""
        return 0 < self.answered < FEW


def figures(
    asked: Iterable[Asked], today: date, between: Callable[[date, date], int], key: Callable[[Asked], tuple[str, date | None]]
) -> list[Figures]:
    """The figures of each group, in the order of their keys. `between` counts the working days from one day to another."""
    groups: dict[tuple[str, date | None], list[Asked]] = defaultdict(list)
    for one in asked:
        groups[key(one)].append(one)
    return [_of(body, year, some, today, between) for (body, year), some in sorted(groups.items(), key=_newest_first)]


def by_body_and_year(one: Asked, years: CouncilYears) -> tuple[str, date | None]:
    return one.body, years.began(one.asked_on)


def by_year(one: Asked, years: CouncilYears) -> tuple[str, date | None]:
    return "", years.began(one.asked_on)


def _newest_first(group: tuple[tuple[str, date | None], list[Asked]]) -> tuple[int, str]:
    (body, year), _ = group
    return (-year.toordinal() if year else 0, body)


def _of(body: str, year: date | None, some: list[Asked], today: date, between: Callable[[date, date], int]) -> Figures:
    """An answer that came after the day asked about is none yet. In time is on the day or before it."""
    answered = [one for one in some if one.back_on and one.back_on <= today]
    dated = [one for one in answered if one.due_on]
    open_still = [one for one in some if one not in answered and not one.ended_on]
    took = [between(one.asked_on, one.back_on) for one in answered if one.back_on]
    return Figures(
        body=body,
        year=year,
        asked=len(some),
        answered=len(answered),
        ended=sum(1 for one in some if one.ended_on and one not in answered),
        with_a_day=len(dated),
        in_time=sum(one.back_on <= one.due_on for one in dated if one.back_on and one.due_on),
        late=sum(1 for one in open_still if one.due_on and one.due_on < today),
        median_days=median(took) if took else None,
    )
