"""What somebody undertook to do, and by when if they said so."""

import re

from moothall.meetings.rules.minuting.blocks import UndertakingSaid
from moothall.meetings.rules.records import days_in

UNDERTOOK = re.compile(
    r"(?:the )?(?P<who>.{1,200}?) (?:undertook|agreed|promised|gave an undertaking|would|will|is|was asked)\s+(?:to )?(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
NAMED = re.compile(r"(?P<who>[^:.]{1,120}):\s*(?P<what>.+)", re.DOTALL)
DUE = re.compile(r"[,;]?\s*\b(?P<due>(?:by|before|within|at|for|in time for) (?:[^,;.]{0,80}))[.]?\s*$", re.IGNORECASE)
IS_TIME = re.compile(
    r"\b(?:\d{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|week|weeks|month|months|day|days|meeting|spring|summer|autumn|winter|christmas|easter|end|year)\b",
    re.IGNORECASE,
)


def undertaking_in(text: str) -> UndertakingSaid:
    """Who, what and by when, as far as it is said. No due day means that none was named; it is never invented.

    >>> said = undertaking_in("The Director of Homes undertook to circulate the figures by 30 November 2026.")
    >>> said.who, said.what, said.due_words, str(said.due_on)
    ('Director of Homes', 'circulate the figures', 'by 30 November 2026', '2026-11-30')
    """
    found = NAMED.fullmatch(text) or UNDERTOOK.fullmatch(text)
    who, what = (found["who"].strip(), found["what"].strip()) if found else ("", text)
    due = DUE.search(what)
    if not due or not IS_TIME.search(due["due"]):
        return UndertakingSaid(text, who, what.rstrip(" ."))
    days = days_in(due["due"])
    return UndertakingSaid(text, who, what[: due.start()].rstrip(" .,;"), due["due"].strip(), days[0] if days else None)
