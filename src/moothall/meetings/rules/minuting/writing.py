"""A minute written as a clerk would type it, so that what stands in the minutes can be taken up again and changed."""

from collections.abc import Sequence
from dataclasses import replace

from moothall.meetings.rules.entries import EntryKind, kind_of_entry
from moothall.meetings.rules.minuting.blocks import Block, MotionSaid, PartSaid, Resolved, Said, UndertakingSaid, VoteSaid
from moothall.meetings.rules.minuting.labels import TYPED_AS, label_of
from moothall.meetings.rules.minuting.reading import understood
from moothall.meetings.rules.minuting.renumbering import in_order
from moothall.meetings.rules.minuting.voting import motion_in_words, vote_in_words


def as_text(blocks: Sequence[Block], is_closed: bool = False) -> str:
    """The blocks as they would be typed, with an empty line between. What differs from `is_closed` is marked."""
    before = (None, *blocks)
    return "\n\n".join(mark(block, is_closed, last) + typed(block, is_closed) for last, block in zip(before, blocks, strict=False))


def mark(block: Block, is_closed: bool, last: Block | None = None) -> str:
    """The mark of what differs from all around it, and of what would be taken for a further part of the resolution above it."""
    is_apart = isinstance(last, Resolved) and len(understood(f"{typed(last, is_closed)}\n\n{typed(block, is_closed)}").blocks) < 2
    return "" if block.is_closed == is_closed and not is_apart else "[closed] " if block.is_closed else "[open] "


def typed(block: Block, is_closed: bool) -> str:
    """One block, with the label that it needs to be understood as it is."""
    if isinstance(block, Resolved):
        return typed_resolution(block)
    if isinstance(block, MotionSaid):
        reads = f"\nSUBSTANTIVE MOTION: {block.reads}" if block.reads else ""
        return f"{'AMENDMENT' if block.is_amendment else 'MOTION'}: {motion_in_words(block)}{reads}"
    if isinstance(block, VoteSaid):
        return f"{'NAMED VOTE' if block.how == 'named' else 'VOTE'}: {vote_in_words(block)}"
    if isinstance(block, UndertakingSaid):
        return block.text if kind_of_entry(block.text) == EntryKind.UNDERTAKING else f"Undertaking: {block.text}"
    return "\n".join([typed_paragraph(block), *(f"- {bullet}" for bullet in block.bullets)])


def typed_paragraph(said: Said) -> str:
    """A paragraph with its label, where its own words would be taken for another kind."""
    line = " ".join(said.text.split())
    if label_of(line)[0] or kind_of_entry(line) == said.kind or said.kind not in TYPED_AS:
        return line
    return f"{TYPED_AS[said.kind]}: {line}"


def typed_resolution(block: Resolved) -> str:
    heading = block.heading or "RESOLVED"
    if len(block.parts) == 1 and not block.parts[0].label:
        return f"{heading}: {' '.join(word for word in (block.lead, block.parts[0].text) if word)}"
    first = f"{heading}: {block.lead}".rstrip() if block.lead else f"{heading}:"
    return "\n".join([first, *(f"({part.label or place}) {closing(part, block)}{part.text}" for place, part in enumerate(block.parts, 1))])


def closing(part: PartSaid, block: Resolved) -> str:
    return "" if part.is_closed == block.is_closed else "[closed] " if part.is_closed else "[open] "


def tidied(text: str, is_closed: bool = False) -> str:
    """The text with the parts of every resolution numbered as they stand, and what they say of each other put right."""
    for number in reversed(range(len(understood(text, is_closed).resolutions))):
        text = rearranged(text, number, None, "", is_closed)
    return text


def rearranged(text: str, number: int, part: int | None, how: str, is_closed: bool = False) -> str:
    """The text with one part of a resolution moved up or down, or taken out; all else as it was typed.

    >>> rearranged("RESOLVED: That\\n(1) a van be bought; and\\n(2) subject to (1) above, it be painted.", 0, 2, "up")
    'RESOLVED: That\\n(1) subject to (2) below, it be painted; and\\n(2) a van be bought.'
    """
    resolutions = understood(text, is_closed).resolutions
    if not 0 <= number < len(resolutions):
        return text
    block = resolutions[number]
    parts = moved(block.parts, part, how)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, last = block.lines
    if not any(one.label for one in block.parts) and len(block.parts) < 2:
        return text
    written = mark(block, is_closed) + typed_resolution(replace(block, parts=in_order(parts)))
    return "\n".join([*lines[:first], *(written.split("\n") if parts else []), *lines[last:]])


def moved(parts: tuple[PartSaid, ...], number: int | None, how: str) -> tuple[PartSaid, ...]:
    """The parts with the one at this place moved up or down by one, or out; each called as it was until now."""
    named = [part if part.label else replace(part, label=str(place)) for place, part in enumerate(parts, start=1)]
    if number is None or not 1 <= number <= len(named):
        return parts if number is None else tuple(named)
    one = named.pop(number - 1)
    if how in ("up", "down"):
        named.insert(max(number - 2, 0) if how == "up" else number, one)
    return tuple(named)
