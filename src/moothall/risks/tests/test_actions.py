"""What is kept of a risk: where it was placed under the matrix of its day, what was decided and why, and each day that moved."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import THE_CLOCK
from moothall.risks import actions, queries, rules
from moothall.risks.models import Assessment, Control, Matrix, Risk, Treatment, TreatmentMoved, Turn
from moothall.risks.rules import Kind, State, Travel
from moothall.risks.tests.factories import MATRIX, NOW, TODAY, added, as_it_is, controlled, council, placed, treated

BY = {"at": NOW}
LATER = NOW + timedelta(days=40)


def stands(row, day=TODAY):
    [found] = queries.standing(THE_CLOCK, [as_it_is(row)], day)
    return found


def turns(row):
    return [one.what for one in queries.registers.turns(THE_CLOCK, row)]


def test_a_matrix_holds_from_its_day_and_is_put_right_until_something_is_assessed_under_it(here, risk):
    for since, words in ((TODAY - timedelta(days=1), "begins today or later"), (TODAY, "Write 4 steps of likelihood")):
        with pytest.raises(Refused, match=words):
            actions.set_matrix(here.row, viewer=here.clerk, **BY, since=since, **MATRIX | {"likelihoods": "Rare: a"})
    actions.set_matrix(here.row, viewer=here.clerk, **BY, since=TODAY, **MATRIX)
    actions.set_matrix(here.row, viewer=here.clerk, **BY, since=TODAY, **MATRIX | {"accepts": 5})
    assert (Matrix.objects.get().accepts, queries.matrices.on(THE_CLOCK, here.row.pk, TODAY - timedelta(days=1))) == (5, None)
    actions.change_risk(risk, viewer=here.head, **BY, category="Money")
    placed(risk, 4, 4, at=NOW)
    with pytest.raises(Refused, match="have been assessed under the matrix"):
        actions.set_matrix(here.row, viewer=here.clerk, **BY, since=TODAY, **MATRIX)


def test_what_was_assessed_under_an_older_matrix_is_shown_by_it_and_flagged_and_never_scaled(here, risk):
    actions.set_matrix(here.row, viewer=here.clerk, **BY, since=TODAY, **MATRIX)
    found = stands(risk)
    assert (found.now.in_words, found.is_anew) == ("Likely (4) and serious (4): 16 of 25, high", True)
    grid = queries.matrices.grid_of(queries.matrices.on(THE_CLOCK, here.row.pk, TODAY))
    assert sum(cell.number for row in queries.registers.heat_map(grid, [found], Kind.RESIDUAL) for cell in row) == 0
    with pytest.raises(Refused, match="from 1 to 4"):
        placed(risk, 5, 1, at=NOW)
    placed(risk, 2, 2, at=NOW)
    found = stands(risk)
    assert (found.now.in_words, found.is_anew, found.travel) == ("Unlikely (2) and unlikely (2): 4 of 16, low", False, Travel.ANEW)
    assert sum(cell.number for row in queries.registers.heat_map(grid, [found], Kind.RESIDUAL) for cell in row) == 1


def test_each_assessment_stays_and_the_last_of_each_kind_counts(here, risk):
    placed(risk, 3, 3)
    placed(risk, 5, 5, "inherent")
    found = stands(risk)
    assert (found.score, found.travel, found.places[Kind.INHERENT].score) == (9, Travel.BETTER, 25)
    assert Assessment.objects.visible_to(THE_CLOCK).filter(is_last=True).count() == 2
    assert Assessment.objects.visible_to(THE_CLOCK).count() == 3
    with pytest.raises(Refused, match="Say why"):
        actions.assess(risk, viewer=here.owner, **BY, kind="target", likelihood=1, impact=1, because=" ")


def test_a_risk_belongs_to_one_council_and_to_an_owner_who_can_read_it(here):
    other = council("otterby", "Otterby", is_home=False)
    for said, words in (
        ({"owner": other.owning}, "belong to one council"),
        ({"department": other.homes}, "belong to one council"),
        ({"owner": here.title}, "could not read the risk"),
        ({"category": "Weather"}, "Choose one of: Money, Services"),
    ):
        with pytest.raises(Refused, match=words):
            added(here, **said)
    assert Risk.objects.visible_to(THE_CLOCK).count() == 0
    assert (added(here, department=None).is_corporate, added(here, owner=None).number) == (True, 2)


def test_whoever_saves_second_sees_what_the_first_wrote_and_no_risk_changes_its_department(here, risk):
    actions.change_risk(risk, viewer=here.head, **BY, opened_at=1, title="Old boilers fail")
    with pytest.raises(ChangedMeanwhile):
        actions.change_risk(risk, viewer=here.keeper, **BY, opened_at=1, title="Boilers")
    with pytest.raises(Refused, match="stays in the department"):
        actions.change_risk(risk, viewer=here.keeper, **BY, department=here.roads)
    assert as_it_is(risk).title == "Old boilers fail"


def test_a_review_says_where_it_stands_and_when_it_is_looked_at_next_and_is_said_over_by_nobody(here, risk):
    said = {"likelihood": 3, "impact": 4, "because": "Half are replaced.", "next_on": date(2027, 2, 23)}
    with pytest.raises(Refused, match="before today"):
        actions.review(risk, viewer=here.owner, **BY, **said | {"next_on": date(2026, 11, 22)})
    actions.review(risk, viewer=here.owner, **BY, **said, seen="never")
    assert (as_it_is(risk).review_on, as_it_is(risk).reviewed_at) == (date(2027, 2, 23), NOW)
    with pytest.raises(Refused, match="reviewed this risk meanwhile"):
        actions.review(risk, viewer=here.head, **BY, **said, seen="never")
    actions.review(risk, viewer=here.head, at=LATER, **said, seen=rules.mark_of(as_it_is(risk).reviewed_at))
    assert Assessment.objects.visible_to(THE_CLOCK).filter(risk=risk).count() == 3


def test_beyond_the_appetite_a_risk_is_accepted_by_name_as_it_is_and_no_worse(here, risk):
    person = here.office.person
    with pytest.raises(Refused, match="name the person"):
        actions.tolerate(risk, viewer=here.head, **BY, because="There is no money.")
    with pytest.raises(Refused, match="another council"):
        stranger = council("otterby", "Otterby", is_home=False).office.person
        actions.tolerate(risk, viewer=here.head, **BY, because="There is no money.", person=stranger)
    with pytest.raises(Refused, match="Say why"):
        actions.tolerate(risk, viewer=here.head, **BY, because=" ", person=person)
    actions.tolerate(risk, viewer=here.head, **BY, because="There is no money.", person=person)
    assert stands(risk).first_words.endswith("for services, accepted by Heidi Head.")
    with pytest.raises(Refused, match="accepted as it is already"):
        actions.tolerate(as_it_is(risk), viewer=here.head, **BY, because="Again.", person=person)
    placed(risk, 3, 4, at=LATER)
    assert as_it_is(risk).state is State.TOLERATED
    placed(risk, 5, 4, at=LATER)
    assert (as_it_is(risk).state, turns(risk)) == (State.OPEN, ["lapsed", "tolerated"])


def test_what_is_accepted_is_judged_by_the_matrix_of_today(here, risk):
    actions.tolerate(placed(risk, 2, 2), viewer=here.head, **BY, because="It is little.")
    actions.set_matrix(here.row, viewer=here.clerk, **BY, since=TODAY, **MATRIX)
    actions.treat_again(as_it_is(risk), viewer=here.head, **BY, because="It is looked at anew.")
    with pytest.raises(Refused, match="Nobody has accepted"):
        actions.treat_again(as_it_is(risk), viewer=here.head, **BY, because="Again.")
    with pytest.raises(Refused, match="under an older matrix"):
        actions.tolerate(as_it_is(risk), viewer=here.head, **BY, because="It is little.")


def test_a_risk_is_raised_given_back_closed_and_taken_up_each_with_a_reason(here, risk):
    with pytest.raises(Refused, match="its department's register already"):
        actions.bring_down(risk, viewer=here.keeper, **BY, because="No.")
    raised = actions.escalate(risk, viewer=here.head, **BY, because="It concerns all.")
    with pytest.raises(Refused, match="council's own register already"):
        actions.escalate(raised, viewer=here.head, **BY, because="Again.")
    with pytest.raises(Refused, match="by whoever keeps that register"):
        actions.bring_down(raised, viewer=here.head, **BY, because="It is ours.")
    actions.bring_down(raised, viewer=here.keeper, **BY, because="It is theirs.")
    with pytest.raises(Refused, match="belongs to no department"):
        actions.bring_down(added(here, department=None), viewer=here.keeper, **BY, because="No.")
    actions.reopen_risk(actions.close_risk(risk, viewer=here.head, **BY, because="Gone."), viewer=here.head, **BY, because="Back.")
    assert as_it_is(risk).state is State.OPEN
    for act in (actions.open_risk, actions.shut_risk):
        done = act(as_it_is(risk), viewer=here.head, **BY, because="Because.")
        with pytest.raises(Refused, match="already"):
            act(done, viewer=here.head, **BY, because="Again.")
    assert turns(risk) == ["shut", "opened", "reopened", "closed", "brought down", "raised"]
    assert {one.by for one in Turn.objects.visible_to(THE_CLOCK)} == {"by Head of Homes", "by Performance officer"}


def test_a_control_is_not_tested_until_somebody_says_when_it_was(here, risk):
    row = controlled(risk)
    assert row.assurance == "not tested"
    for said, words in (
        ({"assurance": "proven"}, "on which it was tested"),
        ({"assurance": "partly", "tested_on": date(2030, 1, 1)}, "not come"),
    ):
        with pytest.raises(Refused, match=words):
            actions.judge_control(row, viewer=here.owner, **BY, how="A list.", **said)
    row = actions.judge_control(row, viewer=here.owner, **BY, assurance="proven", how="Forty were looked at.", tested_on=TODAY)
    assert actions.judge_control(row, viewer=here.owner, **BY, assurance="not tested", how="The list is lost.").tested_on == TODAY
    actions.drop_control(row, viewer=here.owner, **BY)
    for again in (
        lambda: actions.drop_control(row, viewer=here.owner, **BY),
        lambda: actions.judge_control(row, viewer=here.owner, **BY, assurance="partly", how=""),
    ):
        with pytest.raises(Refused, match="has ended"):
            again()


def test_an_action_keeps_each_day_that_it_had_and_is_stopped_with_a_reason(here, risk):
    row = treated(risk)
    with pytest.raises(Refused, match="due on that day already"):
        actions.move_treatment(row, viewer=here.owner, **BY, to=row.due_on, because="No.")
    with pytest.raises(Refused, match="Say why"):
        actions.move_treatment(row, viewer=here.owner, **BY, to=TODAY, because=" ")
    row = actions.move_treatment(row, viewer=here.owner, **BY, to=date(2027, 6, 30), because="The grant is late.")
    [moved] = TreatmentMoved.objects.visible_to(here.owner)
    assert (moved.was_on, moved.is_on, moved.moved_by) == (date(2027, 3, 31), date(2027, 6, 30), "by Repairs manager")
    with pytest.raises(Refused, match="why it is stopped"):
        actions.report_treatment(row, viewer=here.owner, **BY, said="stopped")
    assert actions.report_treatment(row, viewer=here.owner, **BY, said="under way").ended_on is None
    over = actions.report_treatment(row, viewer=here.owner, **BY, said="done", comment="All forty.")
    with pytest.raises(Refused, match="is over"):
        actions.move_treatment(over, viewer=here.owner, **BY, to=TODAY, because="No.")
    assert over.ended_on == TODAY


def test_what_is_done_about_a_risk_is_done_by_an_office_of_its_council(here, risk):
    office = council("otterby", "Otterby", is_home=False).owning
    with pytest.raises(Refused, match="another council"):
        actions.add_control(risk, viewer=here.owner, **BY, what="A", owner=office)
    with pytest.raises(Refused, match="another council"):
        actions.add_treatment(risk, viewer=here.owner, **BY, what="A", owner=office, due_on=TODAY)
    assert not Control.objects.visible_to(THE_CLOCK).exists()
    assert not Treatment.objects.visible_to(THE_CLOCK).exists()


def test_a_risk_and_what_is_done_about_it_pass_on_to_another_office_and_the_risk_says_so(here, risk):
    control, action = controlled(risk), treated(risk)
    for row in (risk, control, action):
        actions.hand_on(row, viewer=here.head, **BY, to=here.office, because="Olive leaves.")
        assert as_it_is(row).owner == here.office
    said = [one.because for one in queries.registers.turns(THE_CLOCK, risk)]
    assert said[-1] == "From Repairs manager to Head of Homes. Olive leaves."
    assert said[0] == "“Replace forty boilers”. From Repairs manager to Head of Homes. Olive leaves."
    stranger = council("easthaven", "Easthaven", is_home=False).office
    for row, to, because, words in (
        (risk, here.title, "So.", "could not read the risk"),
        (risk, stranger, "So.", "another council"),
        (risk, here.office, " ", "Say why"),
    ):
        with pytest.raises(Refused, match=words):
            actions.hand_on(row, viewer=here.head, **BY, to=to, because=because)
    with pytest.raises(Refused, match="another department"):
        actions.hand_on(as_it_is(risk), viewer=here.stranger, **BY, to=here.office, because="So.")
    bare = added(here, "Roofs leak", owner=None)
    actions.hand_on(bare, viewer=here.head, **BY, to=here.office, because="New.")
    actions.drop_control(control, viewer=here.head, **BY)
    with pytest.raises(Refused, match="is over"):
        actions.hand_on(as_it_is(control), viewer=here.head, **BY, to=here.owning, because="So.")
