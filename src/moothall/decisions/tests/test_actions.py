"""What is promised of every change to the register, to call-in and to commitments."""

from datetime import date, time, timedelta

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions, said
from moothall.decisions.models import (
    CallInRequest,
    CallInRule,
    Commitment,
    Decision,
    DecisionPart,
    Passage,
    ReportedBack,
    Supersession,
    TakenAt,
)
from moothall.decisions.rules import CommitmentStanding, Standing
from moothall.decisions.tests.factories import (
    EARLY,
    REQUEST,
    as_it_is,
    at,
    called_in,
    commitments_of,
    meeting_of,
    published,
    recorded,
    resolved,
)
from moothall.record import queries as record

LATER = at(2009, 12, 10)
THREE = {
    "since": None,
    "source": "Constitution, rule 15",
    "callers": [["members of scrutiny", 3], ["the chair of scrutiny", None, "the chair of the committee"]],
}


def seen(table, **found):
    return table.objects.visible_to(THE_CLOCK).filter(**found)


def test_a_recorded_decision_has_its_words_its_wards_and_its_meeting(here):
    meeting = meeting_of(here)
    told = {"wards": (here.harbour,), "passages": (said.Passage("It was considered."),)}
    texts = ["That it be noted.", "That, subject to (1) above, it be done."]
    decision = recorded(here, meeting=meeting.row, item=meeting.item, **resolved(*texts, **told))
    parts = seen(DecisionPart, decision=decision).order_by("number")
    assert [(part.text, part.has_condition) for part in parts] == list(zip(texts, [False, True], strict=True))
    assert seen(Passage, decision=decision).count() == 1
    assert seen(TakenAt, decision=decision).get().item == meeting.item
    assert Decision.wards.through.objects.get(decision=decision).ward == here.harbour


def test_publishing_keeps_both_moments_of_call_in(here):
    decision = as_it_is(published(here))
    assert decision.effective_from == decision.call_in_closes_at == at(2009, 12, 16, 0)


def test_an_urgent_decision_takes_effect_when_it_is_published(here):
    decision = as_it_is(published(here, is_urgent=True))
    assert (decision.call_in_closes_at, decision.effective_from) == (None, None)
    assert decision.standing(at(2009, 12, 9)) is Standing.URGENT


def test_the_record_can_prove_what_was_published_without_holding_its_words(here):
    decision = published(here, **resolved("That the secret garden be opened."))
    entry = record.entries_of(decision.reference).first()
    assert entry.act == "decisions.publish"
    assert "words" in entry.facts
    assert "garden" not in str(entry.facts)


def test_a_call_in_takes_as_many_members_as_the_rule_says(here):
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, days=5, **THREE)
    decision = published(here)
    for member in here.members[:2]:
        actions.call_in(decision, viewer=member, at=LATER, grounds="Not enough was asked.")
        assert as_it_is(decision).standing(LATER) is Standing.OPEN_TO_CALL_IN
    actions.call_in(decision, viewer=here.members[2], at=LATER, grounds="Nor was the ward.")
    assert as_it_is(decision).standing(LATER) is Standing.CALLED_IN
    assert seen(CallInRequest, decision=decision).count() == 3


def test_a_member_asks_once_and_only_while_call_in_is_open(here):
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, days=5, **THREE)
    decision = published(here)
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    with pytest.raises(Refused, match="already asked"), transaction.atomic():
        actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why again?")
    with pytest.raises(Refused, match="It is: in effect"), transaction.atomic():
        actions.call_in(decision, viewer=here.members[1], at=at(2009, 12, 16), grounds="Too late.")


def test_an_account_without_a_councillor_cannot_call_in(here):
    nobody = Viewer("access/accounts/99", "nobody", frozenset({Held(Role.SCRUTINY_MEMBER, here.row.pk)}))
    with pytest.raises(Refused, match="belongs to no councillor"):
        actions.call_in(published(here), viewer=nobody, at=LATER, grounds="Why?")


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [("referred", Standing.REFERRED), ("confirmed", Standing.CONFIRMED), ("changed", Standing.CHANGED)],
)
def test_a_call_in_has_an_outcome(here, outcome, standing):
    decision = published(here)
    called_in(here, decision, LATER)
    if outcome == "changed":
        actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=at(2010, 1, 4), outcome="referred")
    actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=at(2010, 1, 5), outcome=outcome)
    assert as_it_is(decision).standing(at(2010, 1, 5)) is standing


