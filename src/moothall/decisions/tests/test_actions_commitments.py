"""What becomes of what was asked: written down, due, extended, handed over, answered, ended. Each refusal is a sentence."""

from datetime import date, time, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office
from moothall.decisions import actions, queries, tasks
from moothall.decisions.models import Commitment, DayMoved, DueAt
from moothall.decisions.tests import factories
from moothall.decisions.tests.asking import ASKED, DAY, THEN, by_hand, called, confirmed, rows
from moothall.decisions.tests.factories import REQUEST, as_it_is, commitments_of, council, meeting_of, published, resolved
from moothall.decisions.tests.reading import proposed
from moothall.meetings import actions as meetings
from moothall.meetings.models import MinuteDraft, MinuteEntry
from moothall.record import followers

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
    assert queries.mine(here.monitor, day) == []
    assert queries.mine(PUBLIC, day) == []
    assert queries.holders(THE_CLOCK, [], day) == {}


def queries_person(viewer):
    return Office.objects.filter(person=viewer.person).first().person
