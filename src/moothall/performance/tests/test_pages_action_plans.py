"""An action plan is asked for on My updates, written on one page, read by everybody, and looked at when its figure has come."""

import csv
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from moothall.performance import actions, tasks
from moothall.performance.actions import Promise
from moothall.performance.queries import action_plans as queries
from moothall.performance.rules import Frequency, Period, period_of
from moothall.performance.rules.periods import ONE_DAY
from moothall.performance.rules.returns import last_ended
from moothall.performance.tests.factories import LONG_AGO, counted, targeted
from moothall.performance.tests.quarter import stated
from moothall.performance.thread import hanging_from
from moothall.plans.tests.factories import aimed, planned, published
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

NOW = timezone.localtime()
TODAY = NOW.date()
THIS = period_of(Frequency.QUARTERLY, TODAY)
LAST = last_ended(Frequency.QUARTERLY, last_ended(Frequency.QUARTERLY, TODAY, 4).first, 4)  # whose window is open on any day
EVERY = {"from_on": LONG_AGO, "last_on": LONG_AGO.replace(year=2090) - ONE_DAY}
OTHER = {"frequency": "other", "frequency_words": "When the inspector comes", "counting": "snapshot"}
LIST, MINE = "/performance/action-plans/", "/plans/my-updates"


def off(here, title="Homes built", **said):
    """A measure whose last figure is off target."""
    row = counted(here, title, portfolio=here.portfolio, counting="snapshot", **said)
    targeted(here, row, "60", **EVERY)
    stated(here, row, 31, at=NOW - timedelta(hours=2), period=LAST)
    return row


@pytest.fixture
def homes(here):
    return off(here)


@pytest.fixture
def action(here, homes):
    plan = published(here)
    aim = aimed(here, plan)
    actions.serve_objective(homes, viewer=here.keeper, at=NOW, objective=aim)
    return planned(here, plan, objective=aim)


def write(homes):
    return f"/{homes.reference}/action-plan"


def typed(homes, action, **said):
    usual = {"actions": [action.pk], "effect": "More sites.", "expected": "50", "until": THIS.first.isoformat()}
    return usual | {"heard": queries.heard(homes)} | said


def answered(here, homes, action, until=THIS):
    promise = Promise(until=until, actions=[action], effect="More sites.", expected=Decimal(50))
    actions.answer_action_plan(homes, viewer=here.owner, at=NOW, heard=queries.heard(homes), promise=promise)


def test_it_is_asked_for_on_my_updates_and_written_on_one_page(here, homes, action):
    tasks.daily(at=NOW)
    owner = signed_in(here.owner)
    assert "Action plans asked of you Homes built Asked for on" in words_of(owner.get(MINE))
    assert "1 action plan to write" in words_of(owner.get("/workspace/"))
    assert "1 action plan stands: 1 is asked for." in words_of(Client().get(LIST))
    page = words_of(owner.get(write(homes)))
    for words in ("Which actions will better it?", "Hire trades staff (Homes service plan)", "In which plan?", "Or why no action is right"):
        assert words in page
    new = {"new_title": "Buy the depot", "new_plan": action.plan_id, "new_due_on": "1 4 2090"}
    page = words_of(owner.post(write(homes), typed(homes, action, **new), follow=True))
    for words in ("It is to come to 50 homes in", "More sites.", "Buy the depot", "Change what is promised", "Action plan under way"):
        assert words in page
    public = Client()
    assert "50 homes" in words_of(public.get(f"/{homes.reference}"))
    assert "Homes built" in words_of(public.get(f"/{action.reference}"))
    assert "Action plans asked of you" not in words_of(owner.get(MINE))


@pytest.mark.both
def test_the_list_goes_away_as_a_table_with_what_was_chosen_and_without_what_is_closed(here, homes, action):
    secret = off(here, "Bids")
    answered(here, homes, action)
    tasks.daily(at=NOW)
    actions.close_measure(secret, viewer=here.keeper, at=NOW, under="Paragraph 3 of Schedule 12A", because="It names a bidder.")
    for client in (Client(), signed_in(here.keeper)):
        [line] = csv.DictReader(client.get("/performance/action-plans.csv").content.decode().splitlines())
        told = {name: line[name] for name in ("measure", "stands", "actions", "promised", "unit", "what_will_change")}
        assert list(told.values()) == [f"M{homes.number}", "Action plan under way", "Hire trades staff", "50", "homes", "More sites."]
    assert client.get("/performance/action-plans.csv?stand=late").content.decode().count("\n") == 1
    assert client.get("/performance/action-plans.xlsx").content[:2] == b"PK"
    assert "/performance/action-plans.csv?stand=way" in client.get(f"{LIST}?stand=way").content.decode()


