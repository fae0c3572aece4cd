"""The two pages of a real council, read in a browser beside their text: no sentence lost, none invented, what is missing named."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from moothall.exchange.tests.saying import FURNITURE
from tests.browser.looking import PHONE, WIDE, show

pytestmark = pytest.mark.browser
MEETING, DECISION = "sefton_meeting_2010-08-04.txt", "sefton_decision_2009-12-02.txt"
HEAD, TITLE, SIZE = "No. Item", re.compile(r"^(.*) pdf icon PDF (\d+ KB)$"), "PDF, {}"
QUOTED_AT_A_MEETING = (
    ".item > :is(h3, h2), .item > p:not([class], :has(small, a)), .entry > p:not(.kind), .entry li, .resolved li p:not(.kind)"
)
QUOTED_OF_A_DECISION = "h1, [aria-labelledby=decided] p:not(.kind), .resolved > strong"
at_both_widths = pytest.mark.parametrize("width", [WIDE, PHONE])


@pytest.fixture
def pages(shared_data: Path) -> Path:
    return shared_data / "moderngov" / "pages"


@pytest.fixture
def open_at(page: Page, arranged: dict[str, Any]):
    """Open the page of a real record, so wide, and give what it says."""

    def show_it(name: str, width: int) -> Locator:
        show(page, width)
        page.goto(f"/{arranged['real'][name]}")
        return page.locator("main")

    return show_it


def flat(text: str) -> str:
    """The words of a text with one space between them, without the furniture of its page."""
    return " ".join(FURNITURE.sub(" ", text.replace("\xa0", " ")).split())


def lines_of(text: str) -> list[str]:
    """The lines of a page without its furniture; a title stands apart from the size of its paper."""
    parted = (TITLE.sub(r"\1", line.strip()) for line in text.replace("\xa0", " ").splitlines())
    return list(filter(None, map(flat, parted)))


def lost(lines: list[str], page: str) -> list[str]:
    """The lines that do not stand on the page, in their order."""
    place, missing = 0, []
    for line in lines:
        found = page.find(line, place)
        if found < 0:
            missing.append(line)
        else:
            place = found + len(line)
    return missing


def invented(quoted: Locator, text: str) -> list[str]:
    """What the page gives as words of its source that are not there."""
    parted = "\n".join(TITLE.sub(r"\1", line.strip()) for line in text.splitlines())
    source, said = flat(parted), [" ".join(words.split()) for words in quoted.all_inner_texts()]
    assert len(said) > 5
    return [words for words in said if words not in source]


@at_both_widths
def test_every_sentence_of_the_meeting_is_on_its_page_in_order_and_none_is_invented(open_at, pages, width):
    text = (pages / MEETING).read_text()
    head, items = text.split(HEAD)
    main = open_at("meeting", width)
    assert lost(lines_of(items), flat(main.inner_text())) == []
    assert invented(main.locator(QUOTED_AT_A_MEETING), text) == []
    kind, body_and_day, *venue_and_contact = lines_of(head)
    body, day = body_and_day.split(" Wednesday ")
    assert day.startswith("4th August, 2010 9.00")
    for said in (kind, body, "Wednesday 4 August 2010, 9am", *venue_and_contact):
        expect(main).to_contain_text(said)


@at_both_widths
def test_each_paper_of_the_meeting_stands_with_its_size(open_at, pages, width):
    main = open_at("meeting", width)
    titled = [TITLE.match(line.strip()) for line in (pages / MEETING).read_text().splitlines()]
    papers = [(found[1], found[2]) for found in titled if found]
    assert len(papers) == 6
    for title, size in papers:
        item = main.locator(".item", has=main.page.get_by_role("heading", name=title, exact=True))
        expect(item.locator(".papers")).to_contain_text(SIZE.format(size))


@at_both_widths
def test_the_resolutions_have_their_numbers_and_lead_to_the_parts_they_name(open_at, width):
    main = open_at("meeting", width)
    numbers = [resolution.locator(".no").all_inner_texts() for resolution in main.locator(".resolved").all()]
    assert numbers == [[], ["(1)", "(2)", "(3)"], ["(1)", "(2)", "(3)"], ["(1)", "(2)"], ["(1)", "(2)"], []]
    condition = main.locator(".resolved li a", has_text="(1)")
    assert (condition.get_attribute("href") or "").startswith("#")
    expect(main.locator(condition.get_attribute("href") or "")).to_contain_text("explicit consent")


@at_both_widths
def test_what_the_meeting_names_and_does_not_hold_is_said(open_at, width):
    missing = open_at("meeting", width).locator(".missing").all_inner_texts()
    named = ("9 June 2010", "Additional documents", "Appendix 1", "Appendix 2", "briefing paper", "Additional documents")
    named = (*named, "Both are kept as published", "an annex", "Annex 1")
    assert [words for words, name in zip(missing, named, strict=True) if name not in words] == []


@at_both_widths
def test_every_sentence_of_the_decision_is_on_its_page_in_order_and_none_is_invented(open_at, pages, width):
    text = (pages / DECISION).read_text()
    main = open_at("decision", width)
    told = text.split("Decisions:")[1].split("Publication date:")[0]
    assert lost(lines_of(told), flat(main.inner_text())) == []
    assert invented(main.locator(QUOTED_OF_A_DECISION), text) == []


@at_both_widths
def test_every_label_of_the_decision_is_answered(open_at, pages, width):
    said = dict(re.findall(r"^([A-Z][\w? ]+?):[ \xa0]*(\S.*)$", (pages / DECISION).read_text(), re.MULTILINE))
    main = open_at("decision", width)
    facts = dict(zip(main.locator("dt").all_inner_texts(), main.locator("dd").all_inner_texts(), strict=True))
    assert (facts["Key decision"], facts["Subject to call-in"]) == (said["Is Key decision?"], said["Is subject to call in?"])
    for words in (f"Published there as “{said['Decision status']}”", f"Taken by {said['Decision Maker']}", said["Decided at meeting"]):
        expect(main).to_contain_text(words.strip())
    happened = " ".join(main.locator("[aria-labelledby=next]").inner_text().split())
    assert "2 December 2009 Decided" in happened
    assert "9 December 2009 Published" in happened
    assert "16 December 2009 Took effect" in happened
    expect(main).to_contain_text("That meeting is not here.")


@at_both_widths
def test_what_the_decision_names_and_does_not_hold_is_said(open_at, width):
    missing = open_at("decision", width).locator("[aria-labelledby=gaps] p").all_inner_texts()
    for name in ("Accompanying Documents", "Annex 1", "attached"):
        assert any(name in words for words in missing), f"{name} is not named"
    assert any("SI 2000/3272" in words for words in missing), "what the record lacks is said with the law of its day"


def threads(main: Locator) -> list[tuple[str, str, str]]:
    """Each knot of the thread: its kind, how its title begins, and whether it leads somewhere, stands here, or is missing."""
    found = []
    for knot in main.locator("nav.thread li").all():
        kind, title = knot.locator("small").first.inner_text(), knot.locator("a, strong, span").first.inner_text()
        leads = "leads" if knot.locator("a").count() else "missing" if "gap" in (knot.get_attribute("class") or "") else "here"
        found.append((kind.removesuffix(", you are here"), title[:35].rstrip(), leads))
    return found


def test_the_thread_of_the_meeting_reads_true_and_names_the_decision_that_is_missing(open_at):
    assert threads(open_at("meeting", WIDE)) == [
        ("Report", "Integration of Performance Improvem", "leads"),
        ("Agenda item", "Cabinet Member - Performance and Go", "here"),
        ("Decision", "No decision in the register names t", "missing"),
        ("Commitment", "The Assistant Chief Executive: subm", "leads"),
        ("Commitment", "The Assistant Chief Executive: subm", "leads"),
    ]


def test_the_thread_of_the_decision_reads_true_and_names_the_meeting_that_is_missing(open_at):
    assert threads(open_at("decision", WIDE)) == [
        ("Agenda item", "The meeting it names is not here", "missing"),
        ("Decision", "Performance Portfolio Monitoring 20", "here"),
        ("Commitment", "Its words ask nobody to report back", "missing"),
    ]


def test_a_sentence_that_is_lost_or_invented_would_be_found(open_at, pages):
    text = (pages / MEETING).read_text()
    main = open_at("meeting", WIDE)
    before = lines_of(text.split(HEAD)[1])
    assert lost([*before[:9], "This was never said.", *before[9:]], flat(main.inner_text())) == ["This was never said."]
    assert lost([before[9], before[3]], flat(main.inner_text())) == [before[3]]
    main.locator(".entry p:not(.kind)").first.evaluate("it => { it.textContent = 'This was never said.' }")
    assert invented(main.locator(QUOTED_AT_A_MEETING), text) == ["This was never said."]
