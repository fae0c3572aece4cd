"""Another system sends figures with its token: as a person's are, they are checked, asked about and reviewed; all of a request or none."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.models import Return, System
from moothall.performance.queries import returns
from moothall.performance.rules import Period
from moothall.performance.tests.factories import NOW, account_of, counted, measured
from moothall.performance.tests.sending import FIGURES, asked, let_in, looked, posted, stated

pytestmark = pytest.mark.once

PERIODS = ("index 0", "2026-07-01", "2026-06-30", "follow no", "before the first", "Leave “value” out")
JULY_ON = Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture
def homes(here):
    return counted(here)


@pytest.fixture
def system(here, homes):
    return let_in(here)


def figure(measure, value, **said):
    return {"measure": f"M{measure.number}", "from": "2026-07-01", "value": value} | said


def errors(answer):
    return [(one["index"], one["field"], one["detail"]) for one in answer.json()["errors"]]


def test_a_figure_is_sent_once_and_waits_for_review_under_the_systems_name(here, homes, measure, system):
    rows = (figure(homes, 44), {"measure": measure.reference, "from": "2026-10-01", "numerator": "1012", "denominator": 1240})
    answer = asked(system, *rows)
    assert answer.status_code == 200, answer.content
    assert (answer.json()["sent"], [one["became"] for one in answer.json()["figures"]]) == (2, ["sent", "sent"])
    row = returns.last_statement(homes, JULY_ON)
    assert (row.sent_by, row.sender_id, row.signed_at) == ("Housing system, for Kit Keeper", here.keeper.person, None)
    before = stated()
    assert ("Repairs finished on time", 81.6, 1) in [(title, round(value, 1), turn) for title, value, turn in before]
    again = asked(system, *rows)
    assert (again.json()["sent"], again.json()["known"]) == (0, 2)
    assert stated() == before, "the same figure twice changes nothing"


@pytest.mark.both
def test_a_figure_that_says_nothing_is_none_that_is_known_and_a_year_that_was_mistyped_is_asked_about(here, homes, system):
    asked(system, figure(homes, 44))
    assert "Enter a figure, or say why there is none." in str(errors(asked(system, figure(homes, None, after=1))))
    long_ago = asked(system, figure(homes, 44) | {"from": "1926-07-01"})
    assert (long_ago.status_code, long_ago.json()["errors"][0]["asks"]) == (409, "before")
    assert "counted from 1 April 2020 on. Is a figure for July to September 1926 right?" in long_ago.json()["errors"][0]["detail"]
    assert len(stated()) == 1


@pytest.mark.both
def test_who_answers_for_a_system_does_not_sign_its_figures_off(here, homes, system):
    asked(system, figure(homes, 44))
    row = Return.objects.visible_to(THE_CLOCK).get()
    with pytest.raises(Refused, match="You sent this figure yourself"):
        actions.sign_off_figure(row, viewer=here.keeper, at=NOW)
    actions.sign_off_figure(row, viewer=here.owner, at=NOW)


@pytest.mark.both
def test_one_bad_figure_keeps_all_back_and_each_is_named(here, homes, measure, system):
    counted(here, "Surveys", frequency="other", frequency_words="After each survey", counting="snapshot")
    elsewhere = counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    surveys = f"M{elsewhere.number - 1}"
    answer = asked(
        system,
        figure(homes, 44),
        figure(elsewhere, 4),
        figure(homes, 4) | {"measure": "M999"},
        figure(homes, 4) | {"measure": "performance/measures/nowhere/1"},
        figure(homes, 44),
        figure(homes, 44, **{"from": "2026-07-02"}),
        figure(homes, 44, **{"from": "2026-04-01", "to": "2026-05-31"}),
        {"measure": surveys, "from": "2026-07-01", "value": 3},
        {"measure": surveys, "from": "2026-07-01", "to": "2026-06-30", "value": 3},
        {"measure": f"M{measure.number}", "from": "2026-09-01", "value": 3},
        {"measure": 7},
    )
    assert (answer.status_code, answer["Content-Type"], stated()) == (422, "application/problem+json", [])
    unknown = "This token may send for no measure"
    assert [(index, field) for index, field, _ in errors(answer)] == [
        (1, "measure"), (2, "measure"), (3, "measure"), (4, "measure"), (5, "from"), (6, "to"), (7, "to"), (8, "to"), (9, "value"),
        (10, "measure"), (10, "from"),
    ]  # fmt: skip
    said = [detail for _, _, detail in errors(answer)]
    assert said[0] == f"{unknown} “M{elsewhere.number}”.", "of what it may not know nobody can tell whether it is there"
    assert said[1:3] == [f"{unknown} “M999”.", f"{unknown} “performance/measures/nowhere/1”."]
    for words, sentence in zip(PERIODS, said[3:9], strict=True):
        assert words in sentence
    assert answer.json()["errors"][3]["pointer"] == "#/figures/4/measure"


def test_what_the_act_itself_refuses_is_named_by_its_field(here, homes, system):
    answer = asked(
        system,
        figure(homes, None, no_value_because="The dog ate it"),
        figure(homes, None, **{"from": "2026-04-01"}),
        figure(homes, 4, **{"from": "2026-01-01"}, no_value_because="Gone"),
        figure(homes, 4, **{"from": "2056-01-01"}),
    )
    assert answer.status_code == 422
    assert [(index, field) for index, field, _ in errors(answer)] == [
        (0, "no_value_because"),
        (1, "value"),
        (2, "no_value_because"),
        (3, ""),
    ]
    assert stated() == []


def test_what_looks_wrong_is_asked_and_sent_once_it_is_said_to_be_right(here, homes, system):
    answer = asked(system, figure(homes, 4.5))
    assert answer.status_code == 409, "a question is no refusal"
    [one] = answer.json()["errors"]
    assert (one["asks"], one["likely"], one["field"], one["pointer"]) == ("precision", "5", "value", "#/figures/0/value")
    assert asked(system, figure(homes, 4.5, confirmed=["sign"])).status_code == 409, "another question was confirmed"
    assert asked(system, figure(homes, 4.5, confirmed=["precision"])).json()["sent"] == 1
    row = Return.objects.visible_to(THE_CLOCK).get()
    assert row.said_right == [one["detail"]], "whoever reviews it sees what was asked"
    mixed = asked(system, figure(homes, 7.5, after=1), figure(homes, None, **{"from": "2026-04-01"}))
    assert mixed.status_code == 422, "where something is refused too, to confirm would not be enough"


@pytest.mark.both
def test_a_system_goes_over_nothing_that_a_person_sent_without_knowing_it(here, homes, system):
    actions.send_figure(homes, viewer=here.owner, at=NOW, new=NewFigure(period=JULY_ON, value=Decimal(40)))
    answer = asked(system, figure(homes, 44))
    [one] = answer.json()["errors"]
    assert (answer.status_code, one["field"], one["after"]) == (422, "after", 1)
    assert one["detail"] == "Olive Owner has sent 40 homes. To send yours all the same, say “after”: 1."
    assert asked(system, figure(homes, 40)).json()["known"] == 1, "the same figure is no matter, whoever sent it"
    assert asked(system, figure(homes, 44, after=9)).status_code == 422, "a turn that never was is known by nobody"
    assert asked(system, figure(homes, 44, after=1)).json()["figures"][0]["turn"] == 2
    assert asked(system, figure(homes, 45)).json()["sent"] == 1, "its own figure it may put right"
    row = returns.last_statement(homes, JULY_ON)
    actions.send_back_figure(row, viewer=here.owner, at=NOW, because="Two homes are counted twice.")
    answer = asked(system, figure(homes, 45))
    assert "was sent back by Olive Owner: Two homes are counted twice." in answer.json()["errors"][0]["detail"]
    assert asked(system, figure(homes, 43, after=3, provisional=True)).json()["sent"] == 1
    assert asked(system, figure(homes, 43)).json()["sent"] == 1, "what was provisional is final now"
    assert stated()[-1] == ("Homes built", 43.0, 5)


@pytest.mark.both
def test_the_same_request_is_answered_the_same_whatever_came_between(here, homes, system):
    first = asked(system, figure(homes, 44), **{"Idempotency-Key": '"repairs-10"'})
    asked(system, figure(homes, 45))
    again = asked(system, figure(homes, 44), **{"Idempotency-Key": "repairs-10"})
    assert again.json() == first.json(), "a request that comes late a second time sends nothing back in time"
    assert [value for _, value, _ in stated()] == [44.0, 45.0]
    other = asked(system, figure(homes, 46), **{"Idempotency-Key": "repairs-10"})
    assert (other.status_code, other.json()["title"]) == (422, "The key names another request")
    assert asked(system, figure(homes, 46), **{"Idempotency-Key": "two words"}).status_code == 400
    assert len(stated()) == 2


@pytest.mark.both
def test_no_token_that_opens_nothing_can_be_told_from_another(here, homes, system):
    ended = let_in(here, "Old system")
    System.objects.visible_to(THE_CLOCK).filter(pk=ended.pk).update(ends_on="2020-01-01")
    gone = let_in(here, "Gone system")
    actions.withdraw_system(gone, viewer=here.keeper, at=NOW)
    body = json.dumps({"figures": [figure(homes, 44)]})
    tokens = ("", "x", "moothall_x", system.token_hash, ended.shown_once, gone.shown_once, "moothall_" + "x" * 9_000)
    answers = [posted(token, body) for token in tokens]
    assert {(one.status_code, one.content, one["Cache-Control"]) for one in answers} == {(401, answers[0].content, "no-store")}
    assert all(one["WWW-Authenticate"].startswith("Bearer") for one in answers)
    assert (
        Client().post(FIGURES, body, content_type="application/json", headers={"Authorization": f"Basic {system.shown_once}"}).status_code
        == 401
    )
    signed_in = Client()
    signed_in.force_login(account_of(here.keeper))
    assert signed_in.post(FIGURES, body, content_type="application/json").status_code == 401, "who is signed in is nobody here"
    assert Client().get("/performance/systems/", headers={"Authorization": f"Bearer {system.shown_once}"}).status_code == 302
    account = account_of(here.keeper)
    account.is_active = False
    account.save()
    assert posted(system.shown_once, body).status_code == 401, "a token ends with whoever answers for it"
    assert stated() == []


@pytest.mark.both
def test_the_door_says_what_it_cannot_take(here, homes, system, settings):
    body = json.dumps({"figures": [figure(homes, 44)]})
    assert posted(system.shown_once, body, "text/plain").status_code == 415
    assert posted(system.shown_once, body, **{"Content-Encoding": "gzip"}).status_code == 415
    assert posted(system.shown_once, "x" * 1_000_001).status_code == 413
    assert posted(system.shown_once, '{"figures": [NaN]}').status_code == 400
    unsaid = posted(system.shown_once, body, **{"Content-Length": ""})
    assert (unsaid.status_code, "Say with Content-Length" in unsaid.json()["detail"]) == (400, True)
    wrong = Client().get(FIGURES, headers={"Authorization": f"Bearer {system.shown_once}"})
    assert (wrong.status_code, wrong["Allow"]) == (405, "POST")
    for method in ("put", "delete", "patch"):
        wrong = getattr(Client(), method)(FIGURES)
        assert (wrong.status_code, wrong["Allow"], wrong["Content-Type"]) == (405, "POST", "application/problem+json")
    assert Client().put("/api/nowhere").status_code == 405
    assert looked(system, "?behind=²").status_code == 400
    settings.DOOR_A_MINUTE = 0
    often = posted(system.shown_once, body)
    assert often.status_code == 429
    assert 1 <= int(often["Retry-After"]) <= 60
    assert stated() == []


@pytest.mark.both
def test_a_token_is_counted_by_the_minute(here, system, settings):
    settings.DOOR_A_MINUTE = 2
    statuses = [looked(system).status_code for _ in range(5)]
    assert statuses.count(200) in {2, 4}, "a minute may have turned meanwhile"


def test_a_system_reads_what_it_owes_and_what_became_of_it(here, homes, measure, system):
    counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    said = looked(system).json()
    assert [one["title"] for one in said["measures"]] == ["Homes built", "Repairs finished on time"]
    assert [one["enter"] for one in said["measures"]] == [
        {"value": "Homes built"},
        {"numerator": "Jobs on time", "denominator": "Jobs finished"},
    ]
    assert said["measures"][0]["owed"] is True
    first = said["measures"][0]["period"]["from"]
    asked(system, figure(homes, 44, **{"from": first}))
    one = looked(system).json()["measures"][0]
    assert (one["owed"], one["sent"]["value"], one["sent"]["turn"], one["sent"]["state"]) == (False, "44", 1, "Waits for review")
    assert [one["title"] for one in looked(system, f"?behind={homes.number}").json()["measures"]] == ["Repairs finished on time"]


@pytest.mark.both
def test_many_measures_cost_as_many_questions_as_one(here, homes, system):
    def cost():
        with CaptureQueriesContext(connection) as found:
            assert looked(system).status_code == 200
        return len(found)

    one = cost()
    for number in range(4):
        measured(here, f"Repairs of kind {number}")
    assert cost() <= one + 1, "what is worked out has one question more, however many there are"