WRONG = (
    ({"actions": []}, "Choose an action, write a new one"),
    ({"actions": ["99999"]}, "Choose one of the actions that are offered."),
    ({"effect": "\u202eTurned"}, "characters that cannot be seen"),
    ({"effect": "x" * 2_001}, "Use at most 2,000 letters."),
    ({"effect": "More\x00 sites"}, "characters that cannot be seen"),
    ({"expected": "lots"}, "Enter a number"),
    ({"until": "2020-04-01"}, "Choose one of the periods"),
    ({"until": ""}, "Choose the period"),
    ({"address": "/plans/actions/wrenmouth/999"}, "No action that is still to be done has this address"),
    ({"new_title": "Buy"}, "Choose the plan."),
    ({"no_action_because": "The site opens in March."}, "Not both"),
    ({"heard": "77"}, "An action plan has been asked for meanwhile"),
    ({"heard": "9" * 30}, "did not arrive whole"),
    ({"expected": "£50"}, "This is counted in homes"),
)


@pytest.mark.both
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(here, homes, action):
    tasks.daily(at=NOW)
    owner, right = signed_in(here.owner), typed(homes, action) | {"no_action_because": ""}
    pages = [(words, words_of(owner.post(write(homes), right | wrong))) for wrong, words in WRONG]
    assert [words for words, page in pages if words not in page] == []
    assert queries.live(homes).answered_at is None
    again = owner.post(write(homes), right | {"heard": "77"}).content.decode()
    assert f'name="heard" value="{right["heard"]}"' in again
    assert "More sites." in again


@pytest.mark.both
def test_the_door_is_shut_to_others_and_nothing_is_written_by_a_stranger(here, homes, action):
    assert Client().get(write(homes)).status_code == 302
    stranger = signed_in(here.stranger)
    assert stranger.post(write(homes), typed(homes, action)).status_code == 403
    assert "action plan stands for it" in words_of(stranger.get(f"/{homes.reference}"))
    assert f'href="{write(homes)}"' not in stranger.get(f"/{homes.reference}").content.decode()
    assert queries.live(homes) is None


@pytest.mark.both
def test_what_came_stands_beside_what_was_promised_until_it_is_closed(here, homes, action):
    answered(here, homes, action)
    row = queries.live(homes)
    row.until_first_on, row.until_last_on = LAST.first, LAST.last  # as it stands when the period is over
    row.save()
    owner, close = signed_in(here.owner), f"/{homes.reference}/action-plan-close"
    page = words_of(owner.get(MINE))
    assert "31 homes came: 19 homes from it" in page
    assert "1 action plan to look at" in words_of(owner.get("/workspace/"))
    assert "Its effect did not come" in words_of(Client().get(f"{LIST}?stand=due"))
    assert "What came of it?" in words_of(owner.get(close))
    assert "Say what came of it" in words_of(owner.post(close, {"heard": queries.heard(homes)}))
    done = words_of(owner.post(close, {"heard": queries.heard(homes), "because": "The site was late."}, follow=True))
    assert "Action plans before Closed" in done
    assert "The site was late." in words_of(Client().get(f"/{homes.reference}"))


def test_the_thread_of_an_action_and_of_its_objective_lead_to_the_measure(here, homes, action):
    other = off(here, "Homes let")
    for row in (homes, other):
        answered(here, row, action)
    names = [action.reference, action.objective.reference]
    found = hanging_from(names, here.keeper)
    note = f"M{homes.number}, action plan until {THIS.in_words()}"
    assert (found[action.reference][0].title, found[action.reference][0].note) == ("Homes built", note)
    assert [one.title for one in found[action.objective.reference]] == ["How its measures add up", "Homes built", "Homes let"]
    actions.close_measure(other, viewer=here.keeper, at=NOW, under="paragraph 3", because="Tenders.")
    assert "Homes let" not in words_of(Client().get(f"/{action.reference}"))
    assert "Homes let" not in words_of(Client().get(LIST))


def test_a_measure_without_a_calendar_is_named_and_is_late_by_its_own_rule(here):
    row = counted(here, "Visits of the inspector", **OTHER)
    owner, public, late = signed_in(here.owner), Client(), "/performance/figures/late"
    assert "When the inspector comes. No figure has been sent yet.No day is set" in words_of(owner.get(MINE))
    before = Period(TODAY - timedelta(days=500), TODAY - timedelta(days=400))
    stated(here, row, 31, at=NOW - timedelta(hours=2), period=before)
    assert "Was due" in words_of(owner.get(MINE))
    assert "Visits of the inspector" in words_of(public.get(late))
    stated(here, row, 32, at=NOW - timedelta(hours=1), period=Period(TODAY - timedelta(days=30), TODAY - timedelta(days=15)))
    assert "Visits of the inspector" not in words_of(public.get(late))


@pytest.mark.both
def test_the_lists_cost_the_same_for_one_and_for_many(here, homes, action):
    owner, public = signed_in(here.owner), Client()
    answered(here, homes, action)
    row = queries.live(homes)
    row.until_first_on, row.until_last_on = LAST.first, LAST.last
    row.save()
    off(here, "Homes let")
    counted(here, "Visits", **OTHER)
    tasks.daily(at=NOW)
    pages = ((public, LIST), (owner, LIST), (owner, MINE), (owner, "/workspace/"))
    for window, page in pages:
        window.get(page)
    before = [cost(window, page) for window, page in pages]
    for turn in range(2):
        off(here, f"Homes {turn}")
        counted(here, f"Visits {turn}", **OTHER)
    tasks.daily(at=NOW + timedelta(minutes=1))
    assert [cost(window, page) for window, page in pages] == before
