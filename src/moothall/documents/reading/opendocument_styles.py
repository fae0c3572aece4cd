"""What the styles of an OpenDocument text say: bold, slanted, which lists are counted, and what is a title."""

from collections.abc import Sequence
from typing import Any, NamedTuple

NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE = (NAMESPACE % name for name in ("office", "text", "table", "style"))
DRAW = NAMESPACE % "drawing"
FO, SVG = (NAMESPACE % f"{name}-compatible" for name in ("xsl-fo", "svg"))
XLINK = "{http://www.w3.org/1999/xlink}"
BOLD = {"bold", "600", "700", "800", "900"}


class Looks(NamedTuple):
    """How words look."""

    is_strong: bool = False
    is_stressed: bool = False

    def __bool__(self) -> bool:
        return self.is_strong or self.is_stressed


class Styles:
    """The styles of a document: those of its own content, and those that have names."""

    def __init__(self, trees: Sequence[Any]) -> None:
        known = [tree for tree in trees if tree is not None]
        self.by_name = {one.get(STYLE + "name", ""): one for tree in reversed(known) for one in tree.iter(STYLE + "style")}
        self.lists = {one.get(STYLE + "name", ""): one for tree in reversed(known) for one in tree.iter(TEXT + "list-style")}

    def chain(self, name: str) -> list[Any]:
        """A style and what it is based on; a circle is left where it closes."""
        found: list[Any] = []
        while name in self.by_name and self.by_name[name] not in found:
            found.append(self.by_name[name])
            name = found[-1].get(STYLE + "parent-style-name", "")
        return found

    def names(self, name: str) -> list[str]:
        return [name, *(style.get(STYLE + "parent-style-name", "") for style in self.chain(name))]

    def looks(self, name: str) -> Looks:
        """How a style makes words look; its own word goes before that of what it is based on."""
        weight = self.property(name, "font-weight")
        return Looks(weight in BOLD, self.property(name, "font-style") in {"italic", "oblique"})

    def property(self, name: str, wanted: str) -> str:
        for style in self.chain(name):
            properties = style.find(STYLE + "text-properties")
            if properties is not None and (value := properties.get(FO + wanted)):
                return value
        return ""

    def level(self, name: str, depth: int) -> Any:
        levels = [one for one in self.lists.get(name, ()) if one.get(TEXT + "level") == str(depth + 1)]
        return levels[0] if levels else None

    def is_ordered(self, name: str, depth: int) -> bool:
        level = self.level(name, depth)
        return level is not None and level.tag == TEXT + "list-level-style-number" and bool(level.get(STYLE + "num-format"))

    def shows(self, name: str, depth: int) -> int:
        """How many numbers a level shows: 2 for `1.1`."""
        level = self.level(name, depth)
        shown = "" if level is None else level.get(TEXT + "display-levels", "1")
        return int(shown) if shown.isdecimal() else 1