def test_an_outcome_that_is_none_is_refused_and_so_is_one_without_a_call_in(here):
    decision = published(here)
    with pytest.raises(Refused, match="has not been called in"), transaction.atomic():
        actions.answer_call_in(decision, viewer=here.clerk, at=LATER, outcome="confirmed")
    called_in(here, decision, LATER)
    with pytest.raises(Refused, match="“lost” is none of these"), transaction.atomic():
        actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=LATER, outcome="lost")


def test_a_new_call_in_rule_ends_the_one_before_it_and_judges_nothing_earlier(here):
    first = actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, days=5, since=None, source="1999")
    second = actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, days=3, since=date(2010, 1, 1), source="2010")
    noon = {"days": 8, "cut_off": time(12), "source": "2011"}
    third = actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=date(2011, 1, 1), **noon)
    assert [CallInRule.objects.get(pk=row.pk).until for row in (first, second, third)] == [date(2009, 12, 31), date(2010, 12, 31), None]
    assert as_it_is(published(here)).call_in_rule == first
    assert as_it_is(published(here, moment=at(2010, 2, 1))).call_in_rule == second


def test_a_withdrawn_decision_stays_with_its_reason(here):
    decision = published(here)
    actions.withdraw(decision, viewer=here.clerk, at=LATER, because="The buyer left.")
    assert as_it_is(decision).standing(LATER) is Standing.WITHDRAWN
    assert as_it_is(decision).withdrawn_because == "The buyer left."
    with pytest.raises(Refused, match="withdrawn already"), transaction.atomic():
        actions.withdraw(decision, viewer=here.clerk, at=LATER, because="Again.")


def test_a_later_decision_takes_the_place_of_an_earlier_one(here):
    earlier, later = published(here), published(here, "Library hours, again")
    actions.supersede(earlier, viewer=here.clerk, at=LATER, later=later)
    assert as_it_is(earlier).standing(LATER) is Standing.SUPERSEDED
    assert seen(Supersession, earlier=earlier).get().later == later


def test_a_decision_is_joined_to_its_meeting_once_both_are_here(here):
    decision, meeting = published(here), meeting_of(here)
    actions.join_meeting(decision, viewer=THE_CLOCK, at=LATER, meeting=meeting.row, item=meeting.item)
    assert seen(TakenAt, decision=decision).get().meeting == meeting.row


def bring(here, known=None, **fields):
    told = said.Decision(**{"title": "Monitoring, quarter 2", "decided_on": date(2009, 12, 2), "is_subject_to_call_in": True} | fields)
    there = said.Published(published_at=at(2009, 12, 9, 0), effective_as_published=date(2009, 12, 17), status_as_published="Deleted")
    return actions.bring_in(here.row, viewer=THE_CLOCK, at=LATER, decision=told, published=there, known=known)


def test_what_another_system_published_stands_beside_what_the_rule_gives(here):
    decision = as_it_is(bring(here))
    assert decision.effective_as_published == date(2009, 12, 17)
    assert decision.effective_from == at(2009, 12, 16, 0)
    assert decision.status_as_published == "Deleted"


def test_a_day_of_effect_that_no_rule_gives_is_taken_from_the_page(here):
    decision = as_it_is(bring(here, is_subject_to_call_in=None))
    assert decision.effective_from == at(2009, 12, 17, 0)
    assert decision.standing(at(2009, 12, 17)) is Standing.IN_EFFECT


def test_a_decision_brought_in_again_keeps_its_number_and_its_parts(here):
    first = bring(here, wards=(here.harbour,), **resolved("That it be noted.", "That more be done."))
    kept = seen(DecisionPart, decision=first).order_by("number").first()
    again = bring(here, known=as_it_is(first), wards=(here.harbour,), **resolved("That it be noted, again."))
    assert (again.pk, again.number) == (first.pk, first.number)
    assert [(part.pk, part.text) for part in seen(DecisionPart, decision=again)] == [(kept.pk, "That it be noted, again.")]
    assert Decision.wards.through.objects.filter(decision=again).count() == 1


@pytest.mark.parametrize("kind", ["meeting", "decision"])
def test_commitments_are_proposed_once_from_what_is_asked(here, kind):
    source = meeting_of(here, REQUEST).row if kind == "meeting" else published(here, **resolved(REQUEST))
    [proposed] = commitments_of(source, here)
    assert proposed.who == "the Director of Homes"
    assert proposed.due_on is None
    assert proposed.due_words == "to the next meeting"
    assert [row.pk for row in commitments_of(source, here)] == [proposed.pk]


