"""The list of measures tells how each does, as the measure's own page tells it, and shows nobody what is not theirs to see."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC
from moothall.performance import actions, queries
from moothall.performance.models import Measure, Return
from moothall.performance.queries import verdicts
from moothall.performance.queries.listed import doing
from moothall.performance.rules.periods import month_after
from moothall.performance.tests.factories import carried, counted, measured, targeted
from moothall.performance.tests.test_pages_figures import QUIET, entered
from moothall.plans.tests.reading import cost, signed_in, words_of

NOW = timezone.localtime()
LIST = "/performance/measures/"
LONG = {"from_on": date(2020, 4, 1), "last_on": date(2030, 3, 31)}


@pytest.fixture
def repairs(here):
    row = measured(here, formula="")
    targeted(here, row, "85", **LONG)
    entered(here, row, [*QUIET, "78"])
    return row


def test_each_measure_says_its_last_figure_its_rating_and_draws_its_last_few(here, repairs):
    entered(here, measured(here, "Letters", formula=""), ["50"])
    answer = Client().get(LIST)
    page = words_of(answer)
    period = queries.returns.figures(PUBLIC, [repairs.pk], NOW)[repairs.pk][-1].period.in_words()
    assert f"78.0% in {period}. Target 85.0%." in page
    assert "2 measures: 1 off target and 1 not rated." in page
    assert answer.content.count(b'class="spark"') == 2
    assert "One shape for each measure, the worst last." in page


def test_a_figure_that_nobody_signed_off_and_a_closed_measure_are_not_on_the_public_list(here, repairs):
    entered(here, repairs, ["11.1"], is_signed=False, last=month_after(NOW.date(), 0))
    entered(here, measured(here, "Bids", formula="", closed_under="paragraph 3", closed_because="It names a bidder."), ["66.6"])
    page, own = Client().get(LIST).content.decode(), words_of(signed_in(here.owner).get(LIST))
    assert "11.1" not in page
    assert "66.6" not in page
    assert "11.1% in" in own
    assert ", provisional." in own
    assert "66.6% in" in own


def test_a_list_judges_each_measure_as_its_own_page_does(here, repairs):
    """Old figures, one sent back since, running totals, years, a measure of others, one that was defined anew, none at all."""
    old = measured(here, "Old", formula="")
    entered(here, old, QUIET[:4], last=date(2022, 3, 1))
    back = measured(here, "Back", formula="")
    entered(here, back, QUIET[:3], last=date(2023, 3, 1))
    entered(here, back, ["1"])
    Return.objects.visible_to(here.owner).filter(measure=back, value=1).update(signed_at=None, sent_back_at=NOW)
    homes = counted(here, counting="cumulative")
    targeted(here, carried(here, homes), "100", **LONG)
    entered(here, homes, [str(10 * turn) for turn in range(1, 13)], months=3)
    entered(here, counted(here, "Each year", frequency="annual", counting="snapshot"), QUIET[:10], months=12)
    counted(here, "Twice", formula=f"2 * M{homes.number}")
    words = queries.measures.latest(repairs).facts() | {"unit": "per cent"}
    begins = month_after(NOW.date(), -4)
    actions.define_measure(repairs, viewer=here.owner, at=NOW, from_on=begins, because="We moved.", **words)
    counted(here, "No figure")
    Return.objects.create(
        measure=old, first_on=date(2022, 4, 1), last_on=date(2022, 4, 30), turn=1, no_value_because="It is lost.",
        sent_at=NOW - timedelta(days=1), signed_at=NOW - timedelta(days=1), sent_by="Mo",
    )  # fmt: skip
    for viewer in (PUBLIC, here.owner):
        rows = list(Measure.objects.visible_to(viewer).order_by("pk"))
        known = queries.targets.targets(viewer, [row.pk for row in rows], NOW)
        listed, whole = doing(viewer, rows, known, NOW), verdicts.of_measures(viewer, rows, NOW)
        for row in rows:
            one, page = listed[row.pk], whole[row.pk]
            assert (one.latest, one.rated, one.given.late) == (page.latest, page.rated, page.given.late), row.title
            assert [*one.given.figures[-8:]] == [*page.given.figures[-8:]], row.title


def test_the_list_asks_no_more_for_many_measures_than_for_one(here, repairs):
    window = signed_in(here.owner)
    window.get(LIST)
    before = cost(Client(), LIST), cost(window, LIST)
    for turn in range(4):
        row = measured(here, f"Another {turn}", formula="")
        targeted(here, row, "90", **LONG)
        entered(here, row, QUIET[turn:])
    assert (cost(Client(), LIST), cost(window, LIST)) == before
