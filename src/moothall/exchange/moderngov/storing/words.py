"""Paragraphs, lists and tables of a page as a room keeps them: plain words, and markup where that says more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

from moothall.exchange.moderngov.pages import EntrySaid
from moothall.meetings import said

NARRATIVE = "narrative"


def lines_of(entry: EntrySaid) -> list[str]:
    """The words of a paragraph with its bullets, or of a table, a line each.

    >>> lines_of(EntrySaid("Members asked about:", bullets=("reserves;",)))
    ['Members asked about:', '• reserves;']
    """
    rows = [" | ".join(row) for row in entry.rows]
    return [line for line in (entry.text, *(f"• {bullet}" for bullet in entry.bullets), *rows) if line]


def text_of(entries: Iterable[EntrySaid]) -> str:
    """Several paragraphs, each on its line."""
    return "\n".join(line for entry in entries for line in lines_of(entry))


def markup_of(entries: Sequence[EntrySaid]) -> str:
    """The same with its lists, tables and emphasis; nothing where there are none."""
    has_more = any(entry.bullets or entry.rows or entry.html for entry in entries)
    return "".join(_marked_up(entry) for entry in entries) if has_more else ""


def entry(told: EntrySaid) -> said.Entry:
    """A paragraph of a minute. A table is no sentence, so its kind is not read from its words."""
    if told.rows:
        return said.Entry("\n".join(lines_of(told)), markup=_marked_up(told), kind=NARRATIVE)
    return said.Entry(told.text, told.bullets, _marked_up(told) if told.html else "")


def _marked_up(entry: EntrySaid) -> str:
    words = entry.html or escape(entry.text, quote=False)
    paragraph = f"<p>{words}</p>" if words else ""
    bullets = "".join(f"<li>{escape(bullet, quote=False)}</li>" for bullet in entry.bullets)
    rows = ("".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in entry.rows)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return paragraph + (f"<ul>{bullets}</ul>" if bullets else "") + (f"<table>{table}</table>" if table else "")


@cache
def room_for(table: Any) -> dict[str, int]:
    """How many characters each field of a table holds, where it holds not all."""
    limits = {field.name: getattr(field, "max_length", None) for field in table._meta.concrete_fields}
    return {name: limit for name, limit in limits.items() if limit}


def shortened(words: str, limit: int) -> str:
    """
    >>> shortened("a long word", 6), shortened("short", 6)
    ('a lon…', 'short')
    """
    return words if len(words) <= limit else words[: limit - 1] + "…"


def fitted(thing: Any, table: Any, left: list[said.Remark]) -> Any:
    """The same thing with words that its row can hold. What is too long is shortened there, and kept whole as a remark."""
    limits = room_for(table)
    too_long = {name: words for name in limits if len(words := getattr(thing, name, None) or "") > limits[name]}
    if not too_long:
        return thing
    left += [
        said.Remark("unplaced", f"The {name.replace('_', ' ')} is longer than its place, so it is shortened there and whole here.", words)
        for name, words in too_long.items()
    ]
    return replace(thing, **{name: shortened(words, limits[name]) for name, words in too_long.items()})
