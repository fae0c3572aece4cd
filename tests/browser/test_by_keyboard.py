"""By keyboard alone: found, narrowed, mended, confirmed. Everything that takes the focus shows it."""

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
