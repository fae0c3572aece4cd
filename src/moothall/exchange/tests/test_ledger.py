"""The ledger: one thing has one digest and one key, and what was read is told from what is news."""

from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from moothall.authority.models import Organisation
from moothall.exchange.ledger import LONGEST_KEY, Ledger, State, canonical, digest_of, key_of
from moothall.exchange.models import Source
from moothall.exchange.moderngov.pages import MeetingListed

from . import storing

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
LINES = st.builds(MeetingListed, meeting_id=WORDS, day=st.none() | st.dates(), starts_at=st.none() | st.times(), status=WORDS)


@given(LINES, LINES)
def test_two_things_have_one_digest_only_if_they_say_the_same(one, other):
    assert (digest_of(one) == digest_of(other)) == (one == other)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_key_fits_its_place_and_spaces_and_capitals_do_not_change_it(parts):
    assert len(key_of(*parts)) <= LONGEST_KEY
    assert key_of(*(f"  {part} " for part in parts)) == key_of(*parts)


def test_a_thing_is_written_in_one_way():
    line = MeetingListed(meeting_id="7", day=date(2026, 2, 10), starts_at=time(10))
    assert '"day":"2026-02-10"' in canonical(line)
    assert canonical({"b": 1, "a": (2,)}) == '{"a":[2],"b":1}'
    with pytest.raises(TypeError, match="A set is nothing that a page says"):
        canonical({1})


@pytest.fixture
def ledger(db):
    return Ledger(Organisation.objects.create(name="Easthaven", slug="easthaven"), "moderngov", storing.THEN)


def test_what_was_read_is_the_same_and_what_says_otherwise_is_news(ledger):
    assert ledger.state("meeting", "7", "a") is State.NEW
    ledger.enter("meeting", "7", "a", "meetings/easthaven/1")
    assert ledger.state("meeting", "7", "a") is State.SAME
    assert ledger.state("meeting", "7", "b") is State.OTHER


def test_an_earlier_reading_is_remembered_and_the_latest_stands(ledger):
    for digest in ("a", "b", "a", "c"):
        ledger.enter("meeting", "7", digest, "meetings/easthaven/1")
    again = Ledger(ledger.organisation, "moderngov", storing.THEN)
    assert [again.state("meeting", "7", digest) for digest in "abc"] == [State.EARLIER, State.EARLIER, State.SAME]
    assert Source.objects.get().earlier == ["b", "a"]
    assert again.stands_in_this_run("meeting", "7")


def test_what_was_only_named_is_still_to_be_read(ledger):
    ledger.enter("body", "144", "", "authority/bodies/easthaven/1")
    assert ledger.state("body", "144", "a") is State.NEW
    assert ledger.reference("144", "body") == "authority/bodies/easthaven/1"
    assert ledger.of_reference("authority/bodies/easthaven/1") == [("body", "144")]


def test_each_organisation_has_keys_of_its_own(ledger):
    ledger.enter("meeting", "7", "a", "meetings/easthaven/1")
    other = Ledger(Organisation.objects.create(name="Westhaven", slug="westhaven"), "moderngov", storing.THEN)
    assert other.state("meeting", "7", "a") is State.NEW


def test_many_keys_are_looked_up_at_once(ledger, django_assert_num_queries):
    keys = [str(number) for number in range(400)]
    with django_assert_num_queries(1):
        ledger.look_up(["meeting", "meeting in a list"], keys)
        assert {ledger.state("meeting", key, "a") for key in keys} == {State.NEW}
