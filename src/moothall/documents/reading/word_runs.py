"""The words of one Word paragraph: with their emphasis and links, without what is hidden, deleted, or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from moothall.documents.reading import gathering as said
from moothall.documents.reading.word_styles import W, is_on
from moothall.documents.structure import Run, run

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

INSIDE = {W + name for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")} | {MC + "Choice"}
GONE = {W + "del", W + "moveFrom"}
SIGNS = {W + "tab": " ", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": " "}
FETCHES = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE)
LEADS = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass
class Fields:
    """Where we are in fields, which may stand in each other and reach over paragraphs: the code is skipped, the result read."""

    open: list[dict[str, Any]] = field(default_factory=list)

    def meet(self, kind: str) -> None:
        if kind == "begin":
            self.open.append({"code": "", "is_code": True})
        elif kind == "separate" and self.open:
            self.open[-1]["is_code"] = False
        elif kind == "end" and self.open:
            self.open.pop()

    def code(self, text: str) -> None:
        if self.open:
            self.open[-1]["code"] += text

    def is_silent(self) -> bool:
        """Whether what stands here is the code of a field, or came from another file."""
        return any(one["is_code"] or FETCHES.match(one["code"]) for one in self.open)

    def link(self) -> str:
        found = (LEADS.match(one["code"]) for one in reversed(self.open))
        return next((one[1] for one in found if one), "")

    def fetches(self) -> bool:
        return any(FETCHES.match(one["code"]) for one in self.open)


class Words:
    """Reads the runs of a paragraph; what it meets that is no word goes to `pictures`, `boxes` and the remarks."""

    def __init__(self, document: Any, paragraph: Any) -> None:
        self.document, self.paragraph = document, paragraph
        self.pictures: list[Any] = []
        self.boxes: list[Any] = []

    def read(self) -> list[Run]:
        return list(self.inside(self.paragraph, ""))

    def inside(self, element: Any, link: str) -> Iterator[Run]:
        for child in element:
            if child.tag == W + "r":
                yield from self.run(child, link)
            elif child.tag == W + "hyperlink":
                yield from self.inside(child, self.document.outside(child.get(R + "id")) or link)
            elif child.tag == W + "fldSimple":
                yield from self.simple_field(child, link)
            elif child.tag in INSIDE:
                yield from self.inside(child, link)
            elif child.tag == MC + "AlternateContent":
                yield from self.inside(self.chosen(child), link)
            elif child.tag in GONE:
                self.document.gathering.remark(said.CHANGES)
            elif child.tag in {M + "oMath", M + "oMathPara"}:
                self.document.gathering.remark(said.FORMULA)
                yield run("".join(child.itertext(M + "t")))

    def chosen(self, alternatives: Any) -> Any:
        """One of several forms of the same thing: the newest, so that nothing is read twice."""
        found = alternatives.find(MC + "Choice")
        return alternatives if found is None else found

    def simple_field(self, child: Any, link: str) -> Iterator[Run]:
        code = child.get(W + "instr", "")
        if FETCHES.match(code):
            self.document.gathering.remark(said.FIELD)
            return
        leads = LEADS.match(code)
        yield from self.inside(child, leads[1] if leads else link)

    def run(self, element: Any, link: str) -> Iterator[Run]:
        own = element.find(W + "rPr")
        if is_on(own, "vanish") or is_on(own, "webHidden"):
            if is_on(own, "vanish"):
                self.document.gathering.remark(said.HIDDEN)
            return
        text = "".join(self.signs(element))
        marks = (self.document.styles.mark(element, self.paragraph, name) for name in ("b", "i"))
        if text:
            yield run(text, *marks, self.document.fields.link() or link)

    def signs(self, element: Any) -> Iterator[str]:
        """The letters of a run, and notes of what else stands in it."""
        fields = self.document.fields
        for child in element:
            if child.tag == W + "fldChar":
                fields.meet(child.get(W + "fldCharType", ""))
                if fields.fetches():
                    self.document.gathering.remark(said.FIELD)
            elif child.tag == W + "instrText":
                fields.code(child.text or "")
            elif not fields.is_silent():
                yield self.sign(child)

    def sign(self, child: Any) -> str:
        if child.tag == W + "t":
            return child.text or ""
        if child.tag == W + "br":
            return "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
        if child.tag in {W + "footnoteReference", W + "endnoteReference"}:
            return self.document.notes.sign(child)
        if child.tag == MC + "AlternateContent":
            self.look_into(self.chosen(child))
        elif child.tag in {W + "drawing", W + "pict", W + "object"}:
            self.look_into(child)
        return SIGNS.get(child.tag, "")

    def look_into(self, thing: Any) -> None:
        """What is drawn: pictures and boxes of text are kept, embedded objects are named."""
        if any(str(one.tag).endswith("}OLEObject") for one in thing.iter()):
            self.document.gathering.remark(said.EMBEDDED)
            return
        boxes = list(thing.iter(W + "txbxContent"))
        self.boxes += boxes
        if not boxes:
            self.pictures += [one for one in self.document.pictures_in(thing) if one]
