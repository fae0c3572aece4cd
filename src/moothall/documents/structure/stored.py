"""A report's structure as JSON, and back. What is read is checked: a row that was changed by hand is refused, never shown."""

from collections.abc import Callable, Iterable
from typing import Any

from moothall.documents.structure.blocks import (
    DEEPEST,
    IMAGE,
    Block,
    Heading,
    Image,
    Paragraph,
    Point,
    Points,
    Table,
    Words,
    run,
    squared,
)

Plain = dict[str, Any]


def to_json(blocks: Iterable[Block]) -> list[Plain]:
    """The parts as plain lists and words.

    >>> to_json([Heading(1, "Purpose")])
    [{'kind': 'heading', 'level': 1, 'text': 'Purpose'}]
    """
    return [plainly(block) for block in blocks]


def plainly(block: Block) -> Plain:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "words": said(block.words)}
        case Points():
            return {"kind": "points", **list_of(block)}
        case Table():
            header, rows = [said(cell) for cell in block.header], [[said(cell) for cell in row] for row in block.rows]
            return {"kind": "table", "caption": block.caption, "header": header, "rows": rows}
        case Image():
            return {"kind": "image", "file": block.file, "alternative": block.alternative}


def said(words: Words) -> list[Plain]:
    """The runs of some words; what is not so is not said."""
    looks = (("strong", "is_strong"), ("stressed", "is_stressed"), ("link", "link"))
    return [{"text": one.text, **{name: value for name, field in looks if (value := getattr(one, field))}} for one in words]


def list_of(points: Points) -> Plain:
    each = [{"words": said(point.words), **({"under": list_of(point.under)} if point.under else {})} for point in points.points]
    return {"ordered": points.is_ordered, "points": each}


def from_json(parts: Any) -> list[Block]:
    """The parts again; ValueError if anything in them is not what `to_json` writes.

    >>> from_json([{"kind": "heading", "level": 1, "text": "Purpose"}])
    [Heading(level=1, text='Purpose')]
    """
    try:
        return [READERS[part["kind"]](part) for part in parts]
    except (KeyError, TypeError, AttributeError, IndexError) as damage:
        raise ValueError(f"These are no parts of a report: {damage!r}") from damage


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def words(runs: Any) -> Words:
    return tuple(run(text(one["text"]), bool(one.get("strong")), bool(one.get("stressed")), text(one.get("link", ""))) for one in runs)


def heading(part: Plain) -> Heading:
    level = int(part["level"])
    if not 1 <= level <= DEEPEST:
        raise ValueError(f"A heading has no level {level}")
    return Heading(level, text(part["text"]))


def points(part: Plain) -> Points:
    each = tuple(Point(words(one["words"]), points(one["under"]) if "under" in one else None) for one in part["points"])
    return Points(each, bool(part["ordered"]))


def table(part: Plain) -> Table:
    rows = squared([*([map(words, part["header"])] if part["header"] else ()), *(map(words, row) for row in part["rows"])])
    return Table(rows[0] if part["header"] else (), rows[bool(part["header"]) :], text(part["caption"]))


def image(part: Plain) -> Image:
    if not IMAGE.fullmatch(text(part["file"])):
        raise ValueError(f"No picture is called {part['file']!r}")
    return Image(part["file"], text(part["alternative"]))


READERS: dict[str, Callable[[Plain], Block]] = {
    "heading": heading,
    "paragraph": lambda part: Paragraph(words(part["words"])),
    "points": points,
    "table": table,
    "image": image,
}
