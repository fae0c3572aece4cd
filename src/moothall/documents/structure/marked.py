"""Reading plain-text markup: what somebody types into a box becomes a report, and nothing typed is ever lost or run."""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from moothall.documents.rules import legible
from moothall.documents.structure.blocks import (
    DEEPEST,
    IMAGE,
    Block,
    Heading,
    Image,
    Paragraph,
    Point,
    Points,
    Run,
    Table,
    one_line,
    plain,
    run,
    squared,
    tidy,
)
from moothall.documents.structure.pasted import forgiven

LONGEST = 200_000
LONG = 5_000
CAPTION = re.compile(r"table:\s*(.+)", re.IGNORECASE)
NOT_WANTED = ["blockquote", "code", "fence", "html_block", "html_inline", "reference", "backticks", "entity"]


class TooLong(ValueError):
    """More text than one report holds."""


@lru_cache(maxsize=1)
def grammar() -> MarkdownIt:
    """CommonMark with tables, and without what a report does not have: whatever else is typed stays as typed."""
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table").disable(NOT_WANTED)


def from_markup(text: str) -> list[Block]:
    """The parts of a report that was typed.

    >>> from_markup("# Purpose\\n\\nTo agree the *lease*.")
    [Heading(level=1, text='Purpose'), Paragraph(words=(Run(text='To agree the ', is_strong=False, is_stressed=False, link=''), \
Run(text='lease', is_strong=False, is_stressed=True, link=''), Run(text='.', is_strong=False, is_stressed=False, link='')))]
    """
    if len(text) > LONGEST:
        raise TooLong(
            f"The text has {len(text):,} characters; {LONGEST:,} are the most that one report holds. Put part of it into an annex."
        )
    return list(kept(text)) if len(text) > LONG else read(text)


@lru_cache(maxsize=32)
def kept(text: str) -> tuple[Block, ...]:
    """A long text is read once, and shown many times: its parts never change."""
    return tuple(read(text))


def read(text: str) -> list[Block]:
    tree = SyntaxTreeNode(grammar().parse(forgiven(legible(text))))
    return captioned([block for node in tree.children for block in blocks_of(node)])


def blocks_of(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            if words := one_line(plain(tidy(runs_of(node.children[0])))):
                yield Heading(min(int(node.tag[1]), DEEPEST), words)
        case "paragraph":
            yield from paragraph(node.children[0])
        case "bullet_list" | "ordered_list":
            yield from points(node)
        case "table":
            yield from table(node)


def paragraph(inline: SyntaxTreeNode) -> Iterator[Block]:
    """A paragraph, and after it the pictures that were named in it."""
    if words := tidy(runs_of(inline)):
        yield Paragraph(words)
    for node in inline.walk():
        if node.type == "image" and is_kept(node):
            yield Image(str(node.attrs["src"]), shown_by(node))


def is_kept(node: SyntaxTreeNode) -> bool:
    """Whether an image names a picture of this report; pictures from elsewhere are never fetched."""
    return IMAGE.fullmatch(str(node.attrs["src"])) is not None


def shown_by(image: SyntaxTreeNode) -> str:
    """What an image shows, in words."""
    return one_line(plain(tidy(runs_of(image))))


def runs_of(node: SyntaxTreeNode, strong: bool = False, stressed: bool = False, link: str = "") -> Iterator[Run]:
    """The words in a piece of text, each with how it looks there."""
    for child in node.children:
        match child.type:
            case "text":
                yield run(child.content, strong, stressed, link)
            case "softbreak":
                yield run(" ", strong, stressed, link)
            case "hardbreak":
                yield run("\n", strong, stressed, link)
            case "image":
                yield run("" if is_kept(child) else shown_by(child), strong, stressed, link)
            case "strong" | "em" | "link":
                inner = str(child.attrs.get("href", "")) or link
                yield from runs_of(child, strong or child.type == "strong", stressed or child.type == "em", inner)


def points(node: SyntaxTreeNode) -> Iterator[Points]:
    """A list, if anything is in it."""
    if kept := tuple(one for one in map(point, node.children) if one.words or one.under):
        yield Points(kept, node.type == "ordered_list")


def point(node: SyntaxTreeNode) -> Point:
    """A point: its paragraphs as lines of one, and the lists under it as one list."""
    runs: list[Run] = []
    under: list[Points] = []
    for child in node.children:
        if child.type in {"bullet_list", "ordered_list"}:
            under += points(child)
        else:
            runs += [Run("\n"), *inner_runs(child)]
    below = Points(tuple(one for each in under for one in each.points), under[0].is_ordered) if under else None
    return Point(tidy(runs), below)


def inner_runs(node: SyntaxTreeNode) -> Iterator[Run]:
    """The words of whatever stands inside a point: a heading or a table there is read as text."""
    for one in node.walk():
        if one.type == "inline":
            yield from runs_of(one)
            yield Run(" ")


def table(node: SyntaxTreeNode) -> Iterator[Table]:
    """A table, if anything is in it; a header row of empty cells is none."""
    rows = squared([tidy(runs_of(cell.children[0])) for cell in row.children] for part in node.children for row in part.children)
    if any(cell for row in rows for cell in row):
        yield Table(rows[0] if any(rows[0]) else (), rows[1:])


def captioned(blocks: list[Block]) -> list[Block]:
    """A paragraph "Table: …" directly before a table is its caption."""
    kept: list[Block] = []
    for block in blocks:
        before = kept[-1] if kept else None
        if isinstance(block, Table) and isinstance(before, Paragraph) and (said := CAPTION.fullmatch(plain(before.words))):
            kept[-1] = Table(block.header, block.rows, one_line(said[1]))
        else:
            kept.append(block)
    return kept
