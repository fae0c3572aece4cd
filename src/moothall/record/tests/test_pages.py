"""The record's pages say what it is, hand out what can be checked, and list nothing."""

import json

import pytest
from django.urls import reverse

from moothall.record import actions, keys, merkle, notes
from moothall.record.tests.factories import NOON, draft, drafts

pytestmark = pytest.mark.django_db
RULE = "moothall.record.tests.factories.may_see_decisions"


@pytest.fixture
def get(client, settings):
    """Fetch a page of this room by its name."""
    settings.MOOTHALL_MAY_SEE_SUBJECT = RULE

    def fetch(name, *args):
        return client.get(reverse(f"record:{name}", args=args))

    return fetch


def words(answer):
    return b"".join(answer).decode()


def test_an_empty_record_says_so(get):
    page = words(get("record"))
    assert "no acts so far" in page
    assert "No checkpoint has been made yet." in page
    assert get("checkpoint").status_code == get("key").status_code == 404


def test_the_page_says_how_much_is_recorded_and_signed(get):
    actions.write(drafts(5))
    checkpoint = actions.checkpoint(NOON)
    assert "5 acts so far. The latest checkpoint covers all of them." in words(get("record"))
    actions.write(drafts(1))
    page = words(get("record"))
    assert "6 acts so far. The latest checkpoint covers the first 5 entries." in page
    assert notes.encoded(checkpoint.head.root) in page
    assert "noon on Friday 20 November 2026" in page
    assert str(keys.verifier()) in page.replace("&#43;", "+")


def test_the_page_lists_no_act_and_no_subject(get):
    actions.write([draft(1, subject="meetings/wrenmouth/closed", act="meetings.exclude")])
    actions.checkpoint(NOON)
    page = words(get("record"))
    assert "meetings.exclude" not in page
    assert "closed" not in page
    assert "access/accounts" not in page


def test_each_checkpoint_stays_at_its_address_letter_by_letter(get):
    actions.write(drafts(2))
    first = actions.checkpoint(NOON)
    actions.write(drafts(3))
    second = actions.checkpoint(NOON)
    assert words(get("checkpoint")) == second.note
    assert words(get("checkpoint-of", 2)) == first.note
    assert get("checkpoint").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert get("checkpoint-of", 3).status_code == 404
    assert get("checkpoint-of", 10**30).status_code == 404
    assert words(get("key")) == f"{keys.verifier()}\n"


def test_without_the_key_the_pages_still_stand(get):
    actions.write(drafts(2))
    actions.checkpoint(NOON)
    keys.path().unlink()
    assert get("record").status_code == 200
    assert get("key").status_code == 404


def test_a_proof_can_be_checked_by_its_words_alone(get):
    actions.write(drafts(6))
    checkpoint = actions.checkpoint(NOON)
    proof = json.loads(words(get("proof", 4)))
    leaf = merkle.leaf_hash(proof["data"].encode())
    assert notes.encoded(leaf) == proof["leaf"]
    head = notes.opened(proof["checkpoint"], keys.verifier())
    assert head == checkpoint.head
    assert merkle.verify_inclusion(3, head.size, leaf, [notes.decoded(each) for each in proof["proof"]], head.root)
    assert "Words about number 4" not in words(get("proof", 4))


def test_a_proof_is_for_those_who_may_see_what_it_is_about(get, settings):
    actions.write([draft(1, subject="meetings/wrenmouth/1"), draft(2)])
    actions.checkpoint(NOON)
    assert get("proof", 2).status_code == 200
    assert get("proof", 1).status_code == 404
    settings.MOOTHALL_MAY_SEE_SUBJECT = ""
    assert get("proof", 2).status_code == 404


def test_there_is_no_proof_of_what_is_not_there_or_not_signed_yet(get):
    actions.write(drafts(2))
    assert get("proof", 1).status_code == 404
    actions.checkpoint(NOON)
    actions.write(drafts(1))
    assert get("proof", 2).status_code == 200
    assert [get("proof", number).status_code for number in (0, 3, 4, 10**30)] == [404] * 4


def test_growth_between_two_checkpoints_can_be_taken_away(get):
    actions.write(drafts(2))
    old = actions.checkpoint(NOON).head
    actions.write(drafts(3))
    new = actions.checkpoint(NOON).head
    given = json.loads(words(get("consistency", 2, 5)))
    assert merkle.verify_consistency(2, 5, old.root, new.root, [notes.decoded(each) for each in given["proof"]])
    assert [get("consistency", *sizes).status_code for sizes in ((5, 2), (2, 3), (0, 5))] == [404] * 3


def test_the_verifier_can_be_read_before_it_is_run(get):
    answer = get("verifier")
    assert words(answer).startswith('"""Check the record of a place without trusting its server.')
    assert "verify_record.py" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("name", "args", "most"), [("record", (), 2), ("checkpoint", (), 1), ("proof", (3,), 5)])
def test_a_page_asks_as_little_of_a_long_record(get, name, args, most, django_assert_max_num_queries):
    actions.write(drafts(300))
    actions.checkpoint(NOON)
    with django_assert_max_num_queries(most):
        get(name, *args)
