"""Whatever a council paints can be read, or it is told so."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.web import colours

STATIC = Path(colours.__file__).parent / "static"
SHEETS = [(STATIC / sheet).read_text() for sheet in colours.SHEETS]
OURS = colours.painted(SHEETS)
PAINT = st.from_regex(r"\A#[0-9a-f]{6}\Z")

# The design's own table: the colour on the page ground, on a light and on a dark screen.
DESIGNED = {
    "ink": (15.4, 15.6),
    "muted": (7.0, 8.6),
    "link": (8.7, 9.8),
    "good": (6.4, 10.3),
    "near": (6.2, 9.6),
    "off": (6.2, 9.2),
    "chart-worse": (5.2, 9.9),
    "chart-better": (9.4, 9.9),
    "thread": (3.7, 8.3),
    "edge": (3.8, 5.0),
    "focus": (5.8, 10.2),
}


@pytest.fixture
def council(tmp_path, settings):
    """A council with a brand of its own, which is our brand with words replaced."""

    def paints(old: str, new: str) -> list[str]:
        assert old in SHEETS[1]
        (tmp_path / "web").mkdir()
        (tmp_path / "web" / "brand.css").write_text(SHEETS[1].replace(old, new))
        settings.STATICFILES_DIRS = [tmp_path]
        return [told.msg for told in colours.colours_can_be_read(None)]

    return paints


@pytest.mark.parametrize("pair", list(colours.pairs(OURS)), ids=lambda pair: f"{pair.over} on {pair.under}, {pair.screen}")
def test_every_pair_that_pages_use_can_be_read(pair):
    assert pair.ratio >= pair.limit, str(pair)


@pytest.mark.parametrize(("name", "ratios"), DESIGNED.items())
def test_the_colours_are_as_far_apart_as_they_were_designed(name, ratios):
    measured = [colours.contrast(OURS[screen][name], OURS[screen]["ground"]) for screen in ("light", "dark")]
    assert measured == pytest.approx(ratios, abs=0.06)


def test_the_formula_is_that_of_the_guidelines():
    assert colours.contrast("#fff", "#000000") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that just fails
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # the grey that just passes


@given(PAINT, PAINT)
def test_contrast_is_the_same_both_ways_and_stays_on_its_scale(one, other):
    assert colours.contrast(one, other) == colours.contrast(other, one)
    assert 1 <= colours.contrast(one, other) <= 21
    assert colours.contrast(one, one) == 1


def test_a_council_changes_twelve_things():
    assert len(colours.tokens(SHEETS[1])["light"]) == 12


def test_our_own_colours_give_nothing_to_tell():
    assert colours.colours_can_be_read(None) == []


def test_a_council_is_told_of_a_pair_that_is_too_hard_to_read(council):
    told = council("--link: #7a1f66;", "--link: #d9a3cd;")
    assert any(line.startswith("--link on --ground, light screen: 1.") for line in told)
    assert not any("dark screen" in line for line in told)


def test_a_light_colour_that_the_dark_screen_keeps_is_measured_there_too(council):
    told = council("    --ink: #f0eaf2;\n", "")
    assert any(line.startswith("--ink on --ground, dark screen: 1.") for line in told)


def test_a_colour_that_cannot_be_measured_is_named(council):
    assert council("--paper: #ffffff;", "--paper: white;") == ["brand.css: --paper must be a colour written #rrggbb."]
