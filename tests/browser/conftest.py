"""What a journey stands on: a copy of the sample council, its server, a browser, and readers."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.places import ARRANGED, Place, copied, told
from tests.browser.readers import Keyboard
from tests.browser.servers import served

# The first is Chromium without the frame of windows and menus around its pages, which nobody sees here: it draws the same, sooner.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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
    return json.loads((place.folder / ARRANGED).read_text())


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


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str, arranged: dict[str, Any]) -> Iterator[Callable[[str], Page]]:
    """One window for each role, for a whole file of journeys that change nothing: `desk("Committee clerk")`."""
    with ExitStack() as windows:
        opened: dict[str, Page] = {}

        def of(role: str) -> Page:
            if role not in opened:
                opened[role] = windows.enter_context(contextmanager(window)(browser, address))
                sign_in(opened[role], arranged["ways_in"][role][0])
            return opened[role]

        yield of


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/workspace/")


@pytest.fixture
def signed_in(page: Page, arranged: dict[str, Any]) -> Callable[..., None]:
    """Let somebody who holds a role sign in by a link: `signed_in("Committee clerk")`; of several, the second with `which=1`."""

    def signed_in_as(role: str, which: int = 0) -> None:
        page.context.clear_cookies()
        sign_in(page, arranged["ways_in"][role][which])

    return signed_in_as


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)
