"""A minute as a clerk types it, understood: paragraphs, questions, motions, votes and resolutions in parts. Nothing typed is dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from moothall.meetings.rules.entries import EntryKind, kind_of_entry
from moothall.meetings.rules.minuting import labels, voting
from moothall.meetings.rules.minuting.blocks import Block, MotionSaid, PartSaid, Resolved, Said, Understood, VoteSaid
from moothall.meetings.rules.minuting.linking import linked
from moothall.meetings.rules.minuting.undertakings import undertaking_in

GOES_ON = (";", "; and", "; or", ",", ":")


@dataclass
class Reading:
    """What has been read so far, and whether the last of it may still go on."""

    is_closed: bool
    blocks: list[Block] = field(default_factory=list)
    vote: str = ""
    is_after_blank: bool = True

    @property
    def last(self) -> Block | None:
        return self.blocks[-1] if self.blocks else None

    def add(self, block: Block) -> None:
        self.blocks.append(block)

    def put(self, block: Block) -> None:
        """The last block, as it now is."""
        self.blocks[-1] = block


def understood(text: str, is_closed: bool = False) -> Understood:
    """A text as it will stand in the minutes. Each line is a paragraph; bullets, parts and the sides of a vote go on from the line before.

    >>> said = understood("Q: Who pays?\\nRESOLVED: That\\n(1) the plan be agreed; and\\n(2) subject to (1) above, work begin.")
    >>> [type(block).__name__ for block in said.blocks], [part.label for part in said.resolutions[0].parts]
    (['Said', 'Resolved'], ['1', '2'])
    """
    reading = Reading(is_closed)
    for place, line in lines_of(text):
        if line:
            read(reading, line, place)
        reading.is_after_blank = not line
    return Understood(linked(tuple(block for block in reading.blocks if not is_empty(block))))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    return ((place, line.strip()) for place, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def is_empty(block: Block) -> bool:
    return isinstance(block, Said) and not block.text and not block.bullets


def read(reading: Reading, line: str, place: int) -> None:
    """One line that says something."""
    typed, (line, is_closed) = line, labels.without_mark(line, reading.is_closed)
    is_marked = line != typed  # what is marked begins a paragraph of its own
    label, rest = labels.label_of(line)
    if heading := labels.resolved_in(line):
        open_resolution(reading, *heading, is_closed, place)
    elif label:
        read_labelled(reading, label, rest, is_closed)
    elif goes_on(reading, line) and not is_marked:
        go_on(reading, line, place)
    elif (bullet := labels.BULLET.fullmatch(line)) and isinstance(reading.last, Said) and not is_marked:
        reading.put(replace(reading.last, bullets=(*reading.last.bullets, bullet["text"])))
    else:
        reading.add(paragraph(line, is_closed))


def paragraph(text: str, is_closed: bool) -> Block:
    """A paragraph without a label, by its own words."""
    if voting.is_motion(text):
        return replace(voting.motion_in(text, is_amendment=False), is_closed=is_closed)
    kind = kind_of_entry(text)
    if kind == EntryKind.UNDERTAKING:
        return replace(undertaking_in(text), is_closed=is_closed)
    return Said(kind, text, is_closed=is_closed)


def read_labelled(reading: Reading, label: str, rest: str, is_closed: bool) -> None:
    """A paragraph that says what it is."""
    if label in labels.CASTS or label in labels.CASTING:
        read_side(reading, label, rest, is_closed)
    elif label in labels.VOTE:
        reading.vote = rest
        reading.add(replace(voting.vote_in(rest, label), is_closed=is_closed))
    elif label in labels.READS:
        read_substantive(reading, rest, is_closed)
    elif label in (*labels.MOTION, *labels.AMENDMENT):
        reading.add(replace(voting.motion_in(rest, label in labels.AMENDMENT), is_closed=is_closed))
    elif label in labels.UNDERTAKING:
        reading.add(replace(undertaking_in(rest), is_closed=is_closed))
    else:
        reading.add(Said(labels.KINDS[label], prefixed(label, rest), is_closed=is_closed))


def prefixed(label: str, rest: str) -> str:
    """A question and an answer say which they are; the other labels are said by their kind."""
    if not rest:
        return ""
    return f"Question: {rest}" if label in labels.ASKED else f"Answer: {rest}" if label in labels.ANSWERED else rest


def read_side(reading: Reading, label: str, rest: str, is_closed: bool) -> None:
    """One side of a vote on a line of its own; without a vote before it, it begins one."""
    if isinstance(reading.last, VoteSaid):
        reading.vote = f"{reading.vote.rstrip(' .')}. {label}: {rest}." if reading.vote else f"{label}: {rest}."
        reading.put(replace(voting.vote_in(reading.vote, how_typed(reading.last)), is_closed=reading.last.is_closed))
    else:
        reading.vote = f"{label}: {rest}."
        reading.add(replace(voting.vote_in(reading.vote), is_closed=is_closed))


def how_typed(vote: VoteSaid) -> str:
    return "named vote" if vote.how == "named" else "vote"


def read_substantive(reading: Reading, rest: str, is_closed: bool) -> None:
    """How the motion reads now, in the clerk's own words: they hold against what would be worked out."""
    for place in reversed(range(len(reading.blocks))):
        block = reading.blocks[place]
        if isinstance(block, MotionSaid) and not block.is_amendment:
            reading.blocks[place] = replace(block, reads=rest)
            return
    reading.add(MotionSaid(rest, is_closed=is_closed))


