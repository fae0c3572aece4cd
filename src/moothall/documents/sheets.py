"""A table to take away as an Excel file. Each cell is words or a number, and nothing in it is run as a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ALWAYS = (1980, 1, 1, 0, 0, 0)  # so that the same table is the same file
BOLD, A_DAY = 1, 2
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>'
)
FIRST = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
RELATED = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
BOOK = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{{}}" sheetId="1" r:id="rId1"/></sheets></workbook>'
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
BEFORE_1900 = date(1899, 12, 30)


def to_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The table as one sheet: its first row stays in sight, days are days, numbers are numbers, and everything else is words."""
    lines = [line(1, header, BOLD), *(line(number, row) for number, row in enumerate(rows, start=2))]
    sheet = (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>{"".join(lines)}</sheetData></worksheet>'
    )
    name = escape(re.sub(r"[\[\]:*?/\\]", " ", legible(title))[:31].strip(" '") or "Table", {'"': "&quot;"})
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": FIRST, "xl/workbook.xml": BOOK.format(name)}
    parts |= {"xl/_rels/workbook.xml.rels": RELATED, "xl/styles.xml": STYLES, "xl/worksheets/sheet1.xml": sheet}
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            packed.writestr(ZipInfo(part, ALWAYS), text.encode(), ZIP_DEFLATED)
    return whole.getvalue()


def line(number: int, cells: Iterable[Any], style: int = 0) -> str:
    return f'<row r="{number}">{"".join(cell(value, style) for value in cells)}</row>'


def cell(value: Any, style: int = 0) -> str:
    """A day as a number that is shown as a day, a number or a sum of money as itself, anything else as words that nothing can run.

    >>> cell("=1+1"), cell(Decimal("12.50")), cell(None)
    ('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>', '<c><v>12.50</v></c>', '<c/>')
    """
    of = f' s="{style}"' if style else ""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, date) and value > BEFORE_1900:
        return f'<c s="{A_DAY}"><v>{(date(value.year, value.month, value.day) - BEFORE_1900).days}</v></c>'
    if isinstance(value, Decimal) and value.is_finite():
        return f"<c{of}><v>{value:f}</v></c>"
    if isinstance(value, int):
        return f"<c{of}><v>{int(value)}</v></c>"
    return f'<c{of} t="inlineStr"><is><t xml:space="preserve">{escape(legible(str(value)))}</t></is></c>'


def legible(text: str) -> str:
    """Words without what no such file may hold."""
    return NOT_XML.sub("", text)
