"""What becomes of what was asked: written down, due, extended, handed over, answered, ended. Each refusal is a sentence."""

from datetime import date, time, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office
from moothall.decisions import actions, queries, tasks
from moothall.decisions.models import Commitment, ConditionMet, DayMoved, DecisionPart, DueAt, ReportedBack
from moothall.decisions.queries import State
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import EARLY, REQUEST, as_it_is, at, commitments_of, council, meeting_of, published, resolved
from moothall.decisions.tests.reading import proposed
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item, MinuteDraft, MinuteEntry
from moothall.record import followers

THEN, DAY = at(2010, 1, 5), date(2010, 3, 2)
ASKED = {"asked_on": date(2009, 12, 2), "said": "The chair asked for it.", "what": "report on lamps"}


def rows(table):
    return table.objects.visible_to(THE_CLOCK)


def confirmed(here, **due):
    row = proposed(here, is_subject_to_call_in=False)
    return actions.confirm_commitment(row, viewer=here.clerk, at=THEN, version=1, what=row.what, **due or {"due_on": DAY})


def called(here, held_on, body=None):
    return meetings.call_meeting(body or here.cabinet, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18))


def by_hand(here, **said):
    return actions.ask_by_hand(here.row, viewer=here.clerk, at=THEN, **{"asked_by": here.cabinet, **ASKED} | said)


def state_of(row, moment):
    states = queries.states(THE_CLOCK, moment)
    [found] = [state for state, condition in states.items() if rows(Commitment).filter(condition, pk=row.pk).exists()]
    return found


# Where commitments come from


def undertaken(here, *, is_closed=False):
    """A meeting in whose minutes somebody undertook something."""
    meeting = meeting_of(here)
    text = "Undertaking: Director of Homes: send the list by 1 March 2010"
    MinuteDraft.objects.create(item=meeting.item, text=text, is_closed=is_closed, saved_at=THEN)
    meeting.row.minutes_published_at = None
    meeting.row.save()
    meetings.write_minute(meeting.item, viewer=here.clerk, at=THEN, version=1)
    return meeting


def test_an_undertaking_becomes_a_commitment_once_the_minutes_are_out(here):
    meeting = undertaken(here)
    assert commitments_of(meeting.row, here) == []
    meeting.row.refresh_from_db()
    meetings.publish_minutes(meeting.row, viewer=here.clerk, at=THEN)
    meeting.row.refresh_from_db()
    [row] = commitments_of(meeting.row, here)
    assert (row.who, row.what, row.due_on) == ("Director of Homes", "send the list", date(2010, 3, 1))
    assert (row.undertaking.entry.item, row.asking_item) == (meeting.item, meeting.item)
    assert (row.asked_by, row.asked_on) == (here.cabinet, date(2009, 12, 2))
    assert [row.pk for row in queries.of_item(PUBLIC, meeting.item)] == [row.pk]
    assert commitments_of(meeting.row, here) == [row]


def test_what_was_undertaken_in_private_is_proposed_to_nobody(here):
    meeting = undertaken(here)
    rows(MinuteEntry).update(is_closed=True)
    meeting.row.minutes_published_at = THEN
    assert commitments_of(meeting.row, here) == []


def test_what_decisions_and_minutes_ask_is_proposed_when_they_come_out_and_once(here):
    meeting = meeting_of(here, REQUEST)
    decision = published(here, **resolved(REQUEST), meeting=meeting.row, item=meeting.item)
    followers.catch_up(tasks.PROPOSALS)
    [row] = rows(Commitment)
    assert (row.said in REQUEST, row.asked_on) == (True, date(2009, 12, 2))
    assert commitments_of(decision, here) == commitments_of(meeting.row, here) == [row]
    followers.begin_again(tasks.PROPOSALS)
    followers.catch_up(tasks.PROPOSALS)
    assert rows(Commitment).count() == 1


