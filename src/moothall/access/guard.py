"""Tables that answer only when told who is asking.

The mark of who asked lives on the query itself, and the question is put where SQL is made: so a list, a count, a
subquery, a union and a prefetch all meet the same door, and none can be combined with a query that nobody named.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Field, Q
from django.db.models.query_utils import PathInfo
from django.db.models.sql import Query

from moothall.access.hanging import Hung, hang
from moothall.access.viewer import Viewer

_lowered: ContextVar[bool] = ContextVar("guard_lowered", default=False)

NOBODY = Q(pk__in=())


class NobodyNamed(Exception):
    """A guarded table was read without saying for whom."""


@contextmanager
def lowered() -> Iterator[None]:
    """Lower the guard, for work that shows nobody anything: looking for a value that must be unique."""
    token = _lowered.set(True)
    try:
        yield
    finally:
        _lowered.reset(token)


def through(key: str, rule: Q, *, optional: bool = False) -> Q:
    """The parent's rule, as seen from a child that points to it by `key`; a key that may be empty is `optional`."""
    moved = Q(_connector=rule.connector, _negated=rule.negated)
    for child in rule.children:
        moved.children.append(through(key, child) if isinstance(child, Q) else (f"{key}__{child[0]}", child[1]))
    return Q(**{f"{key}__isnull": True}) | moved if optional and moved else moved


class HouseQuery(Query):
    """A query of any of our tables. It follows keys, never goes backwards along one into a guarded table, and is asked for one person."""

    named_for: Viewer | None = None
    named_within: frozenset[Viewer] = frozenset()  # for whom the queries inside this one were named

    def names_to_path(self, names: list[str], *args: Any, **kwargs: Any) -> Any:
        path, field, targets, rest = super().names_to_path(names, *args, **kwargs)
        for hop in path:
            if goes_backwards(hop) and not is_the_row_in_hand(hop, targets):
                raise NobodyNamed(
                    f"{'__'.join(names)} goes backwards into {hop.to_opts.model.__name__}: "
                    f"ask {hop.to_opts.model.__name__}.objects.visible_to(viewer), and say pk__in"
                )
        return path, field, targets, rest

    def add_select_related(self, fields: Sequence[str]) -> None:
        for field in fields:
            self.names_to_path(field.split("__"), self.get_meta(), fail_on_missing=False)
        super().add_select_related(fields)

    def names(self) -> frozenset[Viewer]:
        """Everybody for whom this query, what is inside it and what is joined to it were named."""
        own = frozenset({self.named_for} if self.named_for else ())
        return own.union(self.named_within, *(other.names() for other in self.combined_queries if isinstance(other, HouseQuery)))

    def demand_one_name(self) -> None:
        if len(self.names()) > 1 and not _lowered.get():
            raise NobodyNamed(f"{self.model.__name__}: every part of a question must be named for the same viewer")

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.demand_one_name()
        return super().get_compiler(*args, **kwargs)

    def resolve_expression(self, query: Query, *args: Any, **kwargs: Any) -> Any:
        """Called where this query is put inside another, which remembers for whom."""
        if isinstance(query, HouseQuery):
            query.named_within |= self.names()
        return super().resolve_expression(query, *args, **kwargs)


def goes_backwards(hop: PathInfo) -> bool:
    """Whether a step leads into a guarded table from a row that does not stand behind the same guard."""
    return issubclass(hop.to_opts.model, Guarded) and not (hop.direct and issubclass(hop.from_opts.model, Guarded))


def is_the_row_in_hand(hop: PathInfo, targets: Sequence[Field]) -> bool:
    """Whether only the key is asked for, as when a row that somebody has is asked which wards it concerns."""
    return bool(hop.direct and hop.from_opts.auto_created) and tuple(targets) == (hop.to_opts.pk,)


