"""Fields of an answer: small letters, leading blanks, elements that hold only a line end."""

from datetime import date
from typing import cast

from lxml import etree

from moothall.exchange.moderngov.pages import Unplaced
from moothall.exchange.moderngov.values import NoSuchDate, day_of, tidy, yes_or_no


class Fields:
    """The children of one element by name, and the dates among them that do not exist."""

    def __init__(self, element: etree._Element, troubles: list[Unplaced]):
        self.element, self.troubles = element, troubles
        self.children = {name(child): child for child in reversed(element)}

    def raw(self, field: str) -> str:
        """The text of a field as it stands, also where somebody forgot to escape the HTML in it."""
        child = self.children.get(field)
        if child is None:
            return ""
        return etree.tostring(child, encoding="unicode", with_tail=False) if len(child) else child.text or ""

    def words(self, field: str) -> str:
        child = self.children.get(field)
        if child is None:
            return ""
        return tidy("".join(cast("list[str]", child.xpath(".//text()"))) if len(child) else child.text)

    def yes(self, field: str) -> bool | None:
        return yes_or_no(self.words(field))

    def day(self, field: str) -> date | None:
        try:
            return day_of(self.words(field))
        except NoSuchDate as trouble:
            self.troubles.append(Unplaced(self.words(field), field, f"Line {self.element.sourceline}, {field}: {trouble}."))
            return None

    def below(self, path: str) -> list[etree._Element]:
        """The elements at a path of names, such as "agendaitems/agendaitem"."""
        found = [self.element]
        for step in path.split("/"):
            found = [child for element in found for child in element if name(child) == step]
        return found


def name(element: etree._Element) -> str:
    """An element's name in small letters; what is no element has none."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
