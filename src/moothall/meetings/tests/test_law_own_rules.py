"""By whose rules a meeting is judged: the law's, the council's own, or nobody's."""

from dataclasses import replace
from datetime import date, time

import pytest

from moothall.meetings.rules.law import (
    BodyKind,
    ItemFacts,
    Mark,
    Matter,
    Nation,
    OwnRules,
    PrivateNotice,
    State,
    Unit,
    rule_on,
)
from moothall.meetings.rules.law.sitting import Sitting
from moothall.meetings.rules.timeline import may_be_considered, next_step, timeline
from moothall.meetings.tests.sittings import CABINET, COMMITTEE, LAND, PUBLISHED, matters, step
from moothall.meetings.tests.tables import at


def test_a_council_may_ask_more_of_itself_than_the_law_and_never_less():
    more = replace(COMMITTEE, own=OwnRules(notice_days=7))
    found = step(at(2026, 10, 20), more, Matter.NOTICE)
    assert (found.due_on, found.rule.number) == (date(2026, 11, 2), 7)
    assert found.rule.words.endswith("The council asks 7 clear working days of itself.")
    assert found.source.endswith("; the council's own rule")
    less = step(at(2026, 10, 20), replace(COMMITTEE, own=OwnRules(notice_days=3)), Matter.NOTICE)
    assert (less.due_on, less.source) == (date(2026, 11, 4), step(at(2026, 10, 20), COMMITTEE, Matter.NOTICE).source)


def test_a_council_may_count_every_day():
    found = step(at(2026, 10, 20), replace(COMMITTEE, own=OwnRules(notice_unit=Unit.CLEAR_CALENDAR)), Matter.AGENDA)
    assert found.due_on == date(2026, 11, 6)
    assert found.rule.words.endswith("The council asks 5 clear days of itself.")


def test_a_council_s_own_private_notices_are_counted_apart():
    own = OwnRules(notice_days=7, private_notice_days=35, second_private_notice_days=6)
    found = {step.matter: step for step in timeline(at(2026, 9, 1), replace(CABINET, items=(LAND,), own=own))}
    assert (found[Matter.PRIVATE_FIRST].rule.number, found[Matter.PRIVATE_FIRST].due_on) == (35, date(2026, 10, 7))
    assert (found[Matter.PRIVATE_SECOND].rule.number, found[Matter.PRIVATE_SECOND].due_on) == (6, date(2026, 11, 3))
    wales = replace(COMMITTEE, nation=Nation.WALES, own=own)
    assert step(at(2026, 11, 1), wales, Matter.NOTE).rule.number == 7


def test_by_office_hours_a_last_day_ends_when_the_office_closes():
    own = replace(COMMITTEE, own=OwnRules(closes_at=time(17)))
    found = step(at(2026, 11, 4, 9), own, Matter.AGENDA)
    assert (found.due_at, found.says) == (at(2026, 11, 4, 17), "Due by 5pm on Wednesday 4 November.")
    late = step(at(2026, 11, 9), replace(own, agenda_at=at(2026, 11, 4, 17, 1)), Matter.AGENDA)
    assert late.state == State.DONE_LATE
    assert "The last lawful moment was 5pm on Wednesday 4 November." in late.says


def test_one_member_deciding_and_a_board_of_partners_need_no_notice_in_law():
    for kind in (BodyKind.SINGLE_MEMBER, BodyKind.BOARD):
        found = step(at(2026, 11, 9), replace(COMMITTEE, kind=kind), Matter.NOTICE)
        assert (found.state, found.says) == (State.NOT_NEEDED, "No law asks for it.")
        own = step(at(2026, 11, 9), replace(COMMITTEE, kind=kind, own=OwnRules(notice_days=5)), Matter.NOTICE)
        assert (own.state, own.mark, own.due_on) == (State.OVERDUE, Mark.OWN, date(2026, 11, 4))
    assert Matter.STATEMENT in matters(at(2026, 11, 9), replace(COMMITTEE, kind=BodyKind.SINGLE_MEMBER))
    assert Matter.STATEMENT not in matters(at(2026, 11, 9), replace(COMMITTEE, kind=BodyKind.BOARD))
    alone = replace(PUBLISHED, kind=BodyKind.SINGLE_MEMBER, items=(LAND, ItemFacts(name="Late", added_at=at(2026, 11, 9))))
    assert not {Matter.PRIVATE_FIRST, Matter.SUPPLEMENT} & set(matters(at(2026, 11, 10), alone))


def test_a_committee_of_the_cabinet_is_executive_because_it_is_said():
    assert "SI 2012/2089" in step(at(2026, 11, 9), replace(COMMITTEE, is_executive=True), Matter.NOTICE).source
    assert "1972" in step(at(2026, 11, 9), replace(CABINET, is_executive=False), Matter.NOTICE).source


def test_before_part_va_nothing_is_asked_of_a_committee():
    assert matters(at(1986, 1, 1), replace(COMMITTEE, held_on=date(1986, 3, 31), next_meeting_on=None)) == [
        Matter.DRAFT_MINUTES,
        Matter.CONFIRMATION,
    ]


