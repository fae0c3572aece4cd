"""A letter that cannot be read is found on whichever page it stands, though each way of standing is measured once in a run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.contrast import too_faint
from tests.browser.readers import load_axe

pytestmark = pytest.mark.browser
SHEET = """<!doctype html><html lang="en"><title>Lamps</title><style>
body { margin: 0; background: #fff; color: #111 }
@media (prefers-color-scheme: SCHEME) {
    body { color: #595959 } p, button { font-size: 16px } .big { font-size: 30px; color: #949494 } button { color: #999; background: #fff }
    STYLE
}
</style><main><h1>Lamps</h1><p>Lamps of the pier are lit.</p>WORDS</main></html>"""
ALREADY = "<button disabled>Buy more lamps</button><p class=big>Lamps of the quay are lit.</p>"
# What a page says beside what passed on the one before it, and how it is drawn.
FAINT = {
    "in a colour that is new": ("<p class=new>They are lit until ten.</p>", ".new { color: #999 }"),
    "in a colour that passed, and smaller": ("<p class=new>They are lit until ten.</p>", ".new { color: #949494 }"),
    "in the colour of what was off": ("<button>Buy more lamps</button>", ""),
    "before another ground": ("<p class=new>They are lit until ten.</p>", ".new { background: #777 }"),
    "within what has another ground": ("<div class=new><p>They are lit until ten.</p></div>", ".new { background: #777 }"),
    "over what is laid beside it": (
        "<div class=new></div><p class=over>They are lit until ten.</p>",
        ".new { background: #777; height: 60px } .over { margin-top: -40px; position: relative }",
    ),
    "half seen through": ("<div class=new><p>They are lit until ten.</p></div>", ".new { opacity: 0.5 }"),
}


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """A window with nobody's page in it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("faint", FAINT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_cannot_be_read_is_found_after_all_that_is_like_it_has_passed(sheet: Page, scheme: str, faint: str):
    words, style = FAINT[faint]
    sheet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert found_on(sheet, ALREADY, "", scheme) == []
    [found] = found_on(sheet, words, style, scheme)
    assert found["id"] == "color-contrast"
    assert found_on(sheet, words, style, scheme), "what was faint once is faint again"


def found_on(sheet: Page, words: str, style: str, scheme: str) -> list[dict]:
    """What is found on a page that is drawn so in this scheme; in the other nothing is."""
    sheet.set_content(SHEET.replace("SCHEME", scheme).replace("STYLE", style).replace("WORDS", words))
    load_axe(sheet)
    return too_faint(sheet)
