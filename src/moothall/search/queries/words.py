"""How each database finds words in the index and shows where they stand. Rows come back as numbers, never as words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from moothall.search.rules import Question, for_fts5, for_postgresql

BEGIN, END = "\x02", "\x03"  # around a found word; the index takes no such mark from a text
Row = tuple[int, int]  # the number of a row, and of the page on which it stands

# On SQLite the choices are words of the index too, because a choice of few rows must not be looked for among all.
FOUND = {
    "sqlite": """
        SELECT search_indexed.number, search_indexed.page
        FROM {table} CROSS JOIN search_indexed ON search_indexed.number = {table}.rowid
        WHERE {table} MATCH %s AND {table}.rowid BETWEEN %s AND %s
        ORDER BY {table}.rowid DESC LIMIT %s
    """,
    "postgresql": """
        SELECT number, page FROM search_indexed
        WHERE words @@ to_tsquery('english', %s) AND number BETWEEN %s AND %s {where}
        ORDER BY number DESC LIMIT %s
    """,
}
SHOWN = {
    "sqlite": """
        SELECT rowid, highlight(search_words, 0, %s, %s), snippet(search_words, 1, %s, %s, '…', 32)
        FROM search_words WHERE search_words MATCH %s AND rowid IN ({numbers})
    """,
    "postgresql": """
        SELECT number, ts_headline('english', title, query, %s), ts_headline('english', text, query, %s)
        FROM search_indexed, to_tsquery('english', %s) query
        WHERE words @@ query AND number IN ({numbers})
    """,
}
TIDIED = (
    "INSERT INTO search_words(search_words) VALUES ('optimize')",
    "INSERT INTO search_titles(search_titles) VALUES ('optimize')",
)
COLUMNS = ("kind", "organisation", "body")


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking: for which words, whether they may go on, whether in titles only, and narrowed to what."""

    asked: Question
    chosen: Mapping[str, Sequence[int]]
    is_beginning: bool = False
    in_title: bool = False


def find(look: Look, low: int, high: int, most: int) -> list[Row]:
    """The newest rows between two numbers that hold these words, at most so many."""
    statement, values = STATEMENTS[connection.vendor](look, low, high)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, most])
        return cursor.fetchall()


def in_sqlite(look: Look, low: int, high: int) -> tuple[str, list[str | int]]:
    table, columns = ("search_titles", "title") if look.in_title else ("search_words", "title text")
    words = f"{{{columns}}} : ({for_fts5(look.asked, look.is_beginning)})"
    places = [" OR ".join(f'"{column}{value}"' for value in look.chosen[column]) for column in COLUMNS if column in look.chosen]
    return FOUND["sqlite"].format(table=table), [" AND ".join([words, *(f"place : ({place})" for place in places)]), low, high]


def in_postgresql(look: Look, low: int, high: int) -> tuple[str, list[str | int]]:
    chosen = [(column, look.chosen[column]) for column in COLUMNS if column in look.chosen]
    where = " ".join(f"AND {column} IN ({marks(values)})" for column, values in chosen)
    words = for_postgresql(look.asked, look.is_beginning, "A" if look.in_title else "")
    return FOUND["postgresql"].format(where=where), [words, low, high, *(value for _, values in chosen for value in values)]


STATEMENTS = {"sqlite": in_sqlite, "postgresql": in_postgresql}


def show(asked: Question, numbers: Sequence[int], is_beginning: bool) -> dict[int, tuple[str, str]]:
    """Title and a piece of the text of these rows, with the found words between marks. Ask only for rows that may be seen."""
    if not numbers:
        return {}
    if connection.vendor == "sqlite":
        values = [BEGIN, END, BEGIN, END, f"{{title text}} : ({for_fts5(asked, is_beginning)})"]
    else:
        around = f"StartSel={BEGIN}, StopSel={END}"
        values = [f"{around}, HighlightAll=true", f"{around}, MaxWords=34, MinWords=16", for_postgresql(asked, is_beginning)]
    with connection.cursor() as cursor:
        cursor.execute(SHOWN[connection.vendor].format(numbers=marks(numbers)), [*values, *numbers])
        return {number: (title, text) for number, title, text in cursor.fetchall()}


def tidy() -> None:
    """Put each index of SQLite into one piece, which is read faster; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in TIDIED:
                cursor.execute(statement)


def marks(values: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(values))
