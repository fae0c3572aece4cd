"""A page looked over: wide and narrow, light and dark, with its text enlarged."""

from itertools import pairwise
from weakref import WeakKeyDictionary

from playwright.sync_api import Page

from tests.browser.contrast import too_faint
from tests.browser.readers import enlarge_text, found_by_axe, in_words, is_too_wide, levels_of_headings

WIDE, PHONE, NARROWEST = 1440, 390, 320
SCHEMES: WeakKeyDictionary[Page, str] = WeakKeyDictionary()  # in which colours each window was shown last


def looked_over(page: Page) -> str:
    """Everything that is found wrong with a page as it is now; nothing if all is well."""
    found = [by_rules(page), *by_width(page), by_colours(page), by_headings(page)]
    return "\n".join([f"{page.url}", *filter(None, found)]) if any(found) else ""


def by_rules(page: Page) -> str:
    """What axe finds on a phone in the light."""
    show(page, PHONE)
    return titled(f"at {PHONE} px, light", found_by_axe(page))


def by_width(page: Page) -> list[str]:
    """What stands out of the window, on a phone and the narrowest, and with text of twice the size."""
    found = []
    for times, widths in ((1, (PHONE, NARROWEST)), (2, (PHONE, WIDE))):
        enlarge_text(page, times)
        for width in widths:
            show(page, width)
            found.append(titled(f"wider than {width} px, text {times} times as large", "\n".join(is_too_wide(page))))
    enlarge_text(page, 1)
    return found


def by_colours(page: Page) -> str:
    """What axe finds in the colours on a wide window in the dark; a scheme changes nothing else."""
    show(page, WIDE, "dark")
    return titled(f"at {WIDE} px, dark", in_words(too_faint(page)))


def by_headings(page: Page) -> str:
    """One title, and no level skipped. An error summary may stand before the title."""
    levels = levels_of_headings(page)
    goes_down = all(after <= before + 1 or after == 1 for before, after in pairwise(levels))
    return "" if levels.count(1) == 1 and levels[0] <= 2 and goes_down else f"the headings go {levels}"


def show(page: Page, width: int, scheme: str = "light") -> None:
    """The page in a window so wide, in these colours. What is so already is not drawn again."""
    size = {"width": width, "height": 844 if width < 600 else 900}
    if page.viewport_size != size:
        page.set_viewport_size(size)  # type: ignore[arg-type]
    if SCHEMES.get(page) != scheme:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        SCHEMES[page] = scheme


def titled(title: str, found: str) -> str:
    return f"{title}:\n{found}" if found else ""
