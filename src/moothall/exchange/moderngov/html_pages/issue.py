"""mgIssueHistoryHome.aspx, mgIssueHistoryChronology.aspx and ieIssueDetails.aspx: an issue."""

from dataclasses import replace

from lxml import etree

from moothall.exchange.moderngov.blocks import entries
from moothall.exchange.moderngov.labels import Days, is_private, meeting_named, others
from moothall.exchange.moderngov.pages import DecisionListed, IssuePage, MeetingNamed
from moothall.exchange.moderngov.said import once_each
from moothall.exchange.moderngov.values import NoSuchDate, day_of, parameter
from moothall.exchange.moderngov.word_html import of_element

from .decision import narrative
from .labelled import labels
from .tree import by_class, decision_key, links, main_title, own_key, papers, title, words

PAGES = ("mgIssueHistoryHome.aspx", "mgIssueHistoryChronology.aspx", "ieIssueDetails.aspx")
SINGLE = ("decision_maker", "decision_type", "status", "decision_due", "wards", "lead_officer", "lead_member", "contact")


def issue(root: etree._Element) -> IssuePage:
    """The issue with its labels, and the meetings, decisions and documents that it links to."""
    content = next(iter(by_class(root, "mgContent")), root)
    found = labels(content)
    about = [block for each in found.loose if each.tag not in {"ul", "a"} for block in of_element(each)]
    days = Days(found.values)
    return IssuePage(
        title=title(root) or main_title(root).removeprefix("Issue - "),
        issue_id=_own_key(root, content),
        about=entries([*about, *narrative(found, "purpose")]),
        **{name: found.values.get(name, "") for name in SINGLE},
        first_published=days.day("first_published"),
        is_private=any(is_private(label, value) for label, value in found.others),
        meetings=tuple(_meeting(link) for link in links(content, "ieListDocuments.aspx") if words(link)),
        decisions=tuple(_decision(link) for link in links(content, "ieDecisionDetails.aspx") if words(link)),
        papers=once_each(papers(content)),
        labels=others(found.others),
        unplaced=tuple(days.troubles),
    )


def _own_key(root: etree._Element, content: etree._Element) -> str:
    """In a link outside the content; else the only one that is named within: the pages of one issue lead to each other."""
    within = [parameter(link.get("href"), "IId") for page in PAGES for link in links(content, page)]
    named = {key for key in within if key}
    own = next((key for page in PAGES if (key := own_key(root, content, page, "IId"))), "")
    return own or (named.pop() if len(named) == 1 else "")


def _meeting(link: etree._Element) -> MeetingNamed:
    named = meeting_named(words(link)) or MeetingNamed("", None, words(link))
    return replace(named, meeting_id=parameter(link.get("href"), "MId"), body_id=parameter(link.get("href"), "CId"))


def _decision(link: etree._Element) -> DecisionListed:
    try:
        dated = day_of(words(link))
    except NoSuchDate:
        dated = None
    return DecisionListed(title=words(link), decision_id=decision_key(link), dated=dated)
