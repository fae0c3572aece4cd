"""What is written as an Excel file is read back as it was, runs nothing, and no Excel file does harm by being read."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, strategies as st

from moothall.documents import rules, sheets
from moothall.documents.reading.sheets import rows_of
from moothall.documents.rules import NotTaken
from moothall.documents.rules.kinds import XLSX

pytestmark = pytest.mark.once
HOSTILE = ["=1+1", "@SUM(A1)", "-2+3", "<script>", "]]>&amp;", '"', "\u202e", "a\nb"]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


def written(rows, header=("action",)):
    return BytesIO(sheets.to_xlsx("Plan: 2026/27", header, rows))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=4))
def test_words_come_back_as_they_were(rows):
    assert rows_of(written(rows), "plan.xlsx")[1:] == [[sheets.legible(cell) for cell in row] for row in rows]


def test_it_is_an_excel_file_in_which_nothing_is_a_formula():
    file = written([HOSTILE, [date(2026, 11, 20), 3, None]])
    assert rules.kind_of(file, "x") == XLSX
    with ZipFile(file) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml").replace(b"<font", b"")
    assert rows_of(file, "x") == [["action"], HOSTILE, ["2026-11-20", "3", ""]]


def test_what_excel_itself_writes_is_read_shared_words_days_gaps_and_the_result_of_a_formula():
    parts = {
        "[Content_Types].xml": sheets.TYPES,
        "_rels/.rels": sheets.FIRST,
        "xl/_rels/workbook.xml.rels": sheets.RELATED,
        "xl/workbook.xml": sheets.BOOK.format("A").replace("<sheets>", '<workbookPr date1904="1"/><sheets>'),
        "xl/styles.xml": f'<styleSheet xmlns="{sheets.MAIN}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yy"/>'
        '<numFmt numFmtId="171" formatCode="&quot;days&quot; 0"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{sheets.MAIN}"><si><r><t>Hire </t></r><r><t>staff</t></r></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheets.MAIN}"><sheetData><row><c r="B1" t="s"><v>0</v></c>'
        '<c r="D1" s="1"><v>1.5</v></c><c r="E1" s="2"><v>7</v></c><c r="F1" t="str"><f>1+1</f><v>2</v></c>'
        '<c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c></row></sheetData></worksheet>',
    }
    assert rows_of(packed(parts), "x") == [["", "Hire staff", "", "1904-01-02", "7", "2", "TRUE", "FALSE"]]


def test_a_percentage_is_read_as_it_is_shown_and_a_row_stands_where_people_see_it():
    parts = {
        "[Content_Types].xml": sheets.TYPES,
        "_rels/.rels": sheets.FIRST,
        "xl/_rels/workbook.xml.rels": sheets.RELATED,
        "xl/workbook.xml": sheets.BOOK.format("A"),
        "xl/styles.xml": f'<styleSheet xmlns="{sheets.MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0.00%"/>'
        '<numFmt numFmtId="171" formatCode="0 &quot;%&quot;"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheets.MAIN}"><sheetData><row r="2"><c s="1"><v>0.81599999999999995</v></c>'
        '<c s="2"><v>-2.5E-2</v></c><c s="3"><v>7</v></c></row><row r="3"><c/></row><row r="5"><c><v>1</v></c></row>'
        '<row r="1048576"><c/></row></sheetData></worksheet>',
    }
    assert rows_of(packed(parts), "x") == [[], ["81.6%", "-2.5%", "7"], [""], [], ["1"]]


def packed(parts):
    file = BytesIO()
    with ZipFile(file, "w") as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return file


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        ("", "damaged"),
        ('<c t="s"><v>9</v></c>', "damaged"),
        ('<c s="1"><v>1e400</v></c>', "damaged"),
        ("<row/>" * 10_001, "too long"),
        ('<row r="10001"><c><v>1</v></c></row>', "too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(sheet, why):
    parts = {
        "[Content_Types].xml": sheets.TYPES,
        "_rels/.rels": sheets.FIRST,
        "xl/_rels/workbook.xml.rels": sheets.RELATED,
        "xl/workbook.xml": sheets.BOOK.format("A"),
        "xl/styles.xml": sheets.STYLES.replace('fontId="1" applyFont="1"', 'numFmtId="14"'),
    }
    rows = sheet if sheet.startswith("<row") else f"<row>{sheet}</row>"
    whole = f'<worksheet xmlns="{sheets.MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with pytest.raises(NotTaken, match=why):
        rows_of(packed(parts | {"xl/worksheets/sheet1.xml": whole if sheet else "<worksheet"}), "plan.xlsx")


def test_a_file_of_another_kind_is_named():
    with pytest.raises(NotTaken, match="is no Excel file"):
        rows_of(BytesIO(b"action,due\nHire,1 4 2026\n"), "plan.csv")
