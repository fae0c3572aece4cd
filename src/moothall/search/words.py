"""How each database finds words in the index and shows where they stand. Rows come back as numbers, never as words."""

from collections.abc import Mapping, Sequence

from django.db import connection

from moothall.search.rules import Question, for_fts5, for_postgresql

BEGIN, END = "\x02", "\x03"    # around a found word; no text of ours holds them

FOUND = {
    "sqlite": """
        SELECT search_words.rowid, bm25(search_words, 8.0, 1.0)
        FROM search_words {join}
        WHERE search_words MATCH %s AND search_words.rowid BETWEEN %s AND %s {where}
        ORDER BY search_words.rowid DESC LIMIT %s
    """,
    "postgresql": """
        SELECT number, -ts_rank(words, query)
        FROM search_indexed, to_tsquery('english', %s) query
        WHERE words @@ query AND number BETWEEN %s AND %s {where}
        ORDER BY number DESC LIMIT %s
    """,
}
JOIN = "JOIN search_indexed ON search_indexed.number = search_words.rowid"
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
COLUMNS = {"kind", "organisation", "body"}


def find(asked: Question, days: tuple[int, int], chosen: Mapping[str, Sequence[int]], most: int, is_beginning: bool) -> list[tuple[int, float]]:
    """The newest rows with these words, at most so many, each with how well it fits (the less the better)."""
    where, values = "", []
    for column, wanted in chosen.items():
        assert column in COLUMNS
        where += f" AND search_indexed.{column} IN ({marks(wanted)})"
        values += wanted
    vendor = connection.vendor
    sql = FOUND[vendor].format(join=JOIN if chosen else "", where=where)
    with connection.cursor() as cursor:
        cursor.execute(sql, [in_words(asked, is_beginning), *days, *values, most])
        return cursor.fetchall()


def show(asked: Question, numbers: Sequence[int], is_beginning: bool) -> dict[int, tuple[str, str]]:
    """Title and a piece of the text of these rows, with the found words between marks. Ask only for rows that may be seen."""
    if not numbers:
        return {}
    vendor = connection.vendor
    if vendor == "sqlite":
        values = [BEGIN, END, BEGIN, END]
    else:
        around = f"StartSel={BEGIN}, StopSel={END}"
        values = [f"{around}, HighlightAll=true", f"{around}, MaxWords=34, MinWords=16"]
    with connection.cursor() as cursor:
        cursor.execute(SHOWN[vendor].format(numbers=marks(numbers)), [*values, in_words(asked, is_beginning), *numbers])
        return {number: (title, text) for number, title, text in cursor.fetchall()}


def in_words(asked: Question, is_beginning: bool) -> str:
    return (for_fts5 if connection.vendor == "sqlite" else for_postgresql)(asked, is_beginning)


def marks(values: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(values))
