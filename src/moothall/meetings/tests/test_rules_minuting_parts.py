"""Clauses that lean on each other keep doing so: parts that move, text that is written back, words that are proposed."""

from datetime import date

import pytest
from hypothesis import example, given, strategies as st

from moothall.meetings.rules.minuting import (
    MotionSaid,
    PartSaid,
    Usual,
    as_text,
    in_order,
    looked_over,
    motion_in_words,
    proposed_answers,
    rearranged,
    tidied,
    understood,
    usual_words,
    vote_in_words,
)
from moothall.meetings.tests.test_rules_minuting import A_MINUTE, PRESENT


def test_parts_that_move_are_still_named_rightly():
    typed = [PartSaid("c be done", "3"), PartSaid("a be done", "1"), PartSaid("subject to (1) and (3) above, b be done", "2")]
    assert [part.text for part in in_order(typed)][2] == "subject to (1) and (2) above, b be done"
    typed = [PartSaid("subject to (1) to (3) above, d", "4"), PartSaid("a", "1"), PartSaid("b", "2"), PartSaid("c", "3")]
    assert in_order(typed)[0].text == "subject to (2) to (4) below, d"


def test_a_new_part_pushes_the_others_on():
    text = "RESOLVED: That\n(1) a be done;\n( ) new be done;\n(2) subject to (1) above, b be done; and\n(3) c wait for paragraph 2 above."
    assert tidied(text).split("\n")[1:] == [
        "(1) a be done;",
        "(2) new be done;",
        "(3) subject to (1) above, b be done; and",
        "(4) c wait for paragraph 3 above.",
    ]


def test_what_named_a_part_that_is_gone_says_so():
    text = "RESOLVED: That\n(1) a be done;\n(2) b be done; and\n(3) subject to (2) above, c be done."
    out = rearranged(text, 0, 2, "out")
    assert out.split("\n")[1:] == ["(1) a be done; and", "(2) subject to (removed) above, c be done."]
    assert any("names a part that was taken out" in sentence for sentence in looked_over(understood(out)))


def test_only_the_resolution_changes_when_a_part_moves():
    moved = rearranged(A_MINUTE, 0, 2, "up")
    assert moved.split("RESOLVED")[0] == A_MINUTE.split("RESOLVED")[0]
    assert "(1) subject to (2) below, the plan be agreed;" in moved
    assert rearranged(moved, 0, 1, "down") == A_MINUTE
    assert rearranged(A_MINUTE, 7, 1, "up") == A_MINUTE
    assert rearranged(A_MINUTE, 0, 9, "up") == A_MINUTE
    assert rearranged("RESOLVED: That it be noted.", 0, 1, "up") == "RESOLVED: That it be noted."


LINES = st.sampled_from(
    [
        *(
            "Q: who?",
            "A: we do.",
            "NOTE: it rained.",
            "The Chair spoke.",
            "- a bullet",
            "",
            "[closed] the rent",
            "[open] the plan",
            "[closed]",
        ),
        *("RESOLVED: That", "RESOLVED:", "RESOLVED: That it be noted.", "[closed] RESOLVED: That it be paid.", "AGREED: the plan;"),
        *(
            "(1) a be done;",
            "(2) subject to (1) above, b be done; and",
            "( ) new be done",
            "(3) c be done.",
            "(a) sub;",
            "lower case goes on",
        ),
        *(
            "MOTION: A, seconded by B: That it be done.",
            "AMENDMENT: C: That it be left. Carried.",
            "MOTION:",
            "VOTE:",
            "VOTE: 3 for, 3 against",
        ),
        *("FOR: A, B", "AGAINST: C", "CASTING VOTE: for", "SUBSTANTIVE MOTION: That it be so.", "The motion was carried."),
        *(
            "The Director undertook to write by 1 May 2027.",
            "Undertaking:",
            "Undertaking: circulated",
            "That it be noted.",
            "Considered: nothing",
        ),
    ]
)


@given(st.lists(LINES, max_size=12), st.booleans())
@example(["[closed]", "- a bullet"], False)
def test_what_is_written_back_is_understood_as_the_same_again(lines, is_closed):
    said = understood("\n".join(lines), is_closed)
    again = understood(as_text(said.blocks, is_closed), is_closed)
    assert as_text(again.blocks, is_closed) == as_text(said.blocks, is_closed)
    looked_over(said, PRESENT)


@given(st.text(max_size=200), st.booleans())
def test_no_text_is_too_strange_to_be_read(text, is_closed):
    said = understood(text, is_closed)
    looked_over(said, PRESENT)
    as_text(said.blocks)
    tidied(text, is_closed)


