"""Writing plain-text markup: the other way round, so that what was uploaded can go on being written on the page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moothall.documents.structure.blocks import Block, Heading, Image, Paragraph, Points, Run, Table, Words
from moothall.documents.structure.marked import from_markup

SPECIAL = re.compile(r"[\\*\[\]]|<(?=[A-Za-z/!?])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!$")
OPENING = re.compile(r"^(?=#|[-+=]|[|:])", re.MULTILINE)
NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
# Words in which no sign means anything: they are markup as they stand, and need not be read back to know it.
ONLY_WORDS = re.compile(r"(?:[^\W\d_]|\d{1,9} (?=[^\W\d_]))(?:[^\W_]|[,.;’“”£%()/?'–]|(?<=[^\W_])-(?=[^\W_])|:(?= )| (?! |$))*")
BETWEEN = "***"  # a ruled line, which is not kept: without it two lists would be read as one


def to_markup(blocks: Iterable[Block]) -> str:
    """The markup that reads back as these parts. Emphasis that markup cannot say is left out; words never are.

    >>> to_markup([Heading(1, "Purpose"), Paragraph((Run("To "), Run("agree", is_strong=True)))])
    '# Purpose\\n\\nTo **agree**\\n'
    """
    written: list[str] = []
    before: Block | None = None
    for block in blocks:
        written += [BETWEEN] * (isinstance(before, Points) and isinstance(block, Points))
        written.append(written_out(block))
        before = block
    return "".join(f"{part}\n\n" for part in written if part)[:-1]


def written_out(block: Block) -> str:
    match block:
        case Heading():
            return "#" * block.level + " " + escaped(block.text).replace("#", r"\#")
        case Paragraph():
            return marked(block.words)
        case Points():
            return "\n".join(point_lines(block))
        case Table():
            return table(block)
        case Image():
            return f"![{escaped(block.alternative)}]({block.file})"


def escaped(text: str) -> str:
    r"""Words that are read as words, whatever they look like.

    >>> escaped("5 * 3 [sic]")
    '5 \\* 3 \\[sic\\]'
    """
    return SPECIAL.sub(lambda special: "\\" + special[0], text)


def at_line_starts(text: str) -> str:
    """The same at the beginning of a line, where other signs mean something too."""
    return NUMBER.sub(r"\1\\", OPENING.sub(r"\\", text))


def marked(words: Words) -> str:
    """Words with their emphasis and links, as far as they read back the same."""
    if len(words) == 1 and words[0] == Run(words[0].text) and ONLY_WORDS.fullmatch(words[0].text):
        return words[0].text
    as_told = [words, tuple(replace(one, is_strong=False, is_stressed=False) for one in words)]
    for attempt in as_told:
        written = at_line_starts("".join(map(marked_run, attempt)).replace("\n", "\\\n"))
        if from_markup(written) == [Paragraph(words)]:
            return written
    return at_line_starts(escaped("".join(one.text for one in words)).replace("\n", "\\\n"))


def marked_run(one: Run) -> str:
    stars = "*" * (2 * one.is_strong + one.is_stressed)
    text = f"{stars}{escaped(one.text)}{stars}"
    return f"[{text}](<{one.link}>)" if one.link else text


def point_lines(points: Points) -> Iterator[str]:
    """A line for each point; what is under it is set in as far as its sign is wide."""
    for number, point in enumerate(points.points, start=1):
        sign = f"{number}. " if points.is_ordered else "- "
        first, *others = marked(point.words).split("\n")
        yield f"{sign}{first}".rstrip()
        below = [*others, *(point_lines(point.under) if point.under else ())]
        yield from (" " * len(sign) + line for line in below)


def table(block: Table) -> str:
    width = len(block.rows[0]) if block.rows else len(block.header)
    lines = [row(block.header or ((),) * width), f"|{' --- |' * width}", *map(row, block.rows)]
    return "\n".join([f"Table: {escaped(block.caption)}\n", *lines] if block.caption else lines)


def row(cells: tuple[Words, ...]) -> str:
    return f"| {' | '.join(cell(words) for words in cells)} |"


def cell(words: Words) -> str:
    """A cell stands on one line, and a line in it ends with a space instead."""
    flat = tuple(replace(one, text=one.text.replace("\n", " ")) for one in words)
    return marked(flat).replace("|", r"\|") if flat else ""
