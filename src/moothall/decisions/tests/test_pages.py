"""The register and the page of a decision, read as people read them: in real addresses, and with what people mistype."""

import pytest
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.authority.rules import CouncilYears
from moothall.decisions import actions, said
from moothall.decisions.tests.factories import (
    REQUEST,
    at,
    commitments_of,
    council,
    meeting_of,
    published,
    recorded,
    resolved,
)
from moothall.decisions.tests.reading import BIDI, NOW, TODAY, cost, signed_in, this_year, titles, words_of

pytestmark = pytest.mark.once


def test_the_register_opens_with_this_council_year_and_says_so(here, public):
    this_year(here, "New hours", code="CAB/1", is_all_wards=True, is_key=True)
    published(here, "Old hours")
    answer = public.get("/decisions/")
    began = CouncilYears().began(TODAY)
    assert titles(answer) == ["New hours"]
    assert f"1 decision since 1 May {began.year}. One can still be called in." in words_of(answer)
    assert "CAB/1. Key decision, all wards" in words_of(answer)


@pytest.mark.both
def test_all_dates_show_every_decision_newest_first_and_those_without_a_day_last(here, public):
    published(here, "Old hours")
    published(here, "No day", decided_on=None)
    this_year(here, "New hours")
    assert titles(public.get("/decisions/?first=")) == ["New hours", "Old hours", "No day"]


@pytest.mark.both
def test_choices_combine(here, public):
    this_year(here, "Harbour wall", wards=(here.harbour,), is_key=True)
    this_year(here, "Harbour lights", is_key=True, maker_kind="Officer", body=None, maker_words="Director of Place")
    this_year(here, "Every harbour", is_all_wards=True)
    ward, body = here.harbour.pk, here.cabinet.pk
    assert titles(public.get("/decisions/?words=harbour&key=yes")) == ["Harbour lights", "Harbour wall"]
    assert titles(public.get(f"/decisions/?words=harbour&ward={ward}")) == ["Every harbour", "Harbour wall"]
    assert titles(public.get("/decisions/?by=Officer")) == ["Harbour lights"]
    assert titles(public.get(f"/decisions/?by={body}&key=no")) == ["Every harbour"]
    assert titles(public.get("/decisions/?standing=open&standing=called-in&key=no")) == ["Every harbour"]
    assert titles(public.get("/decisions/?standing=in-effect")) == []


@pytest.mark.both
@pytest.mark.parametrize("typed", ["1 12 2009", "1/12/2009", "2009-12-01", "1 December 2009"])
def test_a_date_is_typed_as_people_type_it(here, public, typed):
    published(here, "Old hours")
    assert titles(public.get("/decisions/", {"first": typed, "last": "31 12 2009"})) == ["Old hours"]


@pytest.mark.both
def test_a_wrong_date_is_named_kept_and_leaves_the_list_as_it_was(here, public):
    this_year(here, "Library hours")
    this_year(here, "Harbour wall")
    page = html.fromstring(public.get("/decisions/?words=library").content)
    [before] = page.xpath("//input[@name='before']/@value")
    answer = public.get("/decisions/", {"words": "library", "first": "31 2 2026", "before": before})
    assert titles(answer) == ["Library hours"]
    assert "From: There is no such day as 31 2 2026." in words_of(answer)
    assert "The list below has not changed" in words_of(answer)
    assert html.fromstring(answer.content).xpath("//input[@name='first']/@value") == ["31 2 2026"]


@pytest.mark.both
def test_a_last_day_before_the_first_is_named(here, public):
    answer = public.get("/decisions/?first=1+4+2026&last=1+1+2026")
    assert "To: Must be on or after the first day." in words_of(answer)


@pytest.mark.both
@pytest.mark.parametrize(
    "choice", [{"ward": "99999"}, {"by": "nobody"}, {"standing": "lost"}, {"key": "maybe"}, {"first": "\x00"}, {"page": "many"}]
)
def test_a_choice_that_does_not_exist_is_an_answer_not_a_fault(here, public, choice):
    this_year(here)
    assert public.get("/decisions/", choice).status_code == 200


@pytest.mark.both
@pytest.mark.parametrize("words", ["x" * 10_000, BIDI * 40, "\x07", "<script>", "%' OR 1=1 --"])
def test_any_words_can_be_looked_for(here, public, words):
    answer = public.get("/decisions/", {"words": words})
    assert answer.status_code == 200
    assert b"<script>" not in answer.content


@pytest.mark.both
def test_an_empty_list_says_what_is_near_and_leads_on(here, public):
    published(here, "The old lighthouse")
    answer = public.get("/decisions/?words=lighthouse")
    assert "Nothing was decided about “lighthouse” since 1 May" in words_of(answer)
    assert "On other days: 1 decision." in words_of(answer)
    [way] = html.fromstring(answer.content).xpath("//a[text()='Look at all dates']/@href")
    assert titles(public.get(way)) == ["The old lighthouse"]
    assert "Nothing fits on any other day either." in words_of(public.get("/decisions/?words=windmill"))


