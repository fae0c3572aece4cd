"""The words with which councils usually minute what comes at every meeting, so that nobody types them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import day_in_words, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is known of an item and its meeting before anything is typed."""

    purpose: str = ""
    body: str = ""
    authors: Sequence[str] = ()
    apologies: Sequence[str] = ()
    substitutes: Sequence[tuple[str, str]] = ()
    declared: Sequence[str] = ()
    confirms: date | None = None
    excluding: str = ""
    recommended: Sequence[str] = ()


def usual_words(known: Usual) -> str:
    """The words to begin with; none where nothing is usual.

    >>> usual_words(Usual(purpose="minutes", confirms=date(2026, 10, 15)))
    'RESOLVED: That the minutes of the meeting held on Thursday 15 October 2026 be confirmed as a correct record.'
    """
    if known.excluding:
        return f"RESOLVED: {known.excluding}"
    if known.purpose == "apologies":
        return apologies(known)
    if known.purpose == "declarations":
        return "\n\n".join(known.declared) or "No declarations of interest were made."
    if known.confirms:
        return f"RESOLVED: That the minutes of the meeting held on {day_in_words(known.confirms)} be confirmed as a correct record."
    return report(known)


def apologies(known: Usual) -> str:
    """Who sent apologies, and who came in whose place.

    >>> usual_words(Usual(purpose="apologies", apologies=["A", "B"], substitutes=[("C", "A")]))
    'Apologies for absence were received from A and B.\\n\\nC attended in the place of A.'
    """
    said = f"Apologies for absence were received from {joined(known.apologies)}." if known.apologies else "No apologies were received."
    return "\n\n".join([said, *(f"{who} attended in the place of {whose}." for who, whose in known.substitutes)])


def report(known: Usual) -> str:
    """That a report was considered, and what it recommends as what was resolved: the clerk changes what was not agreed so."""
    said = f"{known.body or 'The meeting'} considered the report of {joined(known.authors)}." if known.authors else ""
    resolved = ""
    if len(known.recommended) == 1:
        resolved = f"RESOLVED: That {begun(known.recommended[0])}"
    elif known.recommended:
        parts = (f"({place}) {begun(text)}" for place, text in enumerate(known.recommended, start=1))
        resolved = "\n".join(["RESOLVED: That", *parts])
    return "\n\n".join(words for words in (said, resolved) if words)


def begun(text: str) -> str:
    """A recommendation as it goes on after "That", in one line."""
    line = " ".join(text.split())
    return line[5:] if line.lower().startswith("that ") else line
