"""The life of a meeting: each act in its time, whole or not at all, and nothing lost when a page is read again."""

from dataclasses import replace
from datetime import date

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries, said
from moothall.meetings.tests.factories import DAY, LATER, REPAIRS, REPAIRS_MINUTE, THEN, body, brought_in, called, clerk_of, council
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
ONE = said.Resolution((said.Part("the plan be noted.", 1),))
TWO = said.Resolution((said.Part("the vans be bought.", 1),))


@pytest.fixture
def cabinet():
    return body(council())


@pytest.fixture
def clerk(cabinet):
    return clerk_of(cabinet.organisation)


@pytest.fixture
def meeting(cabinet):
    return called(cabinet)


def rows_of(meeting):
    """Everything that hangs on a meeting, without the keys that a new row would have."""
    items = queries.agenda(THE_CLOCK, meeting)
    return [
        (item.pk, item.title, len(item.said), len(item.with_papers), len(item.reported_by), len(item.remarked), resolutions_of(item))
        for item in items
    ]


def resolutions_of(item):
    return [(one.pk, one.position, [(part.pk, part.text) for part in one.numbered]) for one in item.resolved]


def test_a_meeting_is_called_numbered_and_on_the_record(cabinet):
    first, second = called(cabinet), called(cabinet)
    assert (first.number, second.number) == (1, 2)
    assert Entry.objects.latest("number").subject == second.reference == "meetings/wrenmouth/2"


def test_a_visitor_calls_no_meeting(cabinet):
    with pytest.raises(Refused, match="^Calling a meeting is for a committee clerk or a monitoring officer"):
        actions.call_meeting(cabinet, viewer=PUBLIC, at=THEN, held_on=DAY)


def test_an_agenda_can_be_prepared_again_until_it_is_published(meeting, clerk):
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS, said.Item("Questions")])
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    assert [item.title for item in queries.agenda(PUBLIC, meeting)] == [REPAIRS.title]
    for act, facts in ((actions.prepare_agenda, {"items": []}), (actions.publish_agenda, {})):
        with pytest.raises(Refused, match="The agenda has been published already"):
            act(meeting, viewer=clerk, at=LATER, **facts)


def test_minutes_are_published_after_the_agenda_and_once(meeting, clerk):
    with pytest.raises(Refused, match="The agenda has not been published, so its minutes cannot be"):
        actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    with pytest.raises(Refused, match="The minutes have been published already"):
        actions.publish_minutes(meeting, viewer=clerk, at=LATER)


def test_draft_minutes_are_confirmed_once(meeting, clerk):
    with pytest.raises(Refused, match="The minutes have not been published"):
        actions.confirm_minutes(meeting, viewer=clerk, at=LATER)
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    assert not actions.confirm_minutes(meeting, viewer=clerk, at=LATER).minutes_are_draft
    with pytest.raises(Refused, match="The minutes have been confirmed already"):
        actions.confirm_minutes(meeting, viewer=clerk, at=LATER)


def test_there_is_no_minute_of_an_item_that_is_not_on_the_agenda(meeting, clerk):
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    with pytest.raises(Refused, match="The agenda has no item 2, so there can be no minute of it"):
        actions.record_minutes(meeting, viewer=clerk, at=LATER, minutes={1: REPAIRS_MINUTE, 2: REPAIRS_MINUTE})
    assert not any(item.said for item in queries.agenda(clerk, meeting)), "nothing is written down by halves"


def test_minutes_keep_what_was_said_in_its_order_with_its_kinds_and_references(meeting, clerk):
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    attendance = [said.Attendance("Wendeline Ashby", "Present")]
    actions.record_minutes(meeting, viewer=clerk, at=LATER, minutes={1: REPAIRS_MINUTE}, attendance=attendance)
    [item] = queries.agenda(clerk, meeting)
    assert [entry.kind for entry in item.said] == ["considered", "reported", "narrative", "issues raised"]
    [resolution] = item.resolved
    assert item.said[-1].position < resolution.position
    assert [part.kinds for part in resolution.numbered] == [["amend"], ["endorse", "ratify"], ["request"]]
    assert resolution.numbered[1].refers_to == [{"words": "subject to (1) above", "number": "1", "is_condition": True, "gap": ""}]
    assert [one.name for one in queries.attendance(clerk, meeting)] == ["Wendeline Ashby"]


def test_a_part_that_refers_to_a_clause_that_is_not_there_is_kept_and_named(cabinet):
    resolution = said.Resolution((said.Part("subject to (4) above, the plan be noted.", 1),))
    meeting = brought_in(cabinet, [replace(REPAIRS, minute=said.Minute(resolutions=(resolution,)))])
    [item] = queries.agenda(PUBLIC, meeting)
    assert [(remark.kind, remark.sentence) for remark in item.remarked] == [("gap", "It refers to (4), and there is no (4) here.")]
    assert item.resolved[0].numbered[0].text == "subject to (4) above, the plan be noted."


