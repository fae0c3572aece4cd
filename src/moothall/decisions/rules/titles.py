"""Words that are looked for in titles: taken apart, and written as each database's index reads them. No Django."""

import re
import unicodedata

MOST_WORDS, SHORTEST_BEGINNING = 12, 2  # with one letter a good part of all words begins
WORD = re.compile(r"[^\W_]+")
# They stand in every title, and so say nothing of which is meant.
EVERYWHERE = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"),
)


def words_in(text: str) -> tuple[str, ...]:
    """The words of what was typed, each once. Marks mean nothing here, so nothing that is typed can be an error.

    >>> words_in("Café: CAB/26/118, of the café "), words_in("%' --")
    (('café', 'cab', '26', '118'), ())
    """
    words = WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(word for word in dict.fromkeys(word.lower() for word in words) if word not in EVERYWHERE)[:MOST_WORDS]


def for_fts5(words: tuple[str, ...]) -> str:
    """All of them, each of which may go on, as SQLite reads it.

    >>> for_fts5(("cab", "26", "x"))
    '"cab"* AND "26"* AND "x"'
    """
    return " AND ".join(f'"{word}"{"*" if len(word) >= SHORTEST_BEGINNING else ""}' for word in words)


def for_postgresql(words: tuple[str, ...]) -> str:
    """All of them, each of which may go on, as PostgreSQL reads it.

    >>> for_postgresql(("cab", "26", "x"))
    "'cab':* & '26':* & 'x'"
    """
    return " & ".join(f"'{word}'{':*' if len(word) >= SHORTEST_BEGINNING else ''}" for word in words)
