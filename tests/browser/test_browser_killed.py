"""The browser itself killed in the middle of typing: whoever comes back is offered what was kept."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.browser.conftest import ARGUMENTS, BROWSERS
from tests.browser.hands import Hands, at_work, window

pytestmark = pytest.mark.browser
TYPED = "To agree how the damp is cured, and in which winter."


@pytest.fixture
def doomed(browser: Browser, address: str, arranged: dict[str, Any]) -> Iterator[Hands]:
    """An author at work in a browser of its own."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    own = browser.browser_type.launch(executable_path=program, args=ARGUMENTS)
    yield window(own, address, link_of(arranged))
    own.close()


def link_of(arranged: dict[str, Any]) -> str:
    return arranged["ways_in"]["Measure owner"][0]


def crash(hands: Hands) -> None:
    """The whole browser is gone at once, as when its machine is."""
    browser = hands.page.context.browser
    assert browser
    with suppress(Error):
        browser.new_browser_cdp_session().send("Browser.crash")
    assert not browser.is_connected()


def test_a_report_that_was_being_typed_is_offered_again(browser: Browser, address: str, arranged: dict[str, Any], doomed: Hands):
    doomed.go("/workspace/meetings/reports/")
    doomed.follow("Begin a report")
    doomed.fill("Title", "Damp in the harbour flats")
    doomed.choose("For which meeting?", "no day yet")
    doomed.press("Begin")
    written = doomed.page.url.removeprefix(address)
    doomed.write("Purpose", TYPED)
    expect(doomed.page.locator("form [data-state]")).to_contain_text("What you typed is kept for you")
    doomed.keyboard.write(" And this was typed as the lights went out")
    crash(doomed)
    with at_work(browser, address, link_of(arranged)) as back:
        back.go(written)
        back.reads("You typed something here and did not save it.")
        back.follow("Put it into the boxes")
        expect(back.page.get_by_label("Purpose", exact=True)).to_have_value(TYPED)
        back.press("Save")
        back.reads("Saved as version 2.")
