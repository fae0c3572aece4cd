"""A report written as a Word document can be read again, and by whoever listens."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from moothall.documents import structure
from moothall.documents.reading import read
from moothall.documents.structure import Heading, Image, Paragraph, Run, Table
from moothall.documents.tests import pictures
from moothall.documents.writing import to_docx

TYPED = """# Purpose

To agree the *lease* of **Kelp Street** as [the law](https://example.org/law) wants.\\
And more.

# Recommendations

1. agree
2. note
   - under it
     1. and under that

***

1. begins anew

## Costs

Table: What it costs

| Year | £ |
| --- | --- |
| 2026 | **1,200** |

![A map of the harbour](map.png)
"""


@pytest.fixture
def blocks():
    return structure.from_markup(TYPED)


def again(content):
    return read(BytesIO(content), "report.docx")


def part(content, name="word/document.xml"):
    with ZipFile(BytesIO(content)) as container:
        return container.read(name).decode()


def test_a_report_comes_back_as_it_was_written(blocks):
    report = again(to_docx(blocks, title="The lease", pictures={"map.png": pictures.png()}))
    assert report.title == "The lease"
    assert [one for one in report.blocks if not isinstance(one, (Image, Table))] == [
        one for one in blocks if not isinstance(one, (Image, Table))
    ]
    (image,) = (one for one in report.blocks if isinstance(one, Image))
    assert (image.alternative, report.pictures[image.file]) == ("A map of the harbour", pictures.png())
    (table,) = (one for one in report.blocks if isinstance(one, Table))
    assert structure.text_of([table]) == "What it costs\nYear £\n2026 1,200"
    assert table.header
    assert report.remarks == ()


def test_headings_rows_pictures_and_language_are_said_to_whoever_listens(blocks):
    content = to_docx(blocks, title="The lease", pictures={"map.png": pictures.png()})
    main = part(content)
    for said in ('w:val="Heading1"', "<w:tblHeader/>", 'descr="A map of the harbour"', 'w:val="Title"'):
        assert said in main, said
    assert 'w:lang w:val="en-GB"' in part(content, "word/styles.xml")
    assert "python-docx" not in part(content, "docProps/core.xml")


def test_paragraphs_bear_the_numbers_by_which_they_are_cited(blocks):
    numbers = [one.number for one in structure.numbered(again(to_docx(blocks, title="x")).blocks)]
    assert numbers[:3] == ["1", "1.1", "2"]
    assert '<w:lvlText w:val="%1.%2"/>' in part(to_docx(blocks, title="x"), "word/numbering.xml")


def test_a_picture_that_is_not_here_is_said_in_words(blocks):
    report = again(to_docx(blocks, title="x"))
    assert Paragraph((Run("Picture: A map of the harbour"),)) in report.blocks


def test_the_facts_stand_at_the_head():
    report = again(to_docx([Heading(1, "Purpose")], title="x", kind="Report", facts=[("Meeting", "Cabinet"), ("Ward", "")]))
    assert structure.text_of(report.blocks) == "Report\nMeeting Cabinet\nPurpose"


def test_an_address_of_ours_stays_words_outside():
    (block,) = again(to_docx([Paragraph((Run("the meeting", link="/meetings/1"),))], title="x", has_numbers=False)).blocks
    assert block.words == (Run("the meeting"),)


def test_a_report_with_nothing_in_it_is_a_document_with_a_title():
    report = again(to_docx([], title="Empty"))
    assert (report.title, report.blocks) == ("Empty", ())


def test_unseen_characters_do_not_break_the_document():
    blocks = structure.from_markup("a\x0bb \ufffe c")
    assert again(to_docx(blocks, title="x\x01")).blocks
