"""Every page that needs no account: the rules of WCAG 2.2 find nothing, nothing is too wide, and no script is needed."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.looking import WIDE, looked_over, show

pytestmark = pytest.mark.browser
PRINTED = ["home", "register", "meeting that is minuted", "decision, open to call in", "item that was resolved", "search, found"]
every_page = pytest.mark.parametrize("name", pages.of_the_public())


@pytest.fixture
def where(arranged: dict[str, Any], name: str) -> str:
    """The address of the page."""
    found = pages.addresses(arranged).get(name)
    if found is None:
        assert name in map(pages.real, pages.REAL), f"nothing was arranged for “{name}”"
        pytest.skip("the real pages of ../shared/data are not here")
    return found


@every_page
def test_nothing_is_found_wide_or_narrow_light_or_dark_or_enlarged_and_no_script_is_asked_for(reader: Page, where: str):
    """Where there is no script, the page says the same with scripts switched off."""
    given = reader.goto(where)
    assert given
    assert "<script" not in given.text().lower()
    assert not (found := looked_over(reader)), found


@pytest.mark.parametrize("name", ["home", "register"])
def test_the_page_says_the_same_without_javascript(reader: Page, plain_reader: Page, where: str):
    for window in (reader, plain_reader):
        show(window, WIDE)
        window.goto(where)
    words = plain_reader.locator("main").inner_text()
    assert len(words.split()) > 5
    assert words == reader.locator("main").inner_text()


@pytest.mark.parametrize("name", PRINTED)
def test_in_print_menus_and_buttons_are_gone_and_what_was_folded_is_read(reader: Page, where: str):
    reader.goto(where)
    reader.evaluate("document.querySelectorAll('details').forEach(it => it.open = false)")
    reader.emulate_media(media="print")
    for gone in ("nav[aria-label='Main']", "#rooms", ".skip", ".crumbs", ".filters", ".pager", "main button", ".foot"):
        assert not [it for it in reader.locator(gone).all() if it.is_visible()], f"{gone} is printed"
    assert reader.locator("h1").is_visible()
    for folded in reader.locator("main details:not(.filters, .filters details)").all():
        assert all(part.is_visible() for part in folded.locator(":scope > *").all())
    reader.emulate_media(media="screen")


def test_forms_are_sent_and_mended_without_javascript(plain_page: Page, arranged: dict[str, Any]):
    plain_page.goto("/decisions/?first=31+2+2026")
    plain_page.get_by_label("From", exact=True).fill("1 4 2025")
    plain_page.get_by_role("button", name="Show decisions").click()
    expect(plain_page.locator(".headline")).to_contain_text("since 1 April 2025")
    plain_page.goto(arranged["ways_in"]["Committee clerk"][0])
    plain_page.get_by_role("button", name="Sign in").click()
    plain_page.goto(f"/{arranged['pages']['commitment that waits']}/dismiss")
    plain_page.get_by_role("button", name="Dismiss it").click()
    expect(plain_page.get_by_role("alert")).to_contain_text("Why does this commit nobody?")
    plain_page.get_by_label("Why does this commit nobody?").fill("The lamps were lit meanwhile.")
    plain_page.get_by_role("button", name="Dismiss it").click()
    expect(plain_page.locator("main")).to_contain_text("The lamps were lit meanwhile.")


BROKEN = """<html><body style="margin: 0"><main><h1>One</h1><h3>Three</h3><p style="color: #999; background: #fff">Faint</p>
<img src="data:,"><div style="width: 2000px">Wide</div></main></body></html>"""


@pytest.mark.parametrize("fault", ["image-alt", "color-contrast", "html-has-lang", "wider than 390 px", "the headings go [1, 3]"])
def test_a_page_that_is_broken_on_purpose_is_found(page: Page, fault: str):
    page.set_content(BROKEN)
    assert fault in looked_over(page)
