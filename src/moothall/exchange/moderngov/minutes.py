"""From blocks to a minute: paragraphs with their bullets, and resolutions, in the order of the page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from . import resolutions
from .blocks import Block, entries
from .pages import EntrySaid, MinuteSaid, ResolutionSaid

RESOLVED_WITHIN = re.compile(
    r"(?<=[.;:!?)”])\s+(?=(?:It was |IT WAS )?RESOLVED(?:\s+UNANIMOUSLY)?(?:\s*[:–—-]|\s+(?:that|That|THAT|to)\b))"
)


def parted(block: Block) -> list[Block]:
    """A paragraph in which a resolution follows a sentence is two."""
    if block.kind != "paragraph" or "RESOLVED" not in block.text:
        return [block]
    pieces = RESOLVED_WITHIN.split(block.text)
    return [block] if len(pieces) == 1 else [replace(block, text=piece, html="") for piece in pieces]


def minute(blocks: Sequence[Block]) -> MinuteSaid:
    """Everything that the blocks say, once and in order."""
    blocks = [piece for block in blocks for piece in parted(block)]
    said: list[EntrySaid | ResolutionSaid] = []
    waiting: list[Block] = []
    place = 0
    while place < len(blocks):
        if resolutions.begins(blocks[place]):
            said += entries(waiting)
            waiting = []
            resolution, used = resolutions.taken(blocks, place)
            said.append(resolution)
            place = used
        else:
            waiting.append(blocks[place])
            place += 1
    return MinuteSaid((*said, *entries(waiting)))
