"""How journeys read: by rules that a machine can test, and by keyboard alone."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page

from tests.browser.contrast import too_faint

AXE = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
    const name = it.getAttribute('aria-label') || (it.labels && it.labels[0] ? it.labels[0].innerText : it.innerText) || it.value || '';
    return {
        tag: it.tagName.toLowerCase(),
        name: name.trim().replace(/\\s+/g, ' '),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


TAKES_WORDS = "() => document.activeElement.matches('input, textarea, select')"
TOO_WIDE = """() => {
    if (document.scrollingElement.scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1);
    return out.slice(-5).map(it => it.outerHTML.slice(0, 120));
}"""
LEVELS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(it => it.checkVisibility()).map(it => +it.tagName[1])"""


ASKED = "asked => axe.run({...asked, resultTypes: ['violations'], preload: false}).then(said => said.violations)"
SESSIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
BUT_CONTRAST = {"runOnly": RULES, "rules": {"color-contrast": {"enabled": False}}}


def found_by_axe(page: Page) -> str:
    """What the rules of WCAG 2.2 A and AA and of good practice find on the page as it is now; nothing if all is well.

    The contrast is measured by itself, once for each way in which a letter stands: see contrast.py.
    """
    load_axe(page)
    return in_words(page.evaluate(ASKED, BUT_CONTRAST) + too_faint(page))


def load_axe(page: Page) -> None:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)


def in_words(found: list[dict]) -> str:
    """What axe found, as lines that name the rule and the place."""
    return "\n".join(
        f"{rule['id']}: {rule['help']}\n    {node['target'][0]}: {node['html'][:200]}" for rule in found for node in rule["nodes"]
    )


def is_too_wide(page: Page) -> list[str]:
    """What makes a reader scroll sideways; empty where nobody must."""
    return page.evaluate(TOO_WIDE)


def enlarge_text(page: Page, times: int) -> None:
    """Make the text as many times larger as a reader's browser can be told to; what is set in rem follows."""
    standard = {"standard": 16 * times, "fixed": 13 * times}
    session_of(page).send("Page.setFontSizes", {"fontSizes": standard})


def session_of(page: Page) -> CDPSession:
    """The line to the browser about this page. One is enough: with hundreds that nobody uses every page would be slower than the last."""
    if page not in SESSIONS:
        SESSIONS[page] = page.context.new_cdp_session(page)
    return SESSIONS[page]


def levels_of_headings(page: Page) -> list[int]:
    """The levels of all headings that are seen, in the order of the page."""
    return page.evaluate(LEVELS)


@dataclass(frozen=True)
class Focus:
    """What has the focus: its kind, its name, whether it shows a ring, and whether it is in sight."""

    tag: str
    name: str
    ring: bool
    seen: bool


@dataclass
class Keyboard:
    """A reader without a mouse."""

    page: Page
    most: int = 400

    @property
    def focus(self) -> Focus:
        return Focus(**self.page.evaluate(FOCUSED))

    def tab_to(self, name: str, tag: str = "") -> Focus:
        """Press Tab until the thing of this name has the focus. On the way, each thing must show that it has it."""
        passed: list[str] = []
        while len(passed) < self.most:
            self.page.keyboard.press("Tab")
            focus = self.focus
            if focus.tag == "body":
                break
            assert focus.ring, f"“{focus.name}” ({focus.tag}) has the focus and does not show it"
            assert focus.seen, f"“{focus.name}” ({focus.tag}) has the focus and is out of sight"
            if name in focus.name and tag in ("", focus.tag):
                return focus
            passed.append(focus.name)
        raise AssertionError(f"“{name}” was not reached by keyboard. On the way: {'; '.join(passed)}")

    def enter(self) -> None:
        """Press Enter on what leads or sends somewhere, and wait for the page, or the place in it, that follows."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, text: str) -> None:
        """Type into what has the focus. A page that has just come gives it to a box a moment later: whoever types first, types nowhere."""
        if text and not self.page.evaluate(TAKES_WORDS):
            self.page.wait_for_function(TAKES_WORDS)
        self.page.keyboard.type(text)
