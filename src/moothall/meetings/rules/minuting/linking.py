"""What the blocks of a minute have to do with each other: which motion was amended, which was voted on, and how it then read."""

import re
from collections.abc import Callable
from dataclasses import replace

from moothall.meetings.rules.minuting.blocks import Block, MotionSaid, Said, VoteSaid
from moothall.meetings.rules.minuting.voting import OUTCOMES, amended

DECIDED = re.compile(
    r"\b(?P<what>motion|amendment)\b[^.]{0,60}?\bwas (?:then )?(?:declared )?(?P<outcome>carried|lost|withdrawn)\b", re.IGNORECASE
)


def linked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, each amendment with the motion that it would amend, each vote with what was voted on, each motion with its end."""
    found = list(blocks)
    for place, block in enumerate(found):
        if isinstance(block, MotionSaid) and block.is_amendment:
            found[place] = replace(block, amends=motion_before(found, place))
            settle(found, place, block.outcome)
        elif isinstance(block, VoteSaid):
            on = undecided_before(found, place)
            found[place] = replace(block, on=on)
            settle(found, on, block.outcome)
        elif isinstance(block, Said) and (said := DECIDED.search(block.text)):
            settle(found, undecided_before(found, place), OUTCOMES[said["outcome"].lower()])
    return tuple(found)


def motion_before(blocks: list[Block], place: int) -> int | None:
    """The place of the latest motion before this one that is no amendment."""
    return latest(blocks, place, lambda block: not block.is_amendment)


def undecided_before(blocks: list[Block], place: int) -> int | None:
    """The place of the latest motion or amendment before this one of which nothing has come yet: amendments are voted on first."""
    return latest(blocks, place, lambda block: not block.outcome)


def latest(blocks: list[Block], place: int, fits: Callable[[MotionSaid], bool]) -> int | None:
    found = (at for at in reversed(range(place)) if isinstance(one := blocks[at], MotionSaid) and fits(one))
    return next(found, None)


def settle(blocks: list[Block], place: int | None, outcome: str) -> None:
    """A motion with its outcome; an amendment that was carried changes the motion."""
    if place is None or not outcome:
        return
    motion = blocks[place]
    assert isinstance(motion, MotionSaid)
    blocks[place] = motion = replace(motion, outcome=outcome)
    if outcome == "carried" and motion.amends is not None:
        main = blocks[motion.amends]
        assert isinstance(main, MotionSaid)
        blocks[motion.amends] = replace(main, reads=amended(main.reads or main.words, motion.words))
