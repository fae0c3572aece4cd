"""Blocks: what a text and a piece of Word's HTML have in common, before anybody asks what they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .pages import EntrySaid

BULLET = re.compile(r"^[•·‣▪●○◦∙\u25a0\u25ab\uf0b7\uf0a7]\s*|^(?:[-–*]|o)\s+(?=\S)")


@dataclass(frozen=True)
class Block:
    """A paragraph, a bullet, a numbered paragraph or a table. `number` is what a list counts; nobody printed it."""

    text: str
    kind: str = "paragraph"  # paragraph, bullet, numbered, table
    level: int = 0
    number: str = ""
    html: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    line: int = 0


def from_line(text: str, line: int = 0) -> Block:
    """A line of text as a block: a bullet if it begins like one."""
    mark = BULLET.match(text)
    return Block(text[mark.end() :].strip(), "bullet", line=line) if mark else Block(text, line=line)


def entries(blocks: Iterable[Block]) -> tuple[EntrySaid, ...]:
    """Paragraphs, each with the bullets that follow it."""
    said: list[EntrySaid] = []
    for block in blocks:
        if block.kind in {"bullet", "numbered"} and said and not said[-1].rows:
            said[-1] = replace(said[-1], bullets=(*said[-1].bullets, numbered_text(block)))
        elif block.kind == "bullet":
            said.append(EntrySaid("", (block.text,)))
        else:
            said.append(EntrySaid(numbered_text(block), rows=block.rows, html=block.html))
    return tuple(said)


def numbered_text(block: Block) -> str:
    """A list's own number is part of what a reader saw, so it stands before the words."""
    return f"{block.number}. {block.text}" if block.number else block.text
