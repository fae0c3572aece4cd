"""How what was resolved answers what was recommended, as far as the words tell: a proposal that a clerk confirms."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from moothall.meetings.rules.minuting.renumbering import ENDING

ALIKE = 0.55
WORD = re.compile(r"[^\W_]+|[£%]")
FILLING = frozenset({"the", "a", "an", "be", "is", "are", "was", "were"})


def proposed_answers(recommended: Sequence[str], resolved: Sequence[str]) -> list[tuple[int, str] | None]:
    """For each recommendation the part that seems to answer it, by its place, and how; none where none is alike.

    >>> proposed_answers(["That the ten vans be bought;", "the plan be agreed"], ["the plan be agreed; and", "six vans be bought."])
    [(1, 'amended'), (0, 'agreed')]

    What is only put otherwise is agreed; another number, name or verb is not.

    >>> proposed_answers(["That the plan for 2026-27 be approved."], ["The Plan for 2026/27 is approved"])
    [(0, 'agreed')]
    >>> proposed_answers(["That the plan for 2026/27 be approved."], ["The plan for 2027/28 is approved."])
    [(0, 'amended')]
    """
    return [proposed(words(text), [words(part) for part in resolved]) for text in recommended]


def proposed(text: str, parts: Sequence[str]) -> tuple[int, str] | None:
    said = [bare(part) for part in parts]
    if bare(text) in said:
        return said.index(bare(text)), "agreed"
    alike = [SequenceMatcher(None, text, part).ratio() for part in parts]
    best = max(range(len(parts)), key=lambda place: alike[place], default=None)
    if best is None or alike[best] < ALIKE:
        return None
    return best, how_answered(text, parts[best])


def how_answered(text: str, part: str) -> str:
    """By the verb that was put in the place of the one recommended."""
    for verb, how in (("deferred", "deferred"), ("refused", "refused"), ("recommended to council", "recommended"), ("be noted", "noted")):
        if verb in part and verb not in text:
            return how
    return "amended"


def bare(text: str) -> list[str]:
    """What is said, however it is put: its words and numbers without marks, articles and the forms of "to be"."""
    return [word for word in WORD.findall(text) if word not in FILLING]


def words(text: str) -> str:
    """A text as it is compared: without "That", without its end, its spaces single, in small letters."""
    line = ENDING.sub("", " ".join(text.split())).lower()
    return line.removeprefix("that ")
