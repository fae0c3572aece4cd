"""A table that somebody brings in as text: its lines as plain words, or every reason why it cannot be read."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO

MOST_LINES = 2_000
SEPARATORS = (",", ";", "\t")


class NotATable(ValueError):
    """The text cannot be read as a table; each sentence says why, and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: where it stands, and its words by the heading."""

    number: int
    words: dict[str, str]


def decoded(content: bytes) -> str:
    """The text of a file, as spreadsheets write them: UTF-8, what Excel calls Unicode text, or the letters of Windows.

    >>> decoded("£5".encode("utf-16")), decoded("£5".encode("cp1252")), decoded("£5".encode("utf-8-sig"))
    ('£5', '£5', '£5')
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines_of(text: str, columns: Collection[str], needed: Sequence[str], most: int = MOST_LINES) -> list[Line]:
    """The lines of a table with these columns, of which some must be there. Empty lines are left out.

    >>> lines_of("name,party\\nAda Marsh,Harbour Party", {"name", "party"}, ["name"])[0].words
    {'name': 'Ada Marsh', 'party': 'Harbour Party'}
    """
    rows = _rows_of(text)
    if not rows:
        raise NotATable("There is nothing in the table. Its first line names the columns.")
    heads = [_head(word) for word in rows[0][1]]
    _refuse_heads(heads, columns, needed)
    lines = [(number, row) for number, row in rows[1:] if any(word.strip() for word in row)]
    if not lines:
        raise NotATable("There is no line under the headings.")
    if len(lines) > most:
        raise NotATable(f"There are {len(lines):,} lines. Bring in at most {most:,} at once.")
    if long := [number for number, row in lines if len(row) > len(heads)]:
        raise NotATable(
            *(f"Line {number} has more cells than there are headings. Put words that hold a comma in quotes." for number in long)
        )
    return [Line(number, dict(zip(heads, map(_words, row), strict=False))) for number, row in lines]


def _words(cell: str) -> str:
    """What a cell says; a browser ends each line of what stands in a box as Windows does, also within a cell."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _rows_of(text: str) -> list[tuple[int, list[str]]]:
    text = text.lstrip("\ufeff").replace("\0", "")
    first = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(SEPARATORS, key=first.count), strict=True)
    rows = []
    try:
        while (row := next(reader, None)) is not None:
            rows.append((reader.line_num, row))
    except csv.Error:
        raise NotATable(
            f"Line {reader.line_num} cannot be read: a quote is opened and not closed, or stands in the middle of a word."
        ) from None
    return [(number, row) for number, row in rows if rows and any(word.strip() for word in row)]


def _head(word: str) -> str:
    return "_".join(word.strip().casefold().split())


def _refuse_heads(heads: Sequence[str], columns: Collection[str], needed: Sequence[str]) -> None:
    said = [f"There is no column “{head}” here. Name it as one of: {', '.join(sorted(columns))}." for head in heads if head not in columns]
    said += [f"The column “{head}” stands there twice." for head in sorted(set(heads)) if heads.count(head) > 1 and head in columns]
    said += [f"The column “{name}” is missing." for name in needed if name not in heads]
    if said:
        raise NotATable(*said)
