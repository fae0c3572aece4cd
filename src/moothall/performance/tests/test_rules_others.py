"""How others do: ranked by what is better, each by its size or alike, and whoever has no figure counts nowhere."""

from decimal import Decimal

import pytest

from moothall.performance.rules import Polarity
from moothall.performance.rules.verdicts import others
from moothall.performance.rules.verdicts.others import GroupKind, There, among
from moothall.performance.rules.verdicts.saying import Stated

pytestmark = pytest.mark.once
D = Decimal
PERCENT = Stated("%")
TOWNS = [There("Ashby", D(80)), There("Broad", D(90)), There("Cove"), There("Dell", D(85)), There("Elm", is_not_theirs=True)]


def test_others_are_ranked_by_what_is_better_and_what_is_missing_counts_nowhere():
    found = among(TOWNS, "Ashby", Polarity.HIGHER, fewest=3)
    assert (found.rank(), found.in_quarter(), found.is_last, found.is_first) == ("third of 3", "the third quarter", True, False)
    assert others.in_words(found, GroupKind.REGION, PERCENT) == (
        "That is in the third quarter of 3 places. The middle of 3 councils of the region is 85.0%, their mean 85.0%. "
        "Cove has no figure, and counts nowhere. Elm does not run this service."
    )
    assert among(TOWNS, "Ashby", Polarity.LOWER, fewest=8).is_first
    assert among(TOWNS, "Ashby", Polarity.LOWER, fewest=8).in_quarter() == ""
    assert [kind.words for kind in GroupKind] == ["Similar councils", "The region", "The country", "Family group"]


def test_where_a_plan_is_best_there_is_no_rank_and_without_a_figure_neither():
    assert among(TOWNS, "Ashby", Polarity.PLAN, fewest=3).rank() == ""
    assert among(TOWNS, "Cove", Polarity.HIGHER, fewest=3).rank() == ""
    alone = among([There("Ashby", D(1)), There("Cove")], "Ashby", Polarity.HIGHER, fewest=3)
    assert (alone.rank(), others.in_words(alone, GroupKind.REGION, PERCENT)) == (
        "", "Only one of the councils of the region has a figure. Cove has no figure, and counts nowhere.",
    )  # fmt: skip
    none = among([There("Ashby")], "Ashby", Polarity.HIGHER, fewest=3)
    assert not none.is_last
    assert others.in_words(none, GroupKind.FAMILY, PERCENT).startswith("None of the councils of its family group has a figure.")
    every = [There(f"Place {place}") for place in range(6)] + [There("Far", is_not_theirs=True), There("Off", is_not_theirs=True)]
    said = others.in_words(among(every, "Place 1", Polarity.HIGHER, fewest=3), GroupKind.COUNTRY, PERCENT)
    assert said.endswith("6 places have no figure, and count nowhere. Far and Off do not run this service.")


def test_all_together_weigh_by_their_size_and_the_mean_does_not():
    rows = [There("a", D(50), D(1), D(2)), There("b", D(10), D(10), D(100)), There("c", D(90)), There("d", is_not_theirs=True)]
    found = among(rows, "a", Polarity.HIGHER, fewest=8, per=D(100))
    assert found.mean.value == 50
    assert "all of them taken together come to 10.8%" in others.in_words(found, GroupKind.NEIGHBOURS, PERCENT)
    assert among(rows[2:], "c", Polarity.HIGHER, fewest=8, per=D(100)).pooled is None
    below = among([*rows, There("e", D(5), D(1), D(-9))], "a", Polarity.HIGHER, fewest=8, per=D(100))
    assert below.pooled == found.pooled, "a whole of less than nought is none"
