"""From blocks to a minute: paragraphs with their bullets, and resolutions, in the order of the page."""

from collections.abc import Sequence

from . import resolutions
from .blocks import Block, entries
from .pages import EntrySaid, MinuteSaid, ResolutionSaid


def minute(blocks: Sequence[Block]) -> MinuteSaid:
    """Everything that the blocks say, once and in order."""
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