def test_what_a_committee_asked_for_is_written_down_by_hand_and_needs_no_confirming(here):
    item = meeting_of(here).item
    row = by_hand(here, item=item, owner=Office.objects.get(title="Monitor"), due_on=DAY)
    assert (row.who, row.confirmed_at, row.due_on) == ("Monitor", THEN, DAY)
    assert queries.commitment(PUBLIC, "wrenmouth", row.number).asking_item == item
    assert by_hand(here).who == ""


def test_what_was_asked_behind_closed_doors_is_read_by_clerks_alone(here):
    row = by_hand(here, is_closed=True)
    assert not queries.commitments(PUBLIC).exists()
    assert queries.commitment(here.clerk, "wrenmouth", row.number)
    assert queries.commitment(here.member, "wrenmouth", row.number) is None


def test_nothing_is_written_down_that_contradicts_itself(here):
    other = council("otterby", "Otterby", is_home=False)
    item = meeting_of(here).item
    for said, why in (
        ({"asked_by": other.cabinet}, "That body belongs to another council."),
        ({"item": item, "asked_on": date(2009, 12, 3)}, "That item is of another meeting"),
        ({"due_on": date(2009, 12, 1)}, "before the day on which it was asked"),
        ({"due_on": DAY, "due_body": here.cabinet}, "choose one of them"),
    ):
        with pytest.raises(Refused, match=why):
            by_hand(here, **said)
    with pytest.raises(Refused, match="is for a committee clerk or a monitoring officer"):
        actions.ask_by_hand(here.row, viewer=here.member, at=THEN, asked_by=here.cabinet, **ASKED)
    assert not rows(Commitment).exists()


# By when


def test_it_is_due_at_a_meeting_and_moves_with_it_and_who_moved_it_is_said(here):
    meeting = called(here, DAY)
    row = confirmed(here, meeting=meeting)
    assert (as_it_is(row).due_on, rows(DueAt).get().meeting) == (DAY, meeting)
    assert DueAt.objects.visible_to(PUBLIC).get().meeting == meeting
    later = DAY + timedelta(days=7)
    moved = {"held_on": later, "starts_at": time(18), "venue": "", "because": "The hall is closed."}
    meetings.move_meeting(meeting, viewer=here.clerk, at=THEN, **moved)
    followers.catch_up(tasks.DUE_DAYS)
    assert as_it_is(row).due_on == later
    move = rows(DayMoved).get()
    assert (move.was_on, move.is_on, move.moved_by) == (DAY, later, "by Clerk")
    assert "was moved" in move.because
    followers.catch_up(tasks.DUE_DAYS)
    assert rows(DayMoved).count() == 1


def test_a_meeting_that_is_cancelled_hands_it_to_the_next_one_or_to_no_day(here):
    meeting, following = called(here, DAY), called(here, DAY + timedelta(days=14))
    row = confirmed(here, meeting=meeting)
    meetings.cancel_meeting(meeting, viewer=here.clerk, at=THEN, because="No business.")
    followers.catch_up(tasks.DUE_DAYS)
    assert as_it_is(row).due_on == following.held_on
    meetings.cancel_meeting(following, viewer=here.clerk, at=THEN, because="No business.")
    followers.catch_up(tasks.DUE_DAYS)
    assert as_it_is(row).due_on is None
    assert [move.is_on for move in queries.moves_of(THE_CLOCK, row)] == [following.held_on, None]
    assert not rows(DueAt).exists()


def test_the_next_meeting_of_a_body_that_is_not_called_yet_is_waited_for(here):
    row = confirmed(here, due_body=here.cabinet)
    assert (row.due_on, row.due_body) == (None, here.cabinet)
    called(here, date(2009, 11, 2))
    followers.catch_up(tasks.DUE_DAYS)
    assert as_it_is(row).due_on is None
    briefing = {"viewer": here.clerk, "at": THEN, "held_on": DAY - timedelta(days=3), "is_briefing": True}
    meetings.call_meeting(here.cabinet, **briefing)
    followers.catch_up(tasks.DUE_DAYS)
    assert as_it_is(row).due_on is None
    meeting = meetings.call_meeting(here.cabinet, viewer=here.clerk, at=THEN, held_on=DAY)
    followers.catch_up(tasks.DUE_DAYS)
    assert (as_it_is(row).due_on, rows(DueAt).get().meeting) == (DAY, meeting)


