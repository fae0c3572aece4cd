"""By when members and scrutiny have the documents of a decision: both sides of each line."""

from datetime import date

import pytest

from moothall.decisions.rules import rights
from moothall.decisions.rules.record import Taken

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(("hours", "by"), [(23, 21), (24, 21), (25, 22), (48, 22), (49, 23)])
def test_hours_are_counted_from_the_end_of_the_day_of_the_decision(hours, by):
    assert rights.members_have_them_by(FRIDAY, hours) == date(2026, 11, by)


def test_the_day_of_asking_is_left_out_and_so_are_days_on_which_nobody_works():
    assert rights.scrutiny_has_them_by(FRIDAY, 1) == date(2026, 11, 23)
    assert rights.scrutiny_has_them_by(date(2026, 12, 22), 10) == date(2027, 1, 8)
    assert rights.scrutiny_has_them_by(date(2026, 12, 22), 10, frozenset({date(2026, 12, 29)})) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        (Taken(maker="Officer", is_executive=True, decided_on=date(2012, 9, 10)), 2),
        (Taken(maker="Officer", is_executive=True, decided_on=date(2012, 9, 9)), 0),
        (Taken(maker="Officer", is_executive=False, decided_on=FRIDAY), 0),
        (Taken(maker="Officer", decided_on=FRIDAY), 0),
        (Taken(maker="Single member", decided_on=FRIDAY), 2),
        (Taken(maker="Cabinet", decided_on=FRIDAY), 1),
        (Taken(maker="Cabinet"), 0),
    ],
)
def test_only_what_the_executive_decided_under_the_regulations_is_reached(taken, number):
    assert len(rights.rights_in_words(taken, FRIDAY, 24, 10)) == number
