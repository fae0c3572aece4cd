"""What a journey stands on: a copy of the sample council, its server, a browser, and readers."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.places import Place, copied, told
from tests.browser.readers import Keyboard
from tests.browser.servers import served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A copy of the sample council; what one file of journeys does there no other sees."""
    run = Path(os.environ["MOOTHALL_TEST_PLACE"])
    with copied(told(run, os.environ.get("MOOTHALL_DATABASE", "")), run) as copy:
        yield copy


@pytest.fixture(scope="module")
def arranged(place: Place) -> dict[str, Any]:
    """What was arranged beside the story: a decision for each standing, pages worth reading, ways in. See arranged.py."""
    return json.loads(place.run("tests.browser.arranged"))


@pytest.fixture(scope="module")
def address(place: Place, arranged: dict[str, Any]) -> Iterator[str]:
    """Where the place is served."""
    with served(place) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own. One for each file: while it runs, no other test may use the database here."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no Chromium is here: install it to take the browser journeys")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A reader's window, with nobody signed in."""
    yield from window(browser, address)


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same with JavaScript switched off."""
    yield from window(browser, address, java_script_enabled=False)


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """One window for a whole file of journeys, with nobody signed in."""
    yield from window(browser, address)


@pytest.fixture(scope="module")
def plain_reader(browser: Browser, address: str) -> Iterator[Page]:
    """The same with JavaScript switched off."""
    yield from window(browser, address, java_script_enabled=False)


def window(browser: Browser, address: str, **options: bool) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address, locale="en-GB", timezone_id="Europe/London", viewport={"width": 1440, "height": 900}, **options
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def signed_in(page: Page, arranged: dict[str, Any]) -> Callable[..., None]:
    """Let somebody who holds a role sign in by a link: `signed_in("Committee clerk")`; of several, the second with `which=1`."""

    def sign_in(role: str, which: int = 0) -> None:
        page.context.clear_cookies()
        page.goto(arranged["ways_in"][role][which])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/workspace/")

    return sign_in


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)