def test_the_next_meeting_of_a_body_is_the_first_that_is_called_already(here):
    called(here, DAY + timedelta(days=14))
    called(here, DAY)
    called(here, THEN.date() - timedelta(days=1))
    assert confirmed(here, due_body=here.cabinet).due_on == DAY


def test_nothing_is_due_where_nothing_can_be(here):
    other = council("otterby", "Otterby", is_home=False)
    cancelled, before = called(here, DAY), called(here, date(2009, 12, 1))
    meetings.cancel_meeting(cancelled, viewer=here.clerk, at=THEN, because="No business.")
    cancelled.refresh_from_db()
    for meeting, why in (
        (called(other, DAY), "That meeting belongs to another council."),
        (cancelled, "Nothing can be due at that meeting"),
        (before, "That meeting was before the day on which it was asked."),
    ):
        with pytest.raises(Refused, match=why):
            confirmed(here, meeting=meeting)


def test_it_is_given_another_day_with_the_reason_and_the_old_day_is_kept(here):
    row = confirmed(here)
    said = {"viewer": here.clerk, "at": THEN, "because": "The survey is late."}
    with pytest.raises(Refused, match="it is due on that day already"):
        actions.extend_commitment(row, version=2, due_on=DAY, **said)
    with pytest.raises(Refused, match="Somebody else has changed"):
        actions.extend_commitment(row, version=1, due_on=DAY, **said)
    row = actions.extend_commitment(row, version=2, due_on=DAY + timedelta(days=30), **said)
    move = rows(DayMoved).get()
    assert (move.was_on, move.is_on, move.moved_by, move.because) == (DAY, row.due_on, "by Clerk", "The survey is late.")
    assert actions.extend_commitment(row, version=3, **said).due_on is None


def test_only_what_is_confirmed_is_extended_handed_over_or_ended(here):
    row = proposed(here)
    said = {"viewer": here.clerk, "at": THEN, "version": 1}
    for act, facts in (
        (actions.extend_commitment, {"due_on": DAY, "because": "Late."}),
        (actions.hand_over_commitment, {"owner": Office.objects.get(title="Monitor")}),
        (actions.end_commitment, {"how": "overtaken", "because": "It is done."}),
    ):
        with pytest.raises(Refused, match="Confirm it first"):
            act(row, **said, **facts)


# Who owns it


def test_another_office_owns_it_and_whoever_holds_the_office_then(here):
    row = confirmed(here)
    said = {"viewer": here.clerk, "at": THEN}
    monitor, other = Office.objects.get(title="Monitor"), council("otterby", "Otterby", is_home=False)
    row = actions.hand_over_commitment(row, version=2, owner=monitor, **said)
    assert row.owner == monitor
    with pytest.raises(Refused, match="owns it already"):
        actions.hand_over_commitment(row, version=3, owner=monitor, **said)
    with pytest.raises(Refused, match="another council"):
        actions.hand_over_commitment(row, version=3, owner=Office.objects.get(organisation=other.row, title="Clerk"), **said)
    with pytest.raises(Refused, match="Somebody else has changed"):
        actions.hand_over_commitment(row, version=1, owner=Office.objects.get(organisation=here.row, title="Clerk"), **said)
    day, heir = date(2010, 6, 1), factories.person(here.row, "Heir", "")
    authority.end_office(monitor, viewer=THE_CLOCK, at=THEN, until=day - timedelta(days=1))
    office = {"title": "Monitor", "role": monitor.role, "since": day}
    authority.give_office(queries_person(heir), viewer=THE_CLOCK, at=THEN, **office)
    held = queries.holders(THE_CLOCK, [monitor], day)
    assert held[monitor.pk].person_id == heir.person
    assert [found.pk for found in queries.mine(heir, day)] == [row.pk]
    assert not queries.mine(here.monitor, day).exists()
    assert not queries.mine(PUBLIC, day).exists()
    assert queries.holders(THE_CLOCK, [], day) == {}


