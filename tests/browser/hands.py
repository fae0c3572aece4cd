"""Somebody who works by keyboard alone: a window of their own, in which they are signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

from tests.browser.readers import Keyboard, found_by_axe

CHOSEN = "document.activeElement.selectedOptions[0].label"
MOST_TO_PICK = 20
OPTIONS = "document.activeElement.options.length"


@dataclass
class Hands:
    """What a person does with a keyboard: goes, follows, presses, fills, chooses, ticks. Nothing here moves a mouse."""

    page: Page
    keyboard: Keyboard = field(init=False)

    def __post_init__(self) -> None:
        self.keyboard = Keyboard(self.page)

    def go(self, address: str) -> None:
        self.page.goto(address)

    def follow(self, words: str) -> None:
        self.keyboard.tab_to(words, "a")
        self.keyboard.enter()

    def press(self, words: str) -> None:
        self.keyboard.tab_to(words, "button")
        self.keyboard.enter()

    def fill(self, label: str, text: str, tag: str = "input") -> None:
        """Go to a box and write over what is in it."""
        self.keyboard.tab_to(label, tag)
        self.page.keyboard.press("Control+a")
        self.keyboard.write(text)

    def write(self, label: str, text: str) -> None:
        self.fill(label, text, "textarea")

    def to_empty(self, label: str) -> None:
        """Go to the next box of this name in which nothing stands."""
        self.keyboard.tab_to(label, "input")
        while self.page.evaluate("document.activeElement.value"):
            self.keyboard.tab_to(label, "input")

    def choose(self, label: str, option: str) -> None:
        """Go to a list and down it until this stands chosen."""
        self.keyboard.tab_to(label, "select")
        self.page.keyboard.press("Home")
        for _ in range(self.page.evaluate(OPTIONS)):
            if option in self.page.evaluate(CHOSEN):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{label}” offers no “{option}”")

    def tick(self, label: str) -> None:
        self.keyboard.tab_to(label, "input")
        self.page.keyboard.press("Space")

    def turn_to(self, first: str, wanted: str) -> None:
        """Among buttons of which one can be chosen: go to the one that has the focus first, and on by arrow keys."""
        self.keyboard.tab_to(first, "input")
        while wanted not in self.keyboard.focus.name:
            self.page.keyboard.press("ArrowDown")
            assert first not in self.keyboard.focus.name, f"“{wanted}” is not among them"

    def pick(self, alike: str, wanted: str) -> None:
        """Among buttons that are called alike, and of which one can be chosen: on by arrow keys to this one."""
        self.keyboard.tab_to(alike, "input")
        for _ in range(MOST_TO_PICK):
            if wanted in self.keyboard.focus.name:
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{wanted}” is not among them")

    def looks_well(self) -> None:
        """The rules of WCAG find nothing on the page as it is now."""
        assert not (found := found_by_axe(self.page)), f"{self.page.url}\n{found}"

    def reads(self, words: str) -> None:
        """These words stand on the page."""
        expect(self.page.locator("main")).to_contain_text(words)


def window(browser: Browser, address: str, link: str = "") -> Hands:
    """A window; with a link, of whoever it signs in."""
    size = {"width": 1440, "height": 900}
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="Europe/London", viewport=size)
    hands = Hands(context.new_page())
    if link:
        hands.go(link)
        hands.press("Sign in")
        expect(hands.page.locator("h1")).to_contain_text("Good to see you")
    return hands


@contextmanager
def at_work(browser: Browser, address: str, link: str = "") -> Iterator[Hands]:
    """The same, until the work is done."""
    hands = window(browser, address, link)
    yield hands
    hands.page.context.close()
