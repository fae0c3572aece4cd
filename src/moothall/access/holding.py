"""The row that an act is done to: as it is now, and held against all others until the transaction ends."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

Rows = Iterable[Any]


class Statement(NamedTuple):
    """How one row of a table is read and held: the words, the fields that come back, and what makes values of them."""

    words: str
    fields: tuple[str, ...]
    valued: Callable[[Rows], Rows]


def held(table: type[Model], key: Any) -> Any:
    """The row of this key; `DoesNotExist` if there is none. Nobody's permission is asked here: whoever holds it asks next."""
    said = statement(table, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(said.words, [table._meta.pk.get_db_prep_value(key, connection)])
        for values in said.valued(cursor.fetchall()):
            return table.from_db(connection.alias, said.fields, values)
    raise table.DoesNotExist


@cache
def statement(table: type[Model], vendor: str) -> Statement:
    """Put together once for each table, and not for each act: every act begins with it."""
    compiler = table._base_manager.select_for_update().filter(pk=0).query.get_compiler(connection=connection)
    words, _ = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    converters = compiler.get_converters(columns)
    fields = tuple(column.target.attname for column in columns)
    return Statement(words, fields, lambda rows: compiler.apply_converters(rows, converters))
