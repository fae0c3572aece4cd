"""An agenda in the making: items, papers and what of them is closed, each by an act, whole or not at all."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority.models import Department, Ward
from moothall.meetings import actions, queries, said
from moothall.meetings.tests.factories import DAY, LATER, REPAIRS_MINUTE, THEN, body, called, clerk_of, council
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
EXEMPT = said.Closure("exempt", "3", "The rent is not agreed.", can_be_said="A depot is leased.")
CONFIDENTIAL = said.Closure("confidential")
HIGHER = timedelta(days=1)


@pytest.fixture
def cabinet():
    return body(council())


@pytest.fixture
def who(cabinet):
    return {"viewer": clerk_of(cabinet.organisation), "at": THEN}


@pytest.fixture
def meeting(cabinet):
    return called(cabinet)


def titles(meeting, viewer=THE_CLOCK):
    return [(item.number, item.title) for item in queries.agenda(viewer, meeting)]


def member_of(body):
    return Viewer("access/accounts/7", "A member", frozenset({Held(Role.MEMBER, body.organisation_id, body=body.pk, seat="member")}))


def refused(match, act, subject, **facts):
    with pytest.raises(Refused, match=match):
        act(subject, **facts)


def item_of(meeting, position):
    return queries.working_item(THE_CLOCK, meeting, position)


def test_items_are_numbered_by_themselves_and_keep_their_addresses_when_they_move(meeting, who):
    first, _, third = (actions.add_item(meeting, title=title, **who) for title in ("First", "Second", "Third"))
    address = third.reference
    actions.move_item(third, place=1, **who)
    assert titles(meeting) == [("1.", "Third"), ("2.", "First"), ("3.", "Second")]
    assert item_of(meeting, 3).reference == address
    actions.remove_item(first, **who)
    assert titles(meeting) == [("1.", "Third"), ("2.", "Second")]
    actions.add_item(meeting, title="Ahead", place=1, **who)
    assert titles(meeting)[0] == ("1.", "Ahead")


def test_a_private_item_stands_after_the_public_has_left(meeting, who):
    actions.add_item(meeting, title="Lease", is_private=True, **who)
    actions.add_item(meeting, title="Second lease", is_private=True, **who)
    late = actions.add_item(meeting, title="Repairs", **who)
    shown = [title for _, title in titles(meeting)]
    assert shown == ["Repairs", "Exclusion of the press and public", "Lease", "Second lease"]
    actions.change_item(late, title="Repairs", is_private=True, **who)
    assert [title for _, title in titles(meeting)][-1] == "Repairs"


def test_an_item_says_whose_it_is_and_where_it_belongs(meeting, who, cabinet):
    ward = Ward.objects.create(organisation=cabinet.organisation, name="Harbour")
    homes = Department.objects.create(organisation=cabinet.organisation, name="Homes")
    row = actions.add_item(meeting, title="Repairs", reporters=[said.Reporter("Director of Homes")], wards=[ward], **who)
    actions.change_item(row, title="Repairs", text="To note.", departments=[homes], **who)
    told = item_of(meeting, 1)
    assert (told.wards, [one.department for one in told.departments], told.reported_by) == ([], [homes], [])


def test_markup_goes_when_the_words_change(meeting, who):
    actions.prepare_agenda(meeting, items=[said.Item("Repairs", text="Old", markup="<p>Old</p>")], **who)
    row = actions.change_item(item_of(meeting, 1), title="Repairs", text="Old", **who)
    assert row.markup
    assert not actions.change_item(row, title="Repairs", text="New", **who).markup


def test_the_later_of_two_who_change_one_item_is_told(meeting, who):
    row = actions.add_item(meeting, title="Repairs", **who)
    actions.change_item(row, title="Repairs at sea", opened_at=1, **who)
    with pytest.raises(ChangedMeanwhile):
        actions.change_item(row, title="Works", opened_at=1, **who)


def test_the_last_meeting_is_the_one_whose_minutes_are_confirmed(cabinet, who):
    earlier, cancelled = called(cabinet, DAY - HIGHER * 28), called(cabinet, DAY - HIGHER)
    actions.cancel_meeting(cancelled, because="A flood", **who)
    meeting = called(cabinet)
    actions.add_item(meeting, title="Minutes", purpose="minutes", **who)
    actions.publish_agenda(meeting, **who)
    assert item_of(meeting, 1).confirms_minutes_of == earlier.held_on


@pytest.fixture
def published(meeting, who):
    for title in ("First", "Second"):
        actions.add_item(meeting, title=title, **who)
    return actions.publish_agenda(meeting, **who)


def test_a_late_item_takes_a_letter_and_no_printed_number_changes(published, who):
    actions.add_item(published, title="Between", place=2, **who)
    assert titles(published) == [("1.", "First"), ("1A.", "Between"), ("2.", "Second")]
    assert titles(published, PUBLIC) == [("1.", "First"), ("2.", "Second")]
    actions.publish_supplement(published, viewer=who["viewer"], at=LATER, because="It came late.")
    assert titles(published, PUBLIC) == titles(published)
    [supplement] = queries.publications(PUBLIC, published).filter(kind="supplement")
    assert [one["title"] for one in supplement.contents] == ["Between"]
    refused("Nothing new waits", actions.publish_supplement, published, **who)


def test_why_a_late_item_is_taken_is_kept_with_it(published, who):
    late = actions.add_item(published, title="Flood wall", **who)
    actions.take_as_urgent(late, because="The wall fell last night.", **who)
    assert item_of(published, late.position).urgent_because == "The wall fell last night."


def test_what_is_out_is_neither_moved_nor_removed_but_withdrawn(published, who):
    row = item_of(published, 1)
    refused("It can be withdrawn, not removed", actions.remove_item, row, **who)
    refused("It can be withdrawn, not removed", actions.move_item, row, place=2, **who)
    actions.withdraw_item(row, because="Not ready", **who)
    assert not item_of(published, 1).withdrawn_at
    actions.publish_revised_agenda(published, viewer=who["viewer"], at=LATER)
    row = item_of(published, 1)
    assert (row.withdrawn_because, row.withdrawn_at) == ("Not ready", LATER)
    refused("withdrawn already", actions.withdraw_item, row, because="Again", **who)
    refused("This item has been withdrawn", actions.change_item, row, title="X", **who)
    fresh = actions.add_item(published, title="Late", **who)
    refused("it can simply be removed", actions.withdraw_item, fresh, because="No", **who)


def test_changed_words_wait_and_the_public_reads_what_was_published(published, who):
    row = item_of(published, 1)
    refused("Nothing was changed", actions.change_item, row, title="First", **who)
    refused("Nothing waits for a revised agenda", actions.drop_revision, row, **who)
    refused("Nothing of the agenda was changed", actions.publish_revised_agenda, published, **who)
    actions.change_item(row, title="The first", text="Note it.", because="A slip", **who)
    assert titles(published, PUBLIC)[0] == ("1.", "First")
    assert item_of(published, 1).will_say.title == "The first"
    assert queries.working_item(member_of(published.body), published, 1).will_say is None
    actions.drop_revision(row, **who)
    actions.change_item(row, title="The first", text="Note it.", because="A slip", **who)
    actions.publish_revised_agenda(published, **who)
    assert titles(published, PUBLIC)[0] == ("1.", "The first")


def test_papers_come_out_with_the_next_publication(published, who):
    row = item_of(published, 1)
    paper = actions.add_paper(row, title="Survey", kind="annex", **who)
    assert queries.paper(PUBLIC, published, 1, 1) is None
    actions.publish_supplement(published, **who)
    assert queries.paper(PUBLIC, published, 1, 1) == paper
    refused("This paper has been published", actions.remove_paper, paper, **who)
    second = actions.add_paper(row, title="Second", kind="annex", **who)
    actions.remove_paper(second, **who)
    assert queries.paper(THE_CLOCK, published, 1, 2) is None


def test_what_was_handed_out_is_named_once(published, who):
    row = item_of(published, 1)
    told = {"title": "A sketch", "how": "tabled", "unpublished_because": "It came that evening."}
    actions.name_handed_out(row, **told, **who)
    refused("named here already", actions.name_handed_out, row, **told, **who)


def test_a_closed_paper_is_read_by_those_who_sit_on_the_body_and_opened_by_an_act(meeting, who, cabinet):
    row = actions.add_item(meeting, title="Lease", is_private=True, **who)
    actions.add_paper(row, title="The rent", kind="report", **who)
    refused("no paper 4", actions.close_papers, row, papers=[4], closure=EXEMPT, **who)
    missing = said.Closure("exempt", "3")
    refused("Say why the public interest", actions.close_papers, row, papers=[1], closure=missing, **who)
    actions.close_papers(row, papers=[1], closure=EXEMPT, **who)
    refused("closed already", actions.close_papers, row, papers=[1], closure=EXEMPT, **who)
    actions.publish_agenda(meeting, **who)
    assert queries.paper(PUBLIC, meeting, row.position, 1) is None
    assert queries.paper(member_of(cabinet), meeting, row.position, 1).closed_under == "paragraph 3"
    assert queries.paper(member_of(body(cabinet.organisation, "Planning")), meeting, row.position, 1) is None
    closure = queries.closure(THE_CLOCK, meeting, row.position, 1)
    actions.look_again(closure, on=date(2030, 1, 1), **who)
    assert queries.paper(PUBLIC, meeting, row.position, 1) is None, "a day to look again opens nothing"
    actions.open_what_was_closed(closure, because="The lease is signed.", **who)
    assert queries.paper(PUBLIC, meeting, row.position, 1) is not None
    refused("opened already", actions.open_what_was_closed, closure, because="Again", **who)


def test_what_had_been_public_is_said_to_have_been(published, who):
    row = item_of(published, 1)
    actions.add_paper(row, title="Survey", kind="annex", **who)
    actions.publish_supplement(published, **who)
    actions.close_papers(row, papers=[1], closure=CONFIDENTIAL, **who)
    closure = queries.closure(PUBLIC, published, 1, 1)
    assert (closure.was_public, closure.ground) == (True, "confidential")
    assert queries.paper(PUBLIC, published, 1, 1) is None
    assert queries.papers_open_now(PUBLIC, published) == set()


def test_a_closed_minute_leaves_a_summary_and_is_opened_by_an_act(published, who):
    row = item_of(published, 1)
    told = {"closure": EXEMPT, "summary": "The rent was discussed."}
    refused("no minute of this item", actions.close_minute, row, **told, **who)
    actions.record_minutes(published, minutes={1: REPAIRS_MINUTE}, viewer=who["viewer"], at=LATER)
    actions.publish_minutes(published, viewer=who["viewer"], at=LATER, are_draft=True)
    actions.close_minute(row, with_resolution=True, **told, **who)
    [item, _] = queries.agenda(PUBLIC, published)
    assert (item.said, item.resolved) == ([], [])
    assert (item.closed_because[0].summary, item.closed_because[0].was_public) == ("The rent was discussed.", True)
    assert queries.minutes_closed_now(PUBLIC, published) == {1}
    actions.open_what_was_closed(item.closed_because[0], because="It is over.", **who)
    assert queries.agenda(PUBLIC, published)[0].said
    assert queries.minutes_closed_now(PUBLIC, published) == set()


def test_the_minute_alone_may_be_closed(published, who):
    actions.record_minutes(published, minutes={1: REPAIRS_MINUTE}, viewer=who["viewer"], at=LATER)
    actions.close_minute(item_of(published, 1), closure=EXEMPT, summary="In short.", **who)
    actions.publish_minutes(published, viewer=who["viewer"], at=LATER)
    [item, _] = queries.agenda(PUBLIC, published)
    assert (item.said, len(item.resolved), item.closed_because[0].was_public) == ([], 1, False)


def test_standing_items_come_by_themselves_and_not_twice(cabinet, meeting, who):
    told = [said.Standing("Apologies", "apologies"), said.Standing("Urgent business", "urgent", stands_last=True)]
    actions.keep_standing_items(cabinet, items=told, **who)
    new = called(cabinet, DAY + HIGHER)
    actions.add_item(new, title="Repairs", **who)
    assert titles(new) == [("1.", "Apologies"), ("2.", "Repairs"), ("3.", "Urgent business")]
    refused("on the agenda already", actions.add_standing_items, new, **who)
    actions.add_standing_items(meeting, **who)
    assert len(titles(meeting)) == 2


def test_a_series_is_called_whole_or_not_at_all(cabinet, who):
    refused("No day is left", actions.call_series, cabinet, days=[], **who)
    actions.call_series(cabinet, days=[DAY, DAY + HIGHER * 7], venue="Guildhall", **who)
    assert [(row.number, row.series) for row in queries.meetings(PUBLIC)] == [(2, 1), (1, 1)]
    assert Entry.objects.latest("number").act == "meetings.call_series"


def test_a_meeting_is_moved_and_the_notice_is_kept(meeting, who):
    stays = {"held_on": meeting.held_on, "starts_at": meeting.starts_at, "venue": meeting.venue, "because": "A flood"}
    refused("Nothing was changed", actions.move_meeting, meeting, **stays, **who)
    refused("a day that has passed", actions.move_meeting, meeting, **stays | {"held_on": date(2019, 1, 1)}, **who)
    moved = actions.move_meeting(meeting, **stays | {"held_on": DAY + HIGHER}, **who)
    assert (moved.version, moved.moved_at) == (2, THEN)
    [was] = queries.moves(PUBLIC, meeting)
    assert (was.was_on, was.was_in, was.because) == (DAY, meeting.venue, "A flood")


def test_a_meeting_is_cancelled_once_and_held_after_all_while_its_day_is_to_come(meeting, who):
    refused("has not been cancelled", actions.reinstate_meeting, meeting, **who)
    gone = actions.cancel_meeting(meeting, because="A flood", **who)
    refused("cancelled already", actions.cancel_meeting, gone, because="Again", **who)
    stays = {"held_on": DAY + HIGHER, "starts_at": None, "venue": "", "because": "x"}
    refused("has been cancelled", actions.move_meeting, gone, **stays, **who)
    refused("The day of this meeting has passed", actions.reinstate_meeting, gone, viewer=who["viewer"], at=LATER)
    back = actions.reinstate_meeting(gone, **who)
    assert (back.cancelled_at, back.cancelled_because, back.version) == (None, "", 3)
    refused("has passed", actions.move_meeting, back, **stays, viewer=who["viewer"], at=LATER)
