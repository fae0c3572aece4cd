"""What no question puts in order comes the other way round than usual, so that a list whose order is luck is found at once.

A database may give rows that are alike in what they are ordered by as it likes, and PostgreSQL does: now this way, now that.
"""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import F, OrderBy
from django.db.models.sql.compiler import SQLCompiler

in_stated_order = SQLCompiler.get_order_by


def turn_round() -> None:
    """From now on, in this process."""
    connection_created.connect(without_order)
    SQLCompiler.get_order_by = last_made_first  # type: ignore[method-assign]


def without_order(connection: Any, **_: Any) -> None:
    """https://www.sqlite.org/pragma.html#pragma_reverse_unordered_selects"""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA reverse_unordered_selects = ON")


def last_made_first(compiler: SQLCompiler) -> list[Any]:
    """The stated order, and of rows that are alike in it the last made first; where rows themselves are asked for, and not groups."""
    found, query = in_stated_order(compiler), compiler.query
    if found and not query.distinct and not query.combinator and query.group_by is None:
        last = OrderBy(F("pk"), descending=True).resolve_expression(query, allow_joins=True)
        found.append((last, (*compiler.compile(last), False)))
    return found
