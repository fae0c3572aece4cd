"""Minute-taking understands what a clerk types, warns of what cannot stand, and keeps clauses leaning on each other rightly."""

import pytest

from moothall.meetings.rules.entries import EntryKind
from moothall.meetings.rules.minuting import (
    MotionSaid,
    Resolved,
    Said,
    UndertakingSaid,
    VoteSaid,
    closing_needed,
    looked_over,
    understood,
    whom,
)

PRESENT = ["Councillor Wendeline Ashby", "Councillor Osric Vane", "Councillor Ivy Sandham"]
A_MINUTE = """Cabinet considered the report of the Director of Homes.

Arising from the discussion the following issues were raised:
- who pays
- by when

Q: Who pays for the vans?
A: The reserve does.

The Director of Homes undertook to circulate the figures by 30 November 2026.

MOTION: Councillor Ashby, seconded by Councillor Vane: That ten vans be bought.
AMENDMENT: Councillor Sandham, seconded by Councillor Vane: replace “ten” with “six”
VOTE: 2 for, 1 against. Carried.
NAMED VOTE:
FOR: Ashby, Vane and Sandham

RESOLVED: That
(1) six vans be bought;
(2) subject to (1) above, the plan be agreed; and
(3) the Director of Homes be requested to report back."""


def kinds(text):
    return [type(block).__name__ for block in understood(text).blocks]


def test_a_whole_minute_is_understood_in_the_order_in_which_it_was_said():
    blocks = understood(A_MINUTE).blocks
    assert [type(block) for block in blocks] == [
        Said,
        Said,
        Said,
        Said,
        UndertakingSaid,
        MotionSaid,
        MotionSaid,
        VoteSaid,
        VoteSaid,
        Resolved,
    ]
    assert [block.kind for block in blocks[:4]] == [EntryKind.CONSIDERED, EntryKind.ISSUES_RAISED, EntryKind.QUESTION, EntryKind.QUESTION]
    assert blocks[1].bullets == ("who pays", "by when")
    assert (blocks[2].text, blocks[3].text) == ("Question: Who pays for the vans?", "Answer: The reserve does.")
    assert [part.label for part in blocks[-1].parts] == ["1", "2", "3"]
    assert looked_over(understood(A_MINUTE), PRESENT) == []


def test_a_carried_amendment_changes_the_motion_and_the_next_vote_is_on_that():
    blocks = understood(A_MINUTE).blocks
    motion, amendment, first, second = blocks[5:9]
    assert (motion.reads, motion.outcome) == ("That six vans be bought.", "carried")
    assert (amendment.amends, amendment.outcome) == (5, "carried")
    assert (first.on, second.on) == (6, 5)
    assert second.named == (("Ashby", "for"), ("Vane", "for"), ("Sandham", "for"))


def test_a_lost_amendment_leaves_the_motion_as_it_was():
    motion = understood("MOTION: A, seconded by B: That it be done.\nAMENDMENT: C, seconded by D: That it be left. Lost.").blocks[0]
    assert (motion.reads, motion.outcome) == ("", "")


def test_the_clerks_own_words_of_the_motion_hold():
    text = "MOTION: A, seconded by B: That it be done.\nSUBSTANTIVE MOTION: That it be done by May."
    assert understood(text).blocks[0].reads == "That it be done by May."
    assert understood("SUBSTANTIVE MOTION: That it be done.").blocks[0].words == "That it be done."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VOTE: 5 for, 3 against, 1 abstained", (5, 3, 1, None, "carried")),
        ("VOTE: For 5; against 5; the chair gave a casting vote against", (5, 5, None, None, "lost")),
        ("Vote: three in favour and four against", (3, 4, None, None, "lost")),
        ("SHOW OF HANDS: for: 2, against: 2", (2, 2, None, None, "")),
        ("VOTE: carried unanimously", (None, None, None, None, "carried")),
        ("FOR: Ashby\nAGAINST: none\nDID NOT VOTE: Vane", (1, 0, 0, 1, "carried")),
        ("VOTE: 2 for, 2 against\nCASTING VOTE: Councillor Ashby, for", (2, 2, None, None, "carried")),
    ],
)
def test_votes_are_read_however_they_are_typed(text, expected):
    [vote] = understood(text).blocks
    assert (vote.votes_for, vote.against, vote.abstained, vote.did_not_vote, vote.outcome) == expected


