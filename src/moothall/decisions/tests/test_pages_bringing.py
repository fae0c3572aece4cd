"""Officers' decisions from a table: shown before they are taken, each wrong cell named, the same line taken once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothall.decisions.models import Decision
from moothall.decisions.tests.reading import BIDI, signed_in, words_of
from moothall.decisions.tests.recording import OFFICER, boxes, seen


@pytest.fixture
def clerk(here):
    return signed_in(here.clerk)


TABLE = "title,decided_on,who_decided,for_whom,authorisation,decided,reasons,alternatives,conflicts\n"
LINE = "Café {n},{day},Head of Licensing,council,permission,A licence is granted.,Wide enough.,Refusal.,None declared.\n"
TABLE_PAGE = "/decisions/recording/wrenmouth/table"


def table(*numbers: int) -> str:
    return TABLE + "".join(LINE.format(n=n, day=OFFICER["decided_on"]) for n in numbers)


def test_a_table_is_shown_before_it_is_taken_and_the_same_file_changes_nothing_twice(here, clerk):
    file = SimpleUploadedFile("t.csv", table(1, 2).encode())
    shown = clerk.post(TABLE_PAGE, {"file": file, "do": "look"})
    assert "2 drafts would be written down." in words_of(shown)
    assert not seen(Decision).exists()
    text = boxes(shown)["text"]
    assert "Written down: 2 drafts." in words_of(clerk.post(TABLE_PAGE, {"text": text, "do": "take"}, follow=True))
    again = words_of(clerk.post(TABLE_PAGE, {"text": text, "do": "look"}))
    assert "Nothing would be changed. 2 lines are here already." in again
    assert "Nothing was changed. 2 lines were here already." in words_of(clerk.post(TABLE_PAGE, {"text": text, "do": "take"}, follow=True))
    assert seen(Decision).count() == 2
    more = words_of(clerk.post(TABLE_PAGE, {"text": table(2, 3), "do": "take"}, follow=True))
    assert "Written down: 1 draft. 1 line was here already." in more


def test_each_wrong_cell_is_named_by_line_and_column_and_nothing_is_taken(here, clerk):
    wrong = table(1) + ",31 2 2026,,nobody,wish,,,,\nCafé 1," + table(1).split("\n")[1].partition(",")[2] + "\n"
    answer = words_of(clerk.post(TABLE_PAGE, {"text": wrong, "do": "take"}))
    for words in (
        "Line 3, column “title”: it is empty, and must not be.",
        "Line 3, column “decided_on”:",
        "Line 3, column “who_decided”: it is empty",
        "Line 3, column “for_whom”: “nobody” is neither. Say “executive” or “council”.",
        "Line 3, column “authorisation”: “wish” is none. Say one of: specific, permission, rights, contract, other",
        "Line 3, column “decided”: it is empty",
        "Line 4 says the same as line 2. Leave one of them out.",
    ):
        assert words in answer
    assert not seen(Decision).exists()


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("title", "x" * 501, "it has more than 500 letters"),
        ("reasons", f"Turned {BIDI}", "it holds characters that cannot be seen"),
        ("decided_on", "1 1 2090", "this day has not come yet"),
        ("department", "Nowhere", "there is no department called “Nowhere” here"),
        ("key_decision", "maybe", "“maybe” is no answer"),
    ],
)
def test_a_cell_that_cannot_be_taken_says_what_to_do(here, clerk, column, cell, told):
    cells = dict(zip(TABLE.strip().split(","), table(1).split("\n")[1].split(","), strict=True)) | {column: cell}
    text = ",".join(cells) + "\n" + ",".join(cells.values())
    assert f"Line 2, column “{column}”: {told}" in words_of(clerk.post(TABLE_PAGE, {"text": text, "do": "look"}))


@pytest.mark.parametrize("text", ["", "title\n", "title,colour\nA,red\n", 'title,"x\n'])
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence(here, clerk, text):
    answer = clerk.post(TABLE_PAGE, {"text": text, "do": "take"})
    assert (answer.status_code, "Error: " in answer.content.decode()) == (200, True)


def test_a_table_of_many_lines_is_brought_in_by_parts(here, clerk):
    answer = clerk.post(TABLE_PAGE, {"text": table(*range(501)), "do": "take"})
    assert "There are 501 lines. Bring in at most 500 at once." in words_of(answer)
    assert not seen(Decision).exists()


def test_the_table_to_fill_in_can_be_brought_in_as_it_is(here, clerk):
    text = clerk.get(f"{TABLE_PAGE}.csv").content.decode()
    assert "1 draft would be written down." in words_of(clerk.post(TABLE_PAGE, {"text": text, "do": "look"}))