class GuardedQuery(HouseQuery):
    """A query that must be named before it becomes SQL."""

    def demand_a_name(self) -> None:
        if not (self.named_for or self.is_empty() or _lowered.get()):
            raise NobodyNamed(f"{self.model.__name__}: say .visible_to(viewer) first")

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.demand_a_name()
        for other in self.combined_queries:
            self.demand_the_same_name(other)
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: type[Query] | None = None) -> Any:
        if klass is not None and klass is not type(self):
            self.demand_a_name()  # an update leaves this class behind, so it is asked now
            self.demand_one_name()
        return super().chain(klass)

    def combine(self, rhs: Query, connector: str) -> None:
        self.demand_a_name()
        if not isinstance(rhs, GuardedQuery):
            raise NobodyNamed(f"{self.model.__name__}: the other side has no guard")
        self.demand_the_same_name(rhs)
        super().combine(rhs, connector)
        self.named_within |= rhs.named_within

    def demand_the_same_name(self, other: Query) -> None:
        if isinstance(other, GuardedQuery) and other.named_for != self.named_for:
            raise NobodyNamed(f"{self.model.__name__}: both sides must be named for the same viewer")


class OpenQuerySet(models.QuerySet):
    """Rows that everybody may see, in a house where other tables are not so open."""

    def __init__(self, model: Any = None, query: Query | None = None, using: str | None = None, hints: Any = None) -> None:
        super().__init__(model, query or HouseQuery(model), using, hints)


class GuardedQuerySet(models.QuerySet):
    """Rows that are not all for everyone."""

    hung: tuple[Viewer, tuple[Hung, ...]] | None = None

    def __init__(self, model: Any = None, query: Query | None = None, using: str | None = None, hints: Any = None) -> None:
        super().__init__(model, query or GuardedQuery(model), using, hints)

    def visible_to(self, viewer: Viewer) -> Self:
        """What this viewer may see of these rows."""
        if viewer.sees_everything:
            rows = self.all()
        elif vars(self.query) == vars(type(self.query)(self.model)):
            rows = self.all()
            rows.query = whole_table(self.model, self.model.seen_by, viewer).chain()
        else:
            rows = self.filter(self.model.seen_by(viewer))
        rows.query.named_for = viewer
        return rows

    def with_hanging(self, viewer: Viewer, *hung: Hung) -> Self:
        """These rows, each with what hangs on it, as far as this viewer may see it."""
        rows = self.all()
        rows.hung = (viewer, hung)
        return rows

    def _clone(self) -> Self:
        rows = super()._clone()
        rows.hung = self.hung
        return rows

    def _fetch_all(self) -> None:
        is_first = self._result_cache is None
        super()._fetch_all()
        if is_first and self.hung:
            hang(self._result_cache, *self.hung)

    def delete(self) -> Any:
        self.query.demand_a_name()
        return super().delete()

    def _raw_delete(self, using: str | None) -> Any:
        self.query.demand_a_name()  # Django's fast way of deleting makes SQL of another class
        return super()._raw_delete(using)


@lru_cache(maxsize=1_000)
def whole_table(table: Any, seen_by: Callable[[Viewer], Q], viewer: Viewer) -> Query:
    """The rule of a table for one viewer as a query. To build it costs more than to ask it, and it depends on nothing else."""
    return GuardedQuerySet(table).filter(seen_by(viewer)).query


class Open(models.Model):
    """A table whose rows are for everyone: bodies, wards, closure days."""

    objects = models.Manager.from_queryset(OpenQuerySet)()

    class Meta:
        abstract = True


class Guarded(models.Model):
    """A table whose rows are not all for everyone. Each says who sees it in `seen_by`."""

    seen_by: ClassVar[Any]
    objects = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        abstract = True

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read this row again. A row that was only made up, with a key that somebody guessed, was never given to anybody."""
        if self._state.adding and not _lowered.get():
            raise NobodyNamed(f"{type(self).__name__}: this row was not asked for by name, so it cannot be read again")
        super().refresh_from_db(*args, **kwargs)

    def validate_unique(self, *args: Any, **kwargs: Any) -> None:
        with lowered():
            super().validate_unique(*args, **kwargs)

    def validate_constraints(self, *args: Any, **kwargs: Any) -> None:
        with lowered():
            super().validate_constraints(*args, **kwargs)