def queries_person(viewer):
    return Office.objects.filter(person=viewer.person).first().person


# How it ends


def test_it_is_ended_with_a_reason_that_everybody_reads(here):
    row = confirmed(here)
    said = {"viewer": here.clerk, "at": THEN, "because": "The government wrote one."}
    with pytest.raises(Refused, match="none of these"):
        actions.end_commitment(row, version=2, how="lost", **said)
    actions.end_commitment(row, version=2, how="overtaken", **said)
    assert state_of(row, THEN) is State.ENDED
    assert state_of(row, THEN - timedelta(minutes=1)) is not State.ENDED
    with pytest.raises(Refused, match="has been ended"):
        actions.report_back(as_it_is(row), viewer=here.clerk, at=THEN, item=meeting_of(here).item)
    assert queries.commitment(PUBLIC, "wrenmouth", row.number).ended_because == "The government wrote one."


def test_it_reports_back_on_an_agenda_is_had_and_so_closed(here):
    row, meeting = confirmed(here), called(here, DAY)
    actions.put_answer_on_agenda(row, viewer=here.clerk, at=THEN, meeting=meeting)
    item = rows(ReportedBack).get().item
    assert (item.title, item.purpose) == ("Submit a report on damp homes to the next meeting", Item.Purpose.REPORT)
    assert item.background == "Cabinet asked for this on 2 December 2009."
    with pytest.raises(Refused, match="Nothing has come back"):
        actions.note_had(row, viewer=here.clerk, at=THEN)
    assert state_of(row, at(2010, 3, 1)) is State.CONFIRMED
    assert state_of(row, at(2010, 3, 3)) is State.REPORTED_BACK
    actions.note_had(row, viewer=here.clerk, at=at(2010, 3, 3))
    assert state_of(row, at(2010, 3, 3)) is State.CLOSED
    with pytest.raises(Refused, match="noted already"):
        actions.note_had(row, viewer=here.clerk, at=at(2010, 3, 3))


def test_the_minutes_close_it_when_they_come_out(here):
    row, meeting = confirmed(here), called(here, DAY)
    actions.put_answer_on_agenda(row, viewer=here.clerk, at=THEN, meeting=meeting, title="Damp homes")
    out = at(2010, 3, 9)
    meetings.publish_agenda(meeting, viewer=here.clerk, at=THEN)
    meetings.record_minutes(meeting, viewer=here.clerk, at=out, minutes={1: minutes.Minute()})
    meetings.publish_minutes(meeting, viewer=here.clerk, at=out)
    assert state_of(row, out - timedelta(minutes=1)) is State.REPORTED_BACK
    assert state_of(row, out) is State.CLOSED


def test_an_agenda_that_cannot_have_the_answer_gets_none(here):
    row = confirmed(here)
    other = council("otterby", "Otterby", is_home=False)
    cancelled = called(here, DAY)
    meetings.cancel_meeting(cancelled, viewer=here.clerk, at=THEN, because="No business.")
    cancelled.refresh_from_db()
    for meeting, why in (
        (called(other, DAY), "another council"),
        (called(here, date(2009, 12, 1)), "before the day on which it was asked"),
        (cancelled, "was cancelled"),
        (called(here, date(2009, 12, 20)), "has passed"),
    ):
        with pytest.raises(Refused, match=why):
            actions.put_answer_on_agenda(row, viewer=here.clerk, at=THEN, meeting=meeting)
    answer = meeting_of(here).item
    actions.report_back(row, viewer=here.clerk, at=THEN, item=answer)
    with pytest.raises(Refused, match="joined to this commitment already"):
        actions.report_back(row, viewer=here.clerk, at=THEN, item=answer)
    assert rows(ReportedBack).count() == 1