def test_initials_in_a_name_end_no_side_of_a_vote():
    [vote] = understood("NAMED VOTE: For (2): J. Ashby and O. Vane. Against (1): I. Sandham. Carried.").blocks
    assert vote.named == (("J. Ashby", "for"), ("O. Vane", "for"), ("I. Sandham", "against"))


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("VOTE: 2 for, 2 against. Carried.", "make 4. 3 members were present and entitled to vote."),
        ("FOR: Ashby, Ashby\nAGAINST: Vane", "is recorded more than once"),
        ("FOR: Ashby, Vane, Quill", "Quill was not present and entitled to vote."),
        ("FOR: Ashby, Vane", "How Councillor Ivy Sandham voted is not recorded."),
        ("VOTE: taken", "Say how many voted"),
        ("VOTE: 1 for, 1 against, 1 abstained", "nobody gave a casting vote"),
        ("MOTION: That it be done.", "Say who moved the motion"),
        ("MOTION: Councillor Vane: That it be done.", "Nobody is named as seconder"),
        ("AMENDMENT: Vane, seconded by Ashby: That it be left.", "There is no motion above this amendment."),
        ("MOTION: Vane, seconded by Ashby: That it be done.", "What came of the motion is not said"),
        ("RESOLVED:", "nothing was resolved yet"),
        ("RESOLVED: That\n(1) a; and\n(1) b.", "Two parts are numbered (1)"),
        ("RESOLVED: That\n(1) a; and\n(2) subject to (4) below, b.", "there is no (4) here"),
        ("Undertaking: circulated", "Say who undertook it"),
    ],
)
def test_what_cannot_stand_is_named_in_a_sentence(text, warning):
    assert any(warning in sentence for sentence in looked_over(understood(text), PRESENT)), looked_over(understood(text), PRESENT)


def test_nobody_is_warned_of_totals_before_attendance_has_been_noted():
    assert looked_over(understood("VOTE: 9 for, 2 against")) == []


def test_what_was_decided_is_read_from_plain_words_too():
    motion, _ = understood("Moved by Vane, seconded by Ashby: That it be done.\nOn being put to the vote, the motion was lost.").blocks
    assert (motion.mover, motion.outcome) == ("Vane", "lost")


@pytest.mark.parametrize(
    ("text", "lead", "parts"),
    [
        ("RESOLVED: That the report be noted.", "That", ["the report be noted."]),
        ("Resolved that the report be noted.", "that", ["the report be noted."]),
        ("RESOLVED\nThat the report be noted.", "That", ["the report be noted."]),
        ("RESOLVED: (1) a; (2) b", "", ["a; (2) b"]),
        ("RESOLVED: That\nthe plan be agreed; and\n\nthe vans be bought.", "That", ["the plan be agreed; and", "the vans be bought."]),
        ("RESOLVED: That\n1. one;\n2) two.", "That", ["one;", "two."]),
        ("RESOLVED: That\n(1) the Director:\n(a) write; and\n(b) report; and\n(2) it be noted.", "That", None),
    ],
)
def test_resolutions_are_read_however_they_are_typed(text, lead, parts):
    [block] = understood(text).blocks
    assert block.lead == lead
    expected = parts or ["the Director:\n(a) write; and\n(b) report; and", "it be noted."]
    assert [part.text for part in block.parts] == expected


def test_a_resolution_ends_where_the_next_paragraph_begins():
    assert kinds("RESOLVED: That the report be noted.\nThe Chair closed the meeting.") == ["Resolved", "Said"]
    assert kinds("RESOLVED: That the report\nbe noted.") == ["Resolved"]
    assert kinds("RESOLVED: That\n(1) a; and\n\n(2) b.\n\nThe Chair closed the meeting.") == ["Resolved", "Said"]


def test_what_is_minuted_in_private_is_closed_unless_a_line_says_otherwise():
    text = "The rent was named.\n[open] A depot is to be leased.\nRESOLVED: That\n(1) it be leased; and\n(2) [open] the plan be noted."
    closed, opened, resolved = understood(text, is_closed=True).blocks
    assert (closed.is_closed, opened.is_closed, resolved.is_closed) == (True, False, True)
    assert [part.is_closed for part in resolved.parts] == [True, False]
    assert [block.is_closed for block in understood("[closed] The rent.\nThe plan.").blocks] == [True, False]


def test_a_private_item_of_which_all_is_open_is_named():
    assert closing_needed(understood("The rent was named."), is_private=True).startswith("The press and public were excluded")
    assert closing_needed(understood("[closed] The rent."), is_private=True) == ""
    assert closing_needed(understood("The rent."), is_private=False) == ""


@pytest.mark.parametrize(
    ("text", "who", "what", "due"),
    [
        ("Undertaking: Director of Homes: send the list by 1 March 2027", "Director of Homes", "send the list", "by 1 March 2027"),
        ("Action: Ms Quill would write to the owner before the next meeting.", "Ms Quill", "write to the owner", "before the next meeting"),
        ("The clerk agreed to look into it.", "clerk", "look into it", ""),
        ("The clerk undertook to stand by the decision.", "clerk", "stand by the decision", ""),
    ],
)
def test_undertakings_say_who_what_and_by_when(text, who, what, due):
    [said] = understood(text).blocks
    assert (said.who, said.what, said.due_words) == (who, what, due)


def test_names_are_found_by_part_of_them_where_only_one_can_be_meant():
    assert whom("Cllr W. Ashby", PRESENT) == "Cllr W. Ashby"
    assert whom("Wendeline Ashby", PRESENT) == PRESENT[0]
    assert whom("", PRESENT) == ""
