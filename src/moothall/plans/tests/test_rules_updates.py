"""How far an owner has come is said in a sentence, whichever day it is."""

from datetime import date

import pytest

from moothall.plans.rules import ActionFacts, Heard, Said, Stretch, how_far, may_be_the_same, months_in_words, what_is_meant

DUE = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("told", "asked", "today", "sentence"),
    [
        (0, 0, DUE, "Nothing is owed of your actions today."),
        (1, 1, DUE, "The one that was owed is told."),
        (9, 9, DUE, "All nine told."),
        (0, 9, DUE, "None of nine told. The rest is due today, Friday 20 November."),
        (4, 9, date(2026, 11, 19), "Four of nine told. The rest is due by Friday 20 November, 1 working day from today."),
        (4, 9, date(2026, 11, 23), "Four of nine told. The rest was due by Friday 20 November, 1 working day ago."),
        (4, 9, date(2027, 1, 4), "Four of nine told. The rest was due by Friday 20 November 2026, 28 working days ago."),
    ],
)
def test_how_far_they_have_come(told, asked, today, sentence):
    assert how_far(told, asked, DUE, today) == sentence


def test_months_are_said_with_their_years_where_these_differ():
    assert months_in_words(Stretch(date(2026, 9, 1), date(2026, 9, 30), DUE)) == "September 2026"
    assert months_in_words(Stretch(date(2025, 10, 1), date(2026, 3, 31), DUE)) == "October 2025 to March 2026"


def test_there_is_nothing_new_where_it_could_still_be_said():
    facts = ActionFacts(due_on=DUE)
    assert may_be_the_same(Heard(Said.ON_TRACK), facts, DUE)
    assert may_be_the_same(Heard(Said.AT_RISK, "Ice."), facts, DUE)
    assert not may_be_the_same(Heard(Said.AT_RISK), facts, DUE), "a word of comment is owed"
    assert not may_be_the_same(Heard(Said.ON_TRACK), facts, date(2026, 11, 21)), "its day has passed"
    assert not may_be_the_same(Heard(Said.DONE), facts, DUE), "it is over"


def test_nothing_new_keeps_the_words_of_then_unless_others_are_typed():
    heard = Heard(Said.AT_RISK, "Ice.")
    assert what_is_meant("same", "", heard) == heard
    assert what_is_meant("same", "Still ice.", heard) == Heard(Said.AT_RISK, "Still ice.")
    assert what_is_meant("done", "", heard) == Heard(Said.DONE)
