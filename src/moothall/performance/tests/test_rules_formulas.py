"""A formula is read by a short list, worked out exactly, and never mixes what cannot be added."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance.rules import NotAFormula, Part, Use, formula_lacks, read, worked_out
from moothall.performance.rules.units import unit_from, unit_of

pytestmark = pytest.mark.once
D = Decimal
OWN = {Use(0, Part.NUMERATOR): D(1012), Use(0, Part.DENOMINATOR): D(1240)}
FIGURES = st.decimals(D(-(10**9)), D(10**9), places=3, allow_nan=False)


def answer(text, decimals=2, **figures):
    of = {Use(int(name[1:])): D(str(value)) if value is not None else None for name, value in figures.items()}
    return worked_out(read(text), OWN | of, decimals)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100 * numerator / denominator", "81.61"),
        ("M1 + M2 × 2", "7"),
        ("-(M1 − M2) ÷ 4", "0.50"),
        ("mean(M1, M2, +1)", "1.67"),
        ("sum(M1, M2) + min(M1, 9) - max(M1, M2)", "2"),
        ("m2/\n3", "1"),
        ("(sum)(M1, M2)", "4"),
        ("0.125 * M1", "0.13"),
    ],
)
def test_a_formula_comes_to_what_a_person_would_work_out(text, value):
    assert answer(text, M1=1, M2=3).value == D(value)


WRONG = {
    "": "Write a formula.",
    "M1 +": "cannot be read as a sum",
    "M1 ** 2": "cannot stand in a formula",
    "M1 % 2": "cannot stand in a formula",
    "~M1": "cannot stand in a formula",
    "1e9 * M1": "“1e9” cannot stand",
    "0x10": "cannot stand",
    "1_000": "cannot stand",
    "'a'": "cannot stand",
    "True": "cannot stand",
    "M0": "“M0” cannot stand",
    "income": "“income” cannot stand",
    "M1.owner": "cannot stand",
    "M1.numerator.denominator": "cannot stand",
    "numerator.numerator": "cannot stand",
    "(M1).__class__": "cannot stand",
    "open('x')": "cannot stand",
    "sum()": "cannot stand",
    "sum(M1, start=1)": "cannot stand",
    "sum(*M1)": "cannot stand",
    "M1.sum(1)": "cannot stand",
    "[M1 for M1 in M2]": "cannot stand",
    "lambda: 1": "cannot stand",
    "M1 if M2 else M3": "cannot stand",
    "M1 < M2": "cannot stand",
    "M1 and M2": "cannot stand",
    "M1; M2": "cannot be read",
    "M1\x00": "a letter in it that a formula cannot have",
    "М1": "a letter in it",
    "(" * 240 + "M1" + ")" * 240: "cannot be read",
    "1+" * 300 + "1": "at most 500 letters",
    "1+" * 90 + "1": "at most 60 numbers",
}


@pytest.mark.parametrize(("text", "why"), WRONG.items(), ids=range(len(WRONG)))
def test_whatever_is_not_on_the_list_is_refused_in_a_sentence(text, why):
    with pytest.raises(NotAFormula) as refused:
        read(text)
    assert why in str(refused.value)


@settings(max_examples=50)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["M1", "numerator", "(", ")", "+", "*", "/", ".", "2", "sum", ",", " "])).map("".join)
)
def test_any_text_is_read_or_refused_and_nothing_else_happens(text):
    with suppress(NotAFormula):
        formula = read(text)
        assert worked_out(formula, {use: D(2) for use in formula.uses}, 1)


@given(FIGURES, FIGURES, FIGURES)
def test_it_is_worked_out_exactly_and_rounded_once_at_the_end(a, b, c):
    assert answer("M1 + M2 - M3", 3, M1=a, M2=b, M3=c).value == a + b - c
    if c:
        assert answer("M1 / M3 * M3", 3, M1=a, M3=c).value == a


@given(FIGURES, st.integers(0, 6))
def test_a_half_is_rounded_away_from_nought(value, decimals):
    found = answer("M1", decimals, M1=value).value
    assert abs(found - value) <= D(5).scaleb(-decimals - 1)
    assert answer("-M1", decimals, M1=value).value == -found


def test_where_nothing_can_be_worked_out_the_reason_is_said():
    assert answer("M1 / M2", M1=None, M2=None).because == "No figure: M1 and M2 have none for this period."
    assert answer("M1 / M2", M1=1, M2=None).because == "No figure: M2 has none for this period."
    assert answer("M1 / (M2 - 3)", M1=1, M2=3).because == "No figure: “M2 - 3” is nought, and nothing can be divided by nought."
    assert answer("M1 * 999999999999999", M1=10**9).because == "No figure: it comes to more than can be kept."


UNITS = {Use(1): "£", Use(2): "days", Use(3): "homes", Use(4): "%", Use(5): "£ thousand", Use(6): "£"}
FIT = {
    ("M1 / M3", "£ per home"): "",
    ("M1 / M3 / M3", "£ per home"): "The formula gives £ per home squared, and the measure is in £ per home. Change the one or the other.",
    ("M1 * M3", "£"): "The formula gives homes × £, and the measure is in £. Change the one or the other.",
    ("100 - M4", "%"): "",
    ("M1 + M6", "£"): "",
    ("M1 + M2", "£"): "“M1” is in £ and “M2” in days, so they cannot be added up or compared.",
    ("M1 - M5", "£"): "“M1” is in £ and “M5” in £ thousand, so they cannot be added up or compared.",
    ("M1 + 5", "£"): "“M1” is in £ and “5” in a plain number, so they cannot be added up or compared.",
    ("max(M1, M6, M2)", "£"): "“M1” is in £ and “M2” in days, so they cannot be added up or compared.",
    ("1 / M2", "number"): "The formula gives 1 per day, and the measure is in a plain number. Change the one or the other.",
    ("-M2 * M4", "Day"): "",
    ("100 * numerator / denominator", "%"): "",
    ("numerator", "repairs"): "",
}


@pytest.mark.parametrize(("case", "why"), FIT.items(), ids=str)
def test_pounds_are_never_added_to_days(case, why):
    text, unit = case
    assert formula_lacks(read(text), unit, UNITS, {"numerator": "repairs", "denominator": "repair"}) == why


@given(st.sampled_from(list(UNITS)), st.sampled_from(list(UNITS)))
def test_what_is_divided_and_multiplied_again_is_in_what_it_was(one, other):
    assert unit_of(read(f"{one} / {other} * {other}"), UNITS) == unit_from(UNITS[one])


def test_what_a_formula_uses_is_known():
    formula = read("M12.numerator / (M12.denominator + M7) * numerator")
    assert {str(use) for use in formula.uses} == {"M12.numerator", "M12.denominator", "M7", "numerator"}
    assert formula.others == {7, 12}
    assert formula.has_own_parts
