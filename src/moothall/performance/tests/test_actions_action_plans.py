"""Whoever owns a measure that is off target is asked for an action plan, promises something, and says what came of it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.acts import Refused
from moothall.access.briefing import Brief
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.performance import actions, briefing, figure_letters as letters, tasks
from moothall.performance.actions import NewAction, NewFigure, Promise
from moothall.performance.models import ActionPlan
from moothall.performance.queries import action_plans as queries, action_plans_asking as asking, reports_measures, returns
from moothall.performance.rules import Period
from moothall.performance.rules.action_plans import Effect, Ended, Stage, effect
from moothall.performance.rules.reports import Kind
from moothall.performance.tests.factories import counted, targeted
from moothall.performance.tests.quarter import QUARTER, stated
from moothall.plans import actions as plans
from moothall.plans.tests.factories import LONDON, aimed, planned, published
from moothall.post.models import Mail

MORNING = datetime(2026, 10, 15, 7, tzinfo=LONDON)
NEXT = Period(date(2026, 10, 1), date(2026, 12, 31))
WINTER = datetime(2027, 1, 20, 7, tzinfo=LONDON)


@pytest.fixture
def homes(here):
    """Off target: thirty-one homes of sixty."""
    row = counted(here, portfolio=here.portfolio, counting="snapshot")
    targeted(here, row, "60")
    stated(here, row, 31)
    return row


@pytest.fixture
def action(here):
    plan = published(here)
    return planned(here, plan, objective=aimed(here, plan))


def standing(row, at=MORNING, viewer=PUBLIC):
    return queries.of_measures(viewer, [row.pk], at).get(row.pk)


def promised(action, value="50", **said):
    return Promise(**{"until": NEXT, "actions": [action], "effect": "More sites.", "expected": Decimal(value)} | said)


def answer(here, row, promise, at=MORNING, viewer=None, heard=None):
    known = queries.heard(row) if heard is None else heard
    return actions.answer_action_plan(row, viewer=viewer or here.owner, at=at, heard=known, promise=promise)


def refused(do, *words, **more):
    with pytest.raises(Refused) as why:
        do(*words, **more)
    return str(why.value)


def mails():
    return list(Mail.objects.visible_to(THE_CLOCK).filter(kind="performance.reminder").order_by("pk"))


def test_what_is_promised_is_better_than_what_is_there(here, homes, action):
    said = refused(answer, here, homes, promised(action, "31"))
    assert said.startswith("31 homes is no better than the 31 homes of July to September 2026. Promise a better figure")
    year_before = Period(date(2025, 10, 1), date(2025, 12, 31))
    stated(here, homes, 12, period=year_before)
    answer(here, homes, promised(action, "20"))
    assert standing(homes).promise == "20 homes in October to December 2026"


def test_a_running_total_is_held_beside_the_year_before_alone(here, action):
    row = counted(here, "Complaints so far", portfolio=here.portfolio, counting="cumulative", polarity="lower", unit="complaints")
    stated(here, row, 31)
    answer(here, row, promised(action, "50"))
    stated(here, row, 48, period=Period(date(2025, 10, 1), date(2025, 12, 31)))
    assert "no better than the 48 complaints of October to December 2025" in refused(
        answer, here, row, promised(action, "50", because="So.")
    )


def test_it_is_asked_for_once_by_a_letter_and_named_when_it_is_late(here, homes):
    tasks.daily(at=MORNING)
    tasks.daily(at=MORNING + timedelta(hours=1))
    one = standing(homes)
    assert (one.stage, one.row.because[:8], one.due_on) == (Stage.ASKED, "31 homes", date(2026, 10, 29))
    [mail] = mails()
    letter = letters.KINDS[mail.kind].write(mail, here.owner, MORNING)
    assert letter.subject == "1 action plan is asked for"
    assert "/action-plan" in str(letter.parts)
    later = MORNING + timedelta(days=29)
    tasks.daily(at=later)
    assert (standing(homes, later).stage, standing(homes, later).days) == (Stage.LATE, 11)
    assert here.holder.person in {mail.person_id for mail in mails()}


def test_a_morning_asks_as_many_questions_for_many_measures_as_for_one(here, homes):
    asked = []
    for turn, titles in enumerate((["Homes let"], ["Homes sold", "Homes mended", "Homes painted"])):
        for row in [counted(here, title, portfolio=here.portfolio, counting="snapshot") for title in titles]:
            targeted(here, row, "60")
            stated(here, row, 31)
        with CaptureQueriesContext(connection) as questions:
            tasks.daily(at=MORNING + timedelta(days=turn))
        asked.append(len(questions))
    assert ActionPlan.objects.visible_to(THE_CLOCK).count() == 5
    assert asked[1] <= asked[0]


def test_one_that_nobody_wrote_falls_away_when_the_figure_is_put_right_and_stays_readable(here, homes):
    tasks.daily(at=MORNING)
    stated(here, homes, 66, at=MORNING, because="A site was left out.")
    later = MORNING + timedelta(days=1)
    tasks.daily(at=later)
    assert standing(homes, later) is None
    [(row, _)] = queries.of_measure(PUBLIC, homes, later)[1]
    assert (row.ended_how, "It is needed no more." in row.ended_because) == (Ended.FELL_AWAY, True)
    assert not asking.to_ask(THE_CLOCK, here.row, later)


def test_the_rule_of_the_day_asks_or_does_not(here, homes):
    authority.set_rule(here.row, viewer=THE_CLOCK, at=MORNING, name="action_plan_figures", value=2, since=MORNING.date())
    assert not asking.to_ask(THE_CLOCK, here.row, MORNING)
    stated(here, homes, 30, period=Period(date(2026, 4, 1), date(2026, 6, 30)))
    tasks.daily(at=MORNING)
    authority.set_rule(here.row, viewer=THE_CLOCK, at=MORNING, name="action_plan_when", value="never", since=MORNING.date())
    tasks.daily(at=MORNING)
    [(row, _)] = queries.of_measure(PUBLIC, homes, MORNING)[1]
    assert row.ended_because == "The council no longer asks for one."


def test_what_was_promised_stands_beside_what_came_and_the_owner_is_asked_again(here, homes, action):
    tasks.daily(at=MORNING)
    new = NewAction(plan=action.plan, title="Buy the depot", due_on=NEXT.last)
    answer(here, homes, promised(action, new_action=new), viewer=here.keeper)
    one = standing(homes)
    assert (one.stage, one.promise, [row.title for row in one.actions]) == (
        Stage.UNDER_WAY, "50 homes in October to December 2026", ["Hire trades staff", "Buy the depot"],
    )  # fmt: skip
    stated(here, homes, 44, at=WINTER - timedelta(days=6), period=NEXT)
    tasks.daily(at=WINTER)
    one = standing(homes, WINTER)
    assert (one.stage, effect(one.came), one.due_on) == (Stage.TO_LOOK_AT, Effect.NOT_COME, date(2027, 1, 28))
    assert one.sentence.startswith("The promise for October to December 2026 was 50 homes, and 44 homes came: 6 homes from it")
    [told] = [mail for mail in mails() if mail.person_id == here.owner.person][-1:]
    assert "What came of its action plan" in str(letters.KINDS[told.kind].write(told, here.owner, WINTER).parts)
    spring = Period(date(2027, 1, 1), date(2027, 3, 31))
    answer(here, homes, promised(action, until=spring), at=WINTER)
    assert letters.KINDS[told.kind].write(told, here.owner, WINTER) is None
    [(before, _)] = queries.of_measure(PUBLIC, homes, WINTER)[1]
    assert (before.ended_how, "44 homes came" in before.came) == (Ended.RENEWED, True)


def test_a_closed_one_is_followed_by_another_only_when_the_next_figure_asks_for_it(here, homes, action):
    answer(here, homes, promised(action, "40"))
    stated(here, homes, 44, at=WINTER, period=NEXT)
    close = {"viewer": here.owner, "at": WINTER + timedelta(days=1), "heard": queries.heard(homes)}
    assert "what came of it" in refused(actions.close_action_plan, homes, because=" ", **close)
    actions.close_action_plan(homes, because="More came than was promised.", **close)
    assert not asking.to_ask(THE_CLOCK, here.row, WINTER + timedelta(days=2))
    [(row, _)] = queries.of_measure(PUBLIC, homes, WINTER + timedelta(days=2))[1]
    assert "as promised, with too few figures" in row.came
    refused(actions.close_action_plan, homes, because="Again.", **close | {"heard": queries.heard(homes)})
    spring = WINTER + timedelta(days=91)
    stated(here, homes, 40, at=spring, period=Period(date(2027, 1, 1), date(2027, 3, 31)))
    assert [one.measure for one in asking.to_ask(THE_CLOCK, here.row, spring + timedelta(days=1)).ask] == [homes]


def test_no_action_takes_a_reason_and_is_looked_at_again(here, homes, action):
    answer(here, homes, Promise(until=NEXT, no_action_because="The site opens in March."))
    assert standing(homes).stage is Stage.NO_ACTION
    assert standing(homes).sentence == "No action is thought right: The site opens in March."
    assert "Say why what was promised is changed" in refused(answer, here, homes, promised(action))
    answer(here, homes, promised(action, because="The site opens later."))
    assert queries.of_measure(PUBLIC, homes, MORNING)[1][0][0].ended_how == Ended.CHANGED


def test_what_is_promised_is_whole_and_of_this_council(here, homes, action):
    ended = planned(here, action.plan, "Close the depot")
    plans.report_progress(ended, viewer=here.keeper, at=MORNING, said="stopped", comment="Given up.")
    gone = type(ended).objects.visible_to(THE_CLOCK).select_related("plan").get(pk=ended.pk)
    foreign = type(action)(organisation_id=0, title="Elsewhere", plan=action.plan)
    wrong = {
        "Choose an action, write a new one": Promise(until=NEXT),
        "Not both": promised(action, no_action_because="None."),
        "Choose one of the periods": promised(action, until=Period(date(2026, 11, 1), date(2026, 11, 30))),
        "has ended": promised(action, until=QUARTER),
        "Say what will change": promised(action, effect=" "),
        "Enter what the figure": promised(action, expected=None),
        "Did you mean 50 homes?": promised(action, "50.4"),
        "is over": promised(gone),
        "another council": promised(foreign),
    }
    assert [words for words, promise in wrong.items() if words not in refused(answer, here, homes, promise)] == []
    assert queries.live(homes) is None
    assert "another department" in refused(answer, here, homes, promised(action), viewer=here.stranger)


def test_whoever_comes_second_is_told_what_the_other_wrote(here, homes, action):
    tasks.daily(at=MORNING)
    assert "has been asked for meanwhile" in refused(answer, here, homes, promised(action), heard=0)
    known = queries.heard(homes)
    answer(here, homes, promised(action))
    assert "Olive Owner has written an action plan: “More sites.”" in refused(answer, here, homes, promised(action), heard=known)
    close = {"viewer": here.owner, "at": MORNING, "because": "Not needed."}
    known = queries.heard(homes)
    actions.close_action_plan(homes, heard=known, **close)
    assert "has closed the action plan: “Not needed.”" in refused(actions.close_action_plan, homes, heard=known, **close)


def test_what_a_closed_measure_promises_is_for_those_who_read_the_measure(here, homes, action):
    tasks.daily(at=MORNING)
    answer(here, homes, promised(action))
    actions.close_measure(homes, viewer=here.keeper, at=MORNING, under="paragraph 3", because="Tenders.")
    assert standing(homes) is None
    assert standing(homes, viewer=here.owner).actions == (action,)
    assert queries.naming(PUBLIC, [action.pk], MORNING) == {}
    assert [row.measure for row in queries.naming(here.owner, [action.pk], MORNING)[action.pk]] == [homes]


def test_what_a_closed_measure_is_asked_for_is_asked_too(here, homes):
    actions.close_measure(homes, viewer=here.keeper, at=MORNING, under="paragraph 3", because="Tenders.")
    tasks.daily(at=MORNING)
    assert standing(homes, viewer=here.owner).stage is Stage.ASKED


def test_a_figure_that_nobody_looks_at_reminds_its_reviewer_and_then_their_head(here):
    row = counted(here, reviewer=here.measuring)
    other = counted(here, "Homes let", owner=here.measuring)
    for one in (row, other):
        new = NewFigure(period=QUARTER, value=Decimal(4))
        actions.send_figure(one, viewer=here.keeper, at=MORNING, new=new)
    tasks.daily(at=MORNING + timedelta(days=6))
    assert mails() == []
    late = MORNING + timedelta(days=8)
    tasks.daily(at=late)
    assert {mail.person_id for mail in mails()} == {here.measurer.person, here.owner.person}
    [mail] = [mail for mail in mails() if mail.person_id == here.measurer.person]
    letter = letters.KINDS[mail.kind].write(mail, here.measurer, late)
    assert letter.subject == "1 of 1 figure to sign off is late"
    actions.sign_off_figure(returns.last_statement(row, QUARTER), viewer=here.measurer, at=late)
    assert letters.KINDS[mail.kind].write(mail, here.measurer, late) is None


def test_a_briefing_names_what_nobody_wrote_what_needs_no_action_and_what_did_not_come(here, homes, action):
    other, third = (counted(here, title, portfolio=here.portfolio, counting="snapshot") for title in ("Homes let", "Homes sold"))
    answer(here, homes, promised(action))
    answer(here, other, Promise(until=Period(date(2027, 1, 1), date(2027, 3, 31)), no_action_because="The site opens in March."))
    targeted(here, third, "60")
    stated(here, third, 31)
    tasks.daily(at=MORNING)
    stated(here, homes, 44, at=WINTER, period=NEXT)
    at = WINTER + timedelta(days=1)
    brief = Brief(here.holder, here.row.pk, here.row.slug, here.portfolio.pk, at, at.date(), at.date(), at.date(), {})
    part = briefing.action_plans(brief)
    assert part.sentence == ("1 action plan did not bring what it promised, 1 is late and 1 says why no action is right.")
    assert [(one.title, one.word) for one in part.things] == [
        ("Homes built", "Its effect did not come"), ("Homes sold", "Action plan late"), ("Homes let", "No action, with a reason"),
    ]  # fmt: skip


def test_a_report_names_what_was_promised_and_did_not_come_though_it_was_closed_before_the_cut_off(here, homes, action):
    answer(here, homes, promised(action))
    stated(here, homes, 44, at=WINTER, period=NEXT)
    report = actions.begin_quarterly(here.row, viewer=here.keeper, at=WINTER, of=here.portfolio, quarter=NEXT)
    [told] = reports_measures.told(here.keeper, report, [homes], WINTER + timedelta(days=1))
    assert told.action_plan.startswith("Its effect did not come. The promise for")
    close = {"viewer": here.owner, "at": WINTER + timedelta(days=2), "heard": queries.heard(homes)}
    actions.close_action_plan(homes, because="The site was late.", **close)
    [told] = reports_measures.told(here.keeper, report, [homes], WINTER + timedelta(days=3))
    assert (told.action_plan, Kind.EFFECT in told.exceptions()) == ("", True)
    assert "44 homes came: 6 homes from it" in told.why(Kind.EFFECT)


def test_a_measure_without_a_calendar_is_chased_by_its_own_rule_until_a_figure_is_sent(here):
    row = counted(here, "Visits", frequency="other", frequency_words="When the inspector comes", counting="snapshot")
    stated(here, row, 4, period=Period(date(2025, 4, 1), date(2025, 9, 30)))
    tasks.daily(at=MORNING)
    [mail] = mails()
    assert "A new figure; it follows no calendar: 11 working days late" in str(
        letters.KINDS[mail.kind].write(mail, here.owner, MORNING).parts
    )
    stated(here, row, 5, period=Period(date(2026, 4, 1), date(2026, 9, 20)))
    assert letters.KINDS[mail.kind].write(mail, here.owner, MORNING) is None
