"""How journeys read: by rules that a machine can test, and by keyboard alone."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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


def found_by_axe(page: Page) -> str:
    """What the rules of WCAG 2.2 A and AA and of good practice find on the page as it is now; nothing if all is well."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": RULES}).response["violations"]
    return "\n".join(
        f"{rule['id']}: {rule['help']}\n    {node['target'][0]}: {node['html'][:200]}" for rule in found for node in rule["nodes"]
    )


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

    def press(self, key: str = "Enter") -> None:
        """Press a key, and wait for the page that may follow."""
        self.page.keyboard.press(key)
        self.page.wait_for_load_state()

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
