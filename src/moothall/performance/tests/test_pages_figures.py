"""A measure's page judges its figures: a sentence, three questions, a chart with its table; what is not signed off is not public."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall.access.viewer import PUBLIC
from moothall.performance import actions
from moothall.performance.models import Return
from moothall.performance.queries import verdicts
from moothall.performance.queries.measures import latest
from moothall.performance.rules.periods import ONE_DAY, month_after
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.tests.factories import counted, measured, targeted
from moothall.plans.tests.factories import aimed, published
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

D = Decimal
NOW = timezone.localtime()
QUIET = ("86.1", "84.9", "87.2", "85.5", "88", "86.4", "85.1", "87.6", "86.9", "85.8", "87.1", "88.3", "86.6", "85.2")
ADDED = {"kind": "units", "amount": 2, "set_by": "Cabinet", "from_on": date(2020, 4, 1), "set_on": date(2020, 4, 1)}


def entered(here, measure, values, months=1, is_signed=True, last=None):
    """Figures that were sent for the last periods that have ended, and signed off."""
    begin, sent, made = last or month_after(NOW.date(), -months), datetime(2021, 1, 1, tzinfo=UTC), []
    for back, value in enumerate(reversed(values)):
        first = month_after(begin, -back * months)
        said = {"measure": measure, "first_on": first, "last_on": month_after(first, months) - ONE_DAY, "turn": 1, "sent_at": sent}
        made.append(Return(**said, value=D(value), sent_by="Mo Measure", signed_at=sent if is_signed else None))
    Return.objects.bulk_create(made)


@pytest.fixture
def repairs(here):
    row = measured(here, formula="")
    targeted(here, row, "92", set_by="officer", set_by_words="the Director of Homes", from_on=date(2020, 4, 1), last_on=date(2030, 3, 31))
    return actions.set_tolerance(row, viewer=here.owner, at=NOW, **ADDED)


def test_a_page_says_what_its_figures_come_to(here, repairs):
    entered(here, repairs, [*QUIET, "78"])
    page = words_of(Client().get(f"/{repairs.reference}"))
    for words in (
        "repairs finished on time stood at 78.0%: below the target of 92.0% and below the normal range.",
        "Off target78.0% is 14 points below the target of 92.0%, set by the Director of Homes. Up to 2 points from it would be near",
        "Getting worseWorse than usual in",
        "No figures of other places stand beside it yet.",
        "It is off target and is really getting worse",
        "Worse than in",
        "See the figures as a table",
        "How it is judgedOn target at the target or above; up to 2 points from it near target",
    ):
        assert words in page, words
    table = Client().get(f"/{repairs.reference}/figures.csv").content.decode()
    assert table.count("\n") == 16
    assert ",78.0,%,92,no" in table


def test_what_is_not_signed_off_is_neither_drawn_nor_taken_away_by_the_public(here, repairs):
    entered(here, repairs, ["77.7"], is_signed=False)
    page = Client().get(f"/{repairs.reference}")
    assert "77.7" not in page.content.decode() + Client().get(f"/{repairs.reference}/figures.csv").content.decode()
    assert "No figure has been entered yet." in words_of(page)
    assert "77.7% (provisional)" in words_of(signed_in(here.owner).get(f"/{repairs.reference}"))
    closed = measured(here, "Bids", formula="", closed_under="paragraph 3", closed_because="It names a bidder.")
    entered(here, closed, ["66.6"])
    assert Client().get(f"/{closed.reference}/figures.csv").status_code == 404
    mine = signed_in(here.owner).get(f"/{closed.reference}/figures.csv")
    assert "66.6" not in mine.content.decode()


def test_a_running_total_is_charted_without_limits_and_forecast(here):
    homes = counted(here, counting="cumulative")
    entered(here, homes, ["24", "50", "76", "99", "26", "52"], 3, last=date(2026, 7, 1))
    page = words_of(Client().get(f"/{homes.reference}"))
    assert "Homes built: too few figures yet to tell a change from chance" in page
    assert "Judged by what each period added." in page
    assert "is likely to end at" in page


def test_a_new_way_of_counting_begins_the_limits_anew_and_is_not_compared(here, repairs):
    entered(here, repairs, [*QUIET, "81.6"])
    facts = {"in_words": "Counted anew.", "numerator": "Jobs begun on time"}
    words = {name: value for name, value in latest(repairs).facts().items() if name not in facts}
    actions.define_measure(
        repairs, viewer=here.owner, at=NOW, from_on=month_after(NOW.date(), -1), because="The contract changed.", **words, **facts
    )
    found = verdicts.of_measure(PUBLIC, repairs, NOW)
    assert found.changing.change is Change.TOO_FEW
    assert found.direction.in_words() == ""
    assert found.rated.rating is Rating.OFF


@pytest.mark.both
def test_why_there_is_no_figure_is_said(here, repairs):
    entered(here, repairs, ["81.6"])
    Return.objects.visible_to(here.owner).filter(measure=repairs).update(value=None, no_value_because="the system was closed")
    found = verdicts.of_measure(PUBLIC, repairs, NOW)
    assert found.rated.because.startswith("There is no figure for ")
    assert found.rated.because.endswith(": the system was closed.")


def test_many_figures_and_many_measures_cost_as_many_questions_as_one(here, repairs, django_assert_num_queries):
    entered(here, repairs, ["81.6"])
    public = Client()
    public.get(f"/{repairs.reference}")
    before = cost(public, f"/{repairs.reference}")
    others = [measured(here, f"Another {turn}", formula="") for turn in range(3)]
    for one in others:
        entered(here, one, QUIET)
    entered(here, repairs, QUIET, last=month_after(NOW.date(), -2))
    assert cost(public, f"/{repairs.reference}") == before
    with django_assert_num_queries(questions(repairs)):
        assert len(verdicts.of_measures(PUBLIC, [repairs, *others], NOW)) == 4


def questions(measure):
    with CaptureQueriesContext(connection) as asked:
        verdicts.of_measures(PUBLIC, [measure], NOW)
    return len(asked)


def test_an_objective_is_judged_by_its_measures_beside_its_actions_by_rules_that_stand_there(here, repairs):
    aim = aimed(here, published(here))
    page = words_of(Client().get(f"/performance/{aim.reference.removeprefix('plans/')}"))
    assert "No measure tells of this objective" in page
    entered(here, repairs, [*QUIET, "78"])
    before = None
    for row in (
        repairs,
        counted(here, "Homes built"),
        counted(here, "Homes let"),
        measured(here, "Bids", closed_under="3", closed_because="It names."),
    ):
        actions.serve_objective(row, viewer=here.owner, at=NOW, objective=aim)
        found = cost(Client(), f"/performance/{aim.reference.removeprefix('plans/')}")
        before = before or found
        assert found == before
    page = words_of(Client().get(f"/performance/{aim.reference.removeprefix('plans/')}"))
    for words in (
        "Off course Of 3 measures 1 is off target and 2 are without a figure.",
        "Getting worse.",
        "Measures: off course when 33 of 100 or more are off target",
        "The worse of the two is its state.",
    ):
        assert words in page, words
    assert "Bids" not in page
    assert "How its measures add up" in words_of(Client().get(f"/{aim.reference}"))
