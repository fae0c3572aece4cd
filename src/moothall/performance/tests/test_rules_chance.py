"""Places by their size: what chance alone explains, what it does not, and where a funnel would tell nothing."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance.rules import Polarity
from moothall.performance.rules.drawing.funnel import funnel
from moothall.performance.rules.drawing.strip import SMALL, strip
from moothall.performance.rules.verdicts.chance import SURE, Chance, Kind, by_chance, in_words, kind_of
from moothall.performance.rules.verdicts.others import There, among
from moothall.performance.rules.verdicts.saying import Stated

pytestmark = pytest.mark.once
PERCENT = Stated("%")


def town(name, top, whole):
    return There(name, D(100) * top / whole, D(top), D(whole))


COUNTS = (("Ashby", 300, 400), ("Broad", 870, 1000), ("Cove", 41, 50), ("Dell", 1640, 2000), ("Fen", 410, 500))
TOWNS = [*(town(*one) for one in COUNTS), There("Elm")]


def sized(there, per=D(100), stated=PERCENT):
    return by_chance(there, among(there, "Ashby", Polarity.HIGHER, fewest=8, per=per), per, stated)


def test_a_place_beyond_the_outer_limits_is_named_and_one_within_them_is_not():
    found = sized(TOWNS)
    assert {one.place: one.beyond for one in found.places} == {"Ashby": -1, "Broad": 1, "Cove": 0, "Dell": 0, "Fen": 0}
    words = in_words(found, "Ashby", PERCENT)
    assert words.startswith("Chance alone does not explain where Ashby stands: among places of its size (400) figures from 76.3% to ")
    assert words.endswith("Broad lies beyond it.")
    assert in_words(found, "Elm", PERCENT) == "Ashby and Broad lie beyond it."
    quiet = sized([town("Ashby", 320, 400), town("Cove", 41, 50), town("Dell", 1600, 2000)])
    assert in_words(quiet, "Elm", PERCENT) == ""


def test_only_counts_have_a_funnel():
    assert kind_of(TOWNS[:2], D(100), "%") == Kind(is_share=True, per=100)
    assert kind_of([There("A", D(5), D(500), D(100_000))], D(1000), "per 1,000") == Kind(is_share=False, per=1000)
    nothing = [
        (TOWNS[:2], None, "%"),
        (TOWNS[:2], D(1), "£"),
        ([There("A", D(50), D("0.5"), D(1))], D(100), "%"),
        ([There("A", D(-50), D(-1), D(2))], D(100), "%"),
        ([There("A", D(200), D(2), D(1))], D(100), "%"),
    ]
    assert [kind_of(*one) for one in nothing] == [None] * len(nothing)
    assert sized(TOWNS[:2]) is None
    assert sized([There("A", D(1)), There("B", D(2)), There("C", D(3))]) is None


def test_where_most_places_lie_far_off_it_is_said_in_place_of_a_picture():
    apart = [town("Ashby", 1000, 10_000), town("Broad", 9000, 10_000), town("Cove", 5000, 10_000), town("Dell", 7000, 10_000)]
    found = sized(apart)
    assert in_words(found, "Ashby", PERCENT).startswith("Places differ by far more than chance explains (4 of 4 places lie beyond it)")
    assert funnel(found, "Ashby", PERCENT, "Repairs") is None


def test_a_funnel_draws_its_limits_and_its_table_says_what_it_shows():
    drawn = funnel(sized(TOWNS), "Cove", PERCENT, "Repairs by size")
    kinds = {kind: path.count("M") for kind, path in drawn.paths}
    assert (kinds["usual"], kinds["limit"], kinds["unusual"], kinds["us"]) == (2, 2, 2, 1)
    assert drawn.rows[0] == ("Dell", "82.0%", "2,000", "Within it")
    assert drawn.rows[-1] == ("Cove", "82.0%", "50", "Within it")
    assert "Cove 82.0%" in [word.text for word in drawn.labels]
    long = [town("A name that is far too long to stand there", 320, 400), *TOWNS[2:4]]
    assert "A name that is far too long to stand there" in [w.text for w in funnel(sized(long), long[0].place, PERCENT, "").labels]
    alike = [There(name, D(5), D(50), D(10_000)) for name in ("Ashby", "Broad", "Cove")]
    rates = funnel(sized(alike, D(1000), Stated("per 1,000")), "Ashby", Stated("per 1,000"), "")
    assert "unusual" not in dict(rates.paths)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(60, 150)), min_size=3, max_size=6))
def test_every_place_is_said_to_lie_where_the_exact_limits_put_it(pairs):
    found = sized([town(f"Town {turn}", top, whole) for turn, (top, whole) in enumerate(pairs)])
    for one in found.places if found.is_told else ():
        low, high = found.kind.limits(found.centre, float(one.size), SURE)
        assert (
            one.beyond == (-1 if float(one.value) < low else int(float(one.value) > high))
            or min(abs(float(one.value) - low), abs(float(one.value) - high)) < 1e-9
        )


def test_many_places_are_piled_and_none_lies_upon_another():
    many = [There(f"Town {turn}", D(50 + turn % 7)) for turn in range(150)]
    found = strip(many, "Town 3", among(many, "Town 3", Polarity.HIGHER, fewest=8), PERCENT, "Repairs")
    assert found.height > 132
    assert len(set(found.dots.split("z"))) == 150
    assert f"a{SMALL}" in found.dots
    assert "half of them from 51.0% to 55.0%" in found.words


def test_a_group_of_one_size_is_told_by_its_one_limit():
    alike = [town("Ashby", 40, 100), town("Broad", 42, 100), town("Cove", 99, 100), town("Dell", 41, 100), town("Elm", 43, 100)]
    found = sized(alike)
    assert isinstance(found, Chance)
    assert [one.place for one in found.outside] == ["Cove"]
