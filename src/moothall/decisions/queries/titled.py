"""Words in the titles of decisions, found by the index that each database keeps of them; and how a question is kept off an index.

SQLite knows little of how many rows a choice leaves, so the register says itself which choice its rows are looked up by. The
other choices are asked of each row: written with a plus, they are no way into the table.
"""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func
from django.db.models.expressions import Col

from moothall.access.viewer import THE_CLOCK
from moothall.decisions.models import Decision
from moothall.decisions.rules.titles import for_fts5, for_postgresql

TITLES, MAKERS = ("title", "code"), ("maker_words",)
COUNTED = "SELECT count(*) FROM (SELECT rowid FROM decisions_titles WHERE decisions_titles MATCH %s LIMIT %s)"
AMONG = "%(expressions)s IN (SELECT rowid FROM decisions_titles WHERE decisions_titles MATCH %%s)"


class Beside(Func):
    """A column as it is, which SQLite does not take for a way into the table."""

    template, arity = "%(expressions)s", 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


class Holds(Func):
    """Whether these columns of a decision hold all the words; each may go on after what was typed."""

    output_field = BooleanField()

    def __init__(self, key: Any, words: tuple[str, ...], columns: tuple[str, ...]) -> None:
        super().__init__(key)
        self.words, self.columns = words, columns

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> Any:
        """The row is one of those that the index names."""
        statement, values = self.as_sql(compiler, connection, template=AMONG)
        return statement, [*values, asked_of_fts5(self.words, self.columns)]

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        """Written as the index is, so that it is used. Marks part words: PostgreSQL would read a code as the path of a file."""
        [column] = [one for one in self.flatten() if isinstance(one, Col)]
        table = connection.ops.quote_name(column.alias)
        text = " || ' ' || ".join(f"{table}.{name}" for name in self.columns)
        return f"to_tsvector('english', translate({text}, '/-._', '    ')) @@ to_tsquery('english', %s)", [for_postgresql(self.words)]


def number_of_titled(words: tuple[str, ...], most: int, columns: tuple[str, ...] = TITLES) -> int:
    """How many hold the words, counted no further than told: read from the index alone, where the database can. Nobody is shown it."""
    if connection.vendor != "sqlite":
        found = Holds(F("pk"), words, columns)
        return Decision.objects.visible_to(THE_CLOCK).filter(found)[:most].count()
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [asked_of_fts5(words, columns), most])
        return int(cursor.fetchone()[0])


def asked_of_fts5(words: tuple[str, ...], columns: tuple[str, ...]) -> str:
    return f"{{{' '.join(columns)}}} : ({for_fts5(words)})"


def titled(words: tuple[str, ...], *, leads: bool) -> Holds:
    return Holds(F("pk") if leads else Beside(F("pk")), words, TITLES)


def made_by(words: tuple[str, ...], *, leads: bool) -> Holds:
    return Holds(F("pk") if leads else Beside(F("pk")), words, MAKERS)
