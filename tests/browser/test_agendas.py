"""An agenda is built by keyboard alone, and by dragging where a script runs; what two published stays published."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.agendas import CLERK, MAKING
from tests.browser.readers import Keyboard

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator("article.item h3").all_inner_texts()


def test_an_agenda_is_built_and_published_by_keyboard_alone(
    page: Page, keyboard: Keyboard, signed_in: Callable[..., None], arranged: dict[str, Any]
):
    signed_in(CLERK)
    page.goto("/workspace/meetings/")
    keyboard.tab_to("Call a meeting", "a")
    keyboard.enter()
    keyboard.tab_to("Licensing Sub-Committee", "a")
    keyboard.enter()
    keyboard.tab_to("Day", "input")
    page.keyboard.type("11 3 2031")
    keyboard.enter()
    expect(page.locator("h1")).to_contain_text("Licensing Sub-Committee, Tuesday 11 March 2031")
    for title in ("Street trading", "Apologies"):
        keyboard.tab_to("Add an item", "a")
        keyboard.enter()
        keyboard.tab_to("Title", "input")
        page.keyboard.type(title)
        keyboard.enter()
        keyboard.tab_to("Back to the agenda", "a")
        keyboard.enter()
    keyboard.tab_to("Move item 2 up", "button")
    keyboard.enter()
    assert titles(page) == ["Apologies", "Street trading"]
    keyboard.tab_to("Publish the agenda", "a")
    keyboard.enter()
    expect(page.locator(".sheet")).to_contain_text("Street trading")
    keyboard.tab_to("Publish", "button")
    keyboard.enter()
    expect(page.locator("main")).to_contain_text("Published: agenda")


def test_an_item_is_dragged_to_its_place(page: Page, signed_in: Callable[..., None], arranged: dict[str, Any]):
    signed_in(CLERK)
    page.goto(f"/{arranged['pages'][MAKING]}/agenda")
    before = titles(page)
    page.locator("article.item").nth(2).drag_to(page.locator("article.item").nth(0))
    expect(page.locator("article.item h3").first).to_have_text(before[2])
    assert titles(page) == [before[2], before[0], before[1]]