def test_a_page_of_the_list_keeps_every_choice(here, public):
    for number in range(30):
        this_year(here, f"Street works {number}", is_subject_to_call_in=False)
    first = public.get("/decisions/?words=street")
    [following] = html.fromstring(first.content).xpath("//a[@rel='next']/@href")
    second = public.get(f"{following}")
    assert (len(titles(first)), len(titles(second))) == (25, 5)


def test_a_page_costs_as_many_queries_for_one_decision_as_for_many(here, public):
    fields = {"wards": (here.harbour,), **resolved(REQUEST)}
    first = this_year(here, "One", **fields)
    commitments_of(first, here)
    lists = ("", "commitments/", "register.csv", "feed", "call-in.ics")
    pages = [f"/{first.reference}", *(f"/decisions/{page}" for page in lists)]
    public.get("/decisions/")
    few = [cost(public, page) for page in pages]
    for number in range(3):
        commitments_of(this_year(here, f"More {number}", **fields), here)
    assert [cost(public, page) for page in pages] == few


def test_the_page_of_a_decision_tells_all_that_is_known(here, public):
    meeting = meeting_of(here)
    decision = this_year(
        here,
        "Bring work in-house",
        code="CAB/118",
        is_key=True,
        reasons="It is cheaper.\nIt is quicker.",
        alternatives="Do nothing.",
        passages=(said.Passage("Cabinet considered the report.", ("Who pays?",)),),
        documents=(said.Document("Annex A", "PDF", "54 KB"),),
        meeting=meeting.row,
        item=meeting.item,
        contact="Director of Homes",
        **resolved("That it be done.", "That, subject to (1) above, staff be hired."),
    )
    told = words_of(public.get(f"/{decision.reference}"))
    for words in (
        "Decision CAB/118", "Open to call-in", "Key decision", "It is open to call-in until", "It is cheaper.", "It is quicker.",
        "Do nothing.", "Cabinet considered the report.", "Who pays?", "RESOLVED", "(1) That it be done.", "Waits for (1)", "Annex A",
        "PDF, 54 KB, not kept here", "Takes effect, if nobody calls it in", "Director of Homes", "No rule of this council is recorded",
        "Cabinet, Wednesday 2 December 2009", "the next checkpoint will cover it",
    ):  # fmt: skip
        assert words in told


def test_a_history_that_contradicts_itself_is_shown_as_it_was_published_and_named(here, public):
    there = said.Published(published_at=at(2009, 12, 9, 0), effective_as_published=at(2009, 12, 17).date(), status_as_published="Deleted")
    gaps = (said.Remark("gap", "A paper is missing."),)
    told = said.Decision(title="Monitoring", is_subject_to_call_in=True, meeting_words="02/12/2009 - Cabinet", remarks=gaps)
    decision = actions.bring_in(here.row, viewer=THE_CLOCK, at=NOW, decision=told, published=there)
    page = words_of(public.get(f"/{decision.reference}"))
    assert "Published there as “Deleted”" in page
    assert "The page says 17 December 2009; by the rule it is 16 December 2009. Both are shown, neither is corrected." in page
    assert "Its status is published as “Deleted”, yet it shows a day of effect, 16 December 2009." in page
    assert "Decided at meeting: 02/12/2009 - Cabinet. That meeting is not here." in page
    assert "A paper is missing." in page
    assert "No paper came with this decision." in page


def test_what_was_published_elsewhere_on_no_known_day_is_no_draft(here, public):
    told = said.Decision(title="Listed only", is_subject_to_call_in=False)
    decision = actions.bring_in(here.row, viewer=THE_CLOCK, at=NOW, decision=told, published=said.Published())
    page = words_of(public.get(f"/{decision.reference}"))
    assert "It was published elsewhere, and the page does not say when." in page
    assert "In effect, not subject to call-in" in page
    assert "Not yet published" not in page


@pytest.mark.both
def test_hostile_words_are_shown_as_words(here, public):
    decision = this_year(here, "<script>alert(1)</script>", **resolved("<img src=x onerror=alert(1)>"))
    page = public.get(f"/{decision.reference}").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_draft_is_read_by_its_clerks_only(here, public):
    draft = recorded(here, "The secret lease")
    for address in (f"/{draft.reference}", f"/{draft.reference}.json", f"/{draft.reference}/publish"):
        assert public.get(address).status_code == 404
    assert "The secret lease" in words_of(signed_in(here.clerk).get(f"/{draft.reference}"))
    assert signed_in(here.clerk).get(f"/{draft.reference}.json").status_code == 404


@pytest.mark.both
def test_where_several_councils_are_here_one_can_be_chosen(here, public):
    other = council("otterby", "Otterby", is_home=False)
    this_year(here, "Ours")
    this_year(other, "Theirs")
    assert titles(public.get(f"/decisions/?council={other.row.pk}")) == ["Theirs"]
    assert titles(public.get(f"/decisions/?by={other.cabinet.pk}")) == ["Theirs"]
