"""Saved HTML of Modern.Gov's pages."""

from collections.abc import Callable

from lxml import etree

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import Page

from . import agenda_item, committees, decision, decision_list, finding, interests, issue, meeting, meeting_list, plans

READERS: dict[str, Callable[[etree._Element], Page]] = {
    "meeting": meeting.meeting,
    "agenda item": agenda_item.agenda_item,
    "decision": decision.decision,
    "list of decisions": decision_list.decisions,
    "list of meetings": meeting_list.meetings,
    "list of committees": committees.committees,
    "committee": committees.committee,
    "issue": issue.issue,
    "forward plan": plans.plan,
    "register of interests": interests.interests,
    "attendance": committees.attendance,
    "search results": finding.results,
}


def read(root: etree._Element, kind: str) -> Page:
    """The page that a saved page makes."""
    if kind not in READERS:
        raise NotUnderstood(f"This is a page of Modern.Gov ({kind}) that holds no record of its own, so nothing was read from it.")
    return READERS[kind](root)