def again(meeting, items, **details):
    """The same meeting read once more from where it was published."""
    read = said.Meeting(held_on=DAY, items=tuple(items), has_minutes=True, **details)
    return actions.bring_in(meeting.body, viewer=THE_CLOCK, at=LATER, meeting=read, known=meeting)


def test_a_page_that_is_read_twice_changes_nothing(cabinet):
    items = [replace(REPAIRS, minute=REPAIRS_MINUTE), replace(REPAIRS, minute=said.Minute(resolutions=(ONE, TWO)))]
    meeting = brought_in(cabinet, items)
    before = rows_of(meeting)
    assert rows_of(again(meeting, items)) == before
    meeting.refresh_from_db()
    assert (meeting.number, meeting.agenda_published_at, meeting.minutes_published_at) == (1, THEN, THEN)


def test_a_page_of_attendance_takes_the_place_of_what_such_a_page_said_before(cabinet):
    meeting = brought_in(cabinet, [REPAIRS])
    for names in (("Ada Quill", "Osric Vane"), ("Osric Vane",)):
        told = [said.Attendance(name, "Present") for name in names]
        actions.bring_in_attendance(meeting, viewer=THE_CLOCK, at=LATER, attendance=told)
    assert [(row.position, row.name) for row in queries.attendance(PUBLIC, meeting)] == [(1, "Osric Vane")]


def test_two_resolutions_in_one_place_keep_their_order_and_their_rows(cabinet):
    items = [replace(REPAIRS, minute=said.Minute(resolutions=(ONE, TWO)))]
    meeting = brought_in(cabinet, items)
    [(*_, before)] = rows_of(meeting)
    assert [parts[0][1] for _, _, parts in before] == ["the plan be noted.", "the vans be bought."]
    [(*_, after)] = rows_of(again(meeting, items))
    assert after == before


def test_what_a_later_reading_no_longer_has_is_gone_and_what_it_has_keeps_its_place(cabinet):
    meeting = brought_in(cabinet, [replace(REPAIRS, minute=said.Minute(resolutions=(ONE, TWO))), said.Item("Questions")])
    [(kept, *_, [(resolution, *_), _]), _] = rows_of(meeting)
    [(item, title, *_, [(same, _, parts)])] = rows_of(again(meeting, [said.Item("Repairs", minute=said.Minute(resolutions=(ONE,)))]))
    assert (item, title, same, len(parts)) == (kept, "Repairs", resolution, 1)


def test_a_meeting_that_is_cancelled_says_why_and_one_that_takes_place_after_all_does_not(cabinet, clerk):
    meeting = actions.cancel_meeting(called(cabinet), viewer=clerk, at=THEN, because="The hall is flooded.")
    assert (meeting.cancelled_at, meeting.cancelled_because) == (THEN, "The hall is flooded.")
    read = again(brought_in(cabinet, [], is_cancelled=True), [], is_cancelled=False)
    assert read.cancelled_at is None
    assert again(read, [], is_cancelled=True).cancelled_at == LATER


def test_attendance_and_remarks_are_those_of_the_last_reading(cabinet):
    details = {"attendance": (said.Attendance("Osric Vane", "Expected"),), "remarks": (said.Remark("gap", "No venue is named."),)}
    meeting = brought_in(cabinet, [], held_on=date(2020, 11, 12), **details)
    again(meeting, [], attendance=(said.Attendance("Osric Vane", "Present"),))
    assert [one.attended for one in queries.attendance(PUBLIC, meeting)] == ["Present"]
    assert list(queries.remarks(PUBLIC, meeting)) == []


def test_a_meeting_that_may_not_be_displayed_is_seen_by_clerks_only(cabinet, clerk):
    meeting = brought_in(cabinet, [said.Item("Repairs")], is_announced=False)
    assert queries.meeting(PUBLIC, "wrenmouth", meeting.number) is None
    assert queries.meeting(clerk, "wrenmouth", meeting.number) == meeting


def test_a_part_may_be_named_by_its_printed_letter_and_a_line_below_it_by_its_own(cabinet):
    told = said.Resolution(
        (
            said.Part("the Director be authorised to:\n(i) write; and\n(ii) subject to (i) above, pay;", 1, "(a)"),
            said.Part("(a) above be noted.", 2, "(b)"),
        )
    )
    meeting = brought_in(cabinet, [said.Item("Repairs", minute=said.Minute(resolutions=(told,)))])
    [item] = queries.agenda(PUBLIC, meeting)
    assert item.remarked == []
