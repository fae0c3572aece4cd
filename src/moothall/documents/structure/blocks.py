"""The parts that a report is made of. They are plain, frozen and comparable, and hold nothing that could run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markdown_it.common.normalize_url import normalizeLink

from moothall.documents.rules import legible

DEEPEST = 4
GAPS = re.compile(r"[ \t\f\v\u00a0]+")
AROUND_BREAK = re.compile(r" *\n *")
LINK = re.compile(r"(https?://[^\s<>\"\\^`{|}]+|mailto:[^\s<>\"\\]+@[^\s<>\"\\]+|/(?!/)[^\s<>\"\\]*)", re.IGNORECASE)
IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}\.(png|jpg)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. A line break is a newline; a link leads to the web, to an address of ours, or to a mailbox."""

    text: str
    is_strong: bool = False
    is_stressed: bool = False
    link: str = ""

    def looks_like(self, other: "Run") -> bool:
        return (self.is_strong, self.is_stressed, self.link) == (other.is_strong, other.is_stressed, other.link)


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the highest of a report has level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list, and the points under it."""

    words: Words
    under: "Points | None" = None


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with numbers or without."""

    points: tuple[Point, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Each row has as many cells as the widest; one without a header row has an empty header."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, by the name under which the report keeps it, and what it shows in words."""

    file: str
    alternative: str


Block = Heading | Paragraph | Points | Table | Image


def run(text: str, is_strong: bool = False, is_stressed: bool = False, link: str = "") -> Run:
    """Words without what nobody sees; a link that leads nowhere good is left out, its words stay.

    >>> run("the lease", link="javascript:alert(1)")
    Run(text='the lease', is_strong=False, is_stressed=False, link='')
    """
    kept = normalizeLink(link) if LINK.fullmatch(link) else ""
    return Run(GAPS.sub(" ", legible(text)), is_strong, is_stressed, kept)


def tidy(runs: Iterable[Run]) -> Words:
    """The runs joined where they look alike; no emphasis on spaces, and none at either end or around a break."""
    runs = list(runs)
    if len(runs) == 1 and is_tidy(runs[0].text):
        return (runs[0],)
    joined: list[Run] = []
    for one in (part for each in runs for part in loosened(each) if part.text):
        if joined and joined[-1].looks_like(one):
            joined[-1] = replace(joined[-1], text=joined[-1].text + one.text)
        else:
            joined.append(one)
    return trimmed([replace(one, text=AROUND_BREAK.sub("\n", GAPS.sub(" ", one.text))) for one in joined])


def is_tidy(text: str) -> bool:
    """Whether words are as they are kept already, as those of nearly every cell of a table are."""
    return text.isprintable() and "  " not in text and text == text.strip() != ""


def loosened(one: Run) -> tuple[Run, Run, Run]:
    """A run without the spaces at its ends, and those spaces beside it."""
    core = one.text.strip()
    start, end = (one.text[: one.text.index(core)], one.text[one.text.index(core) + len(core) :]) if core else (one.text, "")
    return Run(start), replace(one, text=core), Run(end)


def trimmed(runs: list[Run]) -> Words:
    """Runs without doubled spaces between them, and with none at either end."""
    kept: list[Run] = []
    ends_in_gap = True
    for one in runs:
        text = one.text.lstrip() if ends_in_gap else one.text
        if not text:
            continue
        kept.append(replace(one, text=text))
        ends_in_gap = text[-1].isspace()
    while kept and not (text := kept[-1].text.rstrip()):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=text)
    return tuple(kept)


def plain(words: Words) -> str:
    """The words alone.

    >>> plain((Run("Cabinet "), Run("agrees", is_strong=True)))
    'Cabinet agrees'
    """
    return "".join(one.text for one in words)


def one_line(text: str) -> str:
    return " ".join(legible(text).split())


def squared(rows: Iterable[Iterable[Words]]) -> tuple[tuple[Words, ...], ...]:
    """Rows of equal length: short ones are filled up with empty cells."""
    given = [tuple(row) for row in rows]
    width = max((len(row) for row in given), default=0)
    return tuple(row + ((),) * (width - len(row)) for row in given)


def text_of(blocks: Iterable[Block]) -> str:
    """All the words, a line for each part: for the search, and for counting.

    >>> text_of([Heading(1, "Purpose"), Paragraph((Run("To agree."),))])
    'Purpose\\nTo agree.'
    """
    return "\n".join(line for block in blocks for line in lines_of(block) if line)


def lines_of(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [plain(block.words)]
        case Points():
            return [line for point in block.points for line in (plain(point.words), *(lines_of(point.under) if point.under else ()))]
        case Table():
            rows = [block.header, *block.rows] if block.header else block.rows
            return [block.caption, *(" ".join(filter(None, map(plain, row))) for row in rows)]
        case Image():
            return [block.alternative]
