"""How what was asked ends: reported back, had, dismissed, ended with a reason; and what waits for a condition."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.decisions import actions, queries
from moothall.decisions.models import ConditionMet, DecisionPart, ReportedBack
from moothall.decisions.queries import State
from moothall.decisions.tests.asking import DAY, THEN, by_hand, called, confirmed, rows, state_of
from moothall.decisions.tests.factories import REQUEST, as_it_is, at, commitments_of, council, meeting_of, published, resolved
from moothall.decisions.tests.reading import proposed
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item

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
    assert {part.how_met.evidence for part in queries.with_contents(PUBLIC, first.decision).has_parts if part.how_met} == {
        "Letter of 4 January."
    }
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
