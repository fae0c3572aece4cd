"""The form of an entry is fixed for good."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from moothall.record import rules
from moothall.record.tests.factories import NOON, draft


class Kind(StrEnum):
    KEY = "Key decision"


class Votes(IntEnum):
    FOR = 7


class On(Enum):
    DAY = date(2009, 12, 9)


def test_an_entry_of_today_gives_the_same_bytes_in_thirty_years():
    data = rules.entry_data(
        number=118, at=datetime(2009, 12, 9, 19, 30, tzinfo=timezone(timedelta(hours=1))), who="access/accounts/7", act="decisions.publish",
        subject="decisions/wrenmouth/118", facts={"on": "2009-12-09", "é": [1, True, None], "a": {"sealed": "00"}},
    )  # fmt: skip
    assert data.decode() == (
        '{"act":"decisions.publish","at":"2009-12-09T18:30:00.000000Z","facts":{"a":{"sealed":"00"},"on":"2009-12-09","é":[1,true,null]},'
        '"number":118,"subject":"decisions/wrenmouth/118","who":"access/accounts/7"}'
    )
    assert sha256(data).hexdigest() == "bb73297011d65aa2ccf5756ec7c38c8703fb7112c14df9113f4dd9a0fbfce529"


@pytest.mark.parametrize(("value", "form"), [
    (None, None), (True, True), ("Quay", "Quay"), (7, 7), (Votes.FOR, 7), (Kind.KEY, "Key decision"), (On.DAY, "2009-12-09"),
    (Decimal("1.50"), "1.50"), (Decimal("1E+3"), "1000"), (0.1, "0.1"), (date(2009, 12, 9), "2009-12-09"), (time(18, 30), "18:30:00"),
    (NOON, "2026-11-20T12:00:00.000000Z"), (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (("a", NOON), ["a", "2026-11-20T12:00:00.000000Z"]), ({"b", "a"}, ["a", "b"]), ({"on": {"x": Decimal(1)}}, {"on": {"x": "1"}}),
])  # fmt: skip
def test_each_value_has_one_form(value, form):
    assert rules.stated(value) == form
    assert type(rules.stated(value)) is type(form)


@pytest.mark.parametrize("value", [
    object(), b"bytes", 2**53, float("nan"), Decimal("Infinity"), datetime(2009, 12, 9), "a\0b", {1: "a"}, {"n" * 201: 1}, timedelta(1),
])  # fmt: skip
def test_what_has_no_lasting_form_is_refused_with_a_sentence(value):
    with pytest.raises(rules.NotForTheRecord, match=r"\w+ .*\."):
        rules.stated({"fact": value})


def test_half_a_letter_is_refused():
    with pytest.raises(rules.NotForTheRecord, match="cannot be recorded"):
        rules.canonical("\ud800")


@pytest.mark.parametrize("word", ["who", "act", "subject"])
@pytest.mark.parametrize("value", ["", "x" * 201, None, "a\0"])
def test_who_act_and_subject_must_be_there_and_fit(word, value):
    with pytest.raises(rules.NotForTheRecord):
        rules.words_of(draft(**{word: value}))


def test_what_is_sealed_cannot_be_read_or_guessed_from_the_entry():
    both = [rules.sealed({"reason": "Words"})["reason"] for _ in range(2)]
    assert both[0].value == both[1].value == b'"Words"'
    assert both[0].mark != both[1].mark
    assert both[0].mark == {"sealed": sha256(both[0].salt + b'"Words"').hexdigest()}
    assert "Words" not in str(rules.facts_of(draft(sealed={"reason": "Words"}), {"reason": both[0]}))


def test_a_fact_is_open_or_sealed_but_not_both():
    with pytest.raises(rules.NotForTheRecord, match="both openly and sealed"):
        rules.facts_of(draft(facts={"reason": 1}, sealed={"reason": "x"}), {})


def test_nobody_can_forge_the_mark_of_a_seal():
    with pytest.raises(rules.NotForTheRecord, match="nothing was sealed"):
        rules.facts_of(draft(facts={"reason": {"sealed": "00"}}, sealed={}), {})


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), json_values, max_size=4))
def test_what_json_knows_is_recorded_as_it_is_whatever_its_order(facts):
    assert rules.stated(facts) == facts
    assert rules.canonical(rules.stated(facts)) == rules.canonical(dict(reversed(facts.items())))


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))])))
def test_a_moment_reads_the_same_wherever_it_was_written(at):
    assert rules.moment(at) == rules.moment(at.astimezone(UTC))
