"""A meeting told in sentences: from its facts alone, and true of each."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from moothall.meetings import rules

THURSDAY = date(2020, 11, 12)
AFTER, BEFORE = date(2020, 12, 1), date(2020, 11, 1)
HELD = rules.Facts("Cabinet", THURSDAY, time(18), "Town Hall.", has_agenda=True, has_minutes=True, items=9, resolutions=2, parts=2)
CALLED = rules.Facts("Cabinet", THURSDAY, time(18), "Town Hall")


@pytest.mark.parametrize(
    ("facts", "today", "sentence"),
    [
        (HELD, AFTER, "Nine items were on the agenda, and two resolutions were passed."),
        (replace(HELD, items=1, resolutions=1, parts=3), AFTER, "One item was on the agenda, and one resolution was passed, in 3 parts."),
        (replace(HELD, resolutions=0, parts=0), AFTER, "Nine items were on the agenda, and the minutes hold no resolution."),
        (replace(HELD, has_minutes=False), AFTER, "Nine items were on the agenda, and the minutes are not published yet."),
        (CALLED, AFTER, "No agenda is published here, and the minutes are not published yet."),
        (CALLED, BEFORE, "Cabinet meets on Thursday 12 November 2020 at 6pm, Town Hall. The agenda is not published yet."),
        (replace(CALLED, starts_at=None, venue=""), THURSDAY,
         "Cabinet meets on Thursday 12 November 2020. The agenda is not published yet."),
        (replace(CALLED, has_agenda=True, items=1, venue="", starts_at=None), BEFORE,
         "Cabinet meets on Thursday 12 November 2020. One item is on the agenda."),
        (replace(CALLED, has_agenda=True, items=12, venue="", starts_at=None), BEFORE,
         "Cabinet meets on Thursday 12 November 2020. 12 items are on the agenda."),
        (replace(CALLED, is_cancelled=True, cancelled_because="Snow. "), BEFORE, "This meeting was cancelled: Snow."),
        (replace(HELD, is_cancelled=True), AFTER, "This meeting was cancelled."),
    ],
)  # fmt: skip
def test_the_headline_says_what_holds(facts, today, sentence):
    assert rules.headline(facts, today) == sentence


@pytest.mark.parametrize(
    ("facts", "today", "words"),
    [
        (CALLED, BEFORE, ["To come", "Agenda not published yet"]),
        (replace(CALLED, has_agenda=True), BEFORE, ["To come", "Agenda published"]),
        (CALLED, THURSDAY, ["Today", "Minutes not published"]),
        (HELD, BEFORE, ["Dated later than its minutes", "Minutes published"]),
        (HELD, AFTER, ["Held", "Minutes published"]),
        (replace(HELD, are_draft=True), AFTER, ["Held", "Minutes in draft until they are confirmed"]),
        (replace(HELD, are_draft=True, confirmed_on=date(2020, 12, 10)), AFTER, ["Held", "Minutes confirmed on 10 December 2020"]),
        (replace(HELD, is_cancelled=True), AFTER, ["Cancelled"]),
    ],
)
def test_a_meeting_stands_where_its_facts_put_it(facts, today, words):
    assert [word for word, _ in rules.standings(facts, today)] == words


def test_a_list_is_told_in_words():
    assert rules.list_in_words(0, 0, None) == "No meetings are to come, and none have been."
    assert rules.list_in_words(1, 1, CALLED) == (
        "One meeting is to come, and one has been. The next is Cabinet, on Thursday 12 November 2020 at 6pm, Town Hall."
    )


def test_notice_counts_neither_the_day_it_was_given_nor_the_day_of_the_meeting():
    assert rules.clear_working_days(date(2020, 11, 11), THURSDAY) == 0
    assert rules.clear_working_days(THURSDAY, THURSDAY) == 0
    assert rules.clear_working_days(date(2020, 12, 24), date(2020, 12, 30)) == 1, (
        "Christmas Day, the weekend and Boxing Day's Monday are no working days"
    )
    assert rules.clear_working_days(date(2020, 11, 4), THURSDAY, {date(2020, 11, 5)}) == 4
    assert rules.notice_in_words(date(1066, 1, 1), date(1066, 1, 9)) == "published Monday 1 January 1066"


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.dates(date(1900, 1, 1), date(2099, 1, 1)))
def test_no_agenda_is_said_to_be_in_time_after_its_meeting(published, held):
    words = rules.notice_in_words(published, held)
    assert ("after the meeting" in words) is (published > held)


def test_a_ground_is_said_as_the_law_says_it_or_as_it_was_published():
    assert "paragraphs 1 and 3 of Part 1" in rules.ground_in_words("exempt", "1, 3")
    assert "paragraph 3 of Part 1" in rules.ground_in_words("exempt", "paragraph 3 of Part 1 of Schedule 12A")
    assert "paragraph 7A" in rules.ground_in_words("exempt", "7a")
    assert rules.ground_in_words("exempt", "paragraph 12") == "Exempt information. The ground as it was published: paragraph 12."
    assert rules.ground_in_words("exempt", "") == "Exempt information. No paragraph is named."
    assert rules.ground_in_words("confidential", "").startswith("Confidential information, which the law forbids")
    assert rules.ground_in_words("not stated", "") == "The page says that it is closed and does not say why."


def linked(text, numbers):
    refers_to = [{"words": one.words, "number": one.number, "gap": one.gap} for one in rules.references_in(text, numbers)]
    return rules.pieces(text, refers_to)


def test_a_clause_that_is_here_is_led_to_and_one_that_is_not_stays_words():
    assert linked("in accordance with (1) and (3) above, it be agreed", [1, 2, 3])[1::2] == [("(1)", "1"), ("(3)", "3")]
    assert linked("subject to (4) above, it be agreed", [1, 2]) == [("subject to (4) above, it be agreed", "")]
    assert linked("subject to the approval of Council, it be agreed", [1]) == [("subject to the approval of Council, it be agreed", "")]


def test_a_clause_that_is_named_twice_in_one_breath_is_led_to_once():
    twice = [{"words": "(1) above", "number": "1", "gap": ""}] * 2
    assert rules.pieces("see (1) above", twice) == [("see ", ""), ("(1)", "1"), (" above", "")]


def test_a_number_within_a_range_that_is_not_said_is_not_led_to():
    assert [number for _, number in linked("resolutions (1) to (3) above be noted", [1, 2, 3]) if number] == ["1", "3"]


@given(st.text(alphabet="(123) abc,above subjct o", max_size=60))
def test_no_word_is_lost_or_added_by_linking(text):
    assert "".join(words for words, _ in linked(text, [1, 2])) == " ".join(text.split())
