"""Who sees a meeting, its papers and its minutes, and who may act on them."""

from dataclasses import replace

import pytest

from moothall.access.acts import Act
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.meetings import actions, queries, said
from moothall.meetings.permissions import agenda as of_agendas, meeting as of_meetings, publishing as of_publications
from moothall.meetings.tests.factories import (
    LATER,
    LEASE,
    LEASE_MINUTE,
    REPAIRS,
    REPAIRS_MINUTE,
    THEN,
    body,
    brought_in,
    called,
    clerk_of,
    council,
)

pytestmark = pytest.mark.django_db
CLERKS = {Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER}


@pytest.fixture
def cabinet():
    return body(council())


def holder(organisation, role):
    return Viewer("access/accounts/2", "A holder", frozenset({Held(role, organisation.pk)}))


def titles(viewer, meeting):
    return [item.title for item in queries.agenda(viewer, meeting)]


def told(viewer, meeting):
    """Every word of the minutes that a viewer may see."""
    items = queries.agenda(viewer, meeting)
    entries = [entry.text for item in items for entry in item.said]
    return entries + [part.text for item in items for one in item.resolved for part in one.numbered]


def test_an_agenda_is_for_its_clerks_until_it_is_published(cabinet):
    meeting, clerk = called(cabinet), clerk_of(cabinet.organisation)
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    assert titles(clerk, meeting) == [REPAIRS.title]
    assert titles(clerk_of(council("Northhaven")), meeting) == titles(PUBLIC, meeting) == []
    actions.publish_agenda(meeting, viewer=clerk, at=LATER)
    assert titles(PUBLIC, meeting) == [REPAIRS.title]


def test_minutes_are_for_the_clerks_until_they_are_published(cabinet):
    meeting, clerk = called(cabinet), clerk_of(cabinet.organisation)
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    actions.record_minutes(meeting, viewer=clerk, at=LATER, minutes={1: REPAIRS_MINUTE})
    assert len(told(clerk, meeting)) == 7
    assert told(PUBLIC, meeting) == []
    actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    assert told(PUBLIC, meeting) == told(clerk, meeting)


@pytest.mark.parametrize("role", Role)
def test_what_is_closed_is_seen_by_the_clerks_of_its_own_council_alone(cabinet, role):
    closed_part = said.Resolution((said.Part("the rent be paid;", 1, is_closed=True), said.Part("the lease be noted.", 2)))
    minute = replace(LEASE_MINUTE, resolutions=(closed_part, said.Resolution((said.Part("all be paid.", 1),), is_closed=True)))
    meeting = brought_in(cabinet, [replace(LEASE, minute=minute), said.Item("Not to be shown", is_displayed=False)])
    here, elsewhere = holder(cabinet.organisation, role), holder(council("Northhaven"), role)
    everything = ["The closed talk of the rent.", "the rent be paid;", "the lease be noted.", "all be paid."]
    for viewer in (here, elsewhere, PUBLIC):
        sees_all = viewer == here and role in CLERKS
        assert told(viewer, meeting) == (everything if sees_all else ["the lease be noted."])
        assert len(titles(viewer, meeting)) == (2 if sees_all else 1)
        assert (queries.paper(viewer, meeting, 1, 1) is not None) is sees_all


def test_a_meeting_is_seen_by_all_from_the_moment_that_it_is_called(cabinet):
    meeting = called(cabinet)
    assert queries.meeting(PUBLIC, "wrenmouth", meeting.number) == meeting


ACTS = [act for module in (of_meetings, of_agendas, of_publications) for act in vars(module).values() if isinstance(act, Act)]
OF_CLERKS = [act for act in ACTS if act is not of_publications.MAKE_REPRESENTATION]


@pytest.mark.once
@pytest.mark.parametrize("role", Role)
def test_every_act_on_a_meeting_is_for_its_councils_clerks(cabinet, role):
    meeting, elsewhere = called(cabinet), holder(council("Northhaven"), role)
    for act in OF_CLERKS:
        assert act.is_open_to(holder(cabinet.organisation, role), meeting) is (role in CLERKS), act.key
        assert not act.is_open_to(elsewhere, meeting), act.key
        assert not act.is_open_to(PUBLIC, meeting), act.key


def test_anybody_may_say_why_a_meeting_should_be_in_public(cabinet):
    meeting = called(cabinet)
    for viewer in (PUBLIC, holder(cabinet.organisation, Role.MEMBER), holder(council("Northhaven"), Role.COMMITTEE_CLERK)):
        assert of_publications.MAKE_REPRESENTATION.is_open_to(viewer, meeting)


def test_the_clock_calls_and_brings_in_meetings_takes_what_is_sent_and_does_nothing_else(cabinet):
    meeting = called(cabinet)
    brought_in = {"meetings.bring_in", "meetings.bring_in_attendance"}
    open_to_it = {"meetings.call_meeting", "meetings.receive_representation", *brought_in}
    assert {act.key for act in ACTS if act.is_open_to(THE_CLOCK, meeting)} == open_to_it
