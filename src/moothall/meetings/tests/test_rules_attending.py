"""Who attended is said in words, counted over a council year, and held against the quorum."""

from datetime import datetime, time

from moothall.meetings.rules.attending import (
    Attended,
    attendance_in_words,
    presence,
    quorum_words,
    share_in_words,
    year_words,
)
from moothall.meetings.rules.law.counting import LONDON

SIX = datetime(2026, 11, 12, 18, tzinfo=LONDON)
EIGHT = datetime(2026, 11, 12, 20, tzinfo=LONDON)


def came(name, **more):
    return Attended(name=name, came="Present", **more)


def test_attendance_is_said_in_a_sentence():
    there = [came("A"), came("B"), Attended(name="C", came="Apologies"), Attended(name="D"), came("E", has_a_vote=False)]
    assert attendance_in_words(there) == "2 members were present. Apologies came from C."
    assert attendance_in_words([Attended(name="A")]) == "Nobody's attendance has been noted yet."


def test_a_quorum_that_was_lost_is_said_with_its_hours():
    there = [came("A"), came("B"), came("C", left_at=time(19, 10))]
    assert quorum_words(there, 6, 3, SIX, EIGHT).startswith("Not quorate from 7:10pm to the end: two members were present")
    assert quorum_words([came("A"), came("B"), came("C")], 6, 3, SIX, EIGHT).startswith("Quorate throughout")


def test_who_has_no_vote_makes_no_quorum():
    there = [came("A"), came("B"), came("C", has_a_vote=False)]
    assert "Not quorate" in quorum_words(there, 6, 3, SIX, EIGHT)


def test_somebody_who_left_after_the_planned_end_is_still_counted():
    assert quorum_words([came("A", left_at=time(21))], 1, 1, SIX, EIGHT).startswith("Quorate throughout")
    assert quorum_words([came("A")], 1, 1, SIX, None).startswith("Quorate throughout")


def test_nothing_is_said_of_a_quorum_before_anything_is_noted_or_without_an_hour():
    assert quorum_words([Attended(name="A")], 3, None, SIX, EIGHT) == ""
    assert quorum_words([came("A")], 3, None, None, None) == ""


def test_an_hour_is_a_moment_of_the_day():
    assert presence(came("A", arrived_at=time(18, 30)), SIX.date()).arrived_at == datetime(2026, 11, 12, 18, 30, tzinfo=LONDON)


def test_years_and_shares_are_written_as_people_write_them():
    assert (year_words(2026), year_words(2099)) == ("2026/27", "2099/00")
    assert (share_in_words(3, 4), share_in_words(0, 0)) == ("3 of 4, 75%", "none expected")
