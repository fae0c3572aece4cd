"""The reporting calendar is read by everybody and set by whoever keeps it; all that was stated of a measure stands on a page."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.models import CalendarRule, FigureRule, NoValueReason
from moothall.performance.queries import returns as queries
from moothall.performance.rules import Period
from moothall.performance.rules.returns import Characteristic
from moothall.performance.tests.factories import counted
from moothall.plans.tests.reading import cost, signed_in, words_of

PAGE = "/performance/calendar/wrenmouth"
NOW = timezone.localtime()
DAYS = {"from_on": "1 4 2026", "opens_after": "1", "due_within": "8", "reviewed_within": "12", "cut_off_after": "18"}


@pytest.fixture
def keeper(here):
    return signed_in(here.keeper)


def test_everybody_reads_the_days_and_whoever_keeps_them_sets_them_for_the_council_and_a_portfolio(here, keeper):
    assert "due 10 working days after a period ends" in words_of(Client().get(PAGE))
    keeper.post(f"{PAGE}/days", DAYS)
    keeper.post(f"{PAGE}/days", DAYS | {"due_within": "5", "portfolio": here.portfolio.pk, "because": "Agreed by the board."})
    page = words_of(Client().get(PAGE))
    for words in ("due 8 working days after", "Homes: opens after 1, due after 5", "Agreed by the board."):
        assert words in page
    keeper.post(f"{PAGE}/days", {"from_on": "1 4 2026", "portfolio": here.portfolio.pk})
    assert "Homes: follows the whole council again" in words_of(Client().get(PAGE))
    assert CalendarRule.objects.count() == 3


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"due_within": "0"}, "or later"),
        ({"due_within": ""}, "Enter all four numbers of days"),
        ({"due_within": "999"}, "Enter a whole number from 0 to 120."),
        ({"due_within": "x"}, "Enter a whole number from 0 to 120."),
        ({"from_on": "the first"}, "another look"),
        ({"portfolio": "999"}, "another look"),
        ({name: "" for name in DAYS if name != "from_on"}, "Only a portfolio can be let follow"),
    ],
)
def test_wrong_days_are_named_and_nothing_is_kept(keeper, wrong, words):
    assert words in keeper.post(f"{PAGE}/days", DAYS | wrong).content.decode().replace("needs another look", "another look")
    assert not CalendarRule.objects.exists()


def test_what_is_asked_of_figures_and_why_there_may_be_none_is_set_and_read(here, keeper):
    rule = {"from_on": "1 4 2026", "comment_when": "always", "change_percent": "5", "shown_when": "sent"}
    assert "from 0 to 1,000" in words_of(keeper.post(f"{PAGE}/rule", rule | {"change_percent": "-1"}))
    keeper.post(f"{PAGE}/rule", rule)
    keeper.post(f"{PAGE}/reason", {"words": "The survey was not held"})
    assert "on the list already" in words_of(keeper.post(f"{PAGE}/reason", {"words": "The survey was not held"}))
    page = words_of(Client().get(PAGE))
    for words in ("A comment is needed with every figure.", "as soon as it is sent for review", "The survey was not held"):
        assert words in page
    keeper.post(f"{PAGE}/reason-off", {"reason": NoValueReason.objects.get().pk})
    assert "The survey was not held" not in words_of(Client().get(PAGE))
    assert FigureRule.objects.count() == 1


def test_nobody_else_sets_it(here, client):
    stranger = signed_in(here.owner)
    for verb in ("days", "rule", "reason", "reason-off"):
        assert client.get(f"{PAGE}/{verb}").status_code == 302
        assert stranger.get(f"{PAGE}/{verb}").status_code == 403


def test_all_that_was_stated_stands_by_period_with_what_stood_at_the_cut_off(here):
    homes = counted(here, reviewer=here.measuring)
    page = f"/performance/measures/wrenmouth/{homes.number}/stated"
    assert "No figure has been entered yet." in words_of(Client().get(page))

    def state(value, month=4, **said):
        period = Period(date(2025, month, 1), date(2025, month + 2, 30))
        heard = {"heard": last.turn} if (last := queries.last_statement(homes, period)) else {}
        new = NewFigure(period=period, value=Decimal(value), comment="So.", right=actions.EVERYTHING, **heard, **said)
        actions.send_figure(homes, viewer=here.owner, at=NOW, new=new)
        return queries.last_statement(homes, period)

    actions.sign_off_figure(state(40), viewer=here.measurer, at=NOW)
    cheap = cost(Client(), page)
    waits = state(38, because="Two were not finished.")
    state(50, month=7)
    before = words_of(Client().get(page))
    assert "Nothing was signed off by the cut-off" in before
    assert "Two were not finished." not in before
    assert "Two were not finished." in words_of(signed_in(here.measurer).get(page))
    actions.sign_off_figure(waits, viewer=here.measurer, at=NOW)
    assert "Revised: Two were not finished." in words_of(Client().get(page))
    assert cost(Client(), page) == cheap


def test_one_figure_of_whichever_period_is_sent_with_how_sure_it_is(here):
    homes, owner = counted(here), signed_in(here.owner)
    page = f"/performance/measures/wrenmouth/{homes.number}/send"
    said = {"period": "2025-04-01", "value": "40"} | {one.value: "good" for one in Characteristic}
    assert "Grade all six, or none." in words_of(owner.post(page, said | {"validity": ""}))
    assert "Enter a number" in words_of(owner.post(page, said | {"value": "4O"}))
    assert "Choose one of those listed" in words_of(owner.post(page, said | {"period": "1925-04-01"}))
    owner.post(page, said | {"timeliness": "weak", "is_provisional": "on"})
    [row] = queries.every_statement(THE_CLOCK, homes)
    assert (row.value, row.is_final, row.quality["timeliness"]) == (40, False, "weak")
    assert "April to June 2025: 40 homes, waits for review" in words_of(owner.get(page))
    odd = said | {"period": "2025-07-01", "value": "40"}
    assert "It is the same as the last figure" in words_of(owner.post(page, odd))
    owner.post(page, odd | {"right": "on"})
    assert len(queries.every_statement(THE_CLOCK, homes)) == 2
    both = counted(here, "Homes gained", formula=f"M{homes.number} * 2")
    assert "worked out from others" in owner.get(f"/performance/measures/wrenmouth/{both.number}/send").content.decode()


def test_a_page_that_was_open_while_somebody_else_sent_the_figure_says_so_before_it_goes_over_it(here):
    homes, owner = counted(here), signed_in(here.owner)
    page = f"/performance/measures/wrenmouth/{homes.number}/send"
    said = {"period": "2025-04-01", "value": "44", "heard": "0"}
    new = NewFigure(period=Period(date(2025, 4, 1), date(2025, 6, 30)), value=Decimal(40))
    actions.send_figure(homes, viewer=here.measurer, at=NOW, new=new)
    answer = owner.post(page, said)
    assert "Mo Measure has sent 40 homes since you opened this page." in words_of(answer)
    [row] = queries.every_statement(THE_CLOCK, homes)
    assert f'name="heard" value="{row.pk}"' in answer.content.decode()
    assert 'value="44"' in answer.content.decode()
    owner.post(page, said | {"heard": row.pk})
    assert [one.value for one in queries.every_statement(THE_CLOCK, homes)] == [44, 40]


def test_a_measure_that_follows_no_calendar_has_figures_for_the_days_that_are_named(here):
    survey = counted(here, "Satisfied", frequency="other", frequency_words="After each survey", counting="snapshot")
    page, owner = f"/performance/measures/wrenmouth/{survey.number}/send", signed_in(here.owner)
    said = {"first_on": "3 5 2025", "last_on": "9 5 2025", "value": "71"}
    assert "before its first" in words_of(owner.post(page, said | {"last_on": "1 5 2025"}))
    owner.post(page, said)
    [row] = queries.every_statement(THE_CLOCK, survey)
    assert (row.period, row.value) == (Period(date(2025, 5, 3), date(2025, 5, 9)), 71)


def test_parts_are_asked_for_by_what_they_are(here, measure):
    page = words_of(signed_in(here.owner).get(f"/performance/measures/wrenmouth/{measure.number}/send"))
    assert "Jobs on time (numerator)" in page
