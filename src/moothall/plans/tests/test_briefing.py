"""What a portfolio is told of its plans and savings, sentence by sentence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.briefing import Brief
from moothall.access.viewer import THE_CLOCK
from moothall.plans import actions, briefing
from moothall.plans.models import Action
from moothall.plans.queries import briefed as questions
from moothall.plans.rules import briefed
from moothall.plans.rules.savings import Figures
from moothall.plans.tests.factories import NOW, TODAY, planned
from moothall.plans.tests.savings import THIS_YEAR, by, out, public

pytestmark = pytest.mark.once
DAY = date(2026, 10, 14)


def test_nothing_is_said_where_nothing_is():
    said = [briefed.off_in_words(0, 0, 0), briefed.ended_in_words(0, 0, 0), briefed.days_in_words(0, 0, 0)]
    assert [*said, briefed.silent_in_words(0, 0, DAY), briefed.plans_in_words(0), briefed.asked_of_it(2026, None, Figures())] == [""] * 6


def test_one_and_many_are_said_as_people_say_them():
    assert briefed.off_in_words(2, 0, 1) == "2 objectives are off course and 1 action is at risk."
    assert briefed.ended_in_words(1, 2, 2) == "1 action was done, 2 were stopped and 2 milestones were reached"
    assert briefed.silent_in_words(1, 1, DAY) == "1 office is late in saying how 1 action goes, which it owed by Wednesday 14 October."
    assert briefed.plans_in_words(2) == "2 plans have not been approved by members."


@pytest.mark.parametrize(
    ("asked", "found", "hidden", "said"),
    [
        (None, Figures(coming_else=Decimal(10)), 0, "£10 is to be saved here in 2026/27."),
        (Decimal(100), Figures(coming_else=Decimal(90)), 0, "£10 of the £100 asked of this portfolio in 2026/27 is still to be found."),
        (Decimal(100), Figures(coming_else=Decimal(100)), 0, "All of the £100 asked of this portfolio in 2026/27 has been found."),
        (
            Decimal(100),
            Figures(coming_else=Decimal(50), risk_else=Decimal(20)),
            1,
            "Of the £100 asked of this portfolio in 2026/27, the lines shown here identify £70; others are not for publication."
            " £20 of what was found is at risk.",
        ),
    ],
)
def test_what_is_missing_of_the_savings_is_said_to_the_penny_unless_something_is_hidden(asked, found, hidden, said):
    assert briefed.asked_of_it(2026, asked, found, hidden) == said


def test_a_day_that_was_moved_bears_both_days_the_reason_and_who_agreed():
    assert briefed.moved_in_words(None, DAY, "there was none", "the director", "by Head of Homes") == (
        "To 14 October 2026, by Head of Homes. There was none. Agreed by the director."
    )


def test_where_a_line_is_hidden_no_word_of_a_briefing_says_that_its_sum_is_missing(here):
    row = public(here)
    actions.ask_contributions(row, **by(here), year=THIS_YEAR, asked={here.portfolio: Decimal(100)})
    line, period = out(here, row, 100), (TODAY - timedelta(days=30), TODAY)
    said = {}
    for is_closed in (False, True):
        if is_closed:
            actions.close_saving_line(line, **by(here), ground="exempt", paragraphs=["4"], public_interest="Staff are told first.")
        brief = Brief(here.spokesperson, here.row.pk, "wrenmouth", here.portfolio.pk, NOW, TODAY, *period, settings={})
        said[is_closed] = [(thing.title, thing.word) for part in briefing.savings_behind(brief) for thing in part.things]
    assert said == {False: [], True: [(row.title, "Not shown here, or still to be found")]}


def test_of_many_that_are_late_the_first_are_those_that_all_of_them_would_give(here, plan):
    def first(late):
        return [row["title"] for row in questions.first_behind(here.spokesperson, here.portfolio.pk, TODAY, late)]

    every = [planned(here, plan, f"Action {turn}", due_on=TODAY - timedelta(days=9 - turn)) for turn in range(9)]
    for row, said in ((every[3], "late"), (planned(here, plan, "Soon", due_on=TODAY), "late"), (planned(here, plan, "At risk"), "at risk")):
        type(row).objects.visible_to(THE_CLOCK).filter(pk=row.pk).update(said=said)
    assert first(0) == first(10) == [row.title for row in every[:8]]
    Action.objects.visible_to(THE_CLOCK).filter(pk__in=[row.pk for row in every[:4]]).update(said="done")
    assert first(0) == first(8) == [*(row.title for row in every[4:]), "Soon", "At risk"]
