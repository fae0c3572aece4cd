"""By keyboard alone: found, narrowed, mended, confirmed. Everything that takes the focus shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser


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
    type_into(keyboard, "From", "31 2 2025")
    type_into(keyboard, "To", "30 9 2025")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_contain_text("One thing needs another look")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.locator(".register h3").all_inner_texts() == before, "a wrong choice leaves the list as it was"
    keyboard.tab_to("From", "a")
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
