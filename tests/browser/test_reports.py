"""A report is begun, written and looked through by keyboard alone; its pages are looked over on the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import looked_over
from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser
CLERK = "Committee clerk"
DESK = "/workspace/meetings/"


def type_into(keyboard: Keyboard, label: str, text: str, tag: str = "textarea") -> None:
    """Go to a box, and write over what is in it."""
    keyboard.tab_to(label, tag)
    keyboard.page.keyboard.press("Control+a")
    keyboard.write(text)


def begun(page: Page, keyboard: Keyboard) -> None:
    """A report with a title, for the first body that is offered."""
    page.goto(f"{DESK}reports/")
    keyboard.tab_to("Begin a report", "a")
    keyboard.enter()
    keyboard.tab_to("Begin", "button")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_be_focused()
    assert not (found := looked_over(page)), found
    type_into(keyboard, "Title", "Lamps on the quay", "input")
    keyboard.tab_to("For which meeting?", "select")
    page.keyboard.press("ArrowDown")
    keyboard.tab_to("Begin", "button")
    keyboard.enter()
    expect(page.locator("h1")).to_have_text("Write: Lamps on the quay")


def test_a_report_is_begun_written_and_looked_through_by_keyboard_alone(page: Page, keyboard: Keyboard, signed_in: Callable[..., None]):
    signed_in(CLERK)
    begun(page, keyboard)
    type_into(keyboard, "Purpose", "To agree that the lamps are lit.")
    keyboard.tab_to("Add a recommendation", "button")
    keyboard.enter()
    expect(page.get_by_role("textbox", name="Recommendation 1")).to_be_focused()
    keyboard.write("Agree that the lamps are lit.")
    assert not (found := looked_over(page)), found
    keyboard.tab_to("Save", "button")
    keyboard.enter()
    expect(page.locator(".notice.good")).to_contain_text("Saved as version 2.")
    expect(page.locator(".counts")).to_contain_text("Agree that the lamps are lit.")
    here = page.url.removesuffix("/write")
    for ending in ("", "/files", "/upload", "/versions", "/clearances", "/guests", "/details", "/hand-in", "/close", "/withdraw"):
        page.goto(here + ending)
        assert not (found := looked_over(page)), (ending, found)
    for address in (f"{DESK}reports/", f"{DESK}report-templates/", here.replace("/workspace", "")):
        page.goto(address)
        assert not (found := looked_over(page)), (address, found)


def test_what_is_typed_and_not_saved_is_there_after_the_window_was_closed(page: Page, keyboard: Keyboard, signed_in: Callable[..., None]):
    signed_in(CLERK)
    begun(page, keyboard)
    with page.expect_response(lambda answer: answer.url.endswith("/keep")) as kept:
        type_into(keyboard, "Purpose", "Half a sentence that nobody saved")
    assert kept.value.status == 204
    here = page.url
    page.goto("about:blank")
    page.goto(here)
    expect(page.locator("main")).to_contain_text("You typed something here and did not save it.")
    keyboard.tab_to("Put it into the boxes", "a")
    keyboard.enter()
    expect(page.get_by_label("Purpose")).to_have_value("Half a sentence that nobody saved")
