"""Rows that hang on others by a key, as papers on an item: asked again and again in the same words, so put into SQL once.

Django makes SQL of a question anew each time, and for a page of short questions that takes longer than to answer them all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

from moothall.access.viewer import Viewer

FIRST_KEY = 7_000_000_000_000_000_000  # where the keys stand among what is asked; no row has it
MOST = 16_384  # keys in one question


@dataclass(frozen=True)
class Hung:
    """What hangs on a row: kept there as `name`, found by `key`, read for a viewer by `rows`, with what hangs on it in turn.

    `rows` depends on nothing but the viewer. Where only one can hang, it is `alone`, or None.
    """

    name: str
    key: str
    rows: Callable[[Viewer], QuerySet]
    below: tuple["Hung", ...] = ()
    alone: bool = False


def hang(rows: Sequence[Any], viewer: Viewer, hung: Iterable[Hung]) -> None:
    """Read everything that hangs on these rows and that the viewer may see: one question each, however many rows there are."""
    for one in hung if rows else ():
        on = {row.pk: row for row in rows}
        found = [child for keys in parts(list(on)) for child in asked(one, viewer, keys, on)]
        by_row = defaultdict(list)
        for child in found:
            by_row[getattr(child, f"{one.key}_id")].append(child)
        for row in rows:
            own = by_row[row.pk]
            setattr(row, one.name, next(iter(own), None) if one.alone else own)
        hang(found, viewer, one.below)


def values(rows: Sequence[Any], viewer: Viewer, one: Hung, *fields: str) -> Mapping[Any, list[tuple[Any, ...]]]:
    """The same as plain values, by the key of what they hang on: for what is only added up, rows cost five times as much."""
    found: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for keys in parts([row.pk for row in rows]):
        for key, *rest in valued(one, viewer, keys, fields):
            found[key].append(tuple(rest))
    return found


def parts(keys: list[Any]) -> Iterable[list[Any]]:
    return (keys[start : start + MOST] for start in range(0, len(keys), MOST))


def asked(one: Hung, viewer: Viewer, keys: list[Any], on: Mapping[Any, Any]) -> Iterable[Any]:
    """The rows that hang on these keys; each knows what it hangs on."""
    filled = filled_up(keys)
    try:
        question = put(one.rows, one.key, viewer, len(filled))
    except EmptyResultSet:
        return ()  # the rule shows this viewer nothing at all
    return ModelIterable(question.with_keys(filled, on))


def valued(one: Hung, viewer: Viewer, keys: list[Any], fields: tuple[str, ...]) -> Iterable[Sequence[Any]]:
    """The key and these fields of each row that hangs on these keys."""
    filled = filled_up(keys)
    try:
        question = put(one.rows, one.key, viewer, len(filled), fields)
    except EmptyResultSet:
        return ()
    return question.asking(filled).results_iter(tuple_expected=True)


def filled_up(keys: list[Any]) -> list[Any]:
    """As many keys as a power of two: few lengths, so that few questions are kept; the last key fills the rest."""
    return keys + keys[-1:] * ((1 << (len(keys) - 1).bit_length()) - len(keys))


@dataclass(frozen=True)
class Question:
    """A question that is SQL already, with places for its keys."""

    compiler: SQLCompiler
    sql: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    field: Field

    def asking(self, keys: list[Any]) -> SQLCompiler:
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        params = (*self.before, *keys, *self.after)
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        return compiler

    def with_keys(self, keys: list[Any], on: Mapping[Any, Any]) -> "Asked":
        return Asked(self.asking(keys), {self.field: on})


@dataclass(frozen=True)
class Asked:
    """As much of a query set as Django needs to make rows of an answer."""

    compiler: SQLCompiler
    _known_related_objects: Mapping[Field, Mapping[Any, Model]]
    db: str = DEFAULT_DB_ALIAS

    @property
    def model(self) -> Any:
        return self.compiler.query.model

    @property
    def query(self) -> "Asked":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self.compiler


@lru_cache(maxsize=2_000)
def put(rows: Callable[[Viewer], QuerySet], key: str, viewer: Viewer, places: int, fields: tuple[str, ...] = ()) -> Question:
    """Put a question into SQL; the guard is met here, where the viewer is named."""
    marks = list(range(FIRST_KEY, FIRST_KEY + places))
    found = rows(viewer).filter(**{f"{key}__in": marks})
    query = (found.select_related(None).values_list(key, *fields) if fields else found).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    start = params.index(FIRST_KEY)
    assert list(params[start : start + places]) == marks
    return Question(compiler, sql, tuple(params[:start]), tuple(params[start + places :]), query.get_meta().get_field(key))
