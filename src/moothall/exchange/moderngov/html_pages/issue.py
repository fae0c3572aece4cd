"""mgIssueHistoryHome.aspx, mgIssueHistoryChronology.aspx and ieIssueDetails.aspx: an issue."""

from dataclasses import replace

from lxml import etree

from moothall.exchange.moderngov.blocks import entries
from moothall.exchange.moderngov.labels import Days, meeting_named, others
from moothall.exchange.moderngov.pages import DecisionListed, IssuePage, MeetingNamed
from moothall.exchange.moderngov.said import once_each
from moothall.exchange.moderngov.values import NoSuchDate, day_of, parameter
from moothall.exchange.moderngov.word_html import of_element

from .decision import narrative
from .labelled import labels
from .tree import by_class, linked, links, main_title, papers, title, words

SINGLE = ("decision_maker", "decision_type", "status", "decision_due", "wards", "lead_officer", "lead_member", "contact")


def issue(root: etree._Element) -> IssuePage:
    """The issue with its labels, and the meetings, decisions and documents that it links to."""
    content = next(iter(by_class(root, "mgContent")), root)
    found = labels(content)
    about = [block for each in found.loose if each.tag not in {"ul", "a"} for block in of_element(each)]
    days = Days(found.values)
    return IssuePage(
        title=title(root) or main_title(root).removeprefix("Issue - "),
        issue_id=linked(root, "mgIssueHistoryHome.aspx", "IId") or linked(root, "ieIssueDetails.aspx", "IId"),
        about=entries([*about, *narrative(found, "purpose")]),
        **{name: found.values.get(name, "") for name in SINGLE},
        first_published=days.day("first_published"),
        meetings=tuple(_meeting(link) for link in links(content, "ieListDocuments.aspx") if words(link)),
        decisions=tuple(_decision(link) for link in links(content, "ieDecisionDetails.aspx") if words(link)),
        papers=once_each(papers(content)),
        labels=others(found.others),
        unplaced=tuple(days.troubles),
    )


def _meeting(link: etree._Element) -> MeetingNamed:
    named = meeting_named(words(link)) or MeetingNamed("", None, words(link))
    return replace(named, meeting_id=parameter(link.get("href"), "MId"), body_id=parameter(link.get("href"), "CId"))


def _decision(link: etree._Element) -> DecisionListed:
    try:
        dated = day_of(words(link))
    except NoSuchDate:
        dated = None
    return DecisionListed(
        title=words(link), decision_id=parameter(link.get("href"), "ID") or parameter(link.get("href"), "AIId"), dated=dated
    )
