"""By keyboard alone: somebody asks to be told, mends the address, confirms it by a link, changes what they asked for and stops it."""

import re
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import looked_over
from tests.browser.places import Place
from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser
READER = "resident@example.org"


def letters(place: Place) -> list[tuple[str, str]]:
    """What has come to the reader, the first first: subject and text."""
    place.run("moothall", "worker", "--once")
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted((place.folder / "mail").glob("*.eml"))]
    return [(letter["Subject"], letter.get_body(("plain",)).get_content()) for letter in found if letter["To"] == READER]


def press(keyboard: Keyboard, button: str) -> None:
    keyboard.tab_to(button, "button")
    keyboard.enter()


@pytest.mark.both
def test_somebody_asks_to_be_told_confirms_changes_and_stops(page: Page, keyboard: Keyboard, place: Place):
    page.goto("/decisions/?words=library")
    keyboard.tab_to("Tell me of these by e-mail", "a")
    keyboard.enter()
    expect(page.get_by_label("Words")).to_have_value("library")
    keyboard.tab_to("Your e-mail address", "input")
    keyboard.write("resident at example")
    press(keyboard, "Tell me")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Words")).to_have_value("library")
    assert not (found := looked_over(page)), found
    keyboard.tab_to("Your e-mail address: Enter an e-mail address like me@place.org.", "a")
    keyboard.enter()
    page.keyboard.press("Control+a")
    keyboard.write(READER)
    keyboard.enter()
    expect(page.locator("h1")).to_have_text("Look in your e-mail")

    [(subject, text)] = letters(place)
    assert subject == "Do you want letters from Wrenmouth?"
    page.goto(re.search(r"/alerts/confirm/\S+", text)[0])
    expect(page.locator(".kind")).to_have_text("Everything about “library”")
    assert not (found := looked_over(page)), found
    press(keyboard, "Yes, tell me")
    expect(page.locator(".headline")).to_have_text("You asked to be told of 1 thing.")
    assert not (found := looked_over(page)), found
    press(keyboard, "Tell me once a day instead")
    expect(page.locator("main")).to_contain_text("Once a day, in the morning")
    keyboard.tab_to("Stop all of it", "a")
    keyboard.enter()
    expect(page.locator("h1")).to_have_text("Stop all letters?")
    assert not (found := looked_over(page)), found
    press(keyboard, "Stop all letters")
    expect(page.locator("h1")).to_have_text("It is stopped")
    assert len(letters(place)) == 1
