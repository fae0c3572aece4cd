"""Reading an OpenDocument text. Its parts are read as data; nothing in it is opened, followed or run."""

from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from moothall.documents.reading import gathering as said
from moothall.documents.reading.container import Container
from moothall.documents.reading.gathering import Gathering
from moothall.documents.reading.opendocument_styles import DRAW, OFFICE, SVG, TABLE, TEXT, XLINK, Looks, Styles
from moothall.documents.reading.points import Entry, put_together, table
from moothall.documents.rules import NotTaken
from moothall.documents.structure import Block, Heading, Image, Paragraph, Run, plain, run
from moothall.documents.structure.blocks import one_line, tidy

MOST_REPEATED = 60
LEFT_OUT = {TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls", OFFICE + "forms"}
FRAMES = {TEXT + "section", TEXT + "index-body", DRAW + "text-box"}
CONTENTS = {TEXT + "table-of-content", TEXT + "alphabetical-index", TEXT + "illustration-index", TEXT + "table-index"}
EMBEDDED = {DRAW + "object", DRAW + "object-ole", DRAW + "plugin", DRAW + "applet", DRAW + "floating-frame"}


def read(stream: BinaryIO, gathering: Gathering) -> tuple[str, list[Block]]:
    """The title and the parts of an OpenDocument text."""
    container = Container(stream)
    if b"encryption-data" in container.part("META-INF/manifest.xml"):
        raise NotTaken("is locked with a password. Take the password off and send it again.")
    document = Document(container, gathering)
    blocks = put_together(document.body())
    return document.title, [*blocks, *document.notes]


class Document:
    """An OpenDocument text while it is being read."""

    def __init__(self, container: Container, gathering: Gathering) -> None:
        self.container, self.gathering = container, gathering
        self.content = container.xml("content.xml")
        self.styles = Styles([self.content, container.xml("styles.xml")])
        self.title = ""
        self.notes: list[Block] = []
        self.note_numbers = count(1)
        self.lists = 0

    def body(self) -> Iterator[Block | Entry]:
        yield from self.inside(self.content.find(f"{OFFICE}body/{OFFICE}text"))

    def inside(self, element: Any) -> Iterator[Block | Entry]:
        """The paragraphs, lists and tables in an element, in their order."""
        for child in element:
            if child.tag == TEXT + "tracked-changes" and len(child):
                self.gathering.remark(said.CHANGES)
            elif child.tag in CONTENTS:
                self.gathering.remark(said.CONTENTS)
            elif child.tag in FRAMES:
                yield from self.inside(child)
            elif child.tag == TEXT + "list":
                self.lists += 1
                yield from self.listed(child, 0, "")
            elif child.tag == TABLE + "table":
                yield from self.table(child)
            elif child.tag in {TEXT + "p", TEXT + "h"}:
                yield from self.paragraph(child)

    def paragraph(self, element: Any) -> Iterator[Block]:
        words, pictures, boxes = self.words(element)
        text = one_line(plain(words))
        if text and element.tag == TEXT + "h":
            level = element.get(TEXT + "outline-level", "1")
            yield Heading(min(max(int(level) if level.isdecimal() else 1, 1), 4), text)
        elif text and "Title" in self.styles.names(element.get(TEXT + "style-name", "")) and not self.title:
            self.title = text
        elif words:
            yield Paragraph(words)
        yield from pictures
        for box in boxes:
            yield from (part for part in self.inside(box) if not isinstance(part, Entry))

    def listed(self, element: Any, depth: int, style: str) -> Iterator[Block | Entry]:
        """The points of a list; a heading that is counted is written as one in a list."""
        style = element.get(TEXT + "style-name", style)
        for item in element:
            first = True
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self.listed(child, depth + 1, style)
                elif child.tag == TEXT + "h":
                    yield from self.paragraph(child)
                elif child.tag == TEXT + "p":
                    yield from self.point(child, depth, style, first)
                    first = False

    def point(self, element: Any, depth: int, style: str, is_first: bool) -> Iterator[Block | Entry]:
        words, pictures, _ = self.words(element)
        if words and is_first and self.styles.shows(style, depth) > 1:
            yield Paragraph(words)
        elif words:
            yield Entry(depth, self.styles.is_ordered(style, depth), words, str(self.lists))
        yield from pictures

    def table(self, element: Any) -> list[Block]:
        rows: list[list[tuple]] = []
        pictures: list[Image] = []
        for row in element.iter(TABLE + "table-row"):
            if next(row.iterancestors(TABLE + "table")) is element:
                rows.append([cell for each in row for cell in self.cells(each, pictures)])
        return [*table(rows, element.find(f"{TABLE}table-header-rows") is not None), *pictures]

    def cells(self, element: Any, pictures: list[Image]) -> list[tuple]:
        """A cell as often as it says that it is repeated, but not without end."""
        repeated = element.get(TABLE + "number-columns-repeated", "1")
        times = min(int(repeated) if repeated.isdecimal() else 1, MOST_REPEATED)
        if element.tag == TABLE + "covered-table-cell":
            return [()] * times
        runs: list[Run] = []
        for paragraph in element.iter(TEXT + "p", TEXT + "h"):
            words, found, _ = self.words(paragraph)
            runs += [run("\n"), *words]
            pictures += found
        return [tidy(runs)] * times

    def words(self, element: Any) -> tuple[tuple, list[Image], list[Any]]:
        """The words of a paragraph, its pictures, and its boxes of text."""
        reader = Words(self)
        runs = list(reader.inside(element, self.styles.looks(element.get(TEXT + "style-name", "")), ""))
        return tidy(runs), reader.pictures, reader.boxes

    def note(self, element: Any) -> str:
        """The number of a footnote, whose words stand at the end."""
        body = element.find(TEXT + "note-body")
        words = "" if body is None else one_line(" ".join(body.itertext()))
        if not words:
            return ""
        number = next(self.note_numbers)
        self.notes.append(Paragraph((run(f"[{number}] {words}"),)))
        return f" [{number}]"


class Words:
    """Reads what is written in one paragraph."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pictures: list[Image] = []
        self.boxes: list[Any] = []

    def inside(self, element: Any, looks: Looks, link: str) -> Iterator[Run]:
        yield self.said(element.text, looks, link)
        for child in element:
            yield from self.child(child, looks, link)
            yield self.said(child.tail, looks, link)

    def said(self, text: str | None, looks: Looks, link: str) -> Run:
        """Line ends in the file are no line ends of the text."""
        return run(" ".join((text or "").replace("\n", " ").split(" ")), looks.is_strong, looks.is_stressed, link)

    def child(self, child: Any, looks: Looks, link: str) -> Iterator[Run]:
        match child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else "":
            case "span":
                yield from self.inside(child, self.document.styles.looks(child.get(TEXT + "style-name", "")) or looks, link)
            case "a":
                yield from self.inside(child, looks, child.get(XLINK + "href", ""))
            case "line-break":
                yield run("\n")
            case "tab" | "s":
                yield run(" ")
            case "note":
                yield run(self.document.note(child))
            case "hidden-text" | "hidden-paragraph":
                self.document.gathering.remark(said.HIDDEN)
            case "dde-connection" | "dde-connection-decl" | "execute-macro" | "database-display":
                self.document.gathering.remark(said.FIELD)
            case _ if child.tag == OFFICE + "annotation":
                self.document.gathering.remark(said.COMMENTS)
            case _ if child.tag == DRAW + "frame":
                self.frame(child)
            case _ if child.tag not in LEFT_OUT:
                yield from self.inside(child, looks, link)

    def frame(self, element: Any) -> None:
        """A frame holds a picture, a box of text, or something that is not read."""
        if any(one.tag in EMBEDDED for one in element):
            self.document.gathering.remark(said.EMBEDDED)
            return
        self.boxes += element.findall(DRAW + "text-box")
        alternative = next((one.text for name in ("desc", "title") if (one := element.find(SVG + name)) is not None and one.text), "")
        for image in element.findall(DRAW + "image")[:1]:
            target = image.get(XLINK + "href", "").removeprefix("./")
            content = self.document.container.part(target)
            if not content:
                self.document.gathering.remark(said.FROM_ELSEWHERE)
            elif picture := self.document.gathering.picture(content, alternative or ""):
                self.pictures.append(picture)
