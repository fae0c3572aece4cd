"""Questions in which nothing changes but a few values (a day, a portfolio, some keys): put into SQL once for each viewer.

Django would make the SQL anew each time, which for most of them takes ten times as long as the answer. How a question is put must
not depend on its values, and that is held when it is put: see `put`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, QuerySet, Value
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesIterable, ValuesListIterable

from moothall.access.hanging import Asked, hang
from moothall.access.viewer import Viewer

MOST = 4_096  # keys in one value; a question with more is put by Django, as ever
GREATEST = 2_147_483_647  # that a number's column can hold
CHANGING, MANY = (int, date, datetime, str), (list, tuple, set, frozenset)
Shape = tuple[Any, ...]
Values = ParamSpec("Values")
Row = TypeVar("Row")


def by_values(rows: Callable[..., QuerySet], viewer: Viewer, *values: Any) -> list[Any]:
    """What `rows(viewer, *values)` answers, in its order.

    Days, moments, numbers, words, and lists of numbers or words may change. For any other value (none, yes or no, a word of an enum) a
    question of its own is kept, so there should be few of them.
    """
    question = put(rows, viewer, tuple(map(shape_of, values))) if all(map(fits, values)) else None
    return question.answers(values) if question else list(rows(viewer, *values))


@dataclass(frozen=True, slots=True)
class Some:
    """A question of which only the first few answers are wanted, or their number."""

    rows: Callable[..., QuerySet]
    few: int = 0

    def __call__(self, viewer: Viewer, *values: Any) -> QuerySet:
        found = self.rows(viewer, *values)
        return found[: self.few] if self.few else number_of(found)


def first(
    few: int, rows: Callable[Concatenate[Viewer, Values], QuerySet[Any, Row]], viewer: Viewer, *values: Values.args, **_: Values.kwargs
) -> list[Row]:
    """The first few that `rows(viewer, *values)` answers."""
    return by_values(Some(rows, few), viewer, *values)


def how_many(rows: Callable[..., QuerySet], viewer: Viewer, *values: Any) -> int:
    """How many `rows(viewer, *values)` answers."""
    return next(iter(by_values(Some(rows), viewer, *values)), 0)


def put_once(rows: Callable[Concatenate[Viewer, Values], QuerySet[Any, Row]]) -> Callable[Concatenate[Viewer, Values], list[Row]]:
    """The same for a question that nobody narrows: it is asked as it stands."""

    @wraps(rows)
    def asked(viewer: Viewer, *values: Values.args, **named: Values.kwargs) -> list[Row]:
        assert not named, "its values are given in their order"
        return by_values(rows, viewer, *values)

    return asked


def number_of(rows: QuerySet) -> QuerySet:
    """How many these are, as a question with one answer."""
    return added_up(rows, number=Count("pk")).values_list("number", flat=True)


def added_up(rows: QuerySet, **sums: Any) -> QuerySet:
    """What these come to together, as a question with one answer, which names each sum."""
    return rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them").annotate(**sums).values(*sums)


def fits(value: Any) -> bool:
    """Whether the question can be kept for it; a greater number, or more keys, are asked about as ever."""
    if isinstance(value, MANY):
        return len(value) <= MOST and (not value or fits(max(value)))
    return type(value) is not int or abs(value) <= GREATEST


def shape_of(value: Any) -> Any:
    """What of a value the SQL depends on: that it is a day, that it is so many keys; or all of it."""
    if isinstance(value, MANY) and value and (kind := type(next(iter(value)))) in (int, str):
        return kind, places_for(value)
    return type(value) if type(value) in CHANGING else ("these", tuple(value) if isinstance(value, MANY) else value)


def places_for(keys: Collection[Any]) -> int:
    """A power of two, so that few questions are kept; the last key fills the rest."""
    return 1 << (len(keys) - 1).bit_length()


def unreadable(*_: Any) -> NoReturn:
    raise AssertionError("a question that is kept may not depend on which of two days is the earlier")


class Day(date):
    """A day that stands for any: it can be asked about, and not compared."""

    __lt__ = __le__ = __gt__ = __ge__ = unreadable


class Moment(datetime):
    __lt__ = __le__ = __gt__ = __ge__ = unreadable


FIRST_KEY, A_TURN, A_VALUE = 1_000_000_000, 100_000_000, 10_000


def mark(shape: Any, place: int, turn: int) -> Any:
    """What stands for a value while the question is put: a different one at each turn."""
    if shape is int:
        return 1_000 * turn + place
    if shape is str:
        return f"\x1f{turn} {place}"
    if shape is date:
        return Day(1900 + turn, 1, 1) + timedelta(days=place)
    if shape is datetime:
        return Moment(1900 + turn, 1, 1, tzinfo=UTC) + timedelta(days=place)
    what, told = shape
    if what is str:
        return tuple(f"\x1f{turn} {place} {one}" for one in range(told))
    first = FIRST_KEY + A_TURN * turn + A_VALUE * place
    return tuple(range(first, first + told)) if what is int else told


def flat(shape: Shape, values: Sequence[Any]) -> list[Any]:
    """The values one after another as the database is told them; the last key fills the places that are left."""
    found: list[Any] = []
    for one, value in zip(shape, values, strict=True):
        if isinstance(one, type):
            found.append(adapted(value))
        elif one[0] in CHANGING:
            keys = list(value)
            found += keys + keys[-1:] * (one[1] - len(keys))
    return found


def adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)
    return connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value(value) if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Reading:
    """How the answers to a question are read, which is the same for whoever asks it."""

    compiler: Any
    kind: Any
    names: tuple[str, ...]
    converters: Mapping[int, Any]

    def asking(self, sql: str, params: tuple[Any, ...]) -> list[Any]:
        """The answers to this SQL, as rows or as the plain values that were asked for."""
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        compiler.as_sql = lambda *_, **__: (sql, params)
        found = compiler.execute_sql()
        compiler.execute_sql = lambda *_, **__: found
        compiler.get_converters = lambda *_: self.converters
        return self.read(compiler) if any(found) else []

    def read(self, compiler: Any) -> list[Any]:
        if self.kind is ModelIterable:
            return list(ModelIterable(Asked(compiler, {})))  # type: ignore[arg-type]
        rows = list(compiler.results_iter(tuple_expected=True))
        if self.kind is ValuesIterable:
            return [dict(zip(self.names, row, strict=True)) for row in rows]
        return [row[0] for row in rows] if self.kind is FlatValuesListIterable else rows


READINGS: dict[Any, Reading] = {}  # by the question and what it brings: as many as there are questions in the house


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is SQL already; `places` says of each of its parameters which of the values it is, if it is one of them."""

    shape: Shape
    sql: str
    params: tuple[Any, ...]
    places: tuple[int | None, ...]
    reading: Reading
    hung: Any = None

    def answers(self, values: Sequence[Any]) -> list[Any]:
        told = flat(self.shape, values)
        params = tuple(one if place is None else told[place] for one, place in zip(self.params, self.places, strict=True))
        found = self.reading.asking(self.sql, params)
        if self.hung:
            hang(found, *self.hung)
        return found


