"""The pages of those who work here, their forms, and what is said when a page cannot be given: all looked over."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import agendas, measured, people, planned, recordings, risks, savings, scrutinising
from tests.browser.conftest import window
from tests.browser.looking import looked_over
from tests.browser.places import Place

pytestmark = pytest.mark.browser
CLERK, SCRUTINY, MEMBER, MONITOR = "Committee clerk", "Scrutiny member", "Portfolio holder", "Monitoring officer"
A_LOT = "x" * 3_000_000


def stands(standing: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['standings'][standing]}{ending}"


def paged(name: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


# Who looks, where, and the button to press first, if any: with nothing typed it brings the page's errors.
PAGES = {
    **agendas.PAGES,
    **people.PAGES,
    **recordings.PAGES,
    **risks.PAGES,
    **savings.PAGES,
    **measured.PAGES,
    **planned.PAGES,
    **scrutinising.PAGES,
    "workspace of a clerk": (CLERK, lambda _: "/workspace/", ""),
    "workspace of a member of scrutiny": (SCRUTINY, lambda _: "/workspace/", ""),
    "register of a clerk": (CLERK, lambda _: "/decisions/", ""),
    "notices of a clerk": (CLERK, lambda _: "/decisions/notices/work", ""),
    "new notice, wrong": (CLERK, lambda _: "/decisions/notices/wrenmouth/new", "Keep the draft"),
    "decision that is not published": (CLERK, stands("DRAFT"), ""),
    "publish": (CLERK, stands("DRAFT", "/publish"), ""),
    "withdraw": (CLERK, stands("IN_EFFECT", "/withdraw"), ""),
    "withdraw, wrong": (CLERK, stands("IN_EFFECT", "/withdraw"), "Withdraw it"),
    "decision that can be called in": (SCRUTINY, stands("OPEN_TO_CALL_IN"), ""),
    "call in": (SCRUTINY, stands("OPEN_TO_CALL_IN", "/call-in"), ""),
    "call in, wrong": (SCRUTINY, stands("OPEN_TO_CALL_IN", "/call-in"), "Call it in"),
    "call in, too late": (SCRUTINY, stands("IN_EFFECT", "/call-in"), ""),
    "call-in that waits for scrutiny": (CLERK, stands("CALLED_IN", "/call-in"), ""),
    "call-in, on an agenda, wrong": (CLERK, stands("CALLED_IN", "/call-in/agenda"), "Put it on"),
    "call-in, what came of it, wrong": (CLERK, stands("CALLED_IN", "/call-in/answer"), "Record it"),
    "urgent, wrong": (CLERK, stands("DRAFT", "/urgent"), "Keep it"),
    "set the rule of call-in": (MONITOR, lambda _: "/decisions/call-in-rule/wrenmouth/set", ""),
    "commitments of a clerk": (CLERK, lambda _: "/decisions/commitments/?state=proposed", ""),
    "commitment that waits": (CLERK, paged("commitment that waits"), ""),
    "confirm": (CLERK, paged("commitment that waits", "/confirm"), ""),
    "confirm, wrong": (CLERK, paged("commitment that waits", "/confirm"), "Confirm"),
    "dismiss": (CLERK, paged("commitment that waits", "/dismiss"), ""),
    "dismiss, wrong": (CLERK, paged("commitment that waits", "/dismiss"), "Dismiss it"),
    "answer, wrong": (CLERK, paged("commitment given another day", "/answer"), "Report back there"),
    "the meeting has had it": (CLERK, paged("commitment given another day", "/had"), ""),
    "extend, wrong": (CLERK, paged("commitment given another day", "/extend"), "Give it this day"),
    "end, wrong": (CLERK, paged("commitment given another day", "/end"), "End it"),
    "write down what was asked, wrong": (CLERK, lambda _: "/decisions/commitments/wrenmouth/new", "Write it down"),
    "my commitments": (CLERK, lambda _: "/decisions/commitments/mine", ""),
    "what waits of scrutiny": (CLERK, lambda _: "/decisions/scrutiny/work", ""),
    "suggest a topic, wrong": (SCRUTINY, lambda _: "/decisions/scrutiny/topics/wrenmouth/new", "Suggest it"),
    "condition is met, wrong": (CLERK, paged("part that waits", "/met"), "Note that it is met"),
    "matter of a clerk": (CLERK, paged("history of a matter"), ""),
    "begin a history, wrong": (CLERK, lambda _: "/decisions/matters/wrenmouth/new", "Begin it"),
    "add to a history, wrong": (CLERK, paged("history of a matter", "/add"), "Add it"),
    "publish a history": (CLERK, paged("history that is gathered", "/publish"), ""),
    "confirm, refused": (MEMBER, paged("commitment that waits", "/confirm"), ""),
    "what was sent": (CLERK, lambda _: "/workspace/post/", ""),
    "work in the background": (CLERK, lambda _: "/workspace/jobs/", ""),
    "work in the background, none": (MEMBER, lambda _: "/workspace/jobs/", ""),
    "work under way": (CLERK, paged("work under way"), ""),
    "sign out": (CLERK, lambda _: "/account/logout/", ""),
    "choose a password": (CLERK, lambda _: "/account/password/set/", ""),
    "choose a password, wrong": (CLERK, lambda _: "/account/password/set/", "Keep this password"),
}


# A form with its errors shows all that it shows without them, so it is looked at once.
LOOKED_AT = [name for name in PAGES if f"{name}, wrong" not in PAGES]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_is_found_on_the_pages_of_those_who_work_here(desk: Callable[[str], Page], arranged: dict[str, Any], name: str):
    role, where, button = PAGES[name]
    page = desk(role)
    page.goto(where(arranged))
    if button:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("alert")).to_be_focused()
    assert not (found := looked_over(page)), found


def test_nothing_is_found_on_the_way_in_by_code(page: Page):
    page.goto("/account/login/code/")
    page.get_by_role("textbox").fill("nobody@wrenmouth.example")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.locator("h1")).to_have_text("Enter the code")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert not (found := looked_over(page)), found


def test_what_two_people_typed_is_side_by_side(page: Page, signed_in: Callable[..., None], arranged: dict[str, Any]):
    signed_in(CLERK)
    page.goto(paged("commitment that waits", "/confirm")(arranged))
    page.evaluate("document.querySelector('[name=version]').value = 99")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("h1")).to_have_text("Somebody changed this first")
    assert not (found := looked_over(page)), found


def test_a_form_that_was_not_sent_from_here_is_refused(page: Page, signed_in: Callable[..., None], arranged: dict[str, Any]):
    signed_in(CLERK)
    page.goto(paged("commitment that waits", "/dismiss")(arranged))
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').remove()")
    page.get_by_role("button", name="Dismiss it").click()
    expect(page.locator("h1")).to_have_text("The form was not accepted")
    assert not (found := looked_over(page)), found


def test_what_is_too_large_is_said_to_be(page: Page, signed_in: Callable[..., None], arranged: dict[str, Any]):
    signed_in(CLERK)
    page.goto(paged("commitment that waits", "/dismiss")(arranged))
    page.get_by_label("Why does this commit nobody?").evaluate("(box, text) => { box.value = text }", A_LOT)
    page.get_by_role("button", name="Dismiss it").click()
    expect(page.locator("h1")).to_have_text("That is too large")
    assert not (found := looked_over(page)), found


def test_what_is_neither_read_nor_sent_is_refused(page: Page):
    page.route("**/decisions/", lambda route: route.continue_(method="PUT"))
    page.goto("/decisions/")
    expect(page.locator("h1")).to_have_text("That cannot be done here")
    assert not (found := looked_over(page)), found


def test_whoever_tries_too_often_is_told_to_wait(page: Page):
    for _ in range(20):  # each process of the server counts for itself
        page.goto("/account/password/reset/")
        page.get_by_role("textbox").fill("nobody@wrenmouth.example")
        page.get_by_role("button", name="Send me the link").click()
        page.wait_for_load_state()
        if page.locator("h1").inner_text() == "Too many tries":
            break
    expect(page.locator("h1")).to_have_text("Too many tries")
    assert not (found := looked_over(page)), found


def test_an_address_of_another_house_is_not_answered(browser: Browser, address: str):
    for elsewhere in window(browser, address.replace("127.0.0.1", "elsewhere.localhost")):
        elsewhere.goto("/decisions/")
        expect(elsewhere.locator("h1")).to_have_text("This could not be read")
        assert not (found := looked_over(elsewhere)), found


def test_a_fault_of_ours_is_said_to_be_ours(page: Page, place: Place):
    """The last journey of this file: it breaks the place."""
    with sqlite3.connect(place.folder / "moothall.sqlite3") as database:
        database.execute("ALTER TABLE decisions_decision RENAME TO taken_away")
    database.close()
    page.goto("/decisions/")
    expect(page.locator("h1")).to_have_text("Something went wrong here")
    assert not (found := looked_over(page)), found
