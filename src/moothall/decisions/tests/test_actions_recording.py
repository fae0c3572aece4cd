"""What is promised of decisions written down from a meeting, published with the others, and waiting to be."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Decision, DecisionPart, Particulars, TakenAt
from moothall.decisions.rules import Standing
from moothall.decisions.tests.factories import EARLY, as_it_is, published, recorded
from moothall.decisions.tests.recording import (
    EVENING,
    LEASE,
    NEXT_DAY,
    ROOF,
    declared,
    met,
    officer_s,
    parts_of,
    person,
    reported,
    resolution,
    seen,
)
from moothall.meetings import actions as meetings
from moothall.meetings.models import Dispensation


@pytest.fixture
def cabinet(here) -> SimpleNamespace:
    return met(here)


def drafts_of(here, meeting):
    return actions.record_from_meeting(meeting.row, viewer=here.clerk, at=NEXT_DAY)


def test_a_meeting_s_decisions_are_filled_from_its_minutes_its_report_and_its_declarations(here, cabinet):
    reported(here, cabinet.lease)
    leave = Dispensation.objects.create(
        organisation=here.row, person=person(here.member.person), allows="speak", about="The depot", given_by="the monitoring officer",
        because="x", since=date(2026, 1, 5),
    )  # fmt: skip
    declared(here, cabinet.lease, nature="He is the tenant.", did="left", dispensation=leave)
    lease, roof = drafts_of(here, cabinet)
    told = seen(Particulars, decision=lease).get()
    assert [part.text for part in parts_of(lease)] == list(LEASE)
    assert (lease.title, lease.maker_kind, lease.body, lease.decided_on) == (
        "Lease of the depot",
        "Cabinet",
        here.cabinet,
        date(2026, 9, 14),
    )
    assert (lease.reasons, lease.alternatives) == ("The depot stands empty.\nThe tenant is sound.", "Selling it.")
    assert "Councillor Vane declared a disclosable pecuniary interest" in lease.interests
    assert (
        told.dispensations
        == "Councillor Vane had a dispensation, given by the monitoring officer on 5 January 2026: to speak, and not vote."
    )
    assert (told.consulted, told.is_from_meeting) == ("The ward members.", True)
    assert (roof.interests, roof.reasons) == ("None declared.", "")
    assert parts_of(lease)[1].has_condition
    assert parts_of(roof)[0].is_retrospective


def test_only_what_decides_something_becomes_a_draft_and_only_once(here, cabinet):
    assert [row.title for row in drafts_of(here, cabinet)] == ["Lease of the depot", "Roof of the library"]
    assert drafts_of(here, cabinet) == []
    assert seen(TakenAt, meeting=cabinet.row).count() == 2


def test_nobody_but_the_clerks_reads_a_draft_before_it_is_published_and_minutes_are_not_waited_for(here, cabinet):
    reported(here, cabinet.lease)
    [lease, _] = drafts_of(here, cabinet)
    assert not Decision.objects.visible_to(PUBLIC).exists()
    actions.publish(lease, viewer=here.clerk, at=NEXT_DAY)
    assert as_it_is(cabinet.row).minutes_published_at is None
    assert Decision.objects.visible_to(PUBLIC).get().standing(NEXT_DAY) is Standing.OPEN_TO_CALL_IN
    assert [part.text for part in DecisionPart.objects.visible_to(PUBLIC).order_by("position", "number")] == list(LEASE)


def test_what_is_closed_in_the_minutes_is_closed_in_the_decision_and_a_closed_report_is_not_taken_over(here, cabinet):
    meetings.record_minutes(cabinet.row, viewer=here.clerk, at=EVENING, minutes={1: resolution(*LEASE, closed=2)})
    reported(here, cabinet.lease, is_out=False)
    lease = drafts_of(here, cabinet)[0]
    assert [part.is_closed for part in parts_of(lease)] == [False, True]
    assert (lease.is_part_private, lease.reasons) == (True, "")


def test_a_closed_title_is_not_taken_over(here, cabinet):
    cabinet.lease.is_displayed = False
    cabinet.lease.save()
    assert drafts_of(here, cabinet)[0].title == "A matter considered in private"


def test_a_single_member_decides_and_spokespersons_do_not(here):
    body = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Cabinet Member for Homes", kind="single member")
    spokesperson, decider = (person(one.person) for one in here.members[:2])
    for who, kind in ((spokesperson, "spokesperson"), (decider, "decider")):
        authority.give_seat(body, viewer=THE_CLOCK, at=EARLY, person=who, kind=kind)
    lease = drafts_of(here, met(here, body))[0]
    assert (lease.maker_kind, lease.person) == ("Single member", decider)


def test_what_is_only_recommended_to_council_is_called_in_or_not_as_the_rule_says(here, cabinet):
    words = {1: resolution("That it be recommended to Council that the depot be leased."), 2: resolution(*ROOF)}
    meetings.record_minutes(cabinet.row, viewer=here.clerk, at=EVENING, minutes=words)
    out = [actions.publish(row, viewer=here.clerk, at=NEXT_DAY) for row in drafts_of(here, cabinet)]
    assert [as_it_is(row).is_subject_to_call_in for row in out] == [True, True]
    excluded = ["a recommendation to Council"]
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, source="Rule 15", days=5, exclusions=excluded)
    again = met(here, held_on=date(2026, 9, 7))
    meetings.record_minutes(again.row, viewer=here.clerk, at=EVENING, minutes=words)
    out = [actions.publish(row, viewer=here.clerk, at=NEXT_DAY) for row in drafts_of(here, again)]
    assert [as_it_is(row).is_subject_to_call_in for row in out] == [False, True]


def test_what_lies_outside_the_framework_is_for_council_and_the_rule_says_whether_it_can_be_called_in(here):
    told = said.Particulars(is_executive=True, framework="outside")
    fields = {"viewer": here.clerk, "at": NEXT_DAY, "decision": officer_s(is_subject_to_call_in=True, particulars=told)}
    assert as_it_is(actions.record_and_publish(here.row, **fields)).is_subject_to_call_in is True
    excluded = ["a recommendation to Council"]
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, source="Rule 15", days=5, exclusions=excluded)
    assert as_it_is(actions.record_and_publish(here.row, **fields)).is_subject_to_call_in is False


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"held_on": date(2026, 9, 16)}, "not been held yet"),
        ({"cancelled_at": EVENING}, "was cancelled"),
        ({"is_briefing": True, "announced_at": None, "agenda_published_at": None}, "private briefing"),
    ],
)
def test_a_meeting_that_decided_nothing_records_nothing(here, cabinet, facts, why):
    for name, value in facts.items():
        setattr(cabinet.row, name, value)
    cabinet.row.save()
    with pytest.raises(Refused, match=why), transaction.atomic():
        drafts_of(here, cabinet)


def test_a_later_change_of_the_minutes_is_shown_and_never_copied_by_itself(here, cabinet):
    lease = drafts_of(here, cabinet)[0]
    assert queries.differing(here.clerk, lease, parts_of(lease)) == []
    changed = resolution("That the lease be granted for ten years.", *LEASE[1:], "That it be reported back.")
    meetings.record_minutes(cabinet.row, viewer=here.clerk, at=NEXT_DAY, minutes={1: changed})
    assert [part.text for part in parts_of(lease)] == list(LEASE)
    found = queries.differing(here.clerk, lease, parts_of(lease))
    assert any(one.here == LEASE[0] and one.minutes != LEASE[0] for one in found)
    assert any(one.minutes == "That it be reported back." for one in found)
    actions.take_words_again(lease, viewer=here.clerk, at=NEXT_DAY)
    assert [part.text for part in parts_of(lease)] == ["That the lease be granted for ten years.", LEASE[1], "That it be reported back."]
    assert queries.differing(here.clerk, lease, parts_of(lease)) == []


def test_what_the_public_cannot_read_in_the_minutes_is_not_said_to_differ(here, cabinet):
    lease = drafts_of(here, cabinet)[0]
    actions.publish(lease, viewer=here.clerk, at=NEXT_DAY)
    meetings.record_minutes(cabinet.row, viewer=here.clerk, at=NEXT_DAY, minutes={1: resolution("That nothing be done.")})
    assert queries.differing(PUBLIC, lease, parts_of(lease)) == []
    assert queries.differing(here.clerk, lease, parts_of(lease))


def test_words_are_taken_again_only_where_the_minutes_have_some(here):
    with pytest.raises(Refused, match="no words to take"), transaction.atomic():
        actions.take_words_again(recorded(here), viewer=here.clerk, at=NEXT_DAY)
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        actions.take_words_again(published(here), viewer=here.clerk, at=NEXT_DAY)


def test_what_is_whole_is_published_at_once_and_what_lacks_a_field_waits(here, cabinet):
    reported(here, cabinet.lease)
    lease, roof = drafts_of(here, cabinet)
    assert [row.pk for row in actions.publish_of_meeting(cabinet.row, viewer=here.clerk, at=NEXT_DAY)] == [lease.pk]
    assert as_it_is(roof).published_at is None
    with pytest.raises(Refused, match="No draft of this meeting is whole"), transaction.atomic():
        actions.publish_of_meeting(cabinet.row, viewer=here.clerk, at=NEXT_DAY)
    assert as_it_is(roof).standing(NEXT_DAY) is Standing.DRAFT


def test_drafts_wait_and_meetings_wait_until_they_are_recorded(here, cabinet):
    day = NEXT_DAY.date()
    assert [row.pk for row in queries.meetings_to_record(here.clerk, day)] == [cabinet.row.pk]
    assert not queries.meetings_to_record(PUBLIC, day)
    drafts_of(here, cabinet)
    assert not queries.meetings_to_record(here.clerk, day)
    assert [row.title for row in queries.drafts(here.clerk)] == ["Lease of the depot", "Roof of the library"]


def test_the_council_says_whose_decisions_are_recorded(here):
    committee = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Licensing", kind="committee")
    held, day = met(here, committee), NEXT_DAY.date()
    assert not queries.meetings_to_record(here.clerk, day)
    authority.set_rule(here.row, viewer=here.monitor, at=EARLY, name="decisions_recorded_of", value="every")
    assert [row.pk for row in queries.meetings_to_record(here.clerk, day)] == [held.row.pk]
