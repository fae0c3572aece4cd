"""What is promised of decisions written down: from a meeting, by one person, from a table; put right, thrown away, followed by another."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Decision, DecisionPart, EarlierVersion, OfficerTemplate, Particulars, TakenAt
from moothall.decisions.rules import Standing
from moothall.decisions.tests.factories import EARLY, as_it_is, person as somebody, published, recorded, resolved
from moothall.decisions.tests.recording import EVENING, LEASE, NEXT_DAY, ROOF, declared, met, officer_s, person, reported, resolution
from moothall.meetings import actions as meetings
from moothall.meetings.models import Dispensation


def seen(table, **found):
    return table.objects.visible_to(THE_CLOCK).filter(**found)


def parts_of(decision):
    return list(seen(DecisionPart, decision=decision).order_by("number"))


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
    assert [part.text for part in DecisionPart.objects.visible_to(PUBLIC)] == list(LEASE)


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


def test_what_is_only_recommended_to_council_is_not_open_to_call_in(here, cabinet):
    words = {1: resolution("That it be recommended to Council that the depot be leased."), 2: resolution(*ROOF)}
    meetings.record_minutes(cabinet.row, viewer=here.clerk, at=EVENING, minutes=words)
    lease, roof = drafts_of(here, cabinet)
    assert (lease.is_subject_to_call_in, roof.is_subject_to_call_in) == (False, True)


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


def changed(here, draft, *, viewer=None, told=None, **more):
    particulars = told or said.Particulars()
    facts = {"fields": {"reasons": "It leaked."}, "particulars": particulars} | more
    return actions.change_draft(draft, viewer=viewer or here.clerk, at=NEXT_DAY, **facts)


def test_a_draft_is_changed_but_not_the_words_of_the_minutes(here, cabinet):
    _, roof = drafts_of(here, cabinet)
    told = said.Particulars(is_from_meeting=True, framework="within")
    changed(
        here,
        roof,
        told=told,
        wards=[here.harbour],
        resolutions=(said.Resolution((said.Part("Otherwise.", 1),)),),
        retrospective=frozenset(),
    )
    assert (as_it_is(roof).reasons, parts_of(roof)[0].text) == ("It leaked.", ROOF[0])
    assert (parts_of(roof)[0].is_retrospective, seen(Particulars, decision=roof).get().framework) == (False, "within")
    assert [ward.pk for ward in roof.wards.all()] == [here.harbour.pk]
    own = recorded(here, **resolved("One."))
    changed(here, own, resolutions=(said.Resolution((said.Part("Two.", 1),)),))
    assert [part.text for part in parts_of(own)] == ["Two."]


def test_a_draft_is_changed_by_whoever_wrote_it_and_by_the_clerks(here):
    head, other = (somebody(here.row, name, Role.HEAD_OF_SERVICE) for name in ("Head of Licensing", "Head of Parks"))
    draft = actions.record_decision(here.row, viewer=head, at=NEXT_DAY, decision=officer_s())
    assert [Decision.objects.visible_to(one).count() for one in (head, other, here.clerk, PUBLIC)] == [1, 0, 1, 0]
    changed(here, draft, viewer=head)
    changed(here, draft)
    with pytest.raises(Refused, match="Somebody else wrote this draft"), transaction.atomic():
        changed(here, draft, viewer=other)
    actions.publish(draft, viewer=here.clerk, at=NEXT_DAY)
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        changed(here, draft, viewer=head)


def test_only_the_fields_of_a_record_are_changed(here):
    with pytest.raises(TypeError, match="published_at cannot be changed here"), transaction.atomic():
        changed(here, recorded(here), fields={"published_at": NEXT_DAY})


def test_of_two_who_change_a_draft_the_second_is_told(here):
    draft = recorded(here)
    changed(here, draft, opened_at=1)
    with pytest.raises(ChangedMeanwhile), transaction.atomic():
        changed(here, draft, opened_at=1)


def test_a_draft_is_thrown_away_and_a_published_decision_never(here):
    draft = recorded(here)
    actions.discard_draft(draft, viewer=here.clerk, at=NEXT_DAY)
    assert not seen(Decision).exists()
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        actions.discard_draft(published(here), viewer=here.clerk, at=NEXT_DAY)


def corrected(here, decision, **how):
    facts = {"because": "The rent was mistyped.", "fields": {"title": "Lease"}, "particulars": {"consulted": "The ward"}, "parts": {}} | how
    return actions.correct(decision, viewer=here.clerk, at=NEXT_DAY, **facts)


def test_a_correction_is_a_new_version_beside_the_old_and_its_clock_runs_on(here):
    closed = said.Resolution((said.Part("At £9.", 1, "(1)", is_closed=True), said.Part("Leased.", 2, "(2)")))
    decision = published(here, "Leese", resolutions=(closed,))
    before = as_it_is(decision).effective_from
    corrected(here, decision, parts={1: "At £8.", 2: "Leased for a year."})
    row, kept = as_it_is(decision), seen(EarlierVersion, decision=decision).get()
    assert (row.title, row.effective_from) == ("Lease", before)
    assert [part.text for part in parts_of(decision)] == ["At £9.", "Leased for a year."]
    assert ["Title", "Leese"] in kept.contents
    assert (kept.because, kept.stood_from, kept.replaced_at) == ("The rent was mistyped.", row.published_at, NEXT_DAY)
    assert "£9" not in str(kept.contents)
    corrected(here, row, fields={"title": "The lease"})
    assert [one.number for one in queries.earlier_versions(PUBLIC, row)] == [2, 1]
    assert queries.earlier_versions(PUBLIC, row)[0].stood_from == NEXT_DAY


def test_a_correction_that_changes_nothing_is_none(here):
    decision = published(here)
    with pytest.raises(Refused, match="Nothing was changed"), transaction.atomic():
        corrected(here, decision, fields={"title": decision.title}, particulars={})
    with pytest.raises(Refused, match="has not been published yet"), transaction.atomic():
        corrected(here, recorded(here))


def test_what_another_system_published_is_kept_as_it_stands_there(here):
    brought = actions.bring_in(here.row, viewer=THE_CLOCK, at=EARLY, decision=said.Decision(title="Old"), published=said.Published())
    with pytest.raises(Refused, match="Another system published this decision"), transaction.atomic():
        corrected(here, brought)
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        changed(here, brought)


def test_a_decision_that_was_entered_by_mistake_is_deleted_and_stays_readable(here):
    decision = published(here)
    actions.withdraw(decision, viewer=here.clerk, at=NEXT_DAY, because="Entered twice.", is_deleted=True)
    row = Decision.objects.visible_to(PUBLIC).get(pk=decision.pk)
    assert (row.is_deleted, row.standing(NEXT_DAY)) == (True, Standing.WITHDRAWN)


def test_no_decision_follows_itself_or_one_that_it_replaced(here):
    first, second, third = (published(here, title) for title in ("One", "Two", "Three"))
    with pytest.raises(Refused, match="its own place"), transaction.atomic():
        actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=first)
    actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=second)
    actions.supersede(second, viewer=here.clerk, at=NEXT_DAY, later=third)
    with pytest.raises(Refused, match="The earlier cannot follow the later"), transaction.atomic():
        actions.supersede(third, viewer=here.clerk, at=NEXT_DAY, later=first)
    with pytest.raises(Refused, match="has taken the place of this one already"), transaction.atomic():
        actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=third)


def line(title: str) -> said.Decision:
    told = officer_s(title).particulars
    return officer_s(title, particulars=said.Particulars(is_executive=False, basis=told.basis, brought_as=f"{title:x<64}"[:64]))


def test_a_table_becomes_drafts_and_a_second_upload_changes_nothing(here):
    def bring(*titles):
        return actions.bring_officers_decisions(here.row, viewer=here.clerk, at=NEXT_DAY, rows=[line(title) for title in titles])

    assert [row.title for row in bring("One", "Two")] == ["One", "Two"]
    assert bring("One", "Two") == []
    assert [row.title for row in bring("Two", "Three", "Three")] == ["Three"]
    assert [row.published_at for row in seen(Decision)] == [None] * 3


def test_a_template_is_kept_and_changed(here):
    def keep(**told):
        return actions.keep_officer_template(here.row, viewer=here.clerk, at=NEXT_DAY, **told)

    row = keep(name="Café", basis="permission")
    keep(known=row, name="Pavement café")
    assert OfficerTemplate.objects.get().name == "Pavement café"
    assert (str(OfficerTemplate.objects.get()), OfficerTemplate.objects.get().version) == ("Pavement café", 2)
    with pytest.raises(TypeError, match="number cannot be kept here"), transaction.atomic():
        keep(name="x", number=7)
    from_elsewhere = OfficerTemplate(organisation_id=here.row.pk + 1)
    with pytest.raises(Refused, match="another council"), transaction.atomic():
        keep(known=from_elsewhere, name="x")


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