def open_resolution(reading: Reading, heading: str, rest: str, is_closed: bool, place: int) -> None:
    lead, text = split_lead(rest)
    parts = (PartSaid(text, is_closed=is_closed),) if text else ()
    numbered = labels.PART.fullmatch(text) if text else None
    if numbered:
        parts = (part_from(numbered, is_closed),)
    reading.add(Resolved(heading, lead, parts, is_closed, (place, place + 1)))


def split_lead(rest: str) -> tuple[str, str]:
    """The words before the parts, and the first words of a part where they follow at once.

    >>> split_lead("That the report be noted."), split_lead("That:"), split_lead("That, having heard all, the Committee:")
    (('That', 'the report be noted.'), ('That', ''), ('That, having heard all, the Committee', ''))
    """
    if rest.endswith(":") or rest.lower() in ("that", "to"):
        return rest.rstrip(": "), ""
    word, _, others = rest.partition(" ")
    return (word, others.strip()) if word.lower() == "that" and others else ("", rest)


def goes_on(reading: Reading, line: str) -> bool:
    """Whether a line belongs to the resolution above it."""
    last = reading.last
    if not isinstance(last, Resolved):
        return False
    if labels.PART.fullmatch(line) or not last.parts:
        return True
    if labels.SUB_CLAUSE.match(line):
        return True
    if last.parts[-1].text.endswith(GOES_ON):
        return True
    return not reading.is_after_blank and line[0].islower()


def go_on(reading: Reading, line: str, place: int) -> None:
    """A further part of the resolution, or more words of its last part."""
    last = reading.last
    assert isinstance(last, Resolved)
    reading.put(replace(last, **resumed(last, line), lines=(last.lines[0], place + 1)))


def resumed(last: Resolved, line: str) -> dict[str, Any]:
    """The lead and the parts of a resolution, with one line more."""
    numbered = labels.PART.fullmatch(line)
    if not last.parts and not numbered:
        lead, text = ("", line) if last.lead else split_lead(line)
        parts = (PartSaid(text, is_closed=last.is_closed),) if text else ()
        return {"lead": last.lead or lead, "parts": parts}
    if numbered:
        return {"parts": (*last.parts, part_from(numbered, last.is_closed))}
    if is_of_the_last(last, line):
        *before, part = last.parts
        between = "\n" if labels.SUB_CLAUSE.match(line) else " "
        return {"parts": (*before, replace(part, text=f"{part.text}{between}{line}"))}
    return {"parts": (*last.parts, PartSaid(line, is_closed=last.is_closed))}


def is_of_the_last(last: Resolved, line: str) -> bool:
    """A sub-clause, or the rest of a sentence; where no part has a number, a line after "; and" is a part of its own."""
    if labels.SUB_CLAUSE.match(line):
        return True
    return bool(last.parts[-1].label) or not last.parts[-1].text.endswith((";", "; and", "; or"))


def part_from(numbered: re.Match[str], is_closed: bool) -> PartSaid:
    said = numbered["text"].strip()
    text, is_closed = labels.without_mark(said, is_closed)
    return PartSaid(text, numbered["number"] or numbered["bare"] or "", is_closed)
