"""A target that Members should agree is proposed, agreed by what the register says, changed with a reason; nothing of it is typed again."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions.models import Decision
from moothall.meetings.queries import reports
from moothall.performance import actions, queries
from moothall.performance.rules import SETTINGS, TargetStanding
from moothall.performance.tests.factories import NEXT_YEAR, NOW, TODAY, YEAR, as_it_is, carried, council, counted, measured, targeted
from moothall.plans.tests.factories import LONDON
from moothall.plans.tests.members import HELD_ON, answered, body, recommended, registered

D = Decimal
EVENING = datetime(2026, 9, 14, 21, tzinfo=LONDON)
PUT = EVENING - timedelta(days=9)


@pytest.fixture
def corporate(here, measure):
    return carried(here, measure)


def by(viewer):
    return {"viewer": viewer, "at": NOW}


def put(here, target, recommendation):
    return actions.put_target(target, viewer=here.owner, at=PUT, by=recommendation)


def found(measure, viewer=PUBLIC, at=NOW):
    return queries.targets.targets(viewer, [measure.pk], at)[measure.pk]


def standing(target, viewer=PUBLIC, at=NOW):
    return next(one.judged.standing for one in found(target.measure, viewer, at) if one.row == target)


def in_force(measure, day=TODAY, at=NOW):
    best = queries.targets.in_force(found(measure, at=at), day, at)
    return best and best.row


def test_a_target_of_the_corporate_plan_is_not_agreed_until_the_register_says_so_and_is_rated_from_that_day_on(here, corporate):
    row = targeted(here, corporate)
    assert standing(row) is TargetStanding.PROPOSED
    assert in_force(corporate) is None
    asked = recommended(here, body(here, "cabinet"))
    put(here, row, asked)
    item = answered(here, asked, "agreed")
    assert standing(row) is TargetStanding.PROPOSED, "no decision in the register"
    registered(here, item, EVENING)
    assert standing(row) is TargetStanding.AGREED
    assert [in_force(corporate, day) for day in (date(2026, 4, 30), HELD_ON + timedelta(days=1))] == [None, row]
    [one] = found(corporate)
    assert one.asked[0].decision is not None
    assert one.why_members == "Members should agree it, because it stands in the Corporate Plan."


def test_what_no_framework_asks_of_members_counts_at_once_and_the_owners_label_changes_nothing(here, measure):
    row = targeted(here, measure)
    assert standing(row) is TargetStanding.SET
    assert in_force(measure) == row
    labelled = targeted(here, carried(here, measured(here, "Other")), set_by="members")
    assert standing(labelled) is TargetStanding.PROPOSED


def test_whose_targets_members_agree_is_a_dated_rule_of_the_council(here, measure):
    carried(here, measure, here.national)
    row, later = targeted(here, measure), targeted(here, measure, "95", **NEXT_YEAR)
    assert standing(row) is standing(later) is TargetStanding.SET
    rule = {"name": "members_agree_national", "value": True, "since": date(2027, 1, 1), "source": "Council, 9 November 2026"}
    authority.set_rule(here.row, viewer=THE_CLOCK, at=NOW, **rule)
    assert (standing(row), standing(later)) == (TargetStanding.SET, TargetStanding.PROPOSED)
    assert [one.target for one in queries.waiting.waiting(PUBLIC, NOW)] == [later.pk]
    assert len(SETTINGS) == 7


def test_a_target_is_changed_with_a_reason_and_the_old_one_stays_and_counts_until_members_agree_the_new(here, corporate):
    old = targeted(here, corporate)
    asked = recommended(here, body(here))
    put(here, old, asked)
    answered(here, asked, "agreed")
    with pytest.raises(Refused, match="There is a target for this time already") as refused:
        targeted(here, corporate, "80")
    assert refused.value.box == "because"
    new = targeted(here, corporate, "80", because="Six plasterers left.")
    assert [one.row for one in found(corporate)] == [new, old]
    assert in_force(corporate) == old
    waiting = queries.waiting.standings_of(PUBLIC, queries.waiting.waiting(PUBLIC, NOW), NOW)
    assert [(one.row, one.waits) for one in waiting] == [(new, True)]
    with pytest.raises(Refused, match="Members agreed this target"):
        actions.withdraw_target(old, **by(here.owner), because="Gone.")
    gone = actions.withdraw_target(new, **by(here.owner), because="They came back.")
    assert standing(gone) is TargetStanding.WITHDRAWN
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_target(gone, **by(here.owner), because="Again.")
    assert queries.waiting.waiting(PUBLIC, NOW) == []


def test_what_members_amended_counts_once_the_owner_has_entered_their_figure(here, corporate):
    row = targeted(here, corporate)
    with pytest.raises(Refused, match="Members did not amend this target"):
        actions.enter_amended_target(row, **by(here.owner), value=D(90))
    asked = recommended(here, body(here))
    put(here, row, asked)
    answered(here, asked, "amended")
    [one] = found(corporate)
    assert one.amended is not None
    assert in_force(corporate) is None
    made = actions.enter_amended_target(row, **by(here.owner), value=D(90))
    assert (made.set_by, made.because) == ("members", "As Members amended it.")
    assert (standing(made), in_force(corporate)) == (TargetStanding.AGREED, made)
    with pytest.raises(Refused, match="has been entered already"):
        actions.enter_amended_target(row, **by(here.owner), value=D(91))


def test_an_owner_neither_withdraws_nor_goes_round_what_members_answered(here, corporate):
    agreed, other = targeted(here, corporate), targeted(here, carried(here, measured(here, "Other")))
    cabinet = body(here, "cabinet")
    for turn, (row, how) in enumerate(((agreed, "agreed"), (other, "amended")), start=1):
        asked = recommended(here, cabinet, turn)
        put(here, row, asked)
        answered(here, asked, how, HELD_ON + timedelta(days=turn))
    assert standing(agreed) is standing(other) is TargetStanding.PROPOSED, "no decision in the register, so no effect"
    for row, why in ((agreed, "Members agreed this target"), (other, "Enter the figure that they agreed")):
        with pytest.raises(Refused, match=why):
            actions.withdraw_target(row, **by(here.owner), because="Too hard.")
    with pytest.raises(Refused, match="Members amended the target for this time"):
        targeted(here, other.measure, "50", because="Too hard.")
    among = actions.NewTarget(measure=other.measure, value=D(50), set_by="officer", set_on=TODAY, said={"because": "Too hard."}, **YEAR)
    with pytest.raises(actions.TargetsRefused, match="Members amended the target for this time"):
        actions.bring_targets(here.row, **by(here.owner), rows=[among])
    third = targeted(here, carried(here, measured(here, "Third")))
    with pytest.raises(Refused, match="answered that recommendation already") as refused:
        actions.put_target(third, **by(here.owner), by=asked)
    assert refused.value.box == "by"
    assert asked not in queries.targets.may_be_put(here.owner, third.measure)


def test_whoever_proposes_anew_begins_no_new_count_of_days(here, corporate):
    first = targeted(here, corporate)
    actions.withdraw_target(first, **by(here.owner), because="Not yet.")
    second = targeted(here, corporate, "80", because="So.", set_on=TODAY)
    third = targeted(here, corporate, "70", because="So.", set_on=TODAY)
    [waiting] = queries.waiting.waiting(PUBLIC, NOW)
    [shown] = queries.waiting.standings_of(PUBLIC, [waiting], NOW)
    [on_page] = [one for one in found(corporate) if one.waits]
    assert (waiting.target, waiting.set_on) == (third.pk, first.set_on)
    assert shown.waits_since == on_page.waits_since == first.set_on
    assert second.set_on == TODAY


def test_an_officers_target_that_is_made_easier_counts_from_the_day_on_which_that_is_done(here, measure):
    old = targeted(here, measure)
    type(old).objects.visible_to(THE_CLOCK).filter(pk=old.pk).update(entered_at=EVENING - timedelta(days=150))
    easier = targeted(here, measure, "50", because="Six plasterers left.", set_on=TODAY - timedelta(days=60))
    assert [in_force(measure, day) for day in (date(2026, 10, 31), TODAY)] == [old, easier]


def test_what_was_agreed_does_not_count_while_it_is_called_in_and_is_asked_of_the_owner_where_it_was_changed(here, corporate):
    row, cabinet = targeted(here, corporate), body(here, "cabinet")
    asked = recommended(here, cabinet)
    put(here, row, asked)
    decision = registered(here, answered(here, asked, "agreed"), EVENING)
    days = {turn: EVENING + timedelta(days=turn) for turn in (2, 5, 7, 20)}
    call_in = {"is_subject_to_call_in": True, "call_in_closes_at": days[5], "effective_from": days[5]}

    def stands(at, **facts):
        Decision.objects.visible_to(THE_CLOCK).filter(pk=decision.pk).update(**call_in | facts)
        return standing(row, at=at), in_force(corporate, at.date(), at)

    proposed = (TargetStanding.PROPOSED, None)
    assert stands(days[2]) == proposed, "open to call-in"
    assert stands(days[7]) == (TargetStanding.AGREED, row)
    assert stands(days[7], called_in_at=days[2]) == stands(days[20], referred_at=days[7]) == proposed
    assert stands(days[20], confirmed_at=days[20]) == (TargetStanding.AGREED, row)
    assert in_force(corporate, days[7].date(), days[20]) is None, "it counts from the day on which it was confirmed"
    assert stands(days[20], confirmed_at=None, changed_at=days[20]) == proposed
    made = actions.enter_amended_target(row, viewer=here.owner, at=days[20], value=D(95))
    assert in_force(corporate, days[20].date(), days[20]) == made
    assert queries.waiting.waiting(PUBLIC, days[20]) == []


def test_a_decision_that_says_so_itself_agrees_a_target_of_before(here, corporate):
    row = targeted(here, corporate)
    item = answered(here, recommended(here, body(here)), "agreed")
    decision = registered(here, item, EVENING)
    actions.put_target(row, **by(here.owner), by=decision)
    assert standing(row) is TargetStanding.AGREED
    with pytest.raises(Refused, match="tied to that decision already"):
        actions.put_target(row, **by(here.owner), by=decision)
    other = council("otterby", "Otterby", is_home=False)
    with pytest.raises(Refused, match="belongs to another council"):
        put(here, row, recommended(other, body(other)))


def test_an_exempt_report_neither_hides_a_public_target_nor_shows_itself(here, corporate):
    row = targeted(here, corporate)
    put(here, row, recommended(here, body(here), closed_under="paragraph 3", ground="exempt"))
    assert found(corporate)[0].asked == ()
    assert len(found(corporate, THE_CLOCK)[0].asked) == 1


WRONG = {
    "last_on": {"last_on": date(2026, 3, 1)},
    "from_on": {"from_on": date(2026, 4, 2)},
    "value": {"value": D("92.55")},
    "value ": {"value": D(10) ** 14},
    "floor": {"floor": D(93), "stretch": D(95)},
    "profile": {"profile": [D(92)]},
    "set_by": {"set_by": "the moon"},
    "set_on": {"set_on": TODAY + timedelta(days=1)},
}


def test_what_a_target_cannot_be_is_refused_beside_its_box(here, measure):
    for box, said in WRONG.items():
        with pytest.raises(Refused) as refused:
            targeted(here, measure, **said)
        assert refused.value.box == box.strip(), box
    assert found(measure) == []


def test_a_profile_adds_up_to_its_target(here):
    row = counted(here)
    quarters = [D(10), D(20), D(30), D(40)]
    with pytest.raises(Refused, match="adds up to 100 homes, and the target is 120 homes"):
        targeted(here, row, "120", profile=quarters)
    made = as_it_is(targeted(here, row, "100", profile=quarters, baseline=D(80), baseline_words="2025/26", is_reward=True))
    assert made.points == tuple(quarters)
    assert str(made) == "Homes built, 2026/27"


def test_a_whole_set_goes_to_a_meeting_as_one_report_and_its_answer_applies_to_all_of_it(here, corporate):
    rows = [targeted(here, corporate), targeted(here, carried(here, counted(here), code="H9"), "100", because="Land is ready.")]
    cabinet = body(here)
    asks = {"title": "Targets for 2026/27", "body": cabinet, "wanted_on": None, "department": here.homes}
    report = actions.report_targets(here.row, **by(here.keeper), targets=rows, is_handed_in=True, **asks)
    [asked] = reports.recommendations(THE_CLOCK, report)
    assert asked.text == "That the targets for 2026/27 set out in this report be agreed"
    assert [one.asked[0].row.recommendation for row in rows for one in found(row.measure, THE_CLOCK)] == [asked, asked]
    assert queries.waiting.may_be_reported(THE_CLOCK, here.row, NOW) == []
    assert "Land is ready." in str(reports.contents(THE_CLOCK, report))
    type(report).objects.visible_to(THE_CLOCK).filter(pk=report.pk).update(published_at=PUT, submitted_at=PUT)
    answered(here, asked, "agreed", date(2026, 12, 14))
    later = datetime(2026, 12, 15, tzinfo=LONDON)
    assert [standing(row, THE_CLOCK, later) for row in rows] == [TargetStanding.AGREED, TargetStanding.AGREED]


def test_what_cannot_be_asked_in_one_report_is_refused(here, corporate):
    row = targeted(here, corporate)
    other = council("otterby", "Otterby", is_home=False)
    secret = measured(here, "Bids", closed_under="paragraph 3", closed_because="It names a bidder.")
    sets = {
        "Choose the targets": [],
        "chosen twice": [row, row],
        "at most 200": [row] * 201,
        "another council": [targeted(other, measured(other))],
        "“Bids” is closed to the public": [targeted(here, secret)],
    }
    for why, targets in sets.items():
        with pytest.raises(Refused, match=why) as refused:
            actions.report_targets(here.row, **by(here.keeper), targets=targets)
        assert refused.value.box == "targets"


def test_what_waits_in_a_whole_place_is_what_waits_on_each_page(here):
    cabinet = body(here)
    rows = []
    for turn, how in enumerate(("agreed", "deferred", "amended", "refused", "noted", ""), start=1):
        row = targeted(here, carried(here, measured(here, f"Measure {turn}")))
        asked = recommended(here, cabinet, turn)
        put(here, row, asked)
        if how:
            answered(here, asked, how, HELD_ON + timedelta(days=turn))
        rows.append(row)
    gone = targeted(here, carried(here, measured(here, "Gone")))
    actions.withdraw_target(gone, **by(here.owner), because="Gone.")
    targeted(here, carried(here, measured(here, "National"), here.national))
    targeted(here, carried(here, measured(here, "Past")), from_on=date(2025, 4, 1), last_on=date(2026, 3, 31))
    never = targeted(here, carried(here, measured(here, "Never asked")))
    late = targeted(here, carried(here, measured(here, "From July"), from_on=date(2026, 7, 1)))
    waiting = {one.target for one in queries.waiting.waiting(PUBLIC, NOW)}
    every = queries.targets.targets(PUBLIC, [row.pk for row in queries.measures.measures(PUBLIC)], NOW)
    assert waiting == {one.row.pk for found in every.values() for one in found if one.waits and one.row.last_on >= TODAY}
    assert waiting == {rows[1].pk, rows[2].pk, rows[4].pk, rows[5].pk, never.pk, late.pk}
    left = {one.row.pk for one in queries.waiting.may_be_reported(THE_CLOCK, here.row, NOW)}
    assert left == waiting - {rows[2].pk, rows[5].pk}
