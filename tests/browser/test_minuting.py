"""A clerk minutes a meeting: by keyboard alone, with the network gone, the tab closed and the server killed. No saved word is lost."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from moothall.meetings.tests.test_rules_minuting import A_MINUTE
from tests.browser.looking import looked_over
from tests.browser.places import Place
from tests.browser.readers import Keyboard
from tests.browser.servers import free_port, served_until_killed

pytestmark = pytest.mark.browser
WHOLE = "The first sentence. The second sentence, typed into the dark. "
SAID = """
import sys
from moothall.access.viewer import THE_CLOCK
from moothall.meetings.models import MinuteDraft
sys.stdout.write(MinuteDraft.objects.visible_to(THE_CLOCK).get(item__title="Repairs: catching up by spring").text)
"""


@pytest.fixture(scope="module")
def made(place: Place) -> dict[str, Any]:
    return json.loads(place.run("tests.browser.minuting"))


@pytest.fixture
def clerk(browser: Browser, address: str, made: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="Europe/London", viewport={"width": 1440, "height": 900})
    yield signed_in(context.new_page(), made["clerk"])
    context.close()


@pytest.fixture(scope="module")
def looking(browser: Browser, address: str, made: dict[str, Any]) -> Iterator[Page]:
    """The same clerk's window for all who only look."""
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="Europe/London", viewport={"width": 1440, "height": 900})
    yield signed_in(context.new_page(), made["clerk"])
    context.close()


def signed_in(page: Page, link: str) -> Page:
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/workspace/")
    return page


def box(page: Page) -> Any:
    return page.get_by_label("The minute", exact=True)


def state(page: Page) -> Any:
    return page.locator("[data-state]")


def minute(made: dict[str, Any], position: int) -> str:
    return f"/workspace/{made['meeting']}/items/{position}/minute"


def test_a_killed_server_and_a_closed_tab_lose_no_word(browser: Browser, place: Place, made: dict[str, Any]):
    port = free_port()
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="en-GB")
    with served_until_killed(place, port) as (_, kill):
        page = signed_in(context.new_page(), made["clerk"])
        page.goto(minute(made, 3))
        box(page).press_sequentially("The first sentence. ")
        expect(state(page)).to_contain_text("Saved at")
        box(page).press_sequentially("The second")
        kill()
    box(page).press_sequentially(" sentence, typed into the dark. ")
    expect(state(page)).to_contain_text("Not saved: no connection", timeout=20_000)
    with served_until_killed(place, port):
        expect(state(page)).to_contain_text("Saved at", timeout=60_000)
    assert kept(place) == WHOLE
    box(page).press_sequentially("The third, before the tab was closed.")
    page.wait_for_timeout(300)
    page.close()  # the tab is gone while nobody answers: what was typed is in this browser alone
    with served_until_killed(place, port):
        again = context.new_page()
        again.goto(minute(made, 3))
        expect(box(again)).to_have_value(f"{WHOLE}The third, before the tab was closed.")
        expect(state(again)).to_contain_text("Saved")
        again.wait_for_timeout(1_500)
    assert kept(place).endswith("The third, before the tab was closed.")
    context.close()


def kept(place: Place) -> str:
    return place.run("moothall", "shell", "-v0", "-c", SAID)


def test_a_meeting_is_minuted_by_keyboard_alone(clerk: Page, made: dict[str, Any]):
    keyboard = Keyboard(clerk)
    clerk.goto(f"/workspace/{made['meeting']}/attendance")
    keyboard.tab_to("Save attendance", "button")
    keyboard.enter()
    expect(clerk.locator("#there + p")).to_contain_text("present")
    keyboard.tab_to("Apologies for absence", "a")
    keyboard.enter()
    keyboard.tab_to("Begin with the usual words", "button")
    keyboard.enter()
    expect(box(clerk)).to_have_value("No apologies were received.")
    keyboard.tab_to("Write into the minutes", "button")
    keyboard.enter()
    expect(clerk.locator(".headline")).to_have_text("This stands in the minutes.")
    keyboard.tab_to("Save, then next item", "button")
    keyboard.enter()
    expect(clerk.locator("h1")).to_have_text("Declarations of interest")


def test_two_windows_show_both_texts(clerk: Page, made: dict[str, Any]):
    clerk.goto(minute(made, 5))
    other = clerk.context.new_page()
    other.goto(minute(made, 5))
    other.set_default_timeout(20_000)
    box(other).press_sequentially("Theirs.")
    expect(state(other)).to_contain_text("Saved at")
    box(clerk).press_sequentially("Mine.")
    expect(state(clerk)).to_contain_text("changed this meanwhile")
    clerk.get_by_role("button", name="Save", exact=True).click()
    expect(clerk.get_by_role("alert")).to_contain_text("Theirs.")
    expect(box(clerk)).to_have_value("Mine.")
    assert not (found := looked_over(clerk)), found
    clerk.get_by_role("button", name="Save", exact=True).click()
    expect(clerk.get_by_text("Earlier texts, 1")).to_be_visible()


PAGES = ("live", "attendance", "draft-minutes", "confirm", *(f"items/4/{page}" for page in ("declarations", "exclusion")))
REGISTERS = ("attendance", "declarations", "dispensations")


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_found_on_the_pages_of_a_meeting_that_is_minuted(looking: Page, made: dict[str, Any], page: str):
    looking.goto(f"/workspace/{made['meeting']}/{page}")
    assert not (found := looked_over(looking)), found


def test_nothing_is_found_on_a_minute_with_everything_in_it(clerk: Page, made: dict[str, Any]):
    clerk.goto(minute(made, 3))
    box(clerk).fill(A_MINUTE + "\n\nVOTE: 1 for, 1 against")
    clerk.get_by_role("button", name="Write into the minutes").click()
    expect(clerk.locator(".headline")).to_have_text("This stands in the minutes.")
    for summary in clerk.locator("main summary").all():
        summary.click()
    assert not (found := looked_over(clerk)), found
    clerk.get_by_role("link", name="Say how each was answered").click()
    assert not (found := looked_over(clerk)), found
    clerk.get_by_role("button", name="Save the answers").click()
    clerk.goto(f"/workspace/{made['meeting']}/draft-minutes")
    assert not (found := looked_over(clerk)), found


@pytest.mark.parametrize("register", REGISTERS)
def test_nothing_is_found_on_the_registers(looking: Page, register: str):
    looking.goto(f"/meetings/registers/{register}/")
    assert not (found := looked_over(looking)), found


def test_nothing_is_found_where_dispensations_are_given(clerk: Page, made: dict[str, Any]):
    clerk.context.clear_cookies()
    signed_in(clerk, made["officer"]).goto("/workspace/meetings/dispensations/")
    assert not (found := looked_over(clerk)), found


def test_the_box_works_without_a_script(browser: Browser, address: str, made: dict[str, Any]):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = signed_in(context.new_page(), made["clerk"])
    page.goto(minute(made, 2))
    box(page).fill("Q: Who pays?")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-understood]")).to_contain_text("Question: Who pays?")
    context.close()