WORDS = st.text(alphabet="abc xyz", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_no_word_that_was_typed_is_dropped(words):
    text = "\n\n".join(words)
    said = " ".join(
        getattr(block, "text", "") or " ".join(p.text for p in getattr(block, "parts", ())) for block in understood(text).blocks
    )
    assert [one for word in words for one in word.split()] == said.split()


@given(st.permutations([1, 2, 3, 4]))
def test_however_parts_are_shuffled_each_still_names_the_same_words(order):
    texts = {1: "alpha be done", 2: "subject to (1) above, beta be done", 3: "gamma wait for (4) below", 4: "delta be done"}
    parts = in_order([PartSaid(texts[number], str(number)) for number in order])
    place = {part.text.split()[-3] if "wait" not in part.text else "gamma": part.label for part in parts}
    beta, gamma = (next(part for part in parts if word in part.text) for word in ("beta", "gamma"))
    assert f"({place['alpha']})" in beta.text
    assert f"({place['delta']})" in gamma.text
    assert ("above" in beta.text) == (int(place["alpha"]) < int(beta.label))


def test_votes_and_motions_are_said_as_they_are_read():
    for text in (
        "2 for, 1 against. Carried.",
        "For (2): A and B. Against (1): C. Carried.",
        "By general consent. Carried.",
        "Taken, and not counted.",
    ):
        [vote] = understood(f"{'NAMED ' if '(' in text else ''}VOTE: {text}").blocks
        assert vote_in_words(vote) == text
    assert motion_in_words(MotionSaid("That it be done.", "A", "B", outcome="lost")) == "Moved by A, seconded by B: That it be done. Lost."


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, ""),
        ({"purpose": "apologies"}, "No apologies were received."),
        (
            {"purpose": "apologies", "apologies": ["A"], "substitutes": [("B", "A")]},
            "Apologies for absence were received from A.\n\nB attended in the place of A.",
        ),
        ({"purpose": "declarations"}, "No declarations of interest were made."),
        ({"purpose": "declarations", "declared": ["One.", "Two."]}, "One.\n\nTwo."),
        (
            {"confirms": date(2026, 10, 15)},
            "RESOLVED: That the minutes of the meeting held on Thursday 15 October 2026 be confirmed as a correct record.",
        ),
        ({"excluding": "That the public be excluded."}, "RESOLVED: That the public be excluded."),
        ({"authors": ["the Director"]}, "The meeting considered the report of the Director."),
        ({"recommended": ["That it be noted."]}, "RESOLVED: That it be noted."),
        (
            {"body": "Cabinet", "authors": ["the Director"], "recommended": ["That a be done", "b be done"]},
            "Cabinet considered the report of the Director.\n\nRESOLVED: That\n(1) a be done\n(2) b be done",
        ),
    ],
)
def test_the_usual_words_say_what_is_known(known, words):
    assert usual_words(Usual(**known)) == words
    assert as_text(understood(words).blocks) == as_text(understood(as_text(understood(words).blocks)).blocks)


@pytest.mark.parametrize(
    ("recommended", "resolved", "answer"),
    [
        ("That the vans be bought.", "the vans be bought; and", (0, "agreed")),
        ("That ten vans be bought.", "six vans be bought.", (0, "amended")),
        ("That the Plan, as set out, be approved.", "The plan as set out is approved", (0, "agreed")),
        ("That the fee be £10.50.", "the fee be £10.55.", (0, "amended")),
        ("That the plan be approved", "the plan not be approved", (0, "amended")),
        ("That the plan be approved", "the plan be deferred", (0, "deferred")),
        ("That the plan be approved", "the plan be refused", (0, "refused")),
        ("That the plan be approved", "the plan be noted", (0, "noted")),
        ("That the plan be approved", "the plan be recommended to Council", (0, "recommended")),
        ("That the plan be approved", "something else altogether was said of lamps", None),
    ],
)
def test_how_a_recommendation_was_answered_is_proposed_from_the_words(recommended, resolved, answer):
    assert proposed_answers([recommended], [resolved]) == [answer]
    assert proposed_answers([recommended], []) == [None]


def test_a_question_without_words_says_nothing():
    assert understood("Q:").blocks == ()


def test_a_list_without_the_ends_of_one_keeps_its_own():
    assert [part.text for part in in_order([PartSaid("b", "2"), PartSaid("a", "1")])] == ["b", "a"]


def test_a_vote_with_a_casting_vote_and_by_consent_is_said_whole():
    assert understood("VOTE: carried nem con").blocks[0].how == "general"
    [vote] = understood("VOTE: unanimously").blocks
    assert vote.outcome == "carried"
    [tied] = understood("VOTE: 2 for, 2 against\nCASTING VOTE: against").blocks
    assert vote_in_words(tied) == "2 for, 2 against. The chair gave a casting vote against. Lost."


def test_words_are_taken_out_of_a_motion_too():
    text = "MOTION: A, seconded by B: That ten new vans be bought.\nAMENDMENT: C, seconded by D: {}. Carried."
    assert understood(text.format("delete “ new”")).blocks[0].reads == "That ten vans be bought."
    assert understood(text.format("delete “ten” and insert “six”")).blocks[0].reads == "That six new vans be bought."
    assert understood(text.format("add at the end “by May”")).blocks[0].reads == "That ten new vans be bought by May."
    assert understood(text.format("That no van be bought")).blocks[0].reads == "That no van be bought."


def test_a_number_that_names_no_part_stays_as_it_is():
    typed = [PartSaid("b as set out in the 3 (2) lists, and clause (a) above", "2"), PartSaid("a", "1")]
    assert in_order(typed)[0].text == "b as set out in the 3 (2) lists, and clause (a) above"


def test_abstentions_are_read_in_every_form():
    for words in ("2 for, 1 abstaining", "2 for, 1 abstained", "for 2, abstentions 1"):
        assert understood(f"VOTE: {words}").blocks[0].abstained == 1
