"""What another system says is read strictly: exact numbers, each name once, each wrong field by its name; nothing it sends breaks it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance.rules import door
from moothall.performance.rules.door import FigureSaid, NotJson, Wrong, figure_said, figures_in, read
from moothall.performance.rules.numbers import PLACES

FIGURE = {"measure": "M12", "from": "2026-07-01", "value": 81.6}
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(sorted(door.FIELDS)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(sorted(door.FIELDS)) | st.text(), inner, max_size=6),
    max_leaves=6,
)
UNREADABLE = {
    b"": "The body is empty.",
    b"  \n": "The body is empty.",
    b"{": "The body is no JSON: ",
    b"figures": "The body is no JSON: Expecting value at line 1, column 1.",
    b'{"figures": [1,]}': "The body is no JSON: ",
    '\ufeff{"figures": []}'.encode(): "The body is no JSON: ",
    '{"figures": []}'.encode("utf-16"): "The body is not in UTF-8: byte 0 cannot be read.",
    b'{"comment": "\xe9"}': "The body is not in UTF-8: byte 13 cannot be read.",
    b'{"a": "\x00"}': "The body is no JSON: ",
    b'{"value": NaN}': "NaN is no number. Where there is no figure, say why",
    b'{"value": -Infinity}': "-Infinity is no number.",
    b'{"value": 1, "value": 2}': "“value” stands twice in one object.",
    b"[" * 100_000: "The body is nested more deeply than figures are.",
    b'{"value": ' + b"9" * 5_000 + b"}": "A number of 5,000 characters is longer than can be kept.",
}
NO_REQUEST = {
    "[]": "Send a JSON object with “figures”.",
    "{}": "“figures” is a list with at least one figure.",
    '{"figures": []}': "“figures” is a list with at least one figure.",
    '{"figures": {}}': "“figures” is a list with at least one figure.",
    '{"figures": [1], "look\\u202e": true}': "“look?” is no part of a request.",
    json.dumps({"figures": [1] * 201}): "That is 201 figures. Send 200 at most",
}
WRONG = {
    '"measure": 12': ("measure", "“measure” is text in quotation marks."),
    '"measure": " "': ("measure", "Name the measure by its number"),
    '"measure": null': ("measure", "Name the measure by its number"),
    '"from": null': ("from", "Say with which day the period begins"),
    '"from": "1 July 2026"': ("from", "“from” is a day such as “2026-07-01”."),
    '"from": "2026-02-30"': ("from", "“from” is a day such as"),
    '"from": "20260701"': ("from", "“from” is a day such as"),
    '"from": "9999-12-31"': ("from", "“from” is a day such as"),
    '"from": 20260701': ("from", "“from” is a day such as"),
    '"to": "0001-01-01"': ("to", "“to” is a day such as"),
    '"value": "81,6"': ("value", "“value” is a number, such as 81.6"),
    '"value": "٨"': ("value", "“value” is a number, such as 81.6"),
    '"value": true': ("value", "“value” is a number, such as 81.6"),
    '"value": []': ("value", "“value” is a number, such as 81.6"),
    '"value": 1e999999999': ("value", "“value”: That is more than can be kept."),
    '"value": 1e-999999999': ("value", "“value”: Use at most 6 decimals."),
    '"value": 100000000000000': ("value", "“value”: That is more than can be kept."),
    '"numerator": 0.1234567': ("numerator", "“numerator”: Use at most 6 decimals."),
    '"comment": 5': ("comment", "“comment” is text in quotation marks."),
    '"comment": "\\u0000"': ("comment", "“comment” holds characters that cannot be seen."),
    '"comment": "\\ud800"': ("comment", "“comment” holds characters that cannot be seen."),
    '"comment": "\\u202eT"': ("comment", "“comment” holds characters that cannot be seen."),
    f'"comment": "{"x" * 4_001}"': ("comment", "“comment” is longer than 4,000 letters."),
    '"provisional": "yes"': ("provisional", "“provisional” is true or false."),
    '"confirmed": "history"': ("confirmed", "“confirmed” is a list of what was asked"),
    '"confirmed": ["outside history"]': ("confirmed", "“outside history” is nothing that is asked. These are: percentage, scale,"),
    '"after": -1': ("after", "“after” is the turn of the figure that you know of"),
    '"after": 1.5': ("after", "“after” is the turn of the figure that you know of"),
    '"after": "2"': ("after", "“after” is the turn of the figure that you know of"),
    '"valeu": 3': ("valeu", "“valeu” is no field of a figure. Did you mean “value”?"),
    '"x y": 3': ("", "“x y” is no field of a figure. These are: measure, from, to,"),
}


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: repr(body[:20]))
def test_what_cannot_be_read_is_said_in_a_sentence(body):
    with pytest.raises(NotJson) as refused:
        read(body)
    assert str(refused.value).startswith(UNREADABLE[body])


@pytest.mark.parametrize("text", NO_REQUEST, ids=lambda text: text[:20])
def test_a_request_is_a_list_of_figures_and_nothing_else(text):
    with pytest.raises(NotJson) as refused:
        figures_in(read(text.encode()))
    assert str(refused.value).startswith(NO_REQUEST[text])


@pytest.mark.parametrize("said", WRONG, ids=lambda said: said[:30])
def test_every_wrong_field_is_named_with_what_to_do(said):
    name = said.split('"')[1]
    rest = json.dumps({key: value for key, value in FIGURE.items() if key != name})
    [wrong] = figure_said(read(f"{rest[:-1]}, {said}}}".encode()))
    field, sentence = WRONG[said]
    assert wrong.field == field
    assert wrong.sentence.startswith(sentence)


def test_all_that_is_wrong_with_a_figure_is_said_at_once():
    found = figure_said(read(b'{"measure": 1, "from": 2, "value": "x", "comment": 3}'))
    assert [one.field for one in found] == ["measure", "from", "value", "comment"]
    assert figure_said(read(b'"M12"'))[0].sentence.startswith("A figure is an object")


def test_a_figure_is_read_as_it_was_meant():
    text = (
        '{"measure": " M12 ", "from": "2026-07-01", "to": "2026-09-30", "numerator": 10.120, "denominator": "-1240", "value": null,'
        ' "comment": "a\\r\\nb", "provisional": true, "confirmed": ["history"], "after": 2}'
    )
    said = figure_said(read(text.encode()))
    assert isinstance(said, FigureSaid)
    assert (said.measure, said.first, said.last) == ("M12", date(2026, 7, 1), date(2026, 9, 30))
    assert said.numbers == {"numerator": Decimal("10.12"), "denominator": Decimal(-1240)}
    assert said.words == {"no_value_because": "", "comment": "a\nb", "because": ""}
    assert (said.is_provisional, said.confirmed, said.after) == (True, frozenset({"history"}), 2)


@settings(max_examples=50)
@given(ANY)
def test_whatever_is_said_becomes_a_figure_or_sentences(said):
    """No words of another system break the door, and what it takes can be kept and written down."""
    found = figure_said(read(json.dumps(said).encode()))
    if isinstance(found, FigureSaid):
        assert all(abs(one) < 10**14 and -one.as_tuple().exponent <= PLACES for one in found.numbers.values())
        "".join((found.measure, *found.words.values())).encode()
    else:
        assert all(isinstance(one, Wrong) and one.sentence.encode() and (not one.field or one.field.isidentifier()) for one in found)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_that_is_kept_stays_the_same_to_its_last_decimal(value):
    if not door.too_much(value):
        assert door.shortened(value) == value
