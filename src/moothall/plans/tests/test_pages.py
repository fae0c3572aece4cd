"""What everybody reads: the strategy, plans, objectives and actions; each costs the same however much stands on it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothall.plans import actions
from moothall.plans.tests.factories import EARLY, aimed, as_it_is, drafted, planned, published
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

NOW = timezone.localtime()
TODAY = NOW.date()
FIRST, LAST = TODAY - timedelta(days=200), TODAY + timedelta(days=900)
YEARS = {"first_on": FIRST, "last_on": LAST}


@pytest.fixture
def public(here):
    return Client()


@pytest.fixture
def plan(here):
    return published(here, "Corporate plan", kind="corporate", text="First.\n\nSecond.", **YEARS)


def full(here, plan, number):
    """An objective with actions that stand in several ways, as many as are asked for."""
    for turn in range(number):
        row = aimed(here, plan, f"Aim {turn}", theme=f"Theme {turn}")
        late = planned(here, plan, f"Late {turn}", objective=row, due_on=TODAY - timedelta(days=9))
        done = planned(here, plan, f"Done {turn}", objective=row, due_on=TODAY + timedelta(days=9))
        actions.report_progress(done, viewer=here.owner, at=NOW, said="done", comment="It is done.", evidence="The list.")
        actions.wait_for(done, viewer=here.owner, at=NOW, needs=late)
        actions.move_day(
            late, viewer=here.owner, at=NOW, which="due", to=TODAY - timedelta(days=2), because="Ice.", agreed_by="The director"
        )
        actions.add_milestone(late, viewer=here.owner, at=NOW, title="Half", due_on=TODAY - timedelta(days=30))
    return row, as_it_is(late), as_it_is(done)


def test_the_strategy_reads_in_one_sentence_and_tells_each_objective_in_word_and_shape(here, plan, public):
    assert "No objective is set out yet." in words_of(public.get("/plans/"))
    full(here, plan, 1)
    aimed(here, plan, "Quiet streets")
    drafted(here, "Secret plan", **YEARS)
    page = words_of(public.get("/plans/"))
    assert "2 objectives: 1 off course and 1 not judged." in page
    assert "Aim 0" in page
    assert "Of 2 actions 1 is done and 1 is late." in page
    assert "Without a theme" in page
    assert "Draft for approval" in page
    assert "Secret plan" not in page


def test_a_plan_without_objectives_of_its_own_names_those_that_its_actions_serve(here, plan, public):
    annual = published(here, "Plan of the year", kind="annual", **YEARS)
    served = aimed(here, plan, "Warm homes")
    assert "No objective is set out in this plan." in words_of(public.get(f"/{annual.reference}"))
    planned(here, annual, "Hire", objective=served, due_on=LAST)
    page = words_of(public.get(f"/{annual.reference}"))
    assert "Objectives that it serves" in page
    assert "Warm homes" in page
    assert "Objectives that it serves" not in words_of(public.get(f"/{plan.reference}"))


@pytest.mark.both
def test_what_contributes_to_an_objective_counts_with_its_own_actions_and_none_twice(here, plan, public):
    wide = aimed(here, plan, "Warm homes")
    low, _, _ = full(here, plan, 1)
    between = aimed(here, plan, "Repairs")
    for lower, upper in ((low, wide), (low, between), (between, wide)):
        actions.contribute(lower, viewer=here.owner, at=NOW, to=upper)
    assert "Of 2 actions 1 is done and 1 is late." in words_of(public.get(f"/{wide.reference}"))
    actions.end_objective(as_it_is(low), viewer=here.owner, at=NOW, because="Overtaken.")
    assert "there is nothing to judge it by" in words_of(public.get(f"/{wide.reference}"))


def test_a_council_that_has_no_plan_and_a_place_that_has_no_council_have_a_page(here, public):
    here.row.is_home = False
    here.row.save()
    assert "No council is here yet" in words_of(public.get("/plans/"))
    assert "No plan is published yet" in words_of(public.get("/plans/all/"))


def test_a_plan_says_where_it_stands_and_what_it_holds(here, plan, public):
    full(here, plan, 1)
    planned(here, plan, "Beside", owner=None)
    within = published(here, "Service plan", **YEARS)
    actions.place_plan(within, viewer=here.keeper, at=NOW, above=plan)
    actions.amend_plan(plan, viewer=here.keeper, at=NOW, because="A word was missing.", text="First.")
    page = words_of(public.get(f"/{plan.reference}"))
    for words in ("Draft for approval. Members have not approved it", "Edition 2", "Actions beside its own objectives", "Service plan"):
        assert words in page
    assert "All 3 actions" in page
    assert "This is how it read before." in words_of(public.get(f"/{plan.reference}/editions/1"))
    assert "A word was missing." in words_of(public.get(f"/{plan.reference}/editions/2"))
    assert public.get(f"/{plan.reference}/editions/3").status_code == 404


def test_one_objective_stands_on_one_page(here, plan, public):
    row, _, _ = full(here, plan, 1)
    under = aimed(here, published(here, "Service plan", **YEARS), "Warm homes", why="Cold homes make people ill.")
    actions.contribute(under, viewer=here.keeper, at=NOW, to=row)
    page = words_of(public.get(f"/{row.reference}"))
    assert "It is done." in page
    led_by = ("Hal Holder, Cabinet Member for Homes", "Spike Spokes", "Head of Homes, Olive Owner")
    for words in ("Every tenant lives in a warm, dry home.", "Off course", *led_by):
        assert words in page
    assert "What contributes to it" in page
    below = words_of(public.get(f"/{under.reference}"))
    assert "It contributes to" in below
    assert "Cold homes make people ill." in below
    actions.end_objective(under, viewer=here.owner, at=NOW, because="The grant ended.")
    assert "Given up on" in words_of(public.get(f"/{under.reference}"))


def test_an_action_tells_its_whole_story(here, plan, public):
    _, late, done = full(here, plan, 1)
    page = words_of(public.get(f"/{late.reference}"))
    for words in ("It was due on", "Not approved by members", "Ice.", "Agreed by The director.", "Late: Half", "What waits for it"):
        assert words in page
    told = words_of(public.get(f"/{done.reference}"))
    for words in ("Done. It is done.", "How it is known: The list.", "By Head of Homes", "It waits for"):
        assert words in told


def test_a_department_and_a_portfolio_read_what_is_theirs(here, plan, public):
    full(here, plan, 1)
    for what, row in {"departments": here.homes, "portfolios": here.portfolio}.items():
        page = words_of(public.get(f"/plans/{what}/wrenmouth/{row.pk}"))
        for words in ("1 objective: 1 off course and 1 action is late.", "Deadlines that moved", "Corporate plan"):
            assert words in page
        assert public.get(f"/plans/{what}/wrenmouth/999").status_code == 404
    assert "Nothing is set out here" in words_of(public.get(f"/plans/departments/wrenmouth/{here.roads.pk}"))


CHOICES = {
    "?words=corporate&kind=corporate": "1 plan",
    f"?year={FIRST.year}": "1 plan",
    "?year=1990": "No plan matches",
    "?words=nothing": "No plan matches",
    "?year=x&kind=y": "another look",
    "?words=%00&page=x": "characters that cannot be seen",
}
STANDING = {"": 2, "?said=late": 1, "?said=done": 1, "?words=Late": 1, "?said=on+track": 0, "?said=x": 2}


@pytest.mark.both
def test_plans_are_chosen_by_words_kind_and_year_and_actions_by_how_they_stand(here, plan, public):
    full(here, plan, 1)
    for question, words in CHOICES.items():
        assert words in words_of(public.get(f"/plans/all/{question}")), question
    for question, found in STANDING.items():
        page = words_of(public.get(f"/{plan.reference}/actions/{question}"))
        assert page.count("0Due") + page.count("0Done on") == found, question


@pytest.mark.both
def test_what_is_not_there_or_not_public_is_not_found(here, public):
    draft = drafted(here)
    hidden = (draft, aimed(here, draft), planned(here, draft))
    for page in (*(f"/{row.reference}" for row in hidden), "/plans/wrenmouth/99", "/plans/nowhere/1", "/plans/objectives/wrenmouth/99"):
        assert public.get(page).status_code == 404
    for row in hidden:
        assert signed_in(here.stranger).get(f"/{row.reference}").status_code == 200


@pytest.mark.both
def test_each_page_costs_the_same_however_much_stands_on_it(here, plan, public):
    row, late, _ = full(here, plan, 1)
    planned(here, plan, "Beside")
    parts = [f"/plans/departments/wrenmouth/{here.homes.pk}", f"/plans/portfolios/wrenmouth/{here.portfolio.pk}"]
    pages = ["/plans/", "/plans/all/", *(f"/{one.reference}" for one in (plan, row, late)), f"/{plan.reference}/actions/", *parts]
    window = signed_in(here.keeper)
    for page in pages:
        window.get(page)  # what is asked once in the life of a process
    before = [(cost(public, page), cost(window, page)) for page in pages]
    full(here, plan, 2)
    for turn in range(2):
        published(here, f"Another {turn}", kind="strategy", **YEARS)
        planned(here, plan, f"Waits {turn}", objective=row)
        actions.wait_for(planned(here, plan, f"Waiting {turn}"), viewer=here.owner, at=EARLY, needs=late)
        actions.report_progress(late, viewer=here.owner, at=NOW, said="late", comment=f"So {turn}.")
    assert [(cost(public, page), cost(window, page)) for page in pages] == before
    assert max(number for number, _ in before) <= 26, before


@pytest.mark.both
def test_a_day_long_past_is_a_day_like_any_other(here, public):
    old = published(here, "Old plan", first_on=date(1974, 4, 1), last_on=date(1975, 3, 31))
    assert "1974/75" in words_of(public.get(f"/{old.reference}"))
