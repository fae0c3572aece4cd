"""What the days of another system's notice imply: by the rule of their day, with nothing offered that could be done here."""

from datetime import date

import pytest

from moothall.decisions.rules import notices as law
from moothall.decisions.rules.notices import Announced, OwnDays, State

MADE = {"made_on": date(2024, 5, 7)}
TODAY = date(2026, 3, 2)


def judged(**facts):
    told = Announced(**facts)
    return law.as_announced_elsewhere(told, law.verdict(told, TODAY))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (MADE | {"published_on": date(2024, 4, 26)}, "There was time for the general exception, which asks for five clear working days."),
        (MADE | {"published_on": date(2024, 4, 29)}, "There was no time for the general exception either"),
        (MADE | {"published_on": date(2024, 4, 26), "own": OwnDays(general_exception=9)}, "There was no time"),
        ({"made_on": date(2009, 12, 9), "published_on": date(2009, 12, 1)}, "Source: SI 2000/3272, as amended by SI 2002/716: reg 15."),
    ],
)
def test_of_a_notice_that_came_too_late_it_is_said_whether_there_was_time_for_the_general_exception(facts, words):
    found = judged(**facts)
    assert (found.state, found.ways) == (State.TOO_LATE, ())
    assert words in found.says[-1]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (MADE | {"published_on": date(2024, 4, 8)}, State.IN_TIME),
        (MADE | {"published_on": date(2024, 5, 1), "exception_on": date(2024, 5, 2)}, State.TOO_LATE),
        (MADE | {"published_on": None}, State.OVERDUE),
        ({"made_on": date(1999, 5, 7), "published_on": date(1999, 5, 1)}, State.NOT_ASKED),
    ],
)
def test_where_nothing_follows_from_the_days_nothing_is_added(facts, state):
    told = Announced(**facts)
    assert judged(**facts).state is state
    assert judged(**facts).says == law.verdict(told, TODAY).says


def test_what_scrutiny_may_still_ask_of_a_decision_that_was_made_stays():
    [way] = judged(**MADE, published_on=date(2024, 4, 26), is_made=True).ways
    assert way.source.endswith("reg 18")
