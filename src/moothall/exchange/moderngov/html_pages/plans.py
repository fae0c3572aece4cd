"""mgListPlanItems.aspx: one edition of a forward plan."""

import re

from lxml import etree

from moothall.exchange.moderngov.labels import Days, is_private, label_of, labelled, others
from moothall.exchange.moderngov.pages import EntrySaid, ForwardPlanItem, ForwardPlanPage, Unplaced
from moothall.exchange.moderngov.values import parameter

from .tree import by_class, main_title, title, words

FIELDS = ("decision_maker", "decision_due", "lead_officer", "wards", "decision_type")


def plan(root: etree._Element) -> ForwardPlanPage:
    """The items from one title to the next."""
    troubles: list[Unplaced] = []
    titles = set(by_class(root, "mgPlanItemTitle", "a"))
    below: dict[etree._Element, list[str]] = {}
    current: etree._Element | None = None
    for element in root.iter("a", "p", "li"):
        if element in titles:
            current = element
            below[current] = []
        elif (
            current is not None
            and element.tag != "a"
            and not titles & set(element.iter("a"))
            and not any(each.tag in {"p", "li"} for each in element.iterdescendants())
        ):
            below[current].append(words(element))
    return ForwardPlanPage(
        title=title(root) or main_title(root),
        items=tuple(_item(link, lines, troubles) for link, lines in below.items()),
        unplaced=tuple(troubles),
    )


def is_key(words: str) -> bool | None:
    """
    >>> is_key("Key decision"), is_key("Non-key"), is_key("")
    (True, False, None)
    """
    found = re.match(r"(?P<no>non[- ]?|not (?:a )?)?key\b", words, re.IGNORECASE)
    return found["no"] is None if found else None


def _item(link: etree._Element, lines: list[str], troubles: list[Unplaced]) -> ForwardPlanItem:
    found = [labelled(line) for line in lines if line]
    known = {label.name: label.value for label in found if label and label.name}
    days = Days(known)
    first = days.day("first_published")
    troubles += days.troubles
    kept = {*FIELDS, "first_published"}
    return ForwardPlanItem(
        title=words(link),
        issue_id=parameter(link.get("href"), "IId"),
        **{name: known.get(name, "") for name in FIELDS},
        first_published=first,
        is_key=is_key(known.get("decision_type", "")),
        is_private=any(is_private(label.printed, label.value) for label in found if label),
        about=tuple(EntrySaid(line) for line, label in zip((line for line in lines if line), found, strict=True) if not label),
        labels=others([(label.printed, label.value) for label in found if label and label_of(label.printed) not in kept]),
    )
