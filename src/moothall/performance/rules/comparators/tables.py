"""A table as publishers write it: what parts its cells, which line has the headings, and the rows beneath by their headings.

Titles may stand above the headings, and columns that nobody here knows beside those that are meant, in any order and any case.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from moothall.performance.rules.comparators.forms import Form, Numbered, folded, form_of

SEPARATORS = (",", ";", "\t", "|")
TITLES = 20  # so many lines may stand above the headings

Cells = Sequence[tuple[int, Sequence[str]]]


class BadTable(ValueError):
    """Why a file is no table that can be read; one sentence each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def cells_of(name: str, text: str) -> Cells:
    """The cells of a text, each row with the number of its last line."""
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=separator(text), strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error:
        raise BadTable(
            f"{name}, line {reader.line_num}: a quote is opened and not closed, or stands in the middle of a word, "
            "so that nobody can tell where a cell ends."
        ) from None


def separator(text: str) -> str:
    """What parts the cells of the line that has headings of a known form; a comma where there is no such line."""
    first = text[:20_000].splitlines()[:TITLES]
    return next((mark for mark in SEPARATORS for line in first if form_of(next(csv.reader([line], delimiter=mark), []))), ",")


def table(name: str, cells: Cells) -> tuple[Form, Numbered]:
    """The form of a table and its rows. Raises BadTable, naming each row that has cells under no heading."""
    said = [(number, row) for number, row in cells if any(cell.strip() for cell in row)]
    found = next(((place, form) for place, (_, row) in enumerate(said[:TITLES]) if (form := form_of(row))), None)
    if found is None:
        told = ", ".join(word.strip() for word in said[0][1])[:200] if said else "it is empty"
        raise BadTable(f"{name} has headings of none of the forms that are known: {told}.")
    place, form = found
    heads = columns(name, form, said[place][1])
    rows = said[place + 1 :]
    refuse_long(name, form, len(heads), rows)
    named = [(number, dict(zip(heads, [*row, *[""] * len(heads)], strict=False))) for number, row in rows]
    return form, form.turned(named) if form.turned else named


def columns(name: str, form: Form, heads: Sequence[str]) -> list[str]:
    """The headings as the form calls them, each of these once."""
    known = {folded(one): one for one in (*form.heads, *form.others)}
    found = [known.get(folded(one), one.strip()) for one in heads]
    twice = sorted({one for one in found if one in known.values() and found.count(one) > 1})
    if twice:
        raise BadTable(*(f"{name}: the column “{one}” stands there twice. Keep the one that is meant." for one in twice))
    return found


def refuse_long(name: str, form: Form, width: int, rows: Cells) -> None:
    """A cell under no heading: a comma that should stand in quotes moved all that follows it."""
    long = [number for number, row in rows if any(cell.strip() for cell in row[width:])]
    if long:
        what = "more cells than there are headings. Put what holds a comma in quotes, such as “1,240”."
        raise BadTable(*(f"{name}, {form.counts} {number}: it has {what}" for number in long))
