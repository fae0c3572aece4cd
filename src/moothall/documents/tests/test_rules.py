"""Which files are taken: by what is in them, never by what they are called; and what they are called when they go out."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, strategies as st

from moothall.documents import rules
from moothall.documents.rules import containers
from moothall.documents.tests import samples

TAKEN = {
    "application/pdf": samples.PDF,
    "image/png": samples.PNG,
    "image/jpeg": samples.JPEG,
    "text/plain": "Résumé of the £1.4 million\n".encode(),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": samples.office(samples.WORD),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": samples.office(samples.EXCEL),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": samples.office(samples.SLIDES),
    "application/vnd.oasis.opendocument.text": samples.opendocument(samples.OPEN_TEXT),
    "application/vnd.oasis.opendocument.spreadsheet": samples.opendocument(samples.OPEN_SHEET),
}
REFUSED = {
    "is empty": b"",
    "is a web page (HTML), which can carry programs. Save it as a PDF": b"<!doctype html><html><body>Minutes",
    "is a drawing in SVG, which can carry programs": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "is a page or data in markup": b"\xef\xbb\xbf \n<a onclick='x'>Minutes</a>",
    "is a program for Windows": samples.WINDOWS_PROGRAM,
    "is a program. Programs are never kept here.": b"#!/bin/sh\nrm -r .",
    "is an older Office file, which can carry macros": samples.OLD_WORD,
    "is a document in RTF": b"{\\rtf1\\ansi Minutes}",
    "is a GIF picture": b"GIF89a" + bytes(40),
    "is a packed folder (7-Zip)": b"7z\xbc\xaf'\x1c" + bytes(60),
    "is a packed folder (ZIP) and not": samples.folder(minutes_txt="Minutes"),
    "carries macros, which are programs": samples.office(samples.MACRO_WORD),
    "is damaged and cannot be opened": samples.office(samples.WORD)[:-30],
    "is locked with a password": samples.locked(),
    "is of a kind that is not taken here. These are taken: PDF, Word": b"\x00\x01\x02 nothing known",
    "A text must be saved as UTF-8": "£1.4 million\n".encode("cp1252"),
}


def judged(content, name="paper"):
    return rules.kind_of(BytesIO(content), name)


@pytest.mark.parametrize(("media_type", "content"), TAKEN.items())
def test_a_file_is_what_is_in_it_whatever_it_is_called(media_type, content):
    for name in ("report", "report.exe", "report.pdf", "report.docm", ""):
        assert judged(content, name).media_type == media_type


@pytest.mark.parametrize(("sentence", "content"), REFUSED.items())
def test_what_is_not_taken_is_named_with_what_to_do(sentence, content):
    for name in ("report.pdf", "report.docx", "report.txt"):
        with pytest.raises(rules.NotTaken) as refusal:
            judged(content, name)
        assert str(refusal.value).startswith(f"“{name}” ")
        assert sentence in str(refusal.value)


def test_a_linux_program_is_not_taken():
    with pytest.raises(rules.NotTaken):
        judged(samples.LINUX_PROGRAM)


def test_a_table_in_text_is_told_from_other_text_by_its_name():
    assert judged(b"ward,cost\nHarbour,12\n", "costs.CSV").words == "CSV"
    assert judged(b"ward,cost\nHarbour,12\n", "costs.txt").words == "plain text"


@pytest.mark.parametrize(
    "content",
    [
        samples.office(samples.WORD, "application/vnd.ms-office.vbaProject"),
        samples.office(samples.WORD.replace("main", "&#109;ain"), "application/vnd.ms-office.vb&#97;Project"),
        samples.office(samples.EXCEL, vbaProject_bin="x"),
        samples.opendocument(samples.OPEN_TEXT, "Basic/Standard/Module1.xml"),
        samples.opendocument(samples.OPEN_SHEET, "Scripts/python/run.py"),
    ],
)
def test_macros_are_found_however_they_are_named(content):
    with pytest.raises(rules.NotTaken, match="carries macros"):
        judged(content, "report.docx")


def test_a_program_with_an_office_file_behind_it_is_a_program():
    with pytest.raises(rules.NotTaken):
        judged(samples.WINDOWS_PROGRAM + samples.office(samples.WORD), "report.docx")


def test_what_unpacks_to_far_more_is_not_opened(monkeypatch):
    monkeypatch.setattr(containers, "MOST_UNPACKED", 20_000_000)
    with pytest.raises(rules.NotTaken, match="would unpack to far more"):
        judged(samples.bomb(30_000_000), "report.docx")
    assert judged(samples.bomb(10_000_000)).words == "Word document"


def test_a_container_of_very_many_parts_is_not_opened(monkeypatch):
    monkeypatch.setattr(containers, "MOST_PARTS", 3)
    with pytest.raises(rules.NotTaken, match="would unpack to far more"):
        judged(samples.folder(a="", b="", c="", d=""))


def test_a_part_that_lies_about_its_size_is_read_no_further_than_its_beginning(monkeypatch):
    monkeypatch.setattr(containers, "MOST_OF_A_PART", 10)
    with pytest.raises(rules.NotTaken, match="packed folder"):
        judged(samples.office(samples.WORD))


def test_a_list_of_types_that_is_no_list_is_no_office_file():
    with pytest.raises(rules.NotTaken, match="packed folder"):
        judged(samples.folder(**{"[Content_Types]_xml": "<Types"}))


BEGINNINGS = [b"", b"PK\x03\x04", b"%PDF", b"MZ", b"<", b"\xff\xd8", b"\xef\xbb\xbf"]


@given(st.binary(max_size=300), st.sampled_from(BEGINNINGS), st.text(max_size=20))
def test_no_content_does_more_than_be_taken_or_be_refused(content, beginning, name):
    verdict = ""
    try:
        verdict = judged(beginning + content, name).media_type
    except rules.NotTaken as sentence:
        verdict = str(sentence)
    assert verdict in rules.KINDS or verdict.endswith(".")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_damaged_office_file_is_taken_or_refused_and_nothing_else(place, damage):
    content = samples.office(samples.WORD)
    with suppress(rules.NotTaken):
        judged(content[:place] + damage + content[place + len(damage) :])


@given(st.text(max_size=300))
def test_the_name_of_a_file_that_goes_out_is_always_safe(title):
    name = rules.file_name(title, rules.KINDS["application/pdf"])
    assert name.endswith(".pdf")
    assert len(name) <= 124
    assert not set(name) & set('\\/:*?"<>|\r\n\t\x00\u202e\u2066')
    assert not name.startswith((".", " "))


def test_letters_of_every_script_keep_their_place_in_a_name():
    kind = rules.KINDS["application/pdf"]
    assert rules.file_name("תקציב", kind) == "תקציב.pdf"
    assert rules.file_name("annual\u202efdp.exe", kind) == "annualfdp.exe.pdf"


def test_a_file_without_a_name_is_still_spoken_of():
    with pytest.raises(rules.NotTaken, match="^This file is empty"):
        judged(b"", "\u202e/")


def test_a_media_type_that_is_not_taken_has_no_kind():
    assert rules.kind_called("text/html") is None
