"""Answers of the web service (mgWebService.asmx): XML to pages."""

from collections.abc import Callable

from lxml import etree

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import Page

from . import councillors, lists, meeting

READERS: dict[str, Callable[[etree._Element], Page]] = {
    "committees": lists.committees,
    "getmeetings": lists.meetings_by_committee,
    "getmeetingsbydate": lists.meetings_by_date,
    "meeting": meeting.meeting,
    "councillorsbyward": councillors.by_ward,
    "councillorsbywardid": councillors.by_ward,
    "councillorsbypostcode": councillors.by_ward,
    "memberlist": councillors.member_list,
}


def read(root: etree._Element) -> Page:
    """The page that an answer makes, by its root."""
    reader = READERS.get(etree.QName(root).localname.lower())
    if not reader:
        raise NotUnderstood(
            f"This is XML with the root <{etree.QName(root).localname}>, which is no answer of Modern.Gov that Moothall reads."
        )
    return reader(root)