def test_an_agenda_says_nothing_of_who_asked_for_what_is_closed(here):
    row = by_hand(here, is_closed=True)
    actions.put_answer_on_agenda(row, viewer=here.clerk, at=THEN, meeting=called(here, DAY), title="Lamps")
    assert rows(ReportedBack).get().item.background == ""


# Conditions


@pytest.fixture
def conditional(here):
    """A decision in effect whose second part leans on the first, which has a condition of its own."""
    first = "That, subject to planning permission, the lamps be bought."
    second = "That, subject to (1) above, the Director of Place be requested to submit a report on lamps."
    decision = published(here, **resolved(first, second), is_subject_to_call_in=False)
    parts = list(rows(DecisionPart).filter(decision=decision).order_by("number"))
    if not parts[0].has_condition:
        rows(DecisionPart).filter(pk=parts[0].pk).update(has_condition=True)
    return list(rows(DecisionPart).filter(decision=decision).select_related("decision").order_by("number"))


def test_a_part_waits_until_its_condition_is_met_and_follows_the_part_it_leans_on(here, conditional):
    first, second = conditional
    [row] = commitments_of(first.decision, here)
    row = actions.confirm_commitment(row, viewer=here.clerk, at=THEN, version=1, what=row.what, due_on=DAY)
    assert state_of(row, THEN) is State.HELD
    met = {"viewer": here.clerk, "at": THEN, "met_on": THEN.date(), "evidence": "Letter of 4 January."}
    with pytest.raises(Refused, match=r"conditional on part \(1\)"):
        actions.meet_condition(second, **met)
    actions.meet_condition(first, **met)
    actions.meet_condition(second, **met)
    assert state_of(row, THEN) is State.CONFIRMED
    assert {how.evidence for how in queries.conditions_met(PUBLIC, first.decision).values()} == {"Letter of 4 January."}
    with pytest.raises(Refused, match="has been noted already"):
        actions.meet_condition(first, **met)


def test_a_condition_is_met_on_a_day_that_can_be(here, conditional):
    for day, why in ((THEN.date() + timedelta(days=1), "has not come yet"), (date(2009, 12, 1), "before the decision was taken")):
        with pytest.raises(Refused, match=why):
            actions.meet_condition(conditional[0], viewer=here.clerk, at=THEN, met_on=day, evidence="A letter.")
    plain = rows(DecisionPart).get(decision=published(here, **resolved(REQUEST)))
    with pytest.raises(Refused, match="sets no condition"):
        actions.meet_condition(plain, viewer=here.clerk, at=THEN, met_on=THEN.date(), evidence="A letter.")
    assert not rows(ConditionMet).exists()


def test_what_was_reported_as_done_before_its_condition_was_met_does_not_close_it(here, conditional):
    [row] = commitments_of(conditional[0].decision, here)
    actions.confirm_commitment(row, viewer=here.clerk, at=THEN, version=1, what=row.what, due_on=DAY)
    actions.report_back(row, viewer=here.clerk, at=THEN, item=meeting_of(here, held_on=date(2010, 1, 4)).item)
    assert state_of(row, THEN) is State.HELD


def test_nothing_comes_back_for_what_was_dismissed(here):
    row = proposed(here, is_subject_to_call_in=False)
    row = actions.dismiss_commitment(row, viewer=here.clerk, at=THEN, version=1, because="It asks nobody.")
    with pytest.raises(Refused, match="has been dismissed, so nothing can come back for it"):
        actions.report_back(row, viewer=here.clerk, at=THEN, item=meeting_of(here).item)
