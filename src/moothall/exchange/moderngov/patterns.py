"""Patterns written as lists that can be read: a word a blank, or a phrase a line."""

import re


def one_of(words: str) -> str:
    """Any of the words.

    >>> one_of("noted agreed")
    '(?:noted|agreed)'
    """
    return f"(?:{'|'.join(words.split())})"


def any_line(lines: str) -> str:
    """Any of the lines, each a piece of a pattern."""
    return f"(?:{'|'.join(line.strip() for line in lines.splitlines() if line.strip())})"


def whole(lines: str) -> re.Pattern[str]:
    """A text that is one of the lines from beginning to end, whatever its capitals."""
    return re.compile(f"^{any_line(lines)}$", re.IGNORECASE)


def opens(lines: str) -> re.Pattern[str]:
    """A text that begins with one of the lines, whatever its capitals."""
    return re.compile(f"^{any_line(lines)}", re.IGNORECASE)
