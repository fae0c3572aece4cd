"""Points, headings and tables put together from what stands one after another in a document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from moothall.documents.structure.blocks import Block, Heading, Paragraph, Point, Points, Table, Words, plain, squared

LONGEST_HEADING = 100
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that belongs to a list: how far it is set in, whether it is counted, and which list it is."""

    depth: int
    is_ordered: bool
    words: Words
    list: str = ""

    def goes_on(self, other: "Entry", depth: int) -> bool:
        """Whether another line at this depth belongs to the same list."""
        return other.depth > depth or (other.is_ordered, other.list) == (self.is_ordered, self.list)


def put_together(parts: Iterable[Block | Entry]) -> list[Block]:
    """The parts, with entries that follow each other as one list."""
    found: list[Block] = []
    for is_entry, group in groupby(parts, key=lambda part: isinstance(part, Entry)):
        if is_entry:
            found += nested([part for part in group if isinstance(part, Entry) and part.words])
        else:
            found += [part for part in group if not isinstance(part, Entry)]
    return found


def nested(entries: Sequence[Entry]) -> Iterator[Points]:
    """Entries as lists within lists; a list ends where another begins."""
    depth = min((entry.depth for entry in entries), default=0)
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and entries[start].goes_on(entries[end], depth):
            end += 1
        yield Points(tuple(points(entries[start:end], depth)), entries[start].is_ordered)
        start = end


def points(entries: Sequence[Entry], depth: int) -> Iterator[Point]:
    """The entries at this depth, each with what is set in under it."""
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and min(entries[end].depth, DEEPEST) > depth:
            end += 1
        below = [point for each in nested(entries[start + 1 : end]) for point in each.points]
        is_ordered = end > start + 1 and entries[start + 1].is_ordered
        yield Point(entries[start].words, Points(tuple(below), is_ordered) if below else None)
        start = end


def table(rows: Sequence[Sequence[Words]], has_header: bool, caption: str = "") -> list[Block]:
    """A table; one that has a single cell is a frame around paragraphs, and an empty one is nothing."""
    full = squared([row for row in rows if any(row)])
    if not full:
        return []
    if len(full) == 1 and len(full[0]) == 1:
        return [Paragraph(full[0][0])]
    headed = (has_header or all(is_bold(cell) for cell in full[0])) and len(full) > 1
    return [Table(full[0] if headed else (), full[1:] if headed else full, caption)]


def is_bold(words: Words) -> bool:
    return bool(words) and all(one.is_strong or not one.text.strip() for one in words)


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Where nobody used the styles for headings, a short line that is wholly bold is one."""
    if any(isinstance(block, Heading) for block in blocks):
        return raised(blocks)
    return [Heading(1, plain(block.words)) if is_like_a_heading(block) else block for block in blocks]


def is_like_a_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_bold(block.words) and is_short(plain(block.words))


def is_short(text: str) -> bool:
    """Whether a line may be a heading: short, on one line, and no sentence.

    >>> is_short("Purpose of this report"), is_short("To agree the lease.")
    (True, False)
    """
    return (
        len(text) <= LONGEST_HEADING and "\n" not in text and not re.search(r"[.;,:]$", text.rstrip(")")) and bool(re.search(r"\w", text))
    )


def raised(blocks: Sequence[Block]) -> list[Block]:
    """Headings so that the highest has level 1."""
    highest = min(block.level for block in blocks if isinstance(block, Heading))
    return [Heading(min(block.level - highest + 1, 4), block.text) if isinstance(block, Heading) else block for block in blocks]
