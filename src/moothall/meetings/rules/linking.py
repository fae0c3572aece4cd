"""The words of a part of a resolution, cut where it names another part, so that the name can lead there."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

Piece = tuple[str, str]


def pieces(text: str, refers_to: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """The text in order, each piece with the number of the part that it leads to, or with none.

    >>> pieces("subject to (1) above, it be endorsed", [{"words": "subject to (1) above", "number": "1", "gap": ""}])
    [('subject to ', ''), ('(1)', '1'), (' above, it be endorsed', '')]
    """
    said = " ".join(text.split())
    found = sorted(found for reference in refers_to if (found := place(said, reference)))
    cut: list[Piece] = []
    done = 0
    for start, end, number in found:
        if start >= done:
            cut += [(said[done:start], ""), (said[start:end], number)]
            done = end
    return [piece for piece in [*cut, (said[done:], "")] if piece[0]]


def place(said: str, reference: Mapping[str, Any]) -> tuple[int, int, str] | None:
    """Where the number of a clause that is here stands in the text."""
    number, words = reference.get("number", ""), reference.get("words", "")
    start = said.find(words)
    if not number or reference.get("gap") or start < 0:
        return None
    label = re.search(rf"\({re.escape(number)}\)|(?<!\w){re.escape(number)}(?!\w)", said[start : start + len(words)], re.IGNORECASE)
    return (start + label.start(), start + label.end(), number) if label else None
