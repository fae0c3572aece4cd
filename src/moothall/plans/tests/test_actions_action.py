"""Actions are added, reported on and moved by acts: what was said before stays, and no deadline that a member knows of moves in silence."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority, queries as house
from moothall.authority.models import Office, Person
from moothall.decisions.tests.factories import council as deciding, published as decided
from moothall.plans import actions, queries
from moothall.plans.tests.factories import DUE, EARLY, NOW, TODAY, aimed, as_it_is, council, planned, published, somebody
from moothall.post.models import Mail

BY = {"at": NOW}
REASON = {"because": "No plasterer could be hired.", "agreed_by": "Director of Homes"}


def test_an_action_has_its_days_in_order_and_names_nothing_of_another_council(here, plan, objective):
    row = planned(here, plan, objective=objective, start_on=date(2026, 5, 1))
    assert (row.reference, row.place) == ("plans/actions/wrenmouth/1", 1)
    with pytest.raises(Refused, match="is before the start"):
        planned(here, plan, start_on=date(2027, 5, 1))
    other = council("otterby", "Otterby", is_home=False)
    for said in ({"owner": other.office}, {"objective": aimed(other, published(other))}):
        with pytest.raises(Refused, match="another council"):
            planned(here, plan, **said)


def test_what_is_said_of_an_action_changes_and_its_days_do_not_with_it(here, action):
    row = actions.change_action(action, viewer=here.owner, **BY, opened_at=1, title="Hire 14 trades staff", due_on=action.due_on)
    assert (row.title, row.version) == ("Hire 14 trades staff", 2)
    with pytest.raises(Refused, match="moved by an act of their own"):
        actions.change_action(row, viewer=here.owner, **BY, due_on=DUE + timedelta(days=1))


# How it goes


def test_progress_is_said_by_whoever_owns_it_acts_for_them_or_is_over_them(here, plan):
    row = planned(here, plan, owner=here.title)
    deputy, _ = somebody(here.row, "Dee Deputy", "Surveyor", "")
    for viewer in (here.titled, here.owner, here.keeper):
        actions.report_progress(row, viewer=viewer, **BY, said="on track")
    for viewer in (here.stranger, here.holder, deputy):
        with pytest.raises(Refused, match="whoever owns the action"):
            actions.report_progress(row, viewer=viewer, **BY, said="on track")
    person = Person.objects.get(pk=deputy.person)
    authority.name_deputy(here.title, viewer=THE_CLOCK, at=EARLY, person=person, since=date(2026, 1, 1))
    actions.report_progress(row, viewer=deputy, **BY, said="at risk", comment="One post of three is empty.")
    [cover] = house.covered_by(deputy, TODAY)
    authority.end_deputy(cover, viewer=THE_CLOCK, at=NOW, until=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="whoever owns the action"):
        actions.report_progress(row, viewer=deputy, **BY, said="on track")
    assert [one.by for one in queries.actions.progress(THE_CLOCK, row)] == [
        "by Surveyor",
        "by Performance officer",
        "by Head of Homes",
        "by Repairs lead",
    ]
    with pytest.raises(Refused):
        actions.report_progress(row, viewer=PUBLIC, **BY, said="done")


def test_an_office_that_goes_from_hand_to_hand_takes_its_actions_along(here, plan):
    row = planned(here, plan, owner=here.title)
    heir, _ = somebody(here.row, "Ned Next", "Repairs lead", "", department=here.homes)
    Office.objects.filter(pk=here.title.pk).update(until=TODAY - timedelta(days=1))
    actions.report_progress(row, viewer=heir, **BY, said="on track")
    with pytest.raises(Refused):
        actions.report_progress(row, viewer=here.titled, **BY, said="on track")
    assert list(queries.actions.owned_by(heir, TODAY)) == [as_it_is(row)]
    assert list(queries.actions.owned_by(PUBLIC, TODAY)) == []
    assert not planned(here, plan, owner=None).is_owned_by(heir.person, TODAY)


def test_what_was_said_stays_and_what_was_said_last_stands_on_the_action(here, action):
    for said in ("not started", "on track", "done"):
        row = actions.report_progress(action, viewer=here.owner, **BY, said=said, comment="So.", evidence="The staff list.")
    assert (row.said, row.begun_on, row.ended_on) == ("done", TODAY, TODAY)
    row = actions.report_progress(row, viewer=here.owner, **BY, said="late", comment="It was not done after all.")
    assert (row.said, row.ended_on) == ("late", None)
    assert queries.actions.progress(THE_CLOCK, row).count() == 4
    with pytest.raises(Refused, match="Say in a comment"):
        actions.report_progress(row, viewer=here.owner, **BY, said="stopped")
    with pytest.raises(Refused, match="says nothing of an action"):
        actions.report_progress(row, viewer=here.owner, **BY, said="fine")


def test_milestones_lie_within_the_action_and_are_met_once(here, action):
    actions.add_milestone(action, viewer=here.owner, **BY, title="Advert out", due_on=date(2026, 12, 1))
    with pytest.raises(Refused, match="lies between"):
        actions.add_milestone(action, viewer=here.owner, **BY, title="Too late", due_on=DUE + timedelta(days=1))
    begun = actions.move_day(action, viewer=here.owner, **BY, which="start", to=date(2026, 10, 1), **REASON)
    with pytest.raises(Refused, match="lies between"):
        actions.add_milestone(begun, viewer=here.owner, **BY, title="Too early", due_on=date(2026, 9, 30))
    with pytest.raises(Refused, match="has not come yet"):
        actions.meet_milestone(action, viewer=here.owner, **BY, number=1, met_on=TODAY + timedelta(days=1))
    actions.meet_milestone(action, viewer=here.owner, **BY, number=1, met_on=TODAY)
    with pytest.raises(Refused, match="noted already"):
        actions.meet_milestone(action, viewer=here.owner, **BY, number=1, met_on=TODAY)
    with pytest.raises(Refused, match="no such milestone"):
        actions.meet_milestone(action, viewer=here.owner, **BY, number=2, met_on=TODAY)


# Days that move


def test_a_day_that_moves_leaves_the_old_one_with_the_reason_and_who_agreed(here, action):
    actions.add_milestone(action, viewer=here.owner, **BY, title="Advert out", due_on=date(2026, 12, 1))
    row = actions.move_day(action, viewer=here.owner, **BY, which="due", to=date(2027, 6, 30), **REASON)
    row = actions.move_day(row, viewer=here.owner, **BY, which="start", to=date(2026, 5, 1), **REASON)
    actions.move_day(row, viewer=here.owner, **BY, which="milestone", milestone=1, to=date(2026, 12, 8), **REASON)
    told = [(one.which, one.was_on, one.is_on, one.because, one.agreed_by) for one in queries.actions.moves(THE_CLOCK, row)]
    assert told == [
        ("due", DUE, date(2027, 6, 30), *REASON.values()),
        ("start", None, date(2026, 5, 1), *REASON.values()),
        ("milestone", date(2026, 12, 1), date(2026, 12, 8), *REASON.values()),
    ]
    assert not Mail.objects.visible_to(THE_CLOCK).exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"which": "due", "to": DUE}, "has that day already"),
        ({"which": "milestone", "milestone": 1, "to": date(2026, 12, 1)}, "has that day already"),
        ({"which": "milestone", "milestone": 1, "to": DUE + timedelta(days=1)}, "lies between"),
        ({"which": "milestone", "milestone": 2, "to": TODAY}, "no such milestone"),
        ({"which": "wish", "to": TODAY}, "Say which day moves"),
        ({"which": "due", "to": date(2026, 11, 30)}, "would then lie outside the action"),
        ({"which": "start", "to": DUE + timedelta(days=1)}, "is before the start"),
        ({"which": "due", "to": TODAY, "because": " "}, "Say why the day moves and who agreed"),
        ({"which": "due", "to": TODAY, "agreed_by": ""}, "Say why the day moves and who agreed"),
    ],
)
def test_a_day_that_cannot_move_so_stays_where_it_was(here, action, said, why):
    actions.add_milestone(action, viewer=here.owner, **BY, title="Advert out", due_on=date(2026, 12, 1))
    with pytest.raises(Refused, match=why):
        actions.move_day(action, viewer=here.owner, **BY, **REASON | said)
    assert (as_it_is(action).due_on, as_it_is(action).start_on) == (DUE, None)
    assert not queries.actions.moves(THE_CLOCK, action)


def test_what_is_over_keeps_its_days(here, action):
    done = actions.report_progress(action, viewer=here.owner, **BY, said="done")
    with pytest.raises(Refused, match="its days no longer move"):
        actions.move_day(done, viewer=here.owner, **BY, which="due", to=TODAY, **REASON)
    with pytest.raises(Refused, match="no deadline to acknowledge"):
        actions.acknowledge(done, viewer=here.holder, **BY)


def test_a_deadline_that_the_portfolio_holder_knows_of_does_not_move_without_their_being_told(here, action):
    actions.acknowledge(action, viewer=here.holder, **BY)
    with pytest.raises(Refused, match="acknowledged this deadline already"):
        actions.acknowledge(action, viewer=here.holder, **BY)
    for viewer in (here.spokesperson, here.owner):
        with pytest.raises(Refused):
            actions.acknowledge(action, viewer=viewer, **BY)
    row = actions.move_day(action, viewer=here.owner, **BY, which="due", to=date(2027, 6, 30), **REASON)
    owed = Mail.objects.visible_to(THE_CLOCK).filter(kind="plans.deadline_moved")
    assert {mail.person_id for mail in owed} == {here.holder.person, here.spokesperson.person}
    actions.move_day(row, viewer=here.owner, **BY, which="due", to=date(2028, 7, 31), **REASON)
    assert owed.all().count() == 4, "a day more, and then a year more: each move is told"


def test_only_the_holder_of_its_own_portfolio_acknowledges_a_deadline(here, plan):
    nobodys = planned(here, published(here, "Of no portfolio", portfolio=None))
    with pytest.raises(Refused, match="by the portfolio holder to whose portfolio"):
        actions.acknowledge(nobodys, viewer=here.holder, **BY)
    assert not planned(here, plan).is_answered_for_by(None, TODAY)


# What waits for what, and what it came from


def test_an_action_waits_for_others_and_never_in_a_circle(here, plan, action):
    first, second = planned(here, plan, "First"), planned(here, plan, "Second")
    actions.wait_for(action, viewer=here.owner, **BY, needs=first)
    actions.wait_for(first, viewer=here.owner, **BY, needs=second)
    with pytest.raises(Refused, match="waits for “First” already"):
        actions.wait_for(action, viewer=here.owner, **BY, needs=first)
    for row, needs in ((second, action), (second, second)):
        with pytest.raises(Refused, match="neither could ever begin"):
            actions.wait_for(row, viewer=here.owner, **BY, needs=needs)
    assert (list(queries.actions.needs(THE_CLOCK, first)), list(queries.actions.waiting(THE_CLOCK, first))) == ([second], [action])
    actions.wait_no_more(action, viewer=here.owner, **BY, needs=first)
    with pytest.raises(Refused, match="does not wait"):
        actions.wait_no_more(action, viewer=here.owner, **BY, needs=first)


def test_an_action_is_taken_up_from_a_decision_once(here, action):
    decision = decided(deciding("easthaven", "Easthaven", is_home=False), is_subject_to_call_in=False)
    decision.organisation, decision.number = here.row, 900
    decision.save()
    actions.take_up(action, viewer=here.owner, **BY, decision=decision)
    with pytest.raises(Refused, match="taken up from that already"):
        actions.take_up(action, viewer=here.owner, **BY, decision=decision)
    assert [tie.decision for tie in queries.actions.ties(PUBLIC, [action.pk])] == [decision]


def test_a_closed_action_is_seen_by_its_department_and_whoever_keeps_plans(here, action):
    row = actions.close_action(action, viewer=here.owner, **BY, under="paragraph 4", because="Staff are consulted first.")
    seen = [bool(queries.action(one, "wrenmouth", row.number)) for one in (PUBLIC, here.stranger, here.holder, here.owner, here.keeper)]
    assert seen == [False, False, False, True, True]
    actions.open_action(row, viewer=here.owner, **BY)
    assert queries.action(PUBLIC, "wrenmouth", row.number) == row
