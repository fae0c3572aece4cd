"""The numbered recommendations of a report, found where its own heading says that they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from moothall.documents.structure.blocks import Block, Heading, Paragraph, Points, plain
from moothall.documents.structure.numbering import TYPED

TITLE = re.compile(r"(?:\d+[.)]?\s+)?(?:[\w’']+\s+)?recommend(?:ation|ations|ed|s)?(?:\s*\(s\))?\s*:?", re.IGNORECASE)
SIGN = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)


def recommendations(blocks: Iterable[Block]) -> list[str]:
    """What is recommended, one sentence or clause each, without its number; none if no heading names them.

    >>> from moothall.documents.structure.marked import from_markup
    >>> recommendations(from_markup("# Recommendations\\n\\nThat Cabinet:\\n\\n1. approve the lease\\n2. note the cost\\n\\n# Why"))
    ['approve the lease', 'note the cost']
    """
    section = list(under_the_heading(list(blocks)))
    listed = [plain(point.words) for block in section if isinstance(block, Points) for point in block.points]
    if listed:
        return [one for one in listed if one]
    paragraphs = [plain(block.words) for block in section if isinstance(block, Paragraph)]
    said = [one for one in paragraphs if not one.endswith(":")]
    chosen = [one for one in said if sign(one)] or said
    return [one[len(sign(one)) :].strip() for one in chosen]


def under_the_heading(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands between the heading "Recommendations" and the next one as high."""
    found = next((position for position, block in enumerate(blocks) if is_title(block)), len(blocks))
    return takewhile(lambda block: not is_as_high(block, blocks[found]), blocks[found + 1 :])


def is_title(block: Block) -> bool:
    return isinstance(block, Heading) and TITLE.fullmatch(block.text) is not None


def is_as_high(block: Block, title: Block) -> bool:
    return isinstance(block, Heading) and isinstance(title, Heading) and block.level <= title.level


def sign(text: str) -> str:
    """The number or letter with which a recommendation begins.

    >>> sign("(a) note the cost"), sign("2.1 approve"), sign("I agree")
    ('(a) ', '2.1 ', '')
    """
    found = TYPED.match(text) or SIGN.match(text)
    return found[0] if found else ""
