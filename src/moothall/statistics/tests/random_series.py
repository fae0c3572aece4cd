"""Series of every shape that a council's figures take, and some that they should not."""

from datetime import date, timedelta

from hypothesis import strategies as st

from moothall.statistics.control_chart import MDC, PTD, Rules, Series

FIRST = date(2016, 4, 1)
PALETTES = [
    st.integers(0, 3).map(float),  # ties
    st.sampled_from([5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 7.0]),  # mostly constant
    st.sampled_from([100.0, 99.5, 98.7, 91.2]),
    st.integers(-5_000, 5_000).map(lambda number: number / 100),
    st.floats(-1e15, 1e15, allow_nan=False).filter(lambda number: not number or abs(number) > 1e-90),
    st.sampled_from([1e-12, 3e-12, 2e-12]),
    st.sampled_from([1e15, 1e-12, -1e15, 0.1, 1e-60]),  # so far apart that the sum needs fractions
    st.sampled_from([-1.0, 0.0, 1.0, 2.0]),
]
RULES = [PTD, MDC, Rules(run_length=6), Rules(run_length=8, ties="skip"), Rules(ties="skip")]


@st.composite
def series(draw, dated=False):
    """A series with gaps, rebases on and between its rows, fixed limits, targets on the edge."""
    palette = draw(st.sampled_from(PALETTES))
    gaps = draw(st.sampled_from([0, 0, 1]))
    values = draw(st.lists(st.one_of(*[palette] * 8, *[st.none()] * gaps), min_size=draw(st.sampled_from([1, 14])), max_size=40))
    if draw(st.booleans()):  # steps that add up make trends
        total, steps = 0.0, values
        values = [None if step is None else (total := total + abs(step)) for step in steps]
        values = [value if value is None or not value or abs(value) > 1e-90 else 0.0 for value in values]
    days = [FIRST + timedelta(days=30 * place) for place in range(len(values))]
    rebase = draw(st.lists(st.one_of(st.sampled_from(days), st.dates(FIRST, days[-1])), max_size=2))
    present = [value for value in values if value is not None] or [1.0]
    target = draw(st.one_of(st.none(), st.sampled_from(present), st.sampled_from([0.0, 50.0])))
    targets = draw(
        st.lists(st.tuples(st.sampled_from(days), st.one_of(st.none(), st.sampled_from(present))), unique_by=lambda t: t[0], max_size=2)
    )
    return Series(
        days, values, draw(st.sampled_from(["increase", "decrease", "neutral"])), None if dated and targets else target, rebase,
        draw(st.sampled_from([None, 12, 15])), draw(st.booleans()), targets if dated else (),
    )  # fmt: skip
