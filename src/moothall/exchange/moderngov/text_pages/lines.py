"""The lines of a text with the blank space before them; lines that only the width of a screen broke are one again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.exchange.moderngov.blocks import BULLET, Block, from_line
from moothall.exchange.moderngov.values import has_size, tidy, without_size

QUOTES = "‘’“”'\""
SHORT, SCREEN = 40, 110  # a shorter line was not broken by the width of a screen; one with longer lines has none
FURNITURE = re.compile(
    r"^(?:(?:\S+\s+)?View (?:directions|the (?:background|decision|minutes|reasons|declarations|webcast)\b.{0,60})|"
    r"(?:Additional documents|Supporting documents):?|pdf icon|Link to .{0,60})$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A line with words. `gap` counts the blank lines before it, `number` is its place in the file."""

    text: str
    number: int
    gap: int = 0

    @property
    def is_bullet(self) -> bool:
        return bool(BULLET.match(self.text))

    @property
    def is_furniture(self) -> bool:
        return bool(FURNITURE.match(self.text))


def lines(text: str) -> list[Line]:
    """The lines that have words. Tabs and hard blanks are blanks."""
    found: list[Line] = []
    gap = 0
    for number, line in enumerate(text.splitlines(), 1):
        words = tidy(line)
        if words:
            found.append(Line(words, number, gap))
        gap = 0 if words else gap + 1
    return found


def blocks(found: Sequence[Line]) -> list[Block]:
    """The paragraphs that the lines make."""
    return [from_line(line.text, line.number) for line in joined(found)]


def joined(found: Sequence[Line]) -> list[Line]:
    """Lines that go on with the line before are one with it, and no word is lost."""
    result: list[Line] = []
    is_wrapped = max((len(line.text) for line in found), default=0) <= SCREEN
    last = ""  # the last line as it stood: a paragraph grows by many, and only its end matters
    for line in found:
        if result and _goes_on(replace(result[-1], text=last), line, result[-1], is_wrapped):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {line.text}")
        else:
            result.append(line)
        last = line.text
    return result


def _goes_on(before: Line, line: Line, whole: Line, is_wrapped: bool) -> bool:
    """True if the line goes on with the sentence before it."""
    if line.is_bullet or line.is_furniture or before.is_furniture or has_size(before.text):
        return False
    is_open = not before.text.endswith((".", ";", ":", "?", "!")) and not re.search(r"(?:;|,) (?:and|or)$", before.text)
    starts_small = line.text.lstrip(QUOTES)[:1].islower()
    if not is_open:
        return False
    if line.gap == 0:
        wraps = len(before.text) > SHORT and (starts_small or (is_wrapped and len(before.text) > SHORT + 20 and not whole.is_bullet))
        return wraps and not re.match(r"^(?:\(?\w{1,3}[.)]\s|[A-Z]{5,}\b)", line.text)
    if whole.is_bullet or before.text.isupper():
        return False
    is_quoted = before.text.endswith(",") and line.text[0] in QUOTES
    return starts_small and (line.gap == 1 or is_quoted)


def size_off(text: str) -> tuple[str, str, str]:
    """A title without "pdf icon PDF 54 KB" behind it, its file type and size."""
    return without_size(BULLET.sub("", text))
