"""The page on which a report is written: nothing typed is lost, nothing typed runs, and a file is read into its boxes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothall.documents.structure import from_markup
from moothall.documents.writing import to_docx
from moothall.meetings.queries import reports as queries
from moothall.meetings.tests.reports_factories import (
    PNG,
    again,
    place,
    saved,
    written,
)
from moothall.meetings.tests.reports_windows import author_of, boxes, clerk_of_papers, desk, lawyer_of, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def here():
    return place()


@pytest.fixture
def author(here):
    return author_of(here)


@pytest.fixture
def clerk(here):
    return clerk_of_papers(here)


@pytest.fixture
def lawyer(here):
    return lawyer_of(here)


def test_a_report_is_written_in_boxes_and_saved_as_a_version(here, author):
    report = written(here)
    page = page_of(author, desk(report, "/write"))
    assert "In one or two sentences: what members are asked to do" in page
    assert '<p class="counted" id="paragraph-1.1"><span class="no">1.1</span> To agree that the <em>depot</em> is leased.</p>' in page
    typed = boxes(page) | {"section-background": "It stands *empty*.", "do": "save"}
    assert author.post(desk(report, "/write"), typed)["Location"] == desk(report, "/write")
    assert "Saved as version 3." in page_of(author, desk(report, "/write"))
    assert queries.contents(here.author, report).text("background") == "It stands *empty*."
    assert [one.number for one in queries.recommendations(here.author, report)] == [1, 2]


def test_recommendations_are_added_moved_and_taken_out_without_a_script_and_nothing_typed_is_lost(here, author):
    report = written(here)
    typed = boxes(page_of(author, desk(report, "/write"))) | {"section-background": "Typed and not saved."}
    page = author.post(desk(report, "/write"), typed | {"do": "add"}).content.decode()
    assert "Not saved yet." in page
    assert boxes(page)["section-background"] == "Typed and not saved."
    typed = boxes(page) | {"recommendation-2-text": "Thank the staff."}
    page = author.post(desk(report, "/write"), typed | {"do": "up-2"}).content.decode()
    assert "autofocus" in page.split('name="recommendation-1-text"')[1].split(">")[0]
    page = author.post(desk(report, "/write"), boxes(page) | {"do": "remove-0"}).content.decode()
    author.post(desk(report, "/write"), boxes(page) | {"do": "save"})
    assert [(one.number, one.text) for one in queries.recommendations(here.author, report)] == [
        (3, "Thank the staff."),
        (2, "Note the cost."),
    ]


def test_how_it_reads_is_shown_before_it_is_saved(here, author):
    report = written(here)
    typed = boxes(page_of(author, desk(report, "/write"))) | {"section-background": "| Year | Cost |\n| --- | --- |\n| 2026 | £5 |"}
    page = author.post(desk(report, "/write"), typed | {"do": "show"}).content.decode()
    assert "<td>£5</td>" in page
    assert queries.versions(here.author, report).count() == 2


@pytest.mark.both
@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://evil.example/p.png)"])
def test_nothing_that_is_typed_runs(here, author, text):
    report = saved(here, written(here), {"background": text}, ["Agree."], [1])
    for page in (page_of(author, desk(report, "/write")), page_of(author, f"/{report.reference}")):
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert 'src="http://evil' not in page


@pytest.mark.both
def test_two_who_write_see_both_texts_beside_each_other(here, author):
    report = written(here)
    typed = boxes(page_of(author, desk(report, "/write")))
    saved(here, report, {"background": "What somebody else wrote."}, ["Agree."], [1], opened_at=again(report).version)
    answer = author.post(desk(report, "/write"), typed | {"section-background": "What I wrote.", "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "What somebody else wrote." in page
    assert boxes(page)["section-background"] == "What I wrote."
    author.post(desk(report, "/write"), boxes(page) | {"do": "save"})
    assert queries.contents(here.author, report).text("background") == "What I wrote."


@pytest.mark.both
def test_what_was_typed_is_kept_taken_up_again_or_forgotten(here, author):
    report = written(here)
    typed = boxes(page_of(author, desk(report, "/write"))) | {"section-background": "Half a\x00 sentence"}
    assert author.post(desk(report, "/keep"), typed).status_code == 204
    assert author.get(desk(report, "/keep")).status_code == 400
    assert "You typed something here and did not save it." in page_of(author, desk(report, "/write"))
    assert boxes(page_of(author, desk(report, "/write?kept=1")))["section-background"] == "Half a sentence"
    author.post(desk(report, "/forget"))
    assert "did not save it" not in page_of(author, desk(report, "/write"))


@pytest.mark.both
@pytest.mark.parametrize("text", ["x" * 100_001, "turned \u202e round"])
def test_what_cannot_be_taken_is_said_beside_its_box_and_kept(here, author, text):
    report = written(here)
    typed = boxes(page_of(author, desk(report, "/write"))) | {"section-background": text, "do": "save"}
    page = author.post(desk(report, "/write"), typed).content.decode()
    assert 'id="id_section-background_error"' in page
    assert text in page


@pytest.mark.both
def test_a_word_document_is_read_into_the_sections_and_what_finds_no_place_is_named(here, author):
    report = written(here)
    text = "# Purpose\n\nTo let the quay.\n\n# Recommendations\n\n1. Note the cost.\n2. Let the quay.\n\n# Our own heading\n\nSome words."
    file = SimpleUploadedFile("quay.docx", to_docx(from_markup(text), title="The quay"))
    assert "takes the place of what the boxes say" in page_of(author, desk(report, "/upload"))
    answer = author.post(desk(report, "/upload"), {"file": file, "opened_at": again(report).version})
    assert answer.status_code == 302, answer.content.decode()
    now = queries.contents(here.author, report)
    assert now.text("purpose") == "To let the quay."
    assert now.recommended == ("Note the cost.", "Let the quay.")
    assert [one.number for one in queries.recommendations(here.author, report)] == [2, 3]
    page = page_of(author, desk(report, "/write"))
    assert "The template has no section “Our own heading”" in page
    assert now.text("our-own-heading") == "Some words."
    kept = author.get(desk(report, "/versions/3/file"))
    assert b"".join(kept.streaming_content).startswith(b"PK")
    assert author.get(desk(report, "/versions/2/file")).status_code == 404


@pytest.mark.both
@pytest.mark.parametrize(
    ("name", "content", "why"), [("a.docx", b"MZ\x90\x00" + b"\x00" * 80, "program"), ("b.docx", b"", "empty"), ("c.pdf", PNG, "no report")]
)
def test_a_file_that_is_no_report_is_refused_in_a_sentence(here, author, name, content, why):
    report = written(here)
    answer = author.post(desk(report, "/upload"), {"file": SimpleUploadedFile(name, content), "opened_at": again(report).version})
    assert why in answer.content.decode()
    assert queries.versions(here.author, report).count() == 2


def test_an_upload_does_not_write_over_what_somebody_saved_meanwhile(here, author):
    report = written(here)
    opened = again(report).version
    saved(here, report, {"background": "Meanwhile."}, ["Agree."], [1], opened_at=opened)
    file = SimpleUploadedFile("a.docx", to_docx(from_markup("# Purpose\n\nNew."), title="x"))
    assert "Somebody else changed this" in author.post(desk(report, "/upload"), {"file": file, "opened_at": opened}).content.decode()
    assert queries.contents(here.author, report).text("background") == "Meanwhile."


@pytest.mark.both
def test_files_are_added_changed_and_taken_off(here, author):
    report = written(here)
    picture = {"file": SimpleUploadedFile("plan.png", PNG), "title": "Site plan", "alternative": ""}
    author.post(desk(report, "/files"), picture)
    page = page_of(author, desk(report, "/files"))
    assert "site-plan.png" in page
    assert "Says nothing in words" in page
    author.post(desk(report, "/files/1"), {"title": "Site plan", "alternative": "The quay from the north."})
    saved(here, report, {"background": "![The quay](site-plan.png)"}, ["Agree."], [1])
    page = page_of(author, desk(report, "/write"))
    assert f'<img src="/{report.reference}/annexes/1" alt="The quay">' in page
    answer = author.get(f"/{report.reference}/annexes/1")
    assert (answer["Content-Type"], b"".join(answer.streaming_content)) == ("image/png", PNG)
    wrong = author.post(desk(report, "/files"), {"file": SimpleUploadedFile("x.pdf", b"#!/bin/sh"), "title": "A"}).content.decode()
    assert "is a program" in wrong
    assert "Take this file off the report?" in page_of(author, desk(report, "/files/1/remove"))
    author.post(desk(report, "/files/1/remove"))
    assert "The text calls a picture “site-plan.png” that is not here" in page_of(author, desk(report))
    for nothing in ("/files/9", "/files/9/remove"):
        assert author.get(desk(report, nothing)).status_code == 404
    assert author.get(f"/{report.reference}/annexes/9").status_code == 404


@pytest.mark.both
def test_versions_stand_beside_each_other_with_what_changed_in_words(here, author):
    report = saved(here, written(here), {"purpose": "To agree that the *yard* is leased."}, ["Agree the lease.", "Note the cost."], [1, 2])
    page = page_of(author, desk(report, "/versions"))
    assert "Between version 2 and version 3: 1 paragraph changed." in page
    assert "<del>depot</del>" in page
    assert "<ins>yard</ins>" in page
    assert "Changed" in page
    assert "version 1 and version 3" in page_of(author, desk(report, "/versions?from=1&to=3"))
    assert "version 2 and version 3" in page_of(author, desk(report, "/versions?from=x&to=99"))
