"""Whether what a council painted can be read: every pair of colours, light and dark, by the formula of WCAG 2.2."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core import checks

SHEETS = ("web/moothall.css", "web/brand.css")  # in the order in which a page loads them
WORDS, SHAPES = 4.5, 3.0
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{\s*:root\s*\{([^}]*)\}\s*\}")
TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
COLOUR = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)

GROUNDS = ("ground", "paper", "wash")
PAIRS = [
    *(("ink", ground, WORDS) for ground in (*GROUNDS, "good-wash", "near-wash", "warn-wash", "off-wash")),
    *(("muted", ground, WORDS) for ground in GROUNDS),
    *(("link", ground, WORDS) for ground in (*GROUNDS, "good-wash", "near-wash", "warn-wash", "off-wash")),
    ("on-link", "link", WORDS),
    ("on-brand", "brand", WORDS),
    ("gilt", "brand", WORDS),
    *((word, ground, WORDS) for word in ("good", "near", "off") for ground in ("ground", "paper")),
    ("off", "off-wash", WORDS),
    ("warn", "warn-wash", WORDS),
    ("warn", "paper", WORDS),
    *((shape, ground, SHAPES) for shape in ("thread", "edge", "focus") for ground in ("ground", "paper")),
    *((shape, ground, SHAPES) for shape in ("chart-plain", "chart-worse", "chart-better") for ground in ("ground", "paper")),
]


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour on another, on one kind of screen."""

    screen: str
    over: str
    under: str
    ratio: float
    limit: float

    def __str__(self) -> str:
        return f"--{self.over} on --{self.under}, {self.screen} screen: {self.ratio:.2f}, and it needs {self.limit}"


def tokens(css: str) -> dict[str, dict[str, str]]:
    """The colours that a sheet names, for a light and for a dark screen; what the dark one does not say again, it keeps."""
    css = COMMENT.sub("", css)
    dark = dict(TOKEN.findall("".join(DARK.findall(css))))
    light = dict(TOKEN.findall(DARK.sub("", css)))
    return {"light": light, "dark": light | dark}


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 to 21.

    >>> contrast("#000000", "#fff")
    21.0
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    red, green, blue = (linear(int(digits[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def painted(sheets: Iterable[str]) -> dict[str, dict[str, str]]:
    """The colours that hold when these sheets are loaded one after another."""
    colours: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for sheet in sheets:
        read = tokens(sheet)
        for screen in colours:
            colours[screen] |= {name: value.strip() for name, value in read[screen].items()}
    return colours


def pairs(colours: dict[str, dict[str, str]]) -> Iterator[Pair]:
    """Every pair that pages use, measured."""
    for screen, named in colours.items():
        for over, under, limit in PAIRS:
            yield Pair(screen, over, under, contrast(named[over], named[under]), limit)


def unread(colours: dict[str, dict[str, str]]) -> set[str]:
    """The colours that pages use and that are missing, or not written #rrggbb."""
    used = {name for over, under, _ in PAIRS for name in (over, under)}
    return {name for named in colours.values() for name in used if not COLOUR.fullmatch(named.get(name, ""))}


@checks.register()
def colours_can_be_read(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Said before the site starts: each colour that cannot be understood, or each pair that is too hard to read."""
    colours = painted([Path(found).read_text() for sheet in SHEETS if (found := finders.find(sheet))])
    if names := sorted(unread(colours)):
        return [checks.Warning(f"brand.css: --{name} must be a colour written #rrggbb.", id="web.W001") for name in names]
    hint = "Change one of the two in brand.css."
    return [checks.Warning(str(pair), hint=hint, id="web.W002") for pair in pairs(colours) if pair.ratio < pair.limit]