def test_a_cancelled_meeting_asks_for_nothing_more_and_keeps_what_was_done():
    cancelled = replace(COMMITTEE, notice_at=at(2026, 11, 3, 10), cancelled_at=at(2026, 11, 4, 12))
    before, after = (timeline(moment, cancelled) for moment in (at(2026, 11, 4, 11), at(2026, 11, 9)))
    assert any(step.state.is_open for step in before)
    assert [step.state for step in after] == [State.DONE_IN_TIME, *[State.NOT_NEEDED] * 3]
    assert after[1].says == "The meeting was cancelled."
    assert next_step(after) is None


def test_the_steps_stand_in_the_order_in_which_they_are_due():
    found = timeline(at(2026, 11, 1), replace(CABINET, items=(LAND,)))
    assert [step.matter for step in found] == [
        *(Matter.PRIVATE_FIRST, Matter.NOTICE, Matter.AGENDA, Matter.PRIVATE_SECOND),
        *(Matter.STATEMENT, Matter.DRAFT_MINUTES, Matter.CONFIRMATION),
    ]
    assert matters(at(2026, 11, 1), replace(CABINET, next_meeting_on=None))[-1] == Matter.CONFIRMATION


def test_what_to_see_to_first_is_what_is_overdue():
    found = next_step(timeline(at(2026, 11, 9), replace(PUBLISHED, notice_at=None)))
    assert (found.matter, found.state) == (Matter.NOTICE, State.OVERDUE)
    assert next_step(timeline(at(2026, 10, 30), COMMITTEE)).state == State.DUE_SOON


def test_each_state_has_a_tone():
    assert {state.tone for state in State} == {"plain", "wait", "warn", "stop"}


@pytest.mark.parametrize(
    "given", [{"notice_days": -1}, {"draft_minutes_within": 367}, {"soon": -1}, {"statement_within": 400}, {"notice_unit": Unit.WORKING}]
)
def test_own_rules_that_cannot_be_counted_are_refused(given):
    with pytest.raises(ValueError, match="clear days|0 to 366"):
        OwnRules(**given)


def test_a_rule_that_counts_nothing_has_no_last_day():
    urgent = rule_on(Matter.URGENT_ITEM, COMMITTEE.held_on)
    with pytest.raises(ValueError, match="has no last day"):
        Sitting(at(2026, 11, 9), COMMITTEE).due(urgent)


def test_scotland_and_northern_ireland_have_holidays_of_their_own():
    found = {
        nation: step(at(2026, 11, 1), replace(COMMITTEE, held_on=date(2026, 12, 2), nation=nation), Matter.NOTICE) for nation in Nation
    }
    assert found[Nation.WALES].due_on == date(2026, 11, 26)
    assert found[Nation.SCOTLAND].due_on == date(2026, 11, 25), "30 November is St Andrew's Day"
    summer = {
        nation: step(at(2026, 6, 1), replace(COMMITTEE, held_on=date(2026, 7, 15), nation=nation), Matter.NOTICE) for nation in Nation
    }
    assert summer[Nation.ENGLAND].due_on == date(2026, 7, 7)
    assert summer[Nation.NORTHERN_IRELAND].due_on == date(2026, 7, 6), "13 July stands in for the Twelfth, a Sunday"


@pytest.mark.parametrize(("held", "is_said"), [(date(2012, 9, 10), True), (date(2012, 10, 8), True), (date(2012, 10, 9), False)])
def test_a_rule_too_new_to_be_kept_says_so(held, is_said):
    facts = replace(CABINET, held_on=held, items=(LAND,), first_private_notice=PrivateNotice(published_at=at(2012, 9, 11)))
    found = step(at(2012, 9, 12), facts, Matter.PRIVATE_FIRST)
    assert found.state == State.DONE_LATE
    assert ("The rule itself began only on 10 September 2012." in found.says) == is_said
    overdue = step(at(2012, 10, 20), replace(facts, first_private_notice=None), Matter.PRIVATE_FIRST)
    assert ("began only on" in overdue.says) == is_said


@pytest.mark.parametrize(
    ("own", "agenda_at", "is_lawful", "state"),
    [
        (OwnRules(notice_days=7), at(2026, 11, 4, 10), True, State.DONE_LATE),
        (OwnRules(notice_days=7), at(2026, 11, 5, 10), False, State.DONE_LATE),
        (OwnRules(notice_unit=Unit.CLEAR_CALENDAR), at(2026, 11, 6, 10), True, State.DONE_IN_TIME),
        (OwnRules(notice_unit=Unit.CLEAR_CALENDAR), at(2026, 11, 7, 10), False, State.DONE_LATE),
        (OwnRules(notice_days=3), at(2026, 11, 5, 10), False, State.DONE_LATE),
    ],
)
def test_what_is_late_by_a_council_s_own_rule_alone_is_lawful(own, agenda_at, is_lawful, state):
    facts = replace(COMMITTEE, own=own, agenda_at=agenda_at)
    assert may_be_considered(at(2026, 11, 12), facts, ItemFacts(name="Budget")) == is_lawful
    assert step(at(2026, 11, 12), facts, Matter.AGENDA).state == state


def test_where_no_agenda_is_asked_for_everything_may_be_taken():
    alone = replace(COMMITTEE, kind=BodyKind.SINGLE_MEMBER, own=OwnRules(notice_days=5))
    assert may_be_considered(at(2026, 11, 12), alone, ItemFacts(name="Budget"))
    assert may_be_considered(at(1066, 10, 14), replace(COMMITTEE, held_on=date(1066, 10, 14)), ItemFacts(name="Budget"))