@lru_cache(maxsize=5_000)
def put(rows: Callable[..., QuerySet], viewer: Viewer, shape: Shape) -> Question | None:
    """Put a question into SQL; the guard is met here, where the viewer is named.

    It is put twice, with other values: what differs must be these values, as they are. None where the rule shows this viewer nothing at
    all, or leaves out what one of the values is asked for: then it is asked as ever.
    """
    turns = [[mark(one, place, turn) for place, one in enumerate(shape)] for turn in (1, 2)]
    try:
        with asking_nothing():
            asked = [rows(viewer, *marks) for marks in turns]
            compilers = [one.query.get_compiler(DEFAULT_DB_ALIAS) for one in asked]
            (sql, params), again = (one.as_sql() for one in compilers)
    except EmptyResultSet:
        return None
    assert again[0] == sql, "how a question is put does not depend on its values"
    first, second = (flat(shape, marks) for marks in turns)
    places = places_of(first, second, params, again[1])
    if len({*places} - {None}) < len(first):
        return None
    return Question(shape, sql, tuple(params), places, reading_of(rows, asked[0], compilers[0]), getattr(asked[0], "hung", None))


def reading_of(rows: Callable[..., QuerySet], asked: QuerySet, compiler: Any) -> Reading:
    """One for all who ask this question and are brought the same; it is the greater part of what is kept."""
    columns = [column for column, *_ in compiler.select]
    brought = tuple((type(column), getattr(column, "target", None), name) for column, _, name in compiler.select)
    made = Reading(compiler, asked._iterable_class, names_of(asked), compiler.get_converters(columns))
    return READINGS.setdefault((rows, made.kind, made.names, brought), made)


def places_of(first: list[Any], second: list[Any], params: Sequence[Any], again: Sequence[Any]) -> tuple[int | None, ...]:
    """Which value each parameter is. A value that is only derived from one of them (the day after) would be kept: so it is refused."""
    known: Mapping[tuple[Any, Any], int] = {pair: place for place, pair in enumerate(zip(first, second, strict=True))}
    return tuple(None if one == other else known[(one, other)] for one, other in zip(params, again, strict=True))


def names_of(rows: QuerySet) -> tuple[str, ...]:
    query = rows.query
    assert not rows._prefetch_related_lookups, "what is fetched with it is hung on it"
    assert rows._iterable_class in {ModelIterable, ValuesIterable, ValuesListIterable, FlatValuesListIterable}
    return tuple(query.selected or (*query.extra_select, *query.values_select, *query.annotation_select))


@contextmanager
def asking_nothing() -> Iterator[None]:
    """While a question is put, nothing is asked: what came of it would be kept with it."""

    def refused(*_: Any) -> NoReturn:
        raise AssertionError("a question that is kept may not rest on the answer to another")

    with connections[DEFAULT_DB_ALIAS].execute_wrapper(refused):
        yield
