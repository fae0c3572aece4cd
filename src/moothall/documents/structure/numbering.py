"""The number of each heading and paragraph, so that "paragraph 2.4" can be cited."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from moothall.documents.structure.blocks import Block, Heading, Paragraph, plain

TYPED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?(?:\s+|$)")
TYPED_HEADING = re.compile(r"(\d{1,3})[.)]?\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part of a report, the number by which it is cited (none for lists, tables and pictures), and how deep a heading stands."""

    number: str
    block: Block


def numbered(blocks: Iterable[Block]) -> Iterator[Numbered]:
    """Each part with its number: the highest headings 1, 2, 3; the paragraphs under them 1.1, 1.2; without headings 1, 2, 3.

    A number that the author typed holds, is taken out of the words, and counting goes on from it. Paragraphs before the
    first heading belong to no section and are counted by letters, so that each number is there once.
    """
    parts = list(blocks)
    highest = min((part.level for part in parts if isinstance(part, Heading)), default=0)
    count = Count(has_headings=bool(highest))
    for part in parts:
        if isinstance(part, Heading) and part.level == highest:
            yield count.heading(part)
        elif isinstance(part, Paragraph):
            yield count.paragraph(part)
        else:
            yield Numbered("", part)


@dataclass
class Count:
    """How far the numbering has come."""

    has_headings: bool
    section: int = 0
    last: int = 0

    def heading(self, block: Heading) -> Numbered:
        typed = TYPED_HEADING.match(block.text)
        self.section, self.last = int(typed[1]) if typed else self.section + 1, 0
        return Numbered(str(self.section), replace(block, text=block.text[typed.end() :]) if typed else block)

    def paragraph(self, block: Paragraph) -> Numbered:
        if typed := TYPED.match(plain(block.words)):
            return self.as_typed(block, typed)
        self.last += 1
        return Numbered(self.number(), block)

    def as_typed(self, block: Paragraph, typed: re.Match[str]) -> Numbered:
        """The author's own number; one of two parts says where we are."""
        section, *rest = map(int, typed[1].split("."))
        if len(rest) == 1:
            self.section, self.last = section, rest[0]
        return Numbered(typed[1], replace(block, words=without(block, typed.end())))

    def number(self) -> str:
        if not self.has_headings:
            return str(self.last)
        return f"{self.section}.{self.last}" if self.section else letter(self.last)


def without(block: Paragraph, length: int) -> tuple:
    """The words of a paragraph after its first letters."""
    kept = []
    for one in block.words:
        cut = min(length, len(one.text))
        length -= cut
        if one.text[cut:]:
            kept.append(replace(one, text=one.text[cut:]))
    return tuple(kept)


def letter(number: int) -> str:
    """A letter for a number, and two after the last letter.

    >>> letter(1), letter(26), letter(27)
    ('a', 'z', 'aa')
    """
    before, last = divmod(number - 1, 26)
    return (letter(before) if before else "") + chr(ord("a") + last)
