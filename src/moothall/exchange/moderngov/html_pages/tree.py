"""Asking a saved page: by class, by link, by label."""

import re
from collections.abc import Iterator
from typing import cast

import lxml.html
from lxml import etree

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import PaperSaid
from moothall.exchange.moderngov.values import page_of, parameter, safe_address, tidy, without_size

ATTACHMENT = re.compile(r"documents/[sg](\d+)(?:/|$)", re.IGNORECASE)


def page(text: str) -> etree._Element:
    """The root of a saved page, however broken its tags."""
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError):
        raise NotUnderstood("This looks like HTML, and no page can be made of it. Save the page again.") from None
    return cast("etree._Element", root)


def by_class(element: etree._Element, name: str, tag: str = "*") -> list[etree._Element]:
    return cast("list[etree._Element]", element.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def has_class(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and name in (element.get("class") or "").split()


def words(element: etree._Element | None) -> str:
    """What a reader sees of an element."""
    if element is None:
        return ""
    seen = element.xpath(".//text()[not(parent::script or parent::style)]")
    return tidy(" ".join(cast("list[str]", seen)).replace(" ,", ",").replace(" .", "."))


def first_words(element: etree._Element, name: str) -> str:
    return next((text for each in by_class(element, name) if (text := words(each))), "")


def title(root: etree._Element) -> str:
    """The heading under the name of the page: what it is about."""
    return first_words(root, "mgSubTitleTxt")


def main_title(root: etree._Element) -> str:
    return first_words(root, "mgMainTitleTxt") or words(next(root.iter("h1"), None))


def links(element: etree._Element, to: str) -> Iterator[etree._Element]:
    """The links that lead to a page such as "ieListDocuments.aspx", whatever their capitals."""
    return (link for link in element.iter("a") if page_of(link.get("href")) == to.lower())


def linked(element: etree._Element, to: str, name: str) -> str:
    """A parameter of the first link to a page."""
    return next((found for link in links(element, to) if (found := parameter(link.get("href"), name))), "")


def own_key(root: etree._Element, content: etree._Element, to: str, name: str) -> str:
    """The key of the page's own thing: in a link above or below its content, for a link within it may lead to another."""
    within = set(links(content, to)) if content is not root else set()
    return next((found for link in links(root, to) if link not in within and (found := parameter(link.get("href"), name))), "")


def decision_key(link: etree._Element) -> str:
    """The key of the decision to which a link leads. One that is named by its agenda item has a key of another kind."""
    address = link.get("href")
    of_item = parameter(address, "AIId")
    return parameter(address, "ID") or (f"AIId {of_item}" if of_item else "")


def papers(element: etree._Element, section: str = "report") -> list[PaperSaid]:
    """The documents that an element links to."""
    return [paper(link, section) for link in element.iter("a") if is_document(link)]


def is_document(link: etree._Element) -> bool:
    address = link.get("href") or ""
    return bool(ATTACHMENT.search(address) or page_of(address) == "mgconvert2pdf.aspx")


def paper(link: etree._Element, section: str = "report") -> PaperSaid:
    """One document with its size, and the number by which the same one is known elsewhere."""
    address = link.get("href") or ""
    number = ATTACHMENT.search(address)
    called, kind, size = without_size(words(link))
    return PaperSaid(
        called, kind, size, section, url=safe_address(address), attachment_id=number[1] if number else parameter(address, "ID")
    )
