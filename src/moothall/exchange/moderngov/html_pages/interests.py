"""mgRofI.aspx: a register of interests. Entries on land are counted and not read: they are often somebody's home."""

import re

from lxml import etree

from moothall.exchange.moderngov.pages import InterestsPage, InterestsSaid
from moothall.exchange.moderngov.values import NoSuchDate, day_of

from .tree import by_class, linked, main_title, title, words

LAND = re.compile(r"\b(?:land|licen[cs]es?|tenanc(?:y|ies)|propert(?:y|ies)|address|home|residence)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"published on ([^.]{5,80}?\d{4})", re.IGNORECASE)


def interests(root: etree._Element) -> InterestsPage:
    """The categories in order, with when they were published."""
    published = PUBLISHED.search(words(root))
    try:
        day = day_of(published[1]) if published else None
    except NoSuchDate:
        day = None
    return InterestsPage(
        name=re.sub(r"^(?:register of interests\s*(?:for|-|of)?)\s*", "", title(root) or main_title(root), flags=re.IGNORECASE),
        person_id=linked(root, "mgUserInfo.aspx", "UID"),
        published_on=day,
        published_as=published[1] if published else "",
        categories=tuple(_category(table) for table in by_class(root, "mgInterestsTable", "table")),
    )


def _category(table: etree._Element) -> InterestsSaid:
    name = words(table.find("caption")) or (table.get("summary") or "").strip()
    rows = tuple(tuple(words(cell) for cell in row.findall("td")) for row in table.iter("tr") if row.findall("td"))
    columns = tuple(words(cell) for cell in table.iter("th"))
    closed = bool(LAND.search(name))
    return InterestsSaid(category=name, columns=columns, rows=() if closed else rows, left_out=len(rows) if closed else 0)
