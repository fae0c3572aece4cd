"""What the styles and the numbering of a Word document say of a paragraph: a heading, a point, or a counted paragraph."""

import re
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
PLACES = re.compile(r"%\d")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: its form (bullet, decimal, …), and how many numbers it shows (2 for `1.1`)."""

    form: str = ""
    shows: int = 0
    is_of_sections: bool = False  # the first level of a numbering whose second shows both: 1, then 1.1


def value(element: Any, name: str, attribute: str = "val") -> str:
    """The value that an element's child holds."""
    found = element.find(W + name) if element is not None else None
    return "" if found is None else found.get(W + attribute, "")


def is_on(element: Any, name: str) -> bool:
    """Whether a mark such as bold is set; Word may also say that it is not."""
    found = element.find(W + name) if element is not None else None
    return found is not None and found.get(W + "val", "true") not in {"false", "0", "off", "none"}


class Styles:
    """The styles of a document, followed to what they are based on."""

    def __init__(self, tree: Any) -> None:
        self.by_key = {} if tree is None else {style.get(W + "styleId", ""): style for style in tree.iter(W + "style")}

    def chain(self, key: str) -> list[Any]:
        """A style and what it is based on; a circle is left where it closes."""
        found: list[Any] = []
        while key in self.by_key and self.by_key[key] not in found:
            found.append(self.by_key[key])
            key = value(found[-1], "basedOn")
        return found

    def names(self, key: str) -> list[str]:
        return [value(style, "name").lower() for style in self.chain(key)]

    def heading(self, paragraph: Any) -> int:
        """The level of a heading; nought for what is none."""
        own = paragraph.find(W + "pPr")
        for name in self.names(value(own, "pStyle")):
            if named := HEADING.fullmatch(name):
                return int(named[1])
        outline = [value(own, "outlineLvl"), *(value(style.find(W + "pPr"), "outlineLvl") for style in self.chain(value(own, "pStyle")))]
        level = next((one for one in outline if one), "")
        return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """The numbering to which a paragraph belongs, and at which level; its own word goes before its style's."""
        own = paragraph.find(W + "pPr")
        for properties in [own, *(style.find(W + "pPr") for style in self.chain(value(own, "pStyle")))]:
            numbered = properties.find(W + "numPr") if properties is not None else None
            if numbered is not None and (key := value(numbered, "numId")):
                level = value(numbered, "ilvl")
                return key, min(int(level), 8) if level.isdecimal() else 0
        return "", 0

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        return self.mark(run, paragraph, "b")

    def mark(self, run: Any, paragraph: Any, name: str) -> bool:
        """Whether a run bears a mark: by itself, by its own style, or by the paragraph's, but not by being a heading."""
        own = run.find(W + "rPr")
        keys = [value(own, "rStyle"), value(paragraph.find(W + "pPr"), "pStyle")]
        said = [own, *(style.find(W + "rPr") for key in keys for style in self.chain(key))]
        found = next((one for one in said if one is not None and one.find(W + name) is not None), None)
        return is_on(found, name)


class Numberings:
    """The numberings of a document."""

    def __init__(self, tree: Any) -> None:
        abstract = {} if tree is None else {one.get(W + "abstractNumId"): one for one in tree.iter(W + "abstractNum")}
        used = [] if tree is None else list(tree.iter(W + "num"))
        self.levels = {one.get(W + "numId"): levels_of(abstract.get(value(one, "abstractNumId"))) for one in used}

    def level(self, key: str, depth: int) -> Level:
        """What a numbering is at a level; one that nobody describes is a plain bullet."""
        if key in {"", "0"}:
            return Level()
        levels = self.levels.get(key, [])
        return levels[depth] if depth < len(levels) else Level("bullet")


def levels_of(numbering: Any) -> list[Level]:
    if numbering is None:
        return []
    raw = [(value(level, "numFmt") or "decimal", len(PLACES.findall(value(level, "lvlText")))) for level in numbering.findall(W + "lvl")]
    has_sections = len(raw) > 1 and raw[0][0] != "bullet" and raw[1][0] != "bullet" and raw[1][1] == 2
    return [Level(form, shows, has_sections and depth == 0) for depth, (form, shows) in enumerate(raw)]
