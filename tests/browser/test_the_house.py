"""The council's own house in a browser: its pages looked over, and a seat, a conflict and a new council year by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import window
from tests.browser.looking import looked_over
from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser
KEEPER, HOUSE = "Administrator", "/authority/house/wrenmouth/"

# Where, and the button to press first, if any: with nothing typed it brings the page's errors.
PAGES = {
    "overview": ("", ""),
    "people": ("people/", ""),
    "people, none": ("people/?q=nobody+at+all", ""),
    "person": ("people/1/", ""),
    "office, wrong": ("people/1/offices/add", "Give it"),
    "leaver": ("people/1/leave", ""),
    "offices": ("offices/?sort=-since", ""),
    "bodies": ("bodies/", ""),
    "body": ("bodies/6/", ""),
    "seat, wrong": ("bodies/6/seats/add", "Give it"),
    "balance": ("balance", ""),
    "rules": ("rules/", ""),
    "rule": ("rules/petition_signatures_for_debate", ""),
    "rule set": ("rules/key_decision_threshold/set", ""),
    "departments": ("kept/departments/", ""),
    "delegations": ("kept/delegations/", ""),
    "form of governance, wrong": ("kept/governance/add", "Add it"),
    "closures": ("closures/", ""),
    "closure, wrong": ("closures/add", "Close it"),
    "year, its day": ("year", ""),
    "year": ("year?day=14+5+2031", ""),
    "people from a table, wrong": ("people/import", "Bring them in"),
}
READ = {
    "council": "/authority/organisations/wrenmouth",
    "ward": "/authority/wards/wrenmouth/1",
    "department": "/authority/departments/wrenmouth/1",
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found_on_the_pages_of_the_house(desk: Callable[[str], Page], name: str):
    where, button = PAGES[name]
    page = desk(KEEPER)
    page.goto(HOUSE + where)
    if button:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("alert")).to_be_focused()
    assert not (found := looked_over(page)), found


@pytest.mark.parametrize("name", READ)
def test_nothing_is_found_where_everybody_reads_of_the_house(reader: Page, name: str):
    reader.goto(READ[name])
    assert not (found := looked_over(reader)), found


def test_a_seat_is_given_by_keyboard_and_a_name_that_nobody_has_is_mended(page: Page, keyboard: Keyboard, signed_in: Callable[..., None]):
    signed_in(KEEPER)
    page.goto(f"{HOUSE}bodies/7/")
    keyboard.tab_to("Give a seat", "a")
    keyboard.enter()
    keyboard.tab_to("Who", "input")
    keyboard.write("Gethin Mar")
    keyboard.enter()
    expect(page.get_by_role("alert")).to_contain_text("Nobody here is called “Gethin Mar”")
    keyboard.tab_to("Who", "input")
    page.keyboard.press("End")
    keyboard.write("le")
    keyboard.enter()
    expect(page.locator("main")).to_contain_text("Given.")
    expect(page.get_by_role("region", name="Who sits on it")).to_contain_text("Gethin Marle")


def test_two_who_change_one_body_lose_nothing_without_a_script_too(browser: Browser, address: str, arranged: dict):
    for first in window(browser, address, java_script_enabled=False):
        for second in window(browser, address, java_script_enabled=False):
            for page in (first, second):
                page.goto(arranged["ways_in"][KEEPER][0])
                page.get_by_role("button", name="Sign in").click()
                page.goto(f"{HOUSE}bodies/9/change")
            said(first, "It looks at the accounts.")
            expect(first.locator("main")).to_contain_text("Kept.")
            said(second, "It looks at the risks.")
            expect(second.get_by_role("alert")).to_contain_text("Somebody else changed this after you opened it")
            expect(second.locator(".both-texts").first).to_contain_text("It looks at the accounts.")
            assert second.get_by_label("What it is for").input_value() == "It looks at the risks."
            assert not (found := looked_over_plainly(second)), found
            second.get_by_role("button", name="Keep it").click()
            expect(second.locator("main")).to_contain_text("It looks at the risks.")


def said(page: Page, purpose: str) -> None:
    page.get_by_label("What it is for").fill(purpose)
    page.get_by_role("button", name="Keep it").click()


def looked_over_plainly(page: Page) -> str:
    """Without a script no rules can be run in the page; what it says stands once each."""
    titles = page.locator("h1").count()
    return "" if titles == 1 else f"{titles} titles"


def test_a_council_year_begins_by_keyboard_alone(page: Page, keyboard: Keyboard, signed_in: Callable[..., None]):
    signed_in(KEEPER)
    page.goto(f"{HOUSE}year")
    keyboard.tab_to("The first day of the new year", "input")
    page.keyboard.press("Control+a")
    keyboard.write("15 5 2030")
    keyboard.enter()
    expect(page.locator("h1")).to_have_text("The council year from Wednesday 15 May 2030")
    keyboard.tab_to("Stays: Councillor Yewande Carrick, Audit and Governance Committee", "input")
    page.keyboard.press("Space")
    keyboard.tab_to("Begin the year", "button")
    keyboard.enter()
    expect(page.locator("main")).to_contain_text("The new council year is set.")
    page.goto(f"{HOUSE}bodies/9/")
    expect(page.locator("main")).to_contain_text("17 May 2023 to 14 May 2030")
