"""Two versions of a text beside each other: which paragraphs are new, gone or changed, and which words of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

WORDS = re.compile(r"\s+|[^\s]+")
ALIKE = 0.4


class Change(StrEnum):
    """What became of a paragraph; the words are those of the page."""

    SAME = "The same"
    CHANGED = "Changed"
    ADDED = "Added"
    TAKEN_OUT = "Taken out"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether the other version lacks them."""

    words: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in both versions; a side that has none is empty."""

    change: Change
    earlier: tuple[Piece, ...] = ()
    later: tuple[Piece, ...] = ()


def compared(earlier: Sequence[str], later: Sequence[str]) -> list[Line]:
    """Both texts, paragraph by paragraph.

    >>> [(line.change.value, [one.words for one in line.later if one.is_changed]) for line in compared(["It costs £5."], ["It costs £6."])]
    [('Changed', ['£6.'])]
    """
    return list(lines(earlier, later))


def lines(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Line]:
    for what, start, end, begin, stop in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (Line(Change.SAME, (Piece(one),), (Piece(one),)) for one in earlier[start:end])
        else:
            yield from between(earlier[start:end], later[begin:stop])


def between(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Line]:
    """Paragraphs that differ: those that are alike stand beside each other, the others alone."""
    for old, new in zip_longest(earlier, later):
        if old is not None and new is not None and is_alike(old, new):
            yield Line(Change.CHANGED, *word_by_word(old, new))
            continue
        if old is not None:
            yield Line(Change.TAKEN_OUT, (Piece(old, is_changed=True),))
        if new is not None:
            yield Line(Change.ADDED, (), (Piece(new, is_changed=True),))


def is_alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= ALIKE


def word_by_word(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both paragraphs in pieces, the words that differ marked."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for what, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left += pieces(before[start:end], what != "equal")
        right += pieces(after[begin:stop], what != "equal")
    return tuple(left), tuple(right)


def pieces(words: Sequence[str], is_changed: bool) -> list[Piece]:
    return [Piece("".join(words), is_changed)] if words else []


def summary(found: Sequence[Line]) -> str:
    """What changed, in a sentence.

    >>> summary(compared(["One."], ["One.", "Two."])), summary(compared(["One."], ["One."]))
    ('1 paragraph added.', 'Nothing changed.')
    """
    counts = [(sum(line.change is change for line in found), change.lower()) for change in (Change.ADDED, Change.CHANGED, Change.TAKEN_OUT)]
    said = [f"{count} paragraph{'s' if count > 1 else ''} {words}" for count, words in counts if count]
    return f"{', '.join(said)}." if said else "Nothing changed."
