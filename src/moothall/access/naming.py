"""Rows asked for by the names in their addresses (a council and a number), by their keys, or all of them: put into SQL once.

As with what hangs on a row (see `hanging`), Django would make the SQL anew each time, and take longer than the answer does.
"""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from moothall.access.asking import GREATEST, MOST, by_values, places_for
from moothall.access.hanging import Asked
from moothall.access.viewer import Viewer

Names = Collection[tuple[str, int]]
Rows = Callable[[Viewer, Any], QuerySet]
MARKS = GREATEST - MOST  # where the numbers stand in what is put


def by_names(rows: Rows, viewer: Viewer, names: Names) -> list[Any]:
    """What `rows(viewer, names)` answers. It may ask for these councils and these numbers in any way, and for nothing else that changes."""
    slugs, numbers = sorted({slug for slug, _ in names}), sorted({number for _, number in names if number <= GREATEST})
    found: list[Any] = []
    for some in batches(numbers, MOST) if slugs else ():
        found += asked(rows, viewer, slugs, some)
    return found


def by_keys(rows: Callable[[Viewer, Any], QuerySet], viewer: Viewer, keys: Sequence[int]) -> list[Any]:
    """What `rows(viewer, keys)` answers, in no order; it may ask for these keys, and for nothing else that changes."""
    return [row for some in batches([key for key in keys if key <= GREATEST], MOST) for row in by_values(rows, viewer, some)]


def every_row(rows: Callable[[Viewer], QuerySet], viewer: Viewer) -> list[Any]:
    """What `rows(viewer)` answers, where nothing in the question ever changes."""
    return by_values(rows, viewer)


def batches(numbers: Sequence[int], most: int) -> list[list[int]]:
    left = iter(numbers)
    return list(iter(lambda: list(islice(left, most)), []))


def asked(rows: Rows, viewer: Viewer, slugs: Sequence[str], numbers: Sequence[int]) -> list[Any]:
    try:
        question = put(rows, viewer, places_for(slugs), places_for(numbers))
    except EmptyResultSet:
        return []  # the rule shows this viewer nothing at all
    return list(ModelIterable(question.about(slugs, numbers)))


@dataclass(frozen=True)
class Question:
    """A question that is SQL already, with marks where the names are to stand, however often they do."""

    compiler: Any
    sql: str
    params: tuple[Any, ...]
    slugs: tuple[str, ...]
    numbers: tuple[int, ...]

    def about(self, slugs: Sequence[str], numbers: Sequence[int]) -> Asked:
        told = dict(zip(self.slugs, filled(slugs, len(self.slugs)), strict=True))
        told |= dict(zip(self.numbers, filled(numbers, len(self.numbers)), strict=True))
        params = tuple(told.get(value, value) for value in self.params)
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        return Asked(compiler, {})


def filled(names: Sequence[Any], places: int) -> list[Any]:
    return [*names, *[names[-1]] * (places - len(names))] if names else []


@lru_cache(maxsize=2_000)
def put(rows: Rows, viewer: Viewer, slugs: int, numbers: int) -> Question:
    """Put a question into SQL; the guard is met here, where the viewer is named."""
    councils, counted = tuple(f"\x1f{place}" for place in range(slugs)), tuple(MARKS + place for place in range(numbers))
    pairs = [(councils[place % slugs], counted[place % numbers]) for place in range(max(slugs, numbers))]
    return made(rows(viewer, pairs), councils, counted)


def made(rows: QuerySet, slugs: tuple[str, ...], numbers: tuple[int, ...]) -> Question:
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    assert {*slugs, *numbers} <= set(params), "every name is asked for"
    return Question(compiler, sql, params, slugs, numbers)
