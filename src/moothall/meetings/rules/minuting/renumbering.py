"""Parts of a resolution keep leaning on each other rightly when one is added, taken away or moved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from moothall.meetings.rules.minuting.blocks import PartSaid
from moothall.meetings.rules.references import RANGE, REFERENCE, each_label, is_reference

REMOVED = "(removed)"
ENDING = re.compile(r"\s*(?:;|,)?\s*(?:\band)?\s*[.;,]?\s*$")
WHERE = re.compile(r"(?P<space> ?)(?P<where>above|below)", re.IGNORECASE)


def in_order(parts: Sequence[PartSaid]) -> tuple[PartSaid, ...]:
    """The parts numbered (1), (2), (3)… in the order in which they stand, with what they say of each other put right.

    The label that was typed is what the others call a part until now. What named a part that is gone says so.

    >>> typed = [PartSaid("the vans be bought.", "2"), PartSaid("subject to (2) below, the plan be agreed; and", "1")]
    >>> [(part.label, part.text) for part in in_order(typed)]
    [('1', 'the vans be bought; and'), ('2', 'subject to (1) above, the plan be agreed.')]
    """
    new: dict[str, int] = {}
    for place, part in enumerate(parts, start=1):
        if part.label:
            new.setdefault(part.label, place)
    if all(part.label == str(place) for place, part in enumerate(parts, start=1)):
        return tuple(parts)
    return punctuated(
        [replace(part, label=str(place), text=put_right(part, place, new, len(parts))) for place, part in enumerate(parts, start=1)]
    )


def punctuated(parts: Sequence[PartSaid]) -> tuple[PartSaid, ...]:
    """The parts with the ends of a list, where they had them: "; and" before the last, and a full stop after it."""
    if len(parts) < 2 or not any(part.text.endswith((";", "; and")) for part in parts):
        return tuple(parts)
    ends = [";"] * (len(parts) - 2) + ["; and", "."]
    return tuple(replace(part, text=ENDING.sub("", part.text) + end) for part, end in zip(parts, ends, strict=True))


def put_right(part: PartSaid, place: int, new: Mapping[str, int], count: int) -> str:
    """A part's words, with the numbers of the parts that it names as they are now; `place` is its own, of so many."""

    def said_anew(at: re.Match[str]) -> str:
        names = each_label(at["labels"])
        if not is_reference(at) or not all(name.isdigit() for name in names):
            return at.group()
        numbers = sorted({new[name] for name in names if name in new})
        gone = any(name not in new and int(name) <= count for name in names)
        if not (gone or own_moved(place, part.label) or any(new.get(name, int(name)) != int(name) for name in names)):
            return at.group()
        numbers += [int(name) for name in names if name not in new and int(name) > count]
        whole = at.group().replace(at["labels"], labels_in_words(at["labels"], numbers, gone), 1)
        return with_where(whole, place, numbers)

    return REFERENCE.sub(said_anew, part.text)


def own_moved(place: int, own: str) -> bool:
    return bool(own) and own != str(place)


def labels_in_words(typed: str, numbers: Sequence[int], gone: bool) -> str:
    """Numbers as the part named them before: in brackets or bare, from the first to the last, or one by one."""
    shown = [f"({number})" if "(" in typed else str(number) for number in numbers]
    is_run = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1))
    shown += [REMOVED] if gone else []
    if RANGE.search(typed) and is_run and not gone:
        return f"{shown[0]} to {shown[-1]}"
    last = " or " if re.search(r"\bor\b", typed) else " and "
    return last.join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def with_where(words: str, place: int, targets: Sequence[int]) -> str:
    """Above what stands before this part, below what stands after it; as it was where it names both."""
    if not targets or (min(targets) < place < max(targets)):
        return words
    where = "above" if max(targets) < place else "below"
    return WHERE.sub(lambda at: f"{at['space']}{where}", words)
