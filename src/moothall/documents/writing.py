"""Writing a report as a Word document: headings as styles, paragraphs with their numbers, tables with header rows, pictures in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from moothall.documents.structure import Block, Heading, Image, Paragraph, Points, Run, Table, Words, numbered
from moothall.documents.structure.blocks import one_line
from moothall.documents.structure.html import without_leaps

INK, QUIET = RGBColor(0x22, 0x1A, 0x28), RGBColor(0x5A, 0x50, 0x62)
WIDEST = Cm(16)
SECTIONS = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/>
<w:pPr><w:ind w:left="680" w:hanging="680"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
<w:pPr><w:ind w:left="680" w:hanging="680"/></w:pPr></w:lvl></w:abstractNum>
"""
LIST = """
<w:abstractNum {names} w:abstractNumId="{key}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>
"""
LEVEL = """
<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>
<w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>
"""
DEEPEST = 6


def to_docx(
    blocks: Iterable[Block],
    *,
    title: str,
    kind: str = "",
    facts: Iterable[tuple[str, str]] = (),
    pictures: Mapping[str, bytes] | None = None,
    has_numbers: bool = True,
) -> bytes:
    """The report as a Word document in British English; a picture that is not given is said in words."""
    writer = Writer(dict(pictures or {}))
    writer.head(title, kind, [fact for fact in facts if fact[1]])
    parts = list(without_leaps(blocks))
    is_counted = has_numbers and any(isinstance(part, Heading) for part in parts)
    counted = {id(one.block) for one in numbered(parts) if "." in one.number or one.number.isdecimal()} if is_counted else set()
    for part in parts:
        writer.write(part, id(part) in counted)
    return writer.saved()


@dataclass
class Writer:
    """A Word document while it is being written."""

    pictures: dict[str, bytes]
    document: Any = field(default_factory=Document)
    lists: int = 0

    def __post_init__(self) -> None:
        set_styles(self.document)
        self.numbering = self.document.part.numbering_part.element
        self.numbering.insert(0, parse_xml(SECTIONS))
        self.sections = self.new_numbering("90")

    def head(self, title: str, kind: str, facts: list[tuple[str, str]]) -> None:
        if kind:
            self.document.add_paragraph(one_line(kind), style="Kind")
        self.document.add_paragraph(one_line(title), style="Title")
        self.document.core_properties.title = one_line(title)[:255]
        if facts:
            table = self.document.add_table(len(facts), 2)
            for row, (term, value) in zip(table.rows, facts, strict=True):
                row.cells[0].text, row.cells[1].text = one_line(term), one_line(value)

    def write(self, block: Block, is_counted: bool) -> None:
        match block:
            case Heading():
                paragraph = self.document.add_heading(block.text, block.level)
                self.number(paragraph, self.sections, 0) if is_counted else None
            case Paragraph():
                paragraph = self.words(self.document.add_paragraph(), block.words)
                self.number(paragraph, self.sections, 1) if is_counted else None
            case Points():
                self.points(block, 0, self.new_list(block))
            case Table():
                self.table(block)
            case Image():
                self.image(block)

    def words(self, paragraph: Any, words: Words) -> Any:
        for one in words:
            run = self.linked(paragraph, one) if one.link else paragraph.add_run(one.text)
            run.bold, run.italic = one.is_strong or None, one.is_stressed or None
        return paragraph

    def linked(self, paragraph: Any, one: Run) -> Any:
        """A run that leads somewhere; an address of ours stays words, for a document that has left us has no such place."""
        run = paragraph.add_run(one.text)
        if not one.link.startswith("/"):
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self.document.part.relate_to(one.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            paragraph._p.append(link)
            link.append(run._r)
            run.style = "Hyperlink"
        return run

    def points(self, points: Points, depth: int, key: str) -> None:
        for point in points.points:
            paragraph = self.words(self.document.add_paragraph(style="List Paragraph"), point.words)
            self.number(paragraph, key, depth)
            if point.under:
                self.points(point.under, min(depth + 1, DEEPEST - 1), key)

    def table(self, block: Table) -> None:
        if block.caption:
            self.document.add_paragraph(block.caption, style="Caption")
        rows = [block.header, *block.rows] if block.header else list(block.rows)
        table = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                self.words(cell.paragraphs[0], words)
        if block.header:
            mark_header(table.rows[0])
        self.document.add_paragraph()

    def image(self, block: Image) -> None:
        content = self.pictures.get(block.file)
        if content is None:
            self.document.add_paragraph(f"Picture: {block.alternative}")
            return
        shape = self.document.add_picture(BytesIO(content))
        if shape.width > WIDEST:
            shape.height, shape.width = int(shape.height * WIDEST / shape.width), WIDEST
        shape._inline.docPr.set("descr", block.alternative)

    def number(self, paragraph: Any, key: str, depth: int) -> None:
        numbered_as = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbered_as.get_or_add_ilvl().val = depth
        numbered_as.get_or_add_numId().val = int(key)

    def new_list(self, points: Points) -> str:
        """A numbering of its own for each list, so that each begins with 1; each level is counted as its first list is."""
        self.lists += 1
        key = str(100 + self.lists)
        levels = "".join(level(depth, is_ordered) for depth, is_ordered in enumerate(forms(points)))
        abstract = parse_xml(LIST.format(names=nsdecls("w"), key=key, levels=levels))
        self.numbering.insert(0, abstract)
        return self.new_numbering(key)

    def new_numbering(self, abstract: str) -> str:
        return str(self.numbering.add_num(int(abstract)).numId)

    def saved(self) -> bytes:
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def forms(points: Points) -> list[bool]:
    """Whether each level of a list is counted, as the first that stands there says."""
    found = [points.is_ordered]
    below = [point.under for point in points.points if point.under]
    while below and len(found) < DEEPEST:
        found.append(below[0].is_ordered)
        below = [point.under for each in below for point in each.points if point.under]
    return found


def level(depth: int, is_ordered: bool) -> str:
    form, text = ("decimal", f"%{depth + 1}.") if is_ordered else ("bullet", "•")
    return LEVEL.format(depth=depth, form=form, text=text, left=680 + 340 * (depth + 1))


def mark_header(row: Any) -> None:
    """The first row is read out as what the columns are, and stands again on the next page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def set_styles(document: Any) -> None:
    """The styles of the house, British English, and nobody's name."""
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-GB")
    styles["Normal"].font.size = Pt(11)
    for name in ("Title", *(f"Heading {depth}" for depth in range(1, 5))):
        styles[name].font.color.rgb = INK
    quiet = styles.add_style("Kind", WD_STYLE_TYPE.PARAGRAPH)
    quiet.base_style, quiet.font.color.rgb = styles["Normal"], QUIET
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x7A, 0x1F, 0x66)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
