"""Office documents as people make them, written part by part."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from moothall.documents.tests import pictures

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    W
    + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    + ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    + ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Ours"><w:name w:val="Council heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="web" Type="x/hyperlink" Target="https://example.org/survey" TargetMode="External"/>
<Relationship Id="script" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
<Relationship Id="map" Type="x/image" Target="media/map.png"/>
<Relationship Id="drawing" Type="x/image" Target="media/drawing.emf"/>
<Relationship Id="remote" Type="x/image" Target="https://example.org/spy.png" TargetMode="External"/>
<Relationship Id="away" Type="x/image" Target="../../../../etc/hostname"/></Relationships>"""


def paragraph(*runs: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    counted = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{styled}{counted}</w:pPr>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A field as Word writes it, in five runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{run(result)}{mark.format('end')}"


def picture(key: str, words: str = "A map", attribute: str = "embed") -> str:
    described, shown = f'<wp:docPr id="1" name="x" descr="{words}"/>', f'<a:blip r:{attribute}="{key}"/>'
    return f"<w:r><w:drawing><wp:inline>{described}{shown}</wp:inline></w:drawing></w:r>"


def table(*rows: list[str], header: bool = False) -> str:
    """A table; a cell is words, or what stands in it."""
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if header else "", *[""] * len(rows)]
    cells = ["".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{mark}{row}</w:tr>' for mark, row in zip(marks, cells, strict=False))}</w:tbl>"


def word(*body: str, **parts: str | bytes) -> BytesIO:
    """A Word document with this body; further parts by their names, with two underlines for a slash and one for a dot."""
    main = f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"
    given = {"[Content_Types].xml": TYPES, "word/document.xml": main, "word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    given |= {
        "word/_rels/document.xml.rels": RELATIONS,
        "word/media/map.png": pictures.png(),
        "word/media/drawing.emf": b"\x01\x00\x00\x00EMF",
    }
    given |= {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    return packed(given)


def packed(parts: dict[str, str | bytes]) -> BytesIO:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    stream.seek(0)
    return stream


OPEN_SPACES = (
    " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
OPEN_STYLES = """<office:automatic-styles><style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T1" style:parent-style-name="Title"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
<text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style></office:automatic-styles>"""


def open_text(body: str, **parts: str | bytes) -> BytesIO:
    """An OpenDocument text with this body."""
    inside = f"{OPEN_STYLES}<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {OPEN_SPACES}>{inside}</office:document-content>"
    given: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "Pictures/map.png": pictures.png(),
    }
    return packed(given | {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()})
