"""What is read of a PDF: its lines as headings, paragraphs and points; what cannot be read is said."""

from io import BytesIO

import pytest
from pypdf import PdfWriter

from moothall.documents import pdf, structure
from moothall.documents.reading import portable, read
from moothall.documents.rules import NotTaken
from moothall.documents.structure import Heading, Points

PAGES = [
    "Wrenmouth Borough Council\n1. Purpose\n1.1 To agree the lease of Kelp Street, so that the advice centre\n"
    "can open there.\n1.2 To note the cost.\nPage 1",
    "Wrenmouth Borough Council\n2. Recommendations\n2.1 That Cabinet:\n(a) agree the lease\n(b) note the cost\nPage 2",
    "Wrenmouth Borough Council\n3. Background\n• one\n• two\nPage 3",
]


def test_lines_of_a_pdf_become_headings_paragraphs_and_points():
    blocks = portable.put_together(portable.parts(portable.without_running_lines([page.splitlines() for page in PAGES])))
    assert structure.text_of(blocks).splitlines() == [
        "1. Purpose",
        "1.1 To agree the lease of Kelp Street, so that the advice centre can open there.",
        "1.2 To note the cost.",
        "2. Recommendations",
        "2.1 That Cabinet:",
        "(a) agree the lease",
        "(b) note the cost",
        "3. Background",
        "one",
        "two",
    ]
    assert structure.recommendations(blocks) == ["agree the lease", "note the cost"]
    assert isinstance(blocks[-1], Points)


@pytest.mark.skipif(not pdf.is_offered(), reason="Pango is not here")
def test_a_pdf_is_read_and_what_is_not_read_is_said():
    typed = "# Purpose\n\nTo agree the lease of Kelp Street.\n\n# Recommendations\n\n1. agree"
    made = pdf.make(structure.to_html(structure.from_markup(typed), has_numbers=True), title="The lease")
    report = read(BytesIO(made.content), "report.pdf")
    assert "To agree the lease of Kelp Street." in structure.text_of(report.blocks)
    assert Heading(1, "1 Purpose") in report.blocks
    assert any("read the report through once" in remark for remark in report.remarks)


def test_a_pdf_without_words_says_that_none_were_found():
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(stream)
    assert "No words were found" in read(stream, "scan.pdf").remarks[0]


def test_a_pdf_that_a_password_locks_is_refused():
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("open sesame", algorithm="RC4-128")
    writer.write(stream)
    with pytest.raises(NotTaken, match="“report.pdf” is locked"):
        read(stream, "report.pdf")


def test_a_pdf_of_too_many_pages_is_no_report(monkeypatch):
    monkeypatch.setattr(portable, "MOST_PAGES", 1)
    writer, stream = PdfWriter(), BytesIO()
    for _ in range(2):
        writer.add_blank_page(200, 200)
    writer.write(stream)
    with pytest.raises(NotTaken, match="has 2 pages"):
        read(stream, "report.pdf")
