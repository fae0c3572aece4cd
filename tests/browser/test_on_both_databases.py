"""What is served stands on either database alike: somebody signs in by a link, works by keyboard alone, searches, and is told by letter.

The council is a little one, made for these journeys: see little.py. What needs the story that was told is tried on one database.
"""

import json
import os
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import little
from tests.browser.conftest import sign_in
from tests.browser.looking import looked_over
from tests.browser.places import Place, copied, once
from tests.browser.readers import Keyboard
from tests.browser.servers import served

pytestmark = [pytest.mark.browser, pytest.mark.both]
READER = "resident@example.org"


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    run = Path(os.environ["MOOTHALL_TEST_PLACE"])
    with copied(once(run, "little", os.environ.get("MOOTHALL_DATABASE", ""), little.made), run) as copy:
        yield copy


@pytest.fixture(scope="module")
def address(place: Place) -> Iterator[str]:
    with served(place) as where:
        yield where


@pytest.fixture(scope="module")
def made(place: Place) -> dict[str, str]:
    return json.loads((place.folder / little.MADE).read_text())


def test_a_clerk_signs_in_by_a_link_confirms_a_commitment_and_signs_out(page: Page, keyboard: Keyboard, made: dict[str, str]):
    enter(page, keyboard, made["way_in"])
    page.goto(f"/{made['waiting']}")
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


def test_two_clerks_at_one_commitment_lose_nothing_that_was_typed(page: Page, made: dict[str, str]):
    sign_in(page, made["way_in"])
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


def letters(place: Place) -> list[tuple[str, str]]:
    """What has come to the reader, the first first: subject and text."""
    place.run("moothall", "worker", "--once")
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted((place.folder / "mail").glob("*.eml"))]
    return [(letter["Subject"], letter.get_body(("plain",)).get_content()) for letter in found if letter["To"] == READER]


def press(keyboard: Keyboard, button: str) -> None:
    keyboard.tab_to(button, "button")
    keyboard.enter()


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
