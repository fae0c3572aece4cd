"""Whatever is brought: it is read, or refused with a sentence, and nothing else happens."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.exchange.moderngov.pages import MeetingPage
from moothall.exchange.moderngov.reading import read, read_file

from .samples import DECISION, MEETING, NUMBERED, UNNUMBERED
from .saying import of_meeting

XML = "<meeting><meetingid>1</meetingid><meetingdate>10/02/2026</meetingdate><agendaitems>{}</agendaitems></meeting>"
LAUGHS = '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><meeting><meetingid>&b;</meetingid></meeting>'
OUTSIDE = '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><meeting><meetingid>&a;</meetingid></meeting>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 \x00\x01", "not a page"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not a page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a page"),
        (b"<rss version='2.0'><channel/></rss>", "root <rss>"),
        (b"<meeting><meetingid>1</meetingid>", "breaks at line 1"),
        (b"<meeting><meetingid>1</meetingid></meeting>", "no date"),
        (LAUGHS.encode(), "entities of its own"),
        (OUTSIDE.encode(), "entities of its own"),
        (
            b"<?xml version='1.0'?><html><head><title>Server Error</title></head><body><h1>Server Error in '/' "
            b"Application.</h1></body></html>",
            "HTML page",
        ),
        (b"<script>location='x'</script>", "HTML page"),
        (b"<html><body><h1>Shop</h1></body></html>", "no page of Modern.Gov"),
        (b"Web Service method name is not valid.", "does not know the method"),
        (b'{"type": "https://schema.oparl.org/1.1/Meeting"}', "JSON"),
        (b"Dear all,\n\nplease find attached.", "no page that Moothall knows"),
        (b"Agenda and minutes\n\nNo. Item\n\nApologies\n", "no page that Moothall knows"),
        (b"Decision details\n\nJust a title\n", "labels of a decision"),
    ],
)
def test_what_is_no_page_is_refused_with_a_sentence(content, says):
    found = read(content)
    assert found.page is None
    assert says in found.not_understood
    assert found.not_understood.endswith(".")


def test_another_systems_page_is_not_guessed_at(data: Path):
    assert "another system (CMIS)" in read_file(data / "cmis_meeting_summary.html").not_understood


def test_the_name_of_a_file_says_nothing(data: Path):
    content = (data / "modgov_decision_detail.html").read_bytes()
    assert read(content, "meeting.xml").page == read(content, "page.html").page


def test_a_file_that_is_too_large_is_measured_and_not_opened(tmp_path: Path):
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.truncate(200_000_000)  # a sparse file: it holds nothing, and reading it would take 200 MB
    tracemalloc.start()
    found = read_file(huge)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.not_understood.startswith("The file has 200 MB, and no page has more than 50 MB.")
    assert most < 1_000_000


def test_the_limit_of_size_may_be_set():
    assert read(NUMBERED.encode(), biggest=10).page is None


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path):
    assert read_file(tmp_path / "gone.xml").not_understood.startswith("The file cannot be opened")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", [NUMBERED, XML.format("<agendaitem><agendaitemtitle>Fees – £5</agendaitemtitle></agendaitem>"), MEETING])
def test_every_encoding_of_old_pages_reads_the_same(text, encoding):
    assert read(text.encode(encoding)).page == read(text.encode()).page


def test_a_declared_encoding_that_is_wrong_does_no_harm():
    wrong = '<?xml version="1.0" encoding="utf-8"?>' + XML.format("<agendaitem><agendaitemtitle>Fees – £5</agendaitemtitle></agendaitem>")
    found = read(wrong.encode("cp1252"))
    assert isinstance(found.page, MeetingPage)
    assert found.page.items[0].title == "Fees – £5"
    assert "Windows-1252" in found.notes[0]


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200f", "\x07", "\x1b", "\x9b", "\ufeff", "\u200b", "&#x202E;", "&#8238;", "&#x1F;", "&amp;#8238;"]
)
@pytest.mark.parametrize(
    "text", [UNNUMBERED, MEETING, XML.format("<agendaitem><agendaitemtitle>Home to School</agendaitemtitle></agendaitem>")]
)
def test_characters_that_nobody_sees_are_taken_out_and_it_is_said(text, hidden):
    word = "School" if "School" in text else "Fares"
    found = read(text.replace(word, hidden.join([word[:3], word[3:]]), 1).encode())
    assert found.page == read(text.encode()).page
    assert "hidden characters" in found.notes[0]


@pytest.mark.parametrize("kind", ["text", "html", "xml"])
def test_ten_thousand_items_are_read_in_a_few_seconds(kind):
    count = 10_000
    texts = {
        "text": "Agenda and minutes\n\nCabinet - Thursday 5th May, 2011 10.00 am\n\nNo. Item\n\n"
        + "".join(
            f"Fares on Route {n} pdf icon PDF {n + 1} KB\n\nReport of the Head of Transport\n\n\nThe Cabinet considered the "
            f"report.\n\n\nthe fares be noted; and\n\n\n\nit be so.\n\n\n"
            for n in range(count)
        ),
        "html": MEETING.replace(
            "</table></div></div>",
            "".join(
                f'<tr><td class="mgItemNumberCell">{n}.</td><td><p class="mgAiTitleTxt">Route {n}</p><div class="mgWordPara"><p>To '
                f"note.</p></div></td></tr>"
                for n in range(count - 4)
            )
            + "</table></div></div>",
        ),
        "xml": XML.format(
            "<agendaitem><agendaitemtitle>Route</agendaitemtitle><agendatext>&lt;p&gt;To note.&lt;/p&gt;</agendatext></agendaitem>" * count
        ),
    }
    began = time.monotonic()
    found = read(texts[kind].encode()).page
    assert isinstance(found, MeetingPage)
    assert len(found.items) == count
    assert time.monotonic() - began < 60  # some two seconds on a quiet machine; a square of ten thousand would take hours


@pytest.mark.parametrize(
    "filler",
    [
        "a",
        "a ",
        "(1) ",
        "of the ",
        "Appendix ",
        "report of the A",
        "; and ",
        "<p>",
        "&amp;",
        "<b>",
        "- ",
        "1.\n",
        "That \n",
        "Decision: \n",
    ],
)
@pytest.mark.parametrize(
    "start",
    [UNNUMBERED, DECISION, XML.format("<agendaitem><minutesnonemptyhtmlbody>"), "<div id='modgov'><table class='mgItemTable'><tr><td>", ""],
)
def test_no_repetition_makes_reading_slow(start, filler):
    began = time.monotonic()
    read((start + filler * (60_000 // len(filler))).encode())
    assert time.monotonic() - began < 30


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused(content):
    assert bool(read(content).page) is not bool(read(content).not_understood)


@given(st.text(max_size=400), st.sampled_from([NUMBERED, UNNUMBERED, DECISION, MEETING]), st.integers(0, 3000), st.integers(0, 300))
def test_a_page_that_somebody_spoilt_is_read_or_refused(words, text, place, length):
    spoilt = text[:place] + words + text[place + length :]
    found = read(spoilt.encode("utf-8", "surrogatepass"))
    assert bool(found.page) is not bool(found.not_understood)


TAGS = ["p", "b", "ul", "ol", "li", "table", "tr", "td", "div", "br", "a", "span", "script", "o:p"]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["RESOLVED:", "(1) ", "That it be noted; and "]),
            st.text(max_size=8),
        ),
        max_size=40,
    )
)
def test_html_of_any_shape_is_read_or_refused(pieces):
    body = "".join(pieces)
    escaped = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for content in (MEETING.replace("Report of the", body), XML.format(f"<agendaitem><agendatext>{escaped}</agendatext></agendaitem>")):
        found = read(content.encode("utf-8", "surrogatepass"))
        assert bool(found.page) is not bool(found.not_understood)


WORDS = st.sampled_from(
    [
        "RESOLVED:",
        "That",
        "the report be noted;",
        "the fares be frozen; and",
        "(1)",
        "(a)",
        "2.",
        "The Cabinet considered it.",
        "•",
        "Councillor Wren asked.",
        "Additional documents:",
        "Bus Fares",
    ]
)


@given(st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), st.integers(1, 3)), min_size=1, max_size=15))
def test_no_word_of_a_minute_is_lost_or_said_twice(paragraphs):
    head = (
        "Agenda and minutes\n\nCabinet - Thursday 5th May, 2011 10.00 am\n\nNo. Item\n\nFerries pdf icon PDF 1 KB\n\nThe Cabinet "
        "considered the report.\n\n"
    )
    body = "".join(text + "\n" * (gap + 1) for text, gap in paragraphs)
    found = read((head + body).encode())
    assert isinstance(found.page, MeetingPage)
    furniture = ("•", "Additional", "documents:")
    told = [
        word
        for word in [*of_meeting(found.page), *(word for left in found.page.unplaced for word in left.text.split())]
        if word not in furniture
    ]
    wanted = f"Agenda and minutes Cabinet Thursday 5th May, 2011 10.00 am Ferries PDF 1 KB The Cabinet considered the report. {body}"
    assert told == [word for word in wanted.split() if word not in furniture]
