"""What a resolution asks of somebody: read from its words, with nothing added."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import Standing

PAGE = Path(__file__).parents[5] / "shared" / "data" / "moderngov" / "pages" / "sefton_meeting_2010-08-04.txt"
needs_page = pytest.mark.skipif(not PAGE.is_file(), reason="the real page (../shared/data/moderngov/pages) is not beside this copy")


def read(text):
    return [(proposed.who, proposed.what, proposed.due_words) for proposed in rules.commitments_in(text)]


@needs_page
def test_the_real_page_makes_three_commitments_and_none_of_them_has_a_due_day():
    text = PAGE.read_text(encoding="utf-8")
    resolved = [paragraph for paragraph in text.split("\n\n") if " be " in paragraph and paragraph.strip()[:1].islower()]
    proposed = [one for part in resolved for one in rules.commitments_in(part)]
    assert {one.who for one in proposed} == {"the Assistant Chief Executive"}
    assert [one.what.partition(" on ")[0] for one in proposed] == [
        "submit a report",
        "submit a report",
        "submit a summary report to Cabinet",
    ]
    assert [one.due_words for one in proposed] == ["", "", ""]
    assert all(one.phrase in text and one.phrase.startswith("the Assistant Chief Executive be requested to submit") for one in proposed)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (
            "the Director of Place be requested to submit a report on flooding; and",
            [("the Director of Place", "submit a report on flooding", "")],
        ),
        ("That the Director of Place be asked to act.", [("the Director of Place", "act", "")]),
        ("(2) officers be instructed to consult residents", [("officers", "consult residents", "")]),
        ("Legal Services be directed to prepare the agreement", [("Legal Services", "prepare the agreement", "")]),
        ("RESOLVED: That the Chief Executive be invited to write to the Minister", [("the Chief Executive", "write to the Minister", "")]),
        (
            "That the report be noted and the Director of Place be requested to submit a further report in six months.",
            [("the Director of Place", "submit a further report in six months", "in six months")],
        ),
        (
            "That £1M be approved for roads, parks and lighting and the Director of Place be requested to report on a quarterly basis",
            [("the Director of Place", "report on a quarterly basis", "on a quarterly basis")],
        ),
        (
            "the scheme be approved, subject to consultation with the Head of Legal, "
            "and the Director of Finance be tasked to find the funds",
            [("the Director of Finance", "find the funds", "")],
        ),
        (
            "That, subject to the approval of Council, the Director of Place and the Head of Legal be asked, "
            "in consultation with the Cabinet Member, to prepare a scheme by 31 March 2011.",
            [("the Director of Place and the Head of Legal", "prepare a scheme by 31 March 2011", "by 31 March 2011")],
        ),
        (
            "the Leader, the Chief Executive and the Director of Place be requested to meet ministers within 10 working days",
            [
                (
                    "the Leader, the Chief Executive and the Director of Place",
                    "meet ministers within 10 working days",
                    "within 10 working days",
                )
            ],
        ),
        (
            "officers be instructed to consult residents and be requested to report back in six months",
            [("officers", "consult residents", ""), ("officers", "report back in six months", "in six months")],
        ),
        (
            "the Director be requested to report on roads and that the Head of Legal be asked to advise on title; "
            "the Chair be invited to speak",
            [("the Director", "report on roads", ""), ("the Head of Legal", "advise on title", ""), ("the Chair", "speak", "")],
        ),
        ("officers be requested to: (a) submit a report", [("officers", "(a) submit a report", "")]),
        ("Cllr. Reed be requested to attend", [("Cllr. Reed", "attend", "")]),
        (
            "the Director of\nPlace be requested\nto report back to the next meeting",
            [("the Director of\nPlace", "report back to the next meeting", "to the next meeting")],
        ),
        (
            "The Director of Place to report back to the next meeting of the Committee in March 2011",
            [
                (
                    "The Director of Place",
                    "report back to the next meeting of the Committee in March 2011",
                    "to the next meeting of the Committee in March 2011",
                )
            ],
        ),
        ("That officers report back in the autumn", [("officers", "report back in the autumn", "in the autumn")]),
        (
            "the plan be noted and the Director of Place report to Cabinet in June",
            [("the Director of Place", "report to Cabinet in June", "to Cabinet in June")],
        ),
        (
            "That the Director of Finance will bring a revised budget to a future meeting",
            [("the Director of Finance", "bring a revised budget to a future meeting", "to a future meeting")],
        ),
        (
            "a further report be submitted to the meeting in March 2011",
            [("", "a further report be submitted to the meeting in March 2011", "to the meeting in March 2011")],
        ),
        (
            "That a report be brought by the Director of Place to Cabinet and the Director be thanked",
            [("the Director of Place", "a report be brought by the Director of Place to Cabinet", "")],
        ),
        (
            "the plan be approved and a progress report be presented every six months",
            [("", "a progress report be presented every six months", "every six months")],
        ),
        (
            "progress be reported with each quarter’s figures",
            [("", "progress be reported with each quarter’s figures", "with each quarter’s figures")],
        ),
    ],
)
def test_who_is_asked_for_what_and_by_when_is_read_as_it_is_said(text, proposed):
    assert read(text) == proposed


@pytest.mark.parametrize(
    "text",
    [
        "the report be noted",
        "the Director of Place be authorised to sign the agreement",
        "the Toolkit be adapted to ensure that individuals have the right to consult their records",
        "the progress report to Cabinet be noted",
        "The Chair to present the report",
        "",
        "; and . ;",
    ],
)
def test_what_asks_nobody_for_anything_makes_no_commitment(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the Director of Place be not requested to submit a report",
        "the Director of Place not be requested to submit a report",
        "no further report be submitted",
        "no officer be asked to act",
        "That if the Director be requested to act, funds be found",
        "the matter be noted be requested to act",
        "a report not be brought to Cabinet",
    ],
)
def test_what_is_denied_or_only_supposed_makes_no_commitment(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Chief Executive had been requested to submit a report",
        "The Cabinet Member was asked to review the plan",
        "The Director of Place reported back in six months",
        "The Director agreed to report back in six months",
        "A report was submitted to Cabinet",
        "the Director should be asked to act",
    ],
)
def test_what_is_past_or_only_wished_makes_no_commitment(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("report in 12 months' time", "in 12 months' time"),
        ("report no later than 4 August 2011", "no later than 4 August 2011"),
        ("report by the end of March", "by the end of March"),
        ("report before the next meeting", "before the next meeting"),
        ("report to its March meeting", "to its March meeting"),
        ("report to Cabinet at its meeting to be held on 4 August 2010", "at its meeting to be held on 4 August 2010"),
        ("report in due course", "in due course"),
        ("act as a matter of urgency", "as a matter of urgency"),
        ("report quarterly to the Board", "quarterly"),
        ("report on performance as at 31 March 2010", ""),
        ("report on the fourth quarter of 2009/10", ""),
        ("report to Cabinet", ""),
    ],
)
def test_when_something_is_due_is_kept_in_the_resolution_s_own_words(text, due):
    assert rules.due_words_in(text) == due


FRAGMENTS = st.sampled_from(
    [
        *("the Director of Place", "officers", "Legal Services", "the report", "a further report", "no report", "(1)", "(2) above", "That"),
        *(
            " be requested to ",
            " be asked, with the Chair, to ",
            " be noted",
            " be submitted",
            " not ",
            " to report back ",
            " report to Cabinet ",
        ),
        *(
            " and ",
            " and that ",
            "; ",
            ", ",
            ". ",
            "\n",
            "\n\n",
            " by ",
            " in six months",
            " subject to ",
            " to the next meeting",
            "Cllr. ",
            "be",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map("".join), st.lists(FRAGMENTS, max_size=25).map(" ".join))


@given(TEXTS)
def test_nothing_is_proposed_that_the_text_does_not_say(text):
    for proposed in rules.commitments_in(text):
        assert proposed.what
        for words in (proposed.who, proposed.what, proposed.phrase, proposed.due_words):
            assert words in text
        assert proposed.due_words in proposed.what
        assert proposed.what in proposed.phrase


@given(
    TEXTS,
    st.sampled_from(["the Director of Place", "officers", "Legal Services"]),
    st.sampled_from(["submit a report", "consult residents"]),
)
def test_a_request_is_found_whatever_stands_before_its_clause(before, who, what):
    assert (who, what) in [(proposed.who, proposed.what) for proposed in rules.commitments_in(f"{before}; {who} be requested to {what}.")]


def test_ten_thousand_words_without_an_end_are_read_in_time():
    text = "the Director and the report " * 5_000 + "be requested to act"
    assert read(text) == []
    assert read("the report be noted and " * 5_000 + "the Director be requested to act") == [("the Director", "act", "")]


def test_nothing_is_carried_out_before_effect_and_a_part_waits_for_its_conditions():
    assert rules.held_because(Standing.OPEN_TO_CALL_IN) == "This part waits: the decision is not in effect. It is: open to call-in."
    assert rules.held_because(Standing.IN_EFFECT) == ""
    unmet = ["subject to (1) above", "subject to planning permission"]
    assert rules.held_because(Standing.IN_EFFECT, unmet) == "This part waits: it is subject to (1) above and planning permission."
