"""The statutory timeline before a meeting and after it: how each step stands, and what it says."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from moothall.meetings.rules.law import (
    Mark,
    Matter,
    Nation,
    OwnRules,
    State,
)
from moothall.meetings.tests.sittings import CABINET, COMMITTEE, PUBLISHED, matters, step
from moothall.meetings.tests.tables import at

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "state", "left", "says"),
    [
        (at(2026, 10, 28, 9), State.DUE, "5 working days left after today", "Due by the end of Wednesday 4 November."),
        (at(2026, 10, 30, 9), State.DUE_SOON, "3 working days left after today", "Due by the end of Wednesday 4 November."),
        (at(2026, 11, 4, 9), State.DUE_SOON, "Today is the last day", "Due by the end of Wednesday 4 November."),
        (at(2026, 11, 4, 23, 59), State.DUE_SOON, "Today is the last day", "Due by the end of Wednesday 4 November."),
        (
            at(2026, 11, 5),
            State.OVERDUE,
            "1 working day late",
            "Not published. The last lawful moment was the end of Wednesday 4 November.",
        ),
        (
            at(2026, 11, 9, 9),
            State.OVERDUE,
            "3 working days late",
            "Not published. The last lawful moment was the end of Wednesday 4 November.",
        ),
    ],
)
def test_an_agenda_is_due_then_due_soon_then_overdue(moment, state, left, says):
    found = step(moment, COMMITTEE, Matter.AGENDA)
    assert (found.state, found.time_left, found.says) == (state, left, says)
    assert found.to_do
    assert found.state.is_open


def test_a_day_that_is_no_working_day_is_never_the_last_to_work_on():
    monday = replace(COMMITTEE, held_on=date(2026, 12, 14))
    friday, saturday = (step(moment, monday, Matter.NOTICE) for moment in (at(2026, 12, 4, 9), at(2026, 12, 5, 9)))
    assert friday.says == "Due by Friday 4 December, the last working day before the law's last moment, the end of Sunday 6 December."
    assert friday.time_left == "Today is the last day"
    assert (saturday.state, saturday.time_left) == (State.DUE_SOON, "No working day is left")
    assert (friday.due_on, friday.work_by) == (date(2026, 12, 6), date(2026, 12, 4))


def test_late_on_a_weekend_is_late_without_a_count():
    found = step(at(2026, 11, 14, 9), replace(COMMITTEE, held_on=date(2026, 11, 20), closed=frozenset({date(2026, 11, 13)})), Matter.NOTICE)
    assert (found.state, found.time_left) == (State.OVERDUE, "1 working day late")
    sunday = step(at(2026, 12, 7), replace(COMMITTEE, held_on=date(2026, 12, 14), closed=frozenset({date(2026, 12, 7)})), Matter.NOTICE)
    assert sunday.time_left == "1 working day late"
    by_hours = replace(COMMITTEE, own=OwnRules(closes_at=time(17)))
    assert step(at(2026, 11, 4, 18), by_hours, Matter.NOTICE).time_left == "Late"


def test_what_is_done_says_how_long_before_the_meeting():
    found = step(at(2026, 11, 9), PUBLISHED, Matter.AGENDA)
    assert (found.state, found.says) == (State.DONE_IN_TIME, "Published Wednesday 4 November: 5 clear working days before.")
    assert found.done_at == at(2026, 11, 4, 10)
    assert (found.time_left, found.to_do) == ("", "")


def test_what_was_late_by_working_days_says_that_another_reading_is_kept():
    late = replace(COMMITTEE, agenda_at=at(2026, 11, 5, 10))
    assert step(at(2026, 11, 9), late, Matter.AGENDA).says == (
        "Published Thursday 5 November: 4 clear working days before. The last lawful moment was the end of Wednesday 4 November. "
        "With weekends and holidays counted there are 6 clear days, which is enough by that reading."
    )
    later = replace(COMMITTEE, agenda_at=at(2026, 11, 9, 10))
    assert "by that reading" not in step(at(2026, 11, 9, 11), later, Matter.AGENDA).says


def test_the_year_is_said_where_it_is_not_this_year():
    assert "Wednesday 4 November 2026" in step(at(2027, 1, 4), COMMITTEE, Matter.AGENDA).says


def test_what_was_published_on_the_day_or_after_it_is_said_so():
    on_the_day, after = (replace(COMMITTEE, notice_at=moment) for moment in (at(2026, 11, 12, 9), at(2026, 11, 13, 9)))
    assert "Published Thursday 12 November: on the day of the meeting." in step(at(2026, 11, 20), on_the_day, Matter.NOTICE).says
    assert "Published Friday 13 November: after the meeting." in step(at(2026, 11, 20), after, Matter.NOTICE).says


def test_after_the_meeting_nothing_is_asked_for_that_had_to_come_before():
    found = step(at(2026, 11, 12, 18), COMMITTEE, Matter.NOTICE)
    assert found.says.startswith("No publication is recorded here.")
    assert found.to_do == "It can no longer be published in time. Have the minutes say so."


def test_what_happens_later_has_not_happened_yet():
    assert step(at(2026, 11, 4, 9, 59), PUBLISHED, Matter.AGENDA).state == State.DUE_SOON
    assert step(at(2026, 11, 4, 10), PUBLISHED, Matter.AGENDA).state == State.DONE_IN_TIME


def test_a_meeting_called_at_shorter_notice_is_due_on_the_day_it_is_called():
    called = replace(COMMITTEE, convened_at=at(2026, 11, 9, 10))
    in_time, late = replace(called, notice_at=at(2026, 11, 9, 16)), replace(called, notice_at=at(2026, 11, 10, 8))
    found = step(at(2026, 11, 11), in_time, Matter.NOTICE)
    assert found.state == State.DONE_IN_TIME
    assert found.says.endswith("The meeting was called that day, at shorter notice.")
    assert step(at(2026, 11, 11), late, Matter.NOTICE).state == State.DONE_LATE


def test_a_meeting_called_on_its_own_day_is_due_before_it_begins():
    called = replace(COMMITTEE, convened_at=at(2026, 11, 12, 9))
    assert step(at(2026, 11, 12, 10), called, Matter.NOTICE).due_at == at(2026, 11, 12, 18)
    without_time = replace(called, starts_at=None)
    assert step(at(2026, 11, 12, 10), without_time, Matter.NOTICE).due_at == at(2026, 11, 13)
    after = replace(called, convened_at=at(2026, 11, 13, 9))
    assert step(at(2026, 11, 13, 10), after, Matter.NOTICE).due_at == at(2026, 11, 12, 18)


def test_a_meeting_called_at_the_last_lawful_moment_has_the_days_of_the_law():
    in_time = replace(COMMITTEE, convened_at=at(2026, 11, 5) - MINUTE)
    assert step(at(2026, 11, 4), in_time, Matter.NOTICE).due_at == at(2026, 11, 5)


def test_the_statement_of_decisions_is_due_as_soon_as_practicable():
    assert Matter.STATEMENT not in matters(at(2026, 11, 13), COMMITTEE)
    before, after = (step(moment, CABINET, Matter.STATEMENT) for moment in (at(2026, 11, 12, 17), at(2026, 11, 13)))
    assert (before.state, before.to_do, before.due_at) == (State.DUE, "", None)
    assert (after.state, after.to_do) == (State.DUE_SOON, "Publish the statement of each decision.")
    done = step(at(2026, 11, 20), replace(CABINET, statement_at=at(2026, 11, 13, 9)), Matter.STATEMENT)
    assert (done.state, done.says) == (State.DONE_IN_TIME, "Published Friday 13 November.")
    none = step(at(2026, 11, 13), replace(CABINET, has_decisions=False), Matter.STATEMENT)
    assert (none.state, none.says) == (State.NOT_NEEDED, "No executive decision was made.")


def test_a_council_may_give_the_statement_a_number_of_days():
    own = replace(CABINET, own=OwnRules(statement_within=2))
    assert step(at(2026, 11, 16, 23, 59), own, Matter.STATEMENT).state == State.DUE_SOON
    late = step(at(2026, 11, 17), own, Matter.STATEMENT)
    assert (late.state, late.says) == (State.OVERDUE, "Not done. It was due by the end of Monday 16 November.")
    done = step(at(2026, 11, 20), replace(own, statement_at=at(2026, 11, 17, 9)), Matter.STATEMENT)
    assert (done.state, done.says) == (State.DONE_LATE, "Published Tuesday 17 November. It was due by the end of Monday 16 November.")


def test_draft_minutes_are_due_by_the_council_s_own_rule():
    found = step(at(2026, 11, 13), COMMITTEE, Matter.DRAFT_MINUTES)
    assert (found.due_on, found.mark, found.rule.words) == (
        date(2026, 11, 26),
        Mark.OWN,
        "Draft minutes within 10 working days after the meeting.",
    )
    assert step(at(2026, 11, 27), COMMITTEE, Matter.DRAFT_MINUTES).state == State.OVERDUE
    confirmed = replace(COMMITTEE, confirmed_at=at(2026, 12, 10, 18))
    assert step(at(2026, 12, 11), confirmed, Matter.DRAFT_MINUTES).state == State.NOT_NEEDED
    afterwards = replace(confirmed, draft_minutes_at=at(2026, 12, 20))
    assert step(at(2026, 12, 11), afterwards, Matter.DRAFT_MINUTES).state == State.NOT_NEEDED
    assert step(at(2026, 12, 21), afterwards, Matter.DRAFT_MINUTES).state == State.DONE_LATE
    assert Matter.DRAFT_MINUTES not in matters(at(2026, 11, 13), replace(COMMITTEE, own=OwnRules(draft_minutes_within=None)))


def test_minutes_are_confirmed_at_the_next_meeting():
    due = step(at(2026, 11, 13), COMMITTEE, Matter.CONFIRMATION)
    assert (due.state, due.due_on, due.says) == (State.DUE, date(2026, 12, 10), "Due at the meeting on Thursday 10 December.")
    overdue = step(at(2026, 12, 11), COMMITTEE, Matter.CONFIRMATION)
    assert (overdue.state, overdue.says) == (State.OVERDUE, "Not done. It was due at the meeting on Thursday 10 December.")
    done = step(at(2026, 12, 11), replace(COMMITTEE, confirmed_at=at(2026, 12, 10, 18)), Matter.CONFIRMATION)
    assert (done.state, done.says) == (State.DONE_IN_TIME, "Confirmed Thursday 10 December.")
    none = step(at(2026, 11, 13), replace(COMMITTEE, next_meeting_on=None), Matter.CONFIRMATION)
    assert (none.state, none.says) == (State.DUE, "Due at the next meeting. None is in the calendar yet.")
    then = replace(COMMITTEE, next_meeting_on=None, confirmed_at=at(2026, 12, 10, 18))
    assert step(at(2026, 12, 11), then, Matter.CONFIRMATION).state == State.DONE_IN_TIME


def test_wales_has_seven_working_days_beginning_with_the_meeting_for_its_note():
    wales = replace(COMMITTEE, nation=Nation.WALES)
    found = step(at(2026, 11, 13), wales, Matter.NOTE)
    assert (found.due_on, found.rule.number) == (date(2026, 11, 20), 7)
    assert step(at(2026, 11, 20, 23), replace(wales, note_at=at(2026, 11, 20, 22)), Matter.NOTE).state == State.DONE_IN_TIME
    assert step(at(2026, 11, 22), replace(wales, note_at=at(2026, 11, 21)), Matter.NOTE).state == State.DONE_LATE
    assert Matter.NOTE not in matters(at(2026, 11, 13), COMMITTEE)
