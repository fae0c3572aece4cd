"""The limits of a chart begin anew where somebody said why; everybody reads it, what was judged before stays, and it can be undone."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.performance import actions
from moothall.performance.models import NewStart
from moothall.performance.permissions.new_starts import UNDO_NEW_START
from moothall.performance.queries import new_starts as queries, reports_measures, verdicts
from moothall.performance.queries.measures import latest
from moothall.performance.rules import Counting, Frequency, Period
from moothall.performance.rules.new_starts import TOO_EARLY, TOTAL, YEARLY, choices, why_none, why_not_from
from moothall.performance.rules.periods import month_after
from moothall.performance.rules.verdicts.changing import Change, Changing
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.whole import Given, judged
from moothall.performance.tests.factories import counted, measured
from moothall.performance.tests.test_pages_figures import QUIET, entered
from moothall.plans.tests.reading import cost, signed_in, words_of

NOW = timezone.localtime()
EARLIER = NOW - timedelta(minutes=5)
HIGHER = [str(float(one) + 8) for one in QUIET]
STEP = month_after(NOW.date(), -len(HIGHER))  # the first month of the higher figures
WHY = "A new contractor began."


def of(months, counting=Counting.SNAPSHOT, frequency=Frequency.MONTHLY, begins=()):
    figures = [Figure(Period(date(2026, month, 1), month_after(date(2026, month, 1), 1) - timedelta(1)), Decimal(1)) for month in months]
    given = Given(title="Repairs", stated=Stated("%"), counting=counting, frequency=frequency, begins_in=4, figures=figures)
    return judged(given, Changing(change=Change.TOO_FEW, because="", begins=begins))


@pytest.mark.once
def test_limits_begin_anew_with_a_period_that_is_there_or_comes_next_and_at_each_once():
    offered = choices(of((1, 2, 3, 4), begins=(2,)), {date(2026, 4, 1)})
    assert [one.in_words() for one in offered] == [
        "May 2026: no figures since, so limits are on trial",
        "February 2026: 3 figures since, so limits are on trial",
    ]
    assert why_not_from(date(2026, 2, 1), offered) == ""
    assert why_not_from(date(2026, 2, 2), offered).endswith("do not begin already, such as May 2026.")
    assert why_not_from(date(2026, 2, 2), []).endswith("do not begin already.")
    assert len(choices(of((1, 2), frequency=Frequency.OTHER), ())) == 1  # which follow no calendar, so nobody knows the next


@pytest.mark.once
def test_what_has_no_control_chart_has_no_limits_that_begin_anew():
    assert why_none(of((1, 2), counting=Counting.CUMULATIVE)) == TOTAL
    assert why_none(of((1, 2), frequency=Frequency.ANNUAL)) == YEARLY
    assert why_none(of((1,))) == TOO_EARLY
    assert why_none(of((1, 2))) == ""


@pytest.fixture
def repairs(here):
    """Fourteen figures, and fourteen that are eight points higher."""
    row = measured(here, formula="")
    entered(here, row, [*QUIET, *HIGHER])
    return row


@pytest.fixture
def begun(here, repairs):
    return actions.begin_limits_anew(repairs, viewer=here.keeper, at=NOW, from_on=STEP, because=WHY)


def changing(row, moment=NOW):
    return verdicts.of_measure(PUBLIC, row, moment).changing


def test_figures_are_judged_by_their_own_limits_from_then_on_and_what_was_judged_before_stays(here, repairs):
    before = changing(repairs, EARLIER)
    assert before.change is Change.BETTER
    actions.begin_limits_anew(repairs, viewer=here.keeper, at=NOW, from_on=STEP, because=WHY)
    after = changing(repairs)
    assert (after.change, after.begins, len(after.stretches)) == (Change.STEADY, (14,), 2)
    assert changing(repairs, EARLIER) == before
    later = NOW + timedelta(minutes=5)
    actions.undo_new_start(NewStart.objects.visible_to(here.keeper).get(), viewer=here.keeper, at=later, because="They were the same.")
    assert changing(repairs, later) == before
    assert changing(repairs) == after
    assert queries.days_of(PUBLIC, repairs, later) == set()
    actions.begin_limits_anew(repairs, viewer=here.keeper, at=later, from_on=STEP, because="They were not.")
    assert [row.turn for row in queries.of_measure(PUBLIC, repairs)] == [2, 1]


def test_a_report_that_was_cut_off_before_knows_nothing_of_it(here, begun):
    for moment, number in ((EARLIER, 0), (NOW, 1)):
        known = reports_measures.facts_of(here.keeper, SimpleNamespace(last_on=NOW.date()), [begun], moment)
        assert len(known[begun.pk].starts) == number


def test_a_new_start_and_a_new_way_of_counting_stand_beside_each_other(here, begun):
    anew = month_after(STEP, -7)
    facts = latest(begun).facts() | {"numerator": "Jobs begun on time"}
    actions.define_measure(begun, viewer=here.owner, at=NOW, from_on=anew, because="The law changed.", **facts)
    assert changing(begun).begins == (7, 14)
    page = words_of(Client().get(f"/{begun.reference}"))
    assert "the limits begin anew; why stands below" in page
    for words in (f"{WHY} Recorded on", "The law changed.", "B: ", "limits begin anew (A)", "limits begin anew (B)"):
        assert words in page, words


def test_what_is_refused_says_why(here, repairs):
    said = {"viewer": here.keeper, "at": NOW, "from_on": STEP, "because": WHY}
    refused = [
        (repairs, {"from_on": STEP + timedelta(days=1)}, "Choose a period that has a figure"),
        (repairs, {"because": " "}, "Say why"),
        (repairs, {"viewer": here.owner}, "Letting the limits of a chart begin anew"),
        (counted(here, "Homes", counting="cumulative"), {}, TOTAL),
    ]
    for row, other, words in refused:
        with pytest.raises(Refused, match=words[:40]):
            actions.begin_limits_anew(row, **said | other)
    actions.begin_limits_anew(repairs, **said)
    with pytest.raises(Refused, match="do not begin already"):
        actions.begin_limits_anew(repairs, **said)
    row = queries.new_start(here.keeper, repairs, 1)
    with pytest.raises(Refused, match="Say why"):
        actions.undo_new_start(row, viewer=here.keeper, at=NOW, because="\n")
    actions.undo_new_start(row, viewer=here.keeper, at=NOW, because="A mistake.")
    with pytest.raises(Refused, match="undone already"):
        actions.undo_new_start(row, viewer=here.keeper, at=NOW, because="Again.")
    actions.end_measure(repairs, viewer=here.keeper, at=NOW, on=NOW.date(), because="Over.")
    row.refresh_from_db()
    assert "has ended" in UNDO_NEW_START.refusal(here.keeper, queries.new_start(here.keeper, repairs, 1), at=NOW)


def test_whoever_keeps_measures_does_it_on_a_page_and_everybody_reads_why(here, repairs):
    keeper, at = signed_in(here.keeper), f"/{repairs.reference}"
    assert "Nowhere: all figures are judged by one normal range." in words_of(keeper.get(at))
    assert "Where the limits begin anew" not in words_of(Client().get(at))
    assert "14 figures since" in words_of(keeper.get(f"{at}/begin-anew"))
    for wrong in ({}, {"from_on": "2000-01-01", "because": WHY}, {"from_on": "\0", "because": WHY}):
        assert "Choose one of the periods." in words_of(keeper.post(f"{at}/begin-anew", wrong))
    keeper.post(f"{at}/begin-anew", {"from_on": STEP.isoformat(), "because": WHY})
    public, own = words_of(Client().get(at)), words_of(keeper.get(at))
    name = NewStart.objects.visible_to(here.keeper).get().begun_by
    assert WHY in public
    assert f"by {name}." in own
    assert f"by {name}." not in public
    before = cost(Client(), at)
    keeper.post(f"{at}/new-starts/1/undo", {"because": "They were the same."})
    assert "1 new start undone" in words_of(Client().get(at))
    keeper.post(f"{at}/begin-anew", {"from_on": month_after(STEP, 3).isoformat(), "because": WHY})
    keeper.post(f"{at}/begin-anew", {"from_on": month_after(NOW.date(), 0).isoformat(), "because": "Another begins."})
    assert "it waits for a figure" in words_of(Client().get(at))
    assert cost(Client(), at) == before
    assert keeper.get(f"{at}/new-starts/9/undo").status_code == 404
    yearly = counted(here, "Each year", frequency="annual", counting="snapshot")
    assert YEARLY in words_of(keeper.get(f"/{yearly.reference}/begin-anew"))
    assert signed_in(here.owner).get(f"{at}/begin-anew").status_code == 403
