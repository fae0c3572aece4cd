"""Whether two things may be about one matter: by their code, or by what is left of their titles without days, years and numbers."""

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# The period that a title names says which time, not which matter.
PERIOD = re.compile(
    rf"\b(?:quarters?\s*\d?|q[1-4]|(?:{MONTHS})|\d{{4}}\s*[/–-]\s*\d{{2,4}}|\d+(?:st|nd|rd|th)?|first|second|third|fourth|half[- ]year|"
    r"annual|year[- ]end|mid[- ]year)\b",
    re.IGNORECASE,
)
# Words that say what a paper is, not what it is about.
PAPER = frozenset(("report", "reports", "update", "updates", "the", "a", "an", "of", "on", "for", "to", "and", "in", "further", "progress"))
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_WORDS = 2  # one word alone is about everything


def stem(title: str) -> tuple[str, ...]:
    """The words of a title that say what it is about, in their order; none where too few are left.

    >>> stem("Performance Portfolio Monitoring 2009/10 Quarter 2"), stem("Minutes")
    (('performance', 'portfolio', 'monitoring'), ())
    """
    words = tuple(word for word in WORDS.findall(PERIOD.sub(" ", title).casefold()) if word not in PAPER)
    return words if len(words) >= FEWEST_WORDS else ()


def may_be_one_matter(title: str, other: str, code: str = "", other_code: str = "") -> bool:
    """Whether a clerk should be asked if these belong together. Nothing is ever joined by it.

    >>> may_be_one_matter("Lamps of the harbour: report, 2009/10", "Lamps of the Harbour, Quarter 3")
    True
    """
    if code and code.casefold() == other_code.casefold():
        return True
    return bool(stem(title)) and stem(title) == stem(other)


def step_not_here(kind: str, words: str) -> str:
    """What a history says of a step that another system shows, and that is not here.

    >>> step_not_here("meeting", "04/04/2024 - Cabinet"), step_not_here("decision", "")
    ('A meeting that its page names: “04/04/2024 - Cabinet”.', 'A decision that its page names.')
    """
    quoted = f": “{words}”" if words else ""
    return f"A {kind} that its page names{quoted}."
