"""Reading a Word document. Its parts are read as data; nothing in it is opened, followed or run."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from moothall.documents.reading import gathering as said
from moothall.documents.reading.container import Container
from moothall.documents.reading.gathering import Gathering
from moothall.documents.reading.points import Entry, is_short, put_together, table
from moothall.documents.reading.word_runs import MC, A, Fields, R, V, Words
from moothall.documents.reading.word_styles import Numberings, Styles, W, value
from moothall.documents.structure import Block, Heading, Image, Paragraph, plain, run
from moothall.documents.structure.blocks import one_line, tidy
from moothall.documents.structure.pasted import BULLET

MAIN = "word/document.xml"
FRAMES = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", MC + "Choice"}
WIDEST = 60


def read(stream: BinaryIO, gathering: Gathering) -> tuple[str, list[Block]]:
    """The title and the parts of a Word document."""
    document = Document(Container(stream), gathering)
    blocks = put_together(document.body())
    return document.title, [*blocks, *document.notes.paragraphs()]


class Notes:
    """Footnotes and endnotes: a number in the text, and the note at the end."""

    def __init__(self, container: Container) -> None:
        self.texts: dict[tuple[str, str], str] = {}
        for kind in ("footnote", "endnote"):
            tree = container.xml(f"word/{kind}s.xml")
            for note in [] if tree is None else tree.iter(W + kind):
                self.texts[kind, note.get(W + "id", "")] = one_line(" ".join(note.itertext(W + "t")))
        self.used: list[tuple[str, str]] = []

    def sign(self, reference: Any) -> str:
        key = ("footnote" if reference.tag == W + "footnoteReference" else "endnote", reference.get(W + "id", ""))
        if not self.texts.get(key):
            return ""
        if key not in self.used:
            self.used.append(key)
        return f" [{self.used.index(key) + 1}]"

    def paragraphs(self) -> list[Block]:
        return [Paragraph((run(f"[{number}] {self.texts[key]}"),)) for number, key in enumerate(self.used, start=1)]


class Document:
    """A Word document while it is being read."""

    def __init__(self, container: Container, gathering: Gathering) -> None:
        self.container, self.gathering = container, gathering
        self.styles, self.numberings = Styles(container.xml("word/styles.xml")), Numberings(container.xml("word/numbering.xml"))
        self.related, self.notes, self.fields = container.related(MAIN), Notes(container), Fields()
        self.title = ""
        if "word/comments.xml" in container.names:
            gathering.remark(said.COMMENTS)

    def body(self) -> Iterator[Block | Entry]:
        tree = self.container.xml(MAIN)
        yield from self.inside(tree.find(W + "body"))

    def inside(self, element: Any) -> Iterator[Block | Entry]:
        """The paragraphs and tables in an element, in their order; a caption before a table goes with it."""
        caption = ""
        for child in element:
            if child.tag == W + "p":
                waiting = caption
                caption = self.caption(child)
                yield from [Paragraph((run(waiting),))] if waiting else []
                yield from [] if caption else self.paragraph(child)
            elif child.tag == W + "tbl":
                yield from self.table(child, caption)
                caption = ""
            elif child.tag in FRAMES:
                yield from self.inside(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.inside(child[0])
            elif child.tag == W + "altChunk":
                self.gathering.remark(said.EMBEDDED)
        yield from [Paragraph((run(caption),))] if caption else []

    def caption(self, paragraph: Any) -> str:
        """The words of a caption that belongs to the table after it."""
        names = self.styles.names(value(paragraph.find(W + "pPr"), "pStyle"))
        text = one_line("".join(paragraph.itertext(W + "t")))
        return text if "caption" in names and not text.lower().startswith("figure") else ""

    def paragraph(self, element: Any) -> Iterator[Block | Entry]:
        names = self.styles.names(value(element.find(W + "pPr"), "pStyle"))
        if any(name.startswith("toc ") or name == "toc heading" for name in names):
            self.gathering.remark(said.CONTENTS)
            return
        reader = Words(self, element)
        words = tidy(reader.read())
        if words and names[:1] == ["title"] and not self.title:
            self.title = one_line(plain(words))
        elif words:
            yield self.judged(element, words)
        yield from reader.pictures
        for box in reader.boxes:
            yield from self.inside(box)

    def judged(self, element: Any, words: tuple) -> Block | Entry:
        """A paragraph as what its style and its numbering make of it."""
        text = one_line(plain(words))
        if level := self.styles.heading(element):
            return Heading(min(level, 4), text)
        key, depth = self.styles.numbering(element)
        numbering = self.numberings.level(key, depth)
        if numbering.is_of_sections and is_short(text):
            return Heading(1, text)
        if numbering.shows > 1 or numbering.is_of_sections:
            return Paragraph(words)
        if numbering.form and numbering.form != "none":
            return Entry(depth, numbering.form != "bullet", words, key)
        if typed := BULLET.match(words[0].text):
            return Entry(0, False, tidy([run(words[0].text[typed.end() :], words[0].is_strong, words[0].is_stressed), *words[1:]]))
        return Paragraph(words)

    def table(self, element: Any, caption: str) -> list[Block]:
        rows, pictures = [], []
        for row in element.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is element:
                rows.append(
                    [
                        cell
                        for each in row.iter(W + "tc")
                        if next(each.iterancestors(W + "tr")) is row
                        for cell in self.cells(each, pictures)
                    ]
                )
        first = element.find(f"{W}tr/{W}trPr")
        return [*table(rows, first is not None and first.find(W + "tblHeader") is not None, caption), *pictures]

    def cells(self, element: Any, pictures: list[Image]) -> list[tuple]:
        """A cell, and the empty ones beside it that it covers. One that is covered from above is empty."""
        own = element.find(W + "tcPr")
        merged = own.find(W + "vMerge") if own is not None else None
        width = value(own, "gridSpan")
        covered = [()] * (min(int(width), WIDEST) - 1 if width.isdecimal() else 0)
        if merged is not None and merged.get(W + "val", "continue") == "continue":
            return [(), *covered]
        runs = []
        for paragraph in element.iter(W + "p"):
            reader = Words(self, paragraph)
            runs += [run("\n"), *reader.read()]
            pictures += reader.pictures
        return [tidy(runs), *covered]

    def outside(self, key: str | None) -> str:
        """The address to which a link leads, if it leads outside."""
        target, is_outside = self.related.get(key or "", ("", False))
        return target if is_outside else ""

    def pictures_in(self, thing: Any) -> Iterator[Image | None]:
        """The pictures of a drawing, with the words that its author gave them."""
        described = next((one for one in thing.iter() if str(one.tag).endswith("}docPr")), None)
        shape = next(thing.iter(V + "shape"), None)
        alternative = "" if described is None else described.get("descr") or described.get("title") or ""
        alternative = alternative or ("" if shape is None else shape.get("alt", ""))
        for one in thing.iter(A + "blip", V + "imagedata"):
            target, is_outside = self.related.get(one.get(R + "embed") or one.get(R + "id") or one.get(R + "link") or "", ("", True))
            if is_outside:
                self.gathering.remark(said.FROM_ELSEWHERE)
            elif content := self.container.part(target):
                yield self.gathering.picture(content, alternative)
