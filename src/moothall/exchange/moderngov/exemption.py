"""Under which ground a paper is closed, as far as the page says."""

import re

from .pages import GROUND_NOT_STATED
from .values import tidy


def exempt_under(is_restricted: bool | None, reference: str | None) -> str:
    """The paragraphs that a restriction names, "ground not stated" where it names none, empty where nothing is restricted.

    >>> exempt_under(False, "Schedule 12A, Local Government Act 1972: paragraph 3")
    'paragraph 3'
    >>> exempt_under(True, "")
    'ground not stated'
    """
    words = tidy(reference)
    if not is_restricted and not words:
        return ""
    found = re.search(
        r"\bparagraphs?\s*(?:\(s\)|\(?s\)?)?\s*((?:\d{1,2}[A-Z]?)(?:(?:\s*,\s*|\s*(?:and|&|or)\s*)\d{1,2}[A-Z]?)*)", words, re.IGNORECASE
    )
    numbers = re.findall(r"\d{1,2}[A-Z]?", found[1]) if found else re.findall(r"^\s*(\d{1,2})\s*$", words)
    if not numbers:
        return GROUND_NOT_STATED
    return f"paragraph {numbers[0]}" if len(numbers) == 1 else f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"
