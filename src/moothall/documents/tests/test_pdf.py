"""What is made here can be read by everybody, and fetches nothing from anywhere."""

from io import BytesIO

import pikepdf
import pytest
from markupsafe import Markup
from pypdf import PdfReader

from moothall.documents import pdf, structure
from moothall.documents.tests import pictures

pytestmark = pytest.mark.skipif(not pdf.is_offered(), reason="Pango is not here")

REPORT = """# Purpose

To agree the *lease* of **Kelp Street** as [the law](https://example.org/law) wants.

#### A heading that skips two levels

- one
  1. under it

Table: What it costs

| Year | £ |
| --- | --- |
| 2026 | 1,200 |

![A map of the harbour](map.png)
"""


def body(typed=REPORT, **how):
    return structure.to_html(structure.from_markup(typed), has_numbers=True, address_of=pdf.picture_address, **how)


def words_of(content):

    return "\n".join(one.extract_text() for one in PdfReader(BytesIO(content)).pages)


def test_a_report_is_made_so_that_everybody_can_read_it():
    made = pdf.make(
        body(), title="The lease of Kelp Street", kind="Report", facts=(("Meeting", "Cabinet"),), pictures={"map.png": pictures.png()}
    )
    assert pdf.faults(made.content) == []
    with pikepdf.open(BytesIO(made.content)) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert len(file.pages) == made.pages == 1
    assert "Kelp Street" in words_of(made.content)
    assert [(mark.label, mark.level) for mark in made.bookmarks][:2] == [("The lease of Kelp Street", 1), ("1 Purpose", 2)]


def test_a_picture_that_nobody_described_is_said_to_be_one():
    made = pdf.make(body("![](map.png)"), title="Map", pictures={"map.png": pictures.png()})
    assert pdf.faults(made.content) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<html lang="en-GB"><head><title>T</title><body><img src="picture:map.png">', "Figure"),
        ("<html><head><title>T</title><body><p>x", "Lang"),
        ('<html lang="en-GB"><body><p>x', "title"),
    ],
)
def test_what_not_everybody_could_read_is_refused_at_the_gate(html, fault):
    with pytest.raises(pdf.NotMade, match=fault):
        pdf.printed(html, {"map.png": pictures.png()})


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://example.org/x.png", "http://127.0.0.1:1/x", "picture:other.png", "data:,x"]
)
def test_nothing_is_fetched_but_the_pictures_that_were_given(address):
    with pytest.raises(ValueError, match="was not given"):
        pdf.printer().Given({"map.png": b"x"}).fetch(address)


def test_an_address_in_a_paper_opens_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the closed word")
    tags = ('<object data="{0}"></object>', '<link rel="stylesheet" href="{0}">', '<img alt="y" src="{0}">')
    hostile = Markup("<p>x</p>") + Markup("").join(Markup(tag).format(secret.as_uri()) for tag in tags)
    made = pdf.make(hostile, title="Hostile")
    assert b"the closed word" not in made.content
    assert "the closed word" not in words_of(made.content)


def test_a_bound_paper_leaves_the_page_number_to_the_pack():
    assert "1 of 1" in words_of(pdf.make(Markup("<p>x</p>"), title="Alone").content)
    assert "1 of 1" not in words_of(pdf.make_bound(Markup("<p>x</p>"), title="Bound").content)


def test_without_pango_it_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(pdf, "PANGO", ())
    assert not pdf.is_offered()
    with pytest.raises(pdf.NotMade, match="Pango is not installed"):
        pdf.make(Markup("<p>x</p>"), title="x")
