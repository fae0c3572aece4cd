"""Resolutions split into their parts. What the parts mean is not asked here."""

import re
from collections.abc import Sequence

from . import numbers, openings
from .blocks import Block
from .pages import ResolutionPartSaid, ResolutionSaid
from .patterns import any_line

WORD = any_line(r"""
    (?:(?:[Ii]t was|IT WAS)\s+)?(?:(?:accordingly|therefore|unanimously)\s+)*(?:RESOLVED|Resolved|resolved)
    (?:(?:The )?(?:Committee|Cabinet|Council|Panel|Board|Executive|Sub-Committee)|MOVED AND) RESOLVED
    RECOMMENDED|RECOMMENDATIONS?|Recommended(?=\s*:)
    AGREED|Agreed(?=\s*[:–-])|It was (?:unanimously )?agreed(?=\s*[:–-]|\s+that\b|$)
    DECISIONS?|Decisions?(?=\s*:)
""")
OPENING = re.compile(
    rf"^(?P<opening>{WORD}(?:\s+\(?(?:UNANIMOUSLY|unanimously)\)?)?(?:\s+TO COUNCIL)?\s*(?:\([^)]{{1,40}}\))?\s*[:;.–—-]{{0,2}})"
    r"(?P<rest>\s.*|$)",
    re.DOTALL,
)
TO_WHOM = r"(?:the\s+)?(?:\w+\s+){0,8}?(?:be|is|are)\s+(?:recommended|requested|asked|invited)\s+(?:that|to)"
LEAD = re.compile(rf"^(?:(?:that|to)(?:\s+{TO_WHOM})?\s*[:,–—-]{{0,2}}|.{{0,200}}:)$", re.IGNORECASE)


def opening(text: str) -> tuple[str, str] | None:
    """The word that opens a resolution and what follows it, or None.

    >>> opening("RESOLVED - That the report be noted.")
    ('RESOLVED -', 'That the report be noted.')
    """
    found = OPENING.match(text)
    if not found or (found["rest"].strip() and not _goes_on(found["opening"], found["rest"].strip())):
        return None
    return found["opening"].strip(), found["rest"].strip()


def _goes_on(word: str, rest: str) -> bool:
    """ "Resolved issues were listed" is no resolution: a word without a mark must be in capitals, or be followed by "that" or "to"."""
    if re.search(r"[:;.–—-]$", word):
        return True
    return bool(re.match(r"(?:that\b|to\b|\()", rest, re.IGNORECASE)) or word.split()[-1].strip("()").isupper()


def begins(block: Block) -> bool:
    """True if a resolution begins with this block, whether its opening word is there or lost."""
    if block.kind == "table" or not block.text:
        return False
    if opening(block.text):
        return True
    return block.kind != "bullet" and openings.is_lost_clause(numbers.clause(block.text).text)


def taken(blocks: Sequence[Block], place: int = 0) -> tuple[ResolutionSaid, int]:
    """The resolution that begins at a place, and the place after it."""
    first = blocks[place]
    word, rest = opening(first.text) or ("", first.text)
    clauses = [Block(rest, first.kind, first.level, first.number)] if rest else []
    place += 1
    while place < len(blocks) and _belongs(blocks[place], clauses):
        clauses.append(blocks[place])
        place += 1
    return ResolutionSaid(word, _parts(clauses)), place


def _belongs(block: Block, clauses: list[Block]) -> bool:
    """True if the block goes on with the resolution before it."""
    if block.kind == "table" or opening(block.text):
        return False
    if not clauses:
        return True
    last = clauses[-1]
    if openings.continues(last.text) or LEAD.match(last.text):
        return True
    if block.kind != "paragraph":
        return last.kind == block.kind or bool(numbers.clause(last.text).mark)
    mark = numbers.clause(block.text).mark
    return bool(mark and numbers.clause(last.text).mark) or bool(
        openings.BARE_THAT.match(block.text) and openings.is_lost_clause(block.text)
    )


def _parts(blocks: Sequence[Block]) -> tuple[ResolutionPartSaid, ...]:
    """The clauses with their numbers, printed or rebuilt. A clause that stands alone and bears no number gets none."""
    clauses = [(block, numbers.clause(text)) for block in blocks for text in numbers.parted(block.text)]
    lead = ""
    if len(clauses) > 1 and not clauses[0][1].mark and LEAD.match(clauses[0][1].text):
        lead = clauses.pop(0)[1].text  # "That", before the first number, leads the clauses and is none
    counting, parts = numbers.Counting(), []
    for block, clause in clauses:
        number = _called(block, clause, counting, len(clauses))
        parts.append(ResolutionPartSaid(number, clause.printed, clause.text, "" if parts else lead))
    return tuple(parts)


def _called(block: Block, clause: numbers.Clause, counting: numbers.Counting, count: int) -> str:
    if clause.mark:
        return counting.called(clause.mark)
    if block.kind == "numbered" and numbers.clause(f"({block.number.lower()}) x").mark:
        return counting.called(block.number.lower())
    return counting.next() if count > 1 else ""
