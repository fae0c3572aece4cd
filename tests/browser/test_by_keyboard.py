"""By keyboard alone: found, narrowed, mended, confirmed, called in. Everything that takes the focus shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser
GROUNDS = "The consultation closed before the report was published."


def test_the_first_stop_skips_to_what_the_page_says(page: Page, keyboard: Keyboard):
    page.goto("/decisions/")
    page.keyboard.press("Tab")
    assert keyboard.focus.name == "Skip to main content"
    assert keyboard.focus.ring
    keyboard.enter()
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_from_the_home_page_to_a_decision_that_can_still_be_called_in(page: Page, keyboard: Keyboard):
    page.goto("/")
    title = page.locator("#open h3 a").first.inner_text()
    keyboard.tab_to(title, "a")
    keyboard.enter()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".clock")).to_contain_text("open to call-in")


def test_the_register_is_narrowed_and_a_wrong_date_is_mended(page: Page, keyboard: Keyboard):
    page.goto("/decisions/")
    before = page.locator(".register h3").all_inner_texts()
    type_into(keyboard, "Decided from", "31 2 2025")
    type_into(keyboard, "Decided to", "30 9 2025")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_contain_text("One thing needs another look")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.locator(".register h3").all_inner_texts() == before, "a wrong choice leaves the list as it was"
    keyboard.tab_to("Decided from", "a")
    keyboard.enter()
    assert keyboard.focus.tag == "input"
    page.keyboard.press("Control+a")
    keyboard.write("1 4 2025")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".headline")).to_contain_text("from 1 April 2025 to 30 September 2025")
    days = page.locator(".register time").evaluate_all("all => all.map(it => it.dateTime)")
    assert days
    assert all("2025-04-01" <= day <= "2025-09-30" for day in days)


def type_into(keyboard: Keyboard, label: str, text: str) -> None:
    """Go to a box, and write over what is in it."""
    keyboard.tab_to(label, "input")
    keyboard.page.keyboard.press("Control+a")
    keyboard.write(text)


@pytest.mark.both
def test_a_clerk_signs_in_by_a_link_confirms_a_commitment_and_signs_out(page: Page, keyboard: Keyboard, arranged: dict[str, Any]):
    enter(page, keyboard, arranged["ways_in"]["Committee clerk"][0])
    page.goto(f"/{arranged['pages']['commitment that waits']}")
    keyboard.tab_to("Confirm this commitment", "a")
    keyboard.enter()
    keyboard.tab_to("Confirm", "button")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_contain_text("Say by when")
    keyboard.tab_to("No day was set", "input")
    page.keyboard.press("Space")
    keyboard.tab_to("Confirm", "button")
    keyboard.enter()
    expect(page.locator(".notice.good")).to_contain_text("Confirmed.")
    expect(page.locator("main")).to_contain_text("No day was set")
    expect(page.get_by_role("link", name="Confirm this commitment")).to_have_count(0)
    leave(page, keyboard)


def test_what_was_asked_is_put_on_an_agenda_and_closed_once_the_meeting_has_had_it(
    page: Page, keyboard: Keyboard, arranged: dict[str, Any]
):
    enter(page, keyboard, arranged["ways_in"]["Committee clerk"][0])
    commitment = f"/{arranged['pages']['commitment given another day']}"
    page.goto(commitment)
    keyboard.tab_to("Say where it comes back", "a")
    keyboard.enter()
    keyboard.tab_to("Report back there", "button")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_contain_text("One thing needs another look")
    keyboard.tab_to("Where does it come back?", "select")
    page.keyboard.press("ArrowDown")
    keyboard.tab_to("Report back there", "button")
    keyboard.enter()
    expect(page.locator(".notice.good")).to_contain_text("An item stands on that agenda now")
    keyboard.tab_to("The meeting has had it", "a")
    keyboard.enter()
    keyboard.tab_to("The meeting has had it", "button")
    keyboard.enter()
    expect(page.locator("header.lead")).to_contain_text("Closed")
    leave(page, keyboard)


def enter(page: Page, keyboard: Keyboard, link: str) -> None:
    """Sign in by a link that asks first."""
    page.goto(link)
    keyboard.tab_to("Sign in", "button")
    keyboard.enter()
    expect(page.locator("h1")).to_contain_text("Good to see you")


def leave(page: Page, keyboard: Keyboard) -> None:
    page.goto("/workspace/")
    keyboard.tab_to("Sign out", "a")
    keyboard.enter()
    keyboard.tab_to("Sign out", "button")
    keyboard.enter()
    page.goto("/workspace/")
    expect(page.locator("h1")).to_have_text("Sign in")


@pytest.mark.both
def test_the_third_member_of_scrutiny_calls_a_decision_in_and_its_clock_gives_way(page: Page, keyboard: Keyboard, arranged: dict[str, Any]):
    where = f"/{arranged['standings']['OPEN_TO_CALL_IN']}"
    for count, link in enumerate(arranged["ways_in"]["Scrutiny member"], start=1):
        page.goto(where)
        expect(page.locator(".clock")).to_contain_text("open to call-in until")
        enter(page, keyboard, link)
        ask_for_call_in(page, keyboard, where)
        expect(page.locator("main blockquote", has_text=GROUNDS)).to_have_count(count)
        leave(page, keyboard)
    page.goto(where)
    expect(page.locator(".lead .standing").first).to_have_text("Called in")
    expect(page.locator("main")).not_to_contain_text("It is open to call-in")
    expect(page.locator(".clock li")).to_have_count(0)
    page.goto("/decisions/?standing=called-in")
    expect(page.locator(f".register a[href='{where}']")).to_have_count(1)


def ask_for_call_in(page: Page, keyboard: Keyboard, where: str) -> None:
    """Call in, first without grounds: what is missing is said and takes the focus."""
    page.goto(where)
    keyboard.tab_to("Call in this decision", "a")
    keyboard.enter()
    keyboard.tab_to("Call it in", "button")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_be_focused()
    keyboard.tab_to("Why should this decision be looked at again?", "a")
    keyboard.enter()
    keyboard.write(GROUNDS)
    keyboard.tab_to("Call it in", "button")
    keyboard.enter()


@pytest.mark.both
def test_a_search_is_typed_and_its_first_hit_is_opened(page: Page, keyboard: Keyboard):
    page.goto("/")
    keyboard.tab_to("Search meetings, papers, decisions and commitments", "input")
    keyboard.write("library")
    keyboard.enter()
    first = page.locator(".found h3 a").first.inner_text()
    assert "library" in first.lower()
    keyboard.tab_to(first, "a")
    keyboard.enter()
    expect(page.locator("h1")).to_contain_text(first)


@pytest.mark.both
def test_two_clerks_at_one_commitment_lose_nothing_that_was_typed(page: Page, signed_in: Callable[..., None]):
    signed_in("Committee clerk")
    waiting = page.locator("section[aria-labelledby='confirm'] a").first.get_attribute("href")
    page.goto(f"{waiting}/confirm")
    page.get_by_label("What is asked").fill("A report on what the lamps cost")
    other = page.context.new_page()
    other.goto(f"{waiting}/dismiss")
    other.get_by_label("Why does this commit nobody?").fill("It was said of another street.")
    other.get_by_role("button", name="Dismiss it").click()
    expect(other.locator(".notice.good")).to_contain_text("Dismissed.")
    page.get_by_label("No day was set").check()
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("h1")).to_have_text("Somebody changed this first")
    expect(page.locator("main")).to_contain_text("A report on what the lamps cost")
    expect(page.locator("main")).to_contain_text("It was said of another street.")
