"""The words of minutes and resolutions, read as clerks write them."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.meetings import rules
from moothall.meetings.rules import EntryKind, PartKind, Reference, entries

PAGES = Path(__file__).parents[5] / "shared" / "data" / "moderngov" / "pages"
needs_pages = pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages (../shared/data/moderngov/pages) are not beside this copy")


def paragraphs(name):
    """The paragraphs of a real page, each on one line."""
    text = (PAGES / name).read_text(encoding="utf-8")
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)]


def between(lines, first, last):
    """The paragraphs after the one that begins so, before the one that begins so."""
    begins = next(place for place, line in enumerate(lines) if line.startswith(first)) + 1
    ends = next(place for place, line in enumerate(lines) if place > begins and line.startswith(last))
    return [line for line in lines[begins:ends] if line]


@needs_pages
def test_each_paragraph_of_the_real_decision_is_what_it_tells():
    lines = between(paragraphs("sefton_decision_2009-12-02.txt"), "Decisions:", "Publication date:")
    assert [rules.kind_of_entry(line) for line in lines] == [
        *(EntryKind.CONSIDERED, EntryKind.NARRATIVE, EntryKind.NARRATIVE, EntryKind.REPORTED, EntryKind.SPOKE_TO_REPORT),
        *(EntryKind.INFORMED, EntryKind.CONCERN, EntryKind.CONCERN, EntryKind.INFORMED, EntryKind.AGREED, EntryKind.INFORMED),
        *(EntryKind.STATED, EntryKind.RESOLVED, EntryKind.RESOLVED),
    ]


@needs_pages
def test_each_paragraph_of_the_real_discussion_is_what_it_tells():
    lines = between(paragraphs("sefton_meeting_2010-08-04.txt"), "Additional documents:", "•")
    assert [rules.kind_of_entry(line) for line in lines] == [
        *(EntryKind.CONSIDERED, EntryKind.WAS_ASKED, EntryKind.REPORTED, EntryKind.NARRATIVE, EntryKind.NARRATIVE),
        *(EntryKind.PRESENTED, EntryKind.ISSUES_RAISED),
    ]


@needs_pages
def test_each_resolution_of_the_real_meeting_has_its_kinds():
    lines = paragraphs("sefton_meeting_2010-08-04.txt")
    parts = [line for line in lines if re.search(r"\bbe (?!required)\w+", line) and not line.startswith(("The ", "Members", "•"))]
    assert [kinds for line in parts if (kinds := rules.kinds_of_part(line)) != (PartKind.OTHER,)] == [
        (PartKind.CONFIRM,),
        *[(PartKind.AMEND,), (PartKind.ENDORSE, PartKind.RATIFY), (PartKind.AUTHORISE,)],
        *[(PartKind.NOTE,), (PartKind.REQUEST,), (PartKind.REQUEST,)],
        *[(PartKind.NOTE,), (PartKind.REQUEST,)],
        *[(PartKind.NOTE,), (PartKind.APPROVE,)],
        (PartKind.COMMEND,),
    ]


@needs_pages
def test_the_real_page_refers_to_one_clause_and_confirms_one_meeting():
    lines = paragraphs("sefton_meeting_2010-08-04.txt")
    found = [reference for line in lines if line[:1].islower() for reference in rules.references_in(line, [1, 2, 3])]
    assert found == [Reference("subject to (1) above", "1", is_condition=True)]
    assert [rules.minutes_confirmed(line) for line in lines if rules.minutes_confirmed(line)] == [(date(2010, 6, 9),)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (EntryKind.APOLOGIES, "Apologies for absence were received from two members."),
        (EntryKind.APOLOGIES, "An apology was received from the Vice-Chair."),
        (EntryKind.DECLARATION, "The Chair declared a personal and prejudicial interest in item 5 and left the room."),
        (EntryKind.DECLARATION, "No declarations of interest were made."),
        (EntryKind.CONSIDERED, "The Committee considered a report of the Director of Place."),
        (EntryKind.CONSIDERED, "Consideration was given to the joint report."),
        (EntryKind.WAS_ASKED, "Members were invited to comment on the draft plan."),
        (EntryKind.REPORTED, "Appendix 2 set out the costs."),
        (EntryKind.REPORTED, "The Director of Finance reported that the fund stood at £1.4 million."),
        (EntryKind.PRESENTED, "The Head of Service introduced the report."),
        (EntryKind.PRESENTED, "The Chief Officer gave a presentation on flooding."),
        (EntryKind.SPOKE_TO_REPORT, "The Head of Housing spoke briefly to the report."),
        (EntryKind.ISSUES_RAISED, "During discussion the following points were made:"),
        (EntryKind.ISSUES_RAISED, "Members raised a number of issues."),
        (EntryKind.QUESTION, "A member asked whether the scheme would be extended."),
        (EntryKind.QUESTION, "In response to a question, the Director stated that it would."),
        (EntryKind.QUESTION, "With whom would information be shared?"),
        (EntryKind.QUESTION, "The Chair enquired about the cost."),
        (EntryKind.CONCERN, "Concerns were expressed about the delay."),
        (EntryKind.CONCERN, "The Spokesperson was concerned that no date was given."),
        (EntryKind.CONCERN, "Members raised serious concerns."),
        (EntryKind.INFORMED, "Members were advised that the consultation had closed."),
        (EntryKind.INFORMED, "Mr. J. Reed informed the meeting that work had begun."),
        (EntryKind.STATED, "The Leader stated that the plan was welcome."),
        (EntryKind.STATED, "The Leader pointed out that the plan was late."),
        (EntryKind.STATED, "The Committee noted the position."),
        (EntryKind.SUGGESTED, "The Chair suggested a visit."),
        (EntryKind.SUGGESTED, "It was suggested that members visit the site."),
        (EntryKind.AGREED, "It was agreed that the item be deferred."),
        (EntryKind.AGREED, "The Committee agreed with the Chair."),
        (EntryKind.AGREED, "Members concurred."),
        (EntryKind.UNDERTAKING, "The Director undertook to write to members."),
        (EntryKind.UNDERTAKING, "The Head of Legal agreed to circulate the advice."),
        (EntryKind.UNDERTAKING, "The Chair gave an undertaking that the report would be published."),
        (EntryKind.MOTION, "It was moved by the Leader and seconded by the Deputy Leader."),
        (EntryKind.MOTION, "An amendment was duly moved."),
        (EntryKind.VOTE, "On being put to the vote, the motion was carried."),
        (EntryKind.VOTE, "Twelve members voted in favour and four against."),
        (EntryKind.VOTE, "The amendment was lost."),
        (EntryKind.RESOLVED, "RESOLVED:"),
        (EntryKind.RESOLVED, "It was unanimously resolved to approve the plan."),
        (EntryKind.RESOLVED, "That the report be noted."),
    ],
)
def test_common_council_english_is_understood(kind, text):
    assert rules.kind_of_entry(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The meeting closed at 8pm.",
        "The plan had been approved earlier this year.",
        "The targets had not been agreed by Members.",
        "A copy of the plan was attached. The Director informed members of it.",
        "the report be noted; and",
        "Publication date: 09/12/2009",
        "£££ ;;; ???!",
    ],
)
def test_what_fits_no_kind_is_narrative_and_never_guessed(text):
    assert rules.kind_of_entry(text) is EntryKind.NARRATIVE


def test_of_two_verbs_the_first_of_the_first_sentence_counts():
    assert rules.kind_of_entry("The Director informed the meeting that work had begun and suggested a visit.") is EntryKind.INFORMED
    assert rules.kind_of_entry("The Chair suggested a visit. The Director informed the meeting of the cost.") is EntryKind.SUGGESTED
    assert rules.kind_of_entry("The Chair\nsuggested\n\ta visit.") is EntryKind.SUGGESTED


@given(st.data(), st.sampled_from(list(entries.WAYS)))
def test_no_kind_is_passed_over_for_want_of_its_stem(data, kind):
    said = data.draw(st.from_regex(entries.PATTERNS[kind], alphabet=st.characters(codec="ascii")))
    assert any(stem in said.lower() for stem in entries.STEMS[kind])


@given(st.text())
def test_every_paragraph_has_a_kind_and_every_part_at_least_one(text):
    assert rules.kind_of_entry(text) in set(EntryKind)
    kinds = rules.kinds_of_part(text)
    assert kinds
    assert len(set(kinds)) == len(kinds)
    assert PartKind.OTHER not in kinds or kinds == (PartKind.OTHER,)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the report be noted", (PartKind.NOTE,)),
        ("the plan be approved and the report be noted", (PartKind.APPROVE, PartKind.NOTE)),
        ("the scheme be received, noted and approved", (PartKind.NOTE, PartKind.APPROVE)),
        ("the plan be formally adopted", (PartKind.ADOPT,)),
        ("authority be delegated to the Director of Place to approve the final plan", (PartKind.DELEGATE,)),
        ("the matter be referred to Cabinet and be deferred", (PartKind.REFER, PartKind.DEFER)),
        ("Council be recommended to approve the budget", (PartKind.RECOMMEND,)),
        ("the application be refused", (PartKind.REFUSE,)),
        ("the application be not approved", (PartKind.REFUSE,)),
        ("the plan not be adopted", (PartKind.REFUSE,)),
        ("the Director be not requested to act", (PartKind.OTHER,)),
        ("two members be appointed to the Board", (PartKind.APPOINT,)),
        ("the constitution be amended", (PartKind.AMEND,)),
        ("the tender be accepted", (PartKind.AGREE,)),
        ("officers be instructed to act", (PartKind.REQUEST,)),
        ("the team be congratulated", (PartKind.COMMEND,)),
        ("the Minutes be confirmed as a correct record", (PartKind.CONFIRM,)),
        ("To note the report and approve the plan", (PartKind.NOTE, PartKind.APPROVE)),
        ("That Cabinet notes the report", (PartKind.NOTE,)),
        ("Cabinet endorses and ratifies the Protocol", (PartKind.ENDORSE, PartKind.RATIFY)),
        ("the action requests be noted", (PartKind.NOTE,)),
        ("the sum be paid", (PartKind.OTHER,)),
        ("", (PartKind.OTHER,)),
    ],
)
def test_what_a_part_does_is_named_in_its_order(text, kinds):
    assert rules.kinds_of_part(text) == kinds