def test_a_clerk_confirms_a_commitment_as_it_was_opened(here):
    [proposed] = commitments_of(published(here, **resolved(REQUEST)), here)
    told = {"what": "Report on damp homes", "due_on": date(2010, 3, 31)}
    actions.confirm_commitment(proposed, viewer=here.clerk, at=LATER, version=1, **told)
    confirmed = as_it_is(proposed)
    assert (confirmed.what, confirmed.due_on, confirmed.version) == ("Report on damp homes", date(2010, 3, 31), 2)
    with pytest.raises(Refused, match="confirmed already"), transaction.atomic():
        actions.dismiss_commitment(confirmed, viewer=here.clerk, at=LATER, version=2, because="No.")


def test_a_dismissed_commitment_keeps_its_reason_and_is_not_confirmed_later(here):
    [proposed] = commitments_of(published(here, **resolved(REQUEST)), here)
    actions.dismiss_commitment(proposed, viewer=here.clerk, at=LATER, version=1, because="It thanks them.")
    assert as_it_is(proposed).dismissed_because == "It thanks them."
    with pytest.raises(Refused, match="dismissed already"), transaction.atomic():
        actions.confirm_commitment(as_it_is(proposed), viewer=here.clerk, at=LATER, version=2, what="Report")


@pytest.mark.parametrize("verb", ["confirm_commitment", "dismiss_commitment"])
def test_a_save_from_an_older_opening_is_refused(here, verb):
    [proposed] = commitments_of(published(here, **resolved(REQUEST)), here)
    words = {"what": "Report"} if verb == "confirm_commitment" else {"because": "No."}
    with pytest.raises(Refused, match="Somebody else has changed this"):
        getattr(actions, verb)(proposed, viewer=here.clerk, at=LATER, version=7, **words)


def test_a_commitment_is_closed_by_the_item_that_brought_it_back(here):
    [proposed] = commitments_of(published(here, **resolved(REQUEST)), here)
    meeting = meeting_of(here, held_on=date(2010, 3, 3))
    actions.report_back(proposed, viewer=here.clerk, at=LATER, item=meeting.item)
    assert seen(ReportedBack, commitment=proposed).get().item == meeting.item


def test_every_act_is_refused_to_the_public(here):
    from_nobody = Viewer("public", "the public")
    decision = recorded(here)
    with pytest.raises(Refused, match="is for a committee clerk"):
        actions.publish(decision, viewer=from_nobody, at=EARLY + timedelta(days=1))
    assert as_it_is(decision).published_at is None


def test_what_is_asked_of_nobody_proposes_nothing(here):
    assert commitments_of(published(here, **resolved("That it be noted.")), here) == []
    assert not seen(Commitment).exists()
    assert CommitmentStanding.PROPOSED.tone == "wait"


def test_a_proposal_goes_with_its_words_and_what_a_clerk_has_said_stays(here):
    also = "That the Head of Parks be asked to report back on benches."
    first = bring(here, **resolved(REQUEST, also, REQUEST.replace("damp", "cold")))
    [kept, _, dismissed] = commitments_of(first, here)
    actions.confirm_commitment(kept, viewer=here.clerk, at=LATER, version=1, what=kept.what)
    actions.dismiss_commitment(dismissed, viewer=here.clerk, at=LATER, version=1, because="It was meant for others.")
    again = bring(here, known=as_it_is(first), **resolved(*["That it be noted."] * 3))
    assert [row.pk for row in commitments_of(again, here)] == [kept.pk, dismissed.pk]


def test_a_list_adds_only_what_the_decision_does_not_say(here):
    decision = bring(here, maker_kind="Cabinet")
    actions.add_from_list(decision, viewer=THE_CLOCK, at=LATER, maker_kind="Officer", call_in_as_published="Not for call-in")
    row = as_it_is(decision)
    assert (row.maker_kind, row.call_in_as_published) == ("Cabinet", "Not for call-in")


def test_a_decision_that_is_joined_can_be_given_its_item_later(here):
    decision, meeting = published(here), meeting_of(here)
    for item in (None, meeting.item):
        actions.join_meeting(decision, viewer=THE_CLOCK, at=LATER, meeting=meeting.row, item=item)
    assert seen(TakenAt, decision=decision).get().item == meeting.item
