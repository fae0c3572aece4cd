"""Plans are begun, published, amended, placed and closed by acts; what is refused leaves everything as it was."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.plans import actions, queries, rules
from moothall.plans.models import Plan
from moothall.plans.tests.factories import (
    DUE,
    EARLY,
    FIRST,
    LAST,
    NOW,
    TODAY,
    aimed,
    as_it_is,
    council,
    drafted,
    planned,
    published,
    somebody,
)
from moothall.post.models import Mail

BY = {"at": NOW}


def wrote(here, viewer, **said):
    usual = {"kind": "service", "title": "A plan", "first_on": FIRST, "last_on": LAST, "department": here.homes}
    return actions.write_plan(here.row, viewer=viewer, at=NOW, **usual | said)


def test_a_plan_is_begun_by_whoever_owns_plans_of_its_department_or_keeps_all(here):
    assert wrote(here, here.owner).reference == "plans/wrenmouth/1"
    assert wrote(here, here.keeper, department=None, above=wrote(here, here.keeper)).number == 3
    for said in ({"department": here.roads}, {"department": None}):
        with pytest.raises(Refused, match="You own plans of another department"):
            wrote(here, here.owner, **said)
    with pytest.raises(Refused, match="is for a"):
        wrote(here, here.holder)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "wish"}, "is no kind of plan"),
        ({"last_on": date(2026, 3, 31)}, "is before the first day"),
        ({"portfolio": "theirs"}, "That portfolio belongs to another council"),
        ({"department": "theirs"}, "That department belongs to another council"),
        ({"owner": "theirs"}, "That office belongs to another council"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_a_sentence_and_takes_no_number(here, said, why):
    if "theirs" in said.values():
        other = council("otterby", "Otterby", is_home=False)
        said = {name: {"portfolio": other.portfolio, "department": other.homes, "owner": other.office}[name] for name in said}
    with pytest.raises(Refused, match=why):
        wrote(here, here.keeper, **said)
    assert not Plan.objects.visible_to(THE_CLOCK).exists()
    assert wrote(here, here.keeper).number == 1


def test_a_draft_is_changed_and_a_public_plan_is_amended_and_every_edition_stays(here):
    row = drafted(here)
    actions.change_plan(row, viewer=here.owner, **BY, opened_at=1, title="Homes plan")
    with pytest.raises(Refused, match="not been published yet"):
        actions.amend_plan(as_it_is(row), viewer=here.owner, **BY, because="A word.", title="Another")
    row = actions.publish_plan(as_it_is(row), viewer=here.owner, **BY)
    with pytest.raises(Refused, match="Amend it instead"):
        actions.change_plan(row, viewer=here.owner, **BY, title="Another")
    with pytest.raises(Refused, match="published already"):
        actions.publish_plan(row, viewer=here.owner, **BY)
    row = actions.amend_plan(row, viewer=here.owner, **BY, because="Warm was missing.", summary="Warm homes.")
    with pytest.raises(Refused, match="Nothing was changed"):
        actions.amend_plan(row, viewer=here.owner, **BY, because="Again.", summary="Warm homes.")
    assert [(one.number, one.summary, one.because) for one in queries.plans.editions(THE_CLOCK, row)] == [
        (2, "Warm homes.", "Warm was missing."),
        (1, "Safe, warm homes.", ""),
    ]
    assert as_it_is(row).edition == 2


def test_a_plan_says_in_a_sentence_what_it_is_for_before_it_is_public(here):
    with pytest.raises(Refused, match="Say first in a sentence"):
        actions.publish_plan(drafted(here, summary=" "), viewer=here.owner, **BY)


def test_the_plans_of_another_department_and_plans_that_are_closed_are_not_changed(here, plan):
    with pytest.raises(Refused, match="belongs to another department"):
        actions.amend_plan(plan, viewer=here.stranger, **BY, because="Mine.", title="Roads")
    closed = actions.close_plan(plan, viewer=here.owner, **BY, closed_words="Most of it was done.")
    with pytest.raises(Refused, match="has been closed"):
        actions.add_objective(closed, viewer=here.owner, **BY, title="Late", outcome="Too late.")
    assert as_it_is(plan).closed_words == "Most of it was done."


def test_the_years_of_a_plan_go_on_holding_those_of_its_objectives(here, plan, objective):
    with pytest.raises(Refused, match="The years of the objective “Warm homes” would then lie outside"):
        actions.amend_plan(plan, viewer=here.owner, **BY, because="Shorter.", last_on=date(2027, 3, 31))


def test_a_plan_stands_within_another_and_never_within_itself(here, plan):
    team = published(here, "Team plan")
    under = published(here, "Under the team")
    actions.place_plan(team, viewer=here.owner, **BY, above=plan)
    actions.place_plan(under, viewer=here.owner, **BY, above=team)
    for above in (plan, under):
        with pytest.raises(Refused, match="so it cannot be above it"):
            actions.place_plan(plan, viewer=here.owner, **BY, above=above)
    with pytest.raises(Refused, match="another council"):
        actions.place_plan(plan, viewer=here.owner, **BY, above=published(council("otterby", "Otterby", is_home=False)))
    assert queries.plans.places(THE_CLOCK, [team.pk]) == {team.pk: plan}
    assert queries.plans.within(THE_CLOCK, plan) == [team]
    actions.place_plan(team, viewer=here.owner, **BY, above=None)
    assert queries.plans.places(THE_CLOCK, [team.pk]) == {}


# Into the next year


def test_what_is_still_to_be_done_is_carried_over_with_its_days_and_its_past_stays(here, plan, objective, action):
    upper = aimed(here, published(here, "Corporate plan", kind="corporate"), "A fair place")
    other = aimed(here, plan, "Dry homes")
    for to in (upper, other):
        actions.contribute(objective, viewer=here.owner, **BY, to=to)
    actions.place_plan(plan, viewer=here.owner, **BY, above=upper.plan)
    done = planned(here, plan, "Count the vans")
    actions.report_progress(done, viewer=here.owner, **BY, said="done")
    years = {"title": "Next plan", "first_on": date(2029, 4, 1), "last_on": date(2032, 3, 31)}
    later = actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, objectives=[objective, other], actions=[as_it_is(action)])
    assert queries.plans.before_and_after(THE_CLOCK, later) == (plan, None)
    assert queries.plans.before_and_after(THE_CLOCK, plan) == (None, later)
    assert queries.plans.places(THE_CLOCK, [later.pk]) == {later.pk: upper.plan}
    [warm, dry] = queries.objectives.of_plan(THE_CLOCK, later)
    assert set(queries.objectives.contributes_to(THE_CLOCK, warm)) == {upper, dry}
    assert queries.objectives.carried(THE_CLOCK, warm) == (objective, None)
    [new] = queries.actions.of_plan(THE_CLOCK, later)
    assert (new.title, new.due_on, new.objective) == (action.title, action.due_on, warm)
    assert queries.actions.carried(THE_CLOCK, new) == (action, None)
    assert queries.actions.carried(THE_CLOCK, action) == (None, new)
    old = as_it_is(action)
    assert (old.said, queries.actions.progress(THE_CLOCK, old)[0].comment) == ("stopped", "It was carried over into the plan that follows.")
    assert later.published_at is None


def test_what_cannot_be_carried_over_is_named(here, plan, action):
    years = {"title": "Next plan", "first_on": date(2029, 4, 1), "last_on": date(2032, 3, 31)}
    others = planned(here, published(here, "Another plan"))
    with pytest.raises(Refused, match="Only what stands in this plan"):
        actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, actions=[others])
    with pytest.raises(Refused, match="begins after this one did"):
        actions.roll_over_plan(plan, viewer=here.owner, **BY, **years | {"first_on": FIRST})
    done = actions.report_progress(action, viewer=here.owner, **BY, said="done")
    with pytest.raises(Refused, match="“Hire trades staff” is over"):
        actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, actions=[done])
    actions.roll_over_plan(plan, viewer=here.owner, **BY, **years)
    with pytest.raises(Refused, match="carried over already"):
        actions.roll_over_plan(plan, viewer=here.owner, **BY, **years)
    with pytest.raises(Refused, match="not been published yet"):
        actions.roll_over_plan(drafted(here, "Draft"), viewer=here.owner, at=EARLY, **years)


def test_what_hangs_on_what_is_carried_over_hangs_on_what_follows_it(here, plan, objective, action):
    """Else a milestone, a condition or a deadline that members know of would be gone with the turn of the year."""
    first, second, after = (planned(here, plan, title) for title in ("First", "Second", "After"))
    actions.wait_for(action, viewer=here.owner, **BY, needs=first)
    actions.wait_for(after, viewer=here.owner, **BY, needs=action)
    for title, met_on in (("Advertise", TODAY), ("Interview", None)):
        actions.add_milestone(action, viewer=here.owner, **BY, title=title, due_on=DUE)
        if met_on:
            actions.meet_milestone(action, viewer=here.owner, **BY, number=1, met_on=met_on)
    actions.acknowledge(action, viewer=here.holder, **BY)
    years = {"title": "Next plan", "first_on": date(2029, 4, 1), "last_on": date(2032, 3, 31)}
    later = actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, objectives=[objective], actions=[action, first, second])
    found = {row.title: row for row in queries.actions.of_plan(THE_CLOCK, later)}
    new = found[action.title]
    assert [(row.number, row.title) for row in queries.actions.milestones(THE_CLOCK, [new.pk])] == [(2, "Interview")]
    assert list(queries.actions.needs(THE_CLOCK, new)) == [found["First"]]
    assert list(queries.actions.needs(THE_CLOCK, after)) == [new], "what waits, waits for what goes on"
    actions.move_day(new, viewer=here.owner, **BY, which="due", to=date(2028, 1, 1), because="Ice.", agreed_by="The Director")
    assert Mail.objects.visible_to(THE_CLOCK).filter(kind="plans.deadline_moved", person=here.holder.person).exists()


def test_what_was_carried_over_goes_on_in_one_place_alone(here, plan, action):
    opened = as_it_is(action).version
    stale = as_it_is(action)
    actions.report_progress(action, viewer=here.owner, **BY, said="at risk", comment="Ice.")
    years = {"title": "Next plan", "first_on": date(2029, 4, 1), "last_on": date(2032, 3, 31)}
    later = actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, actions=[stale])
    assert [row.said for row in queries.actions.of_plan(THE_CLOCK, later)] == ["at risk"], "as it stood, not as the page showed it"
    for act, said in ((actions.report_progress, {"said": "on track"}), (actions.change_action, {"title": "Mine", "opened_at": opened})):
        with pytest.raises(Refused, match="carried over into the plan that follows"):
            act(as_it_is(action), viewer=here.owner, **BY, **said)
    stretch = rules.last_stretch(TODAY, {"progress_every_months": 3, "progress_within_days": 10})
    told = queries.briefed.counts(here.holder, here.portfolio.pk, TODAY, TODAY, stretch)
    assert (told["ended"], told["given_up"]) == (0, 0), "nobody is told that it was stopped"


def test_a_plan_is_closed_once_nothing_in_it_is_open(here, plan, action):
    """Else nobody could say any more how it ends, and its objective would be behind for ever."""
    for title in ("Count the vans", "Mend the roof", "Paint the doors"):
        planned(here, plan, title)
    secret = actions.close_action(planned(here, plan, "Sell the depot"), viewer=here.keeper, **BY, under="paragraph 3", because="Prices.")
    of_all, _ = somebody(here.row, "Al All", "Planner", Role.PLAN_OWNER)
    with pytest.raises(
        Refused, match="5 actions of this plan are not over: “Hire trades staff”, “Count the vans”, “Mend the roof” and 2 more."
    ):
        actions.close_plan(plan, viewer=of_all, **BY, closed_words="Done.")
    for row in set(queries.actions.of_plan(THE_CLOCK, plan)) - {secret}:
        actions.report_progress(row, viewer=here.keeper, **BY, said="done")
    with pytest.raises(Refused, match="1 action of this plan is not over. Carry over"):
        actions.close_plan(plan, viewer=of_all, **BY, closed_words="Done.")
    actions.report_progress(secret, viewer=here.keeper, **BY, said="stopped", comment="It is kept.")
    actions.close_plan(plan, viewer=of_all, **BY, closed_words="Done.")
    assert as_it_is(plan).closed_words == "Done."


def test_what_must_not_be_read_is_closed_also_in_a_plan_that_is_over(here, plan, objective, action):
    actions.report_progress(action, viewer=here.owner, **BY, said="done")
    actions.close_plan(plan, viewer=here.owner, **BY, closed_words="Most of it was done.")
    for row, close, opened in (
        (action, actions.close_action, actions.open_action),
        (objective, actions.close_objective, actions.open_objective),
    ):
        with pytest.raises(Refused, match="belongs to another department"):
            close(as_it_is(row), viewer=here.stranger, **BY, under="paragraph 2", because="It names a tenant.")
        close(as_it_is(row), viewer=here.owner, **BY, under="paragraph 2", because="It names a tenant.")
        assert not type(row).objects.visible_to(PUBLIC).filter(pk=row.pk).exists()
        opened(as_it_is(row), viewer=here.owner, **BY)
        assert type(row).objects.visible_to(PUBLIC).filter(pk=row.pk).exists()


def test_an_objective_that_whoever_writes_does_not_read_is_not_named_to_them(here, plan, objective):
    actions.close_objective(objective, viewer=here.keeper, **BY, under="paragraph 3", because="It is negotiated.")
    of_all, _ = somebody(here.row, "Al All", "Planner", Role.PLAN_OWNER)
    with pytest.raises(Refused, match="The years of an objective that is closed, also to you"):
        actions.amend_plan(plan, viewer=of_all, **BY, because="Shorter.", last_on=date(2027, 3, 31))


def test_a_plan_goes_to_no_department_in_which_whoever_writes_could_not_begin_it(here, plan):
    for department in (here.roads, None):
        with pytest.raises(Refused, match="You own plans of another department"):
            actions.amend_plan(plan, viewer=here.owner, **BY, because="Theirs now.", department=department)
    assert actions.amend_plan(plan, viewer=here.keeper, **BY, because="Theirs now.", department=here.roads).department == here.roads


@pytest.mark.once
def test_many_actions_are_carried_over_in_as_many_questions_as_one(here):
    asked = []
    for number in (1, 4):
        row = published(here, f"Plan of {number}")
        some = [planned(here, row, f"Step {turn}") for turn in range(number)]
        with CaptureQueriesContext(connection) as questions:
            years = {"title": "Next", "first_on": date(2029, 4, 1), "last_on": date(2032, 3, 31)}
            actions.roll_over_plan(row, viewer=here.owner, **BY, **years, actions=some)
        asked.append(len(questions))
    one, many = asked
    assert many <= one
