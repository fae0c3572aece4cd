"""The kind of a saved page or a text, by the page's own marks, the surest first."""

import re

from lxml import etree

from .html_pages import tree
from .labels import labelled
from .text_pages.meeting import HEADING, KINDS

LIST_OF_DECISIONS = re.compile(r"(?:officer )?decisions(?: published)?$|title\s*\|?\s*date\b")
OF_A_DECISION = {
    "decision_maker",
    "status",
    "is_key",
    "is_subject_to_call_in",
    "decided_on",
    "published_on",
    "decided_at",
    "effective_from",
}
OF_A_MEETING = re.compile(r"no\.?\s*\|?\s*item$|venue:|contact:", re.IGNORECASE)
SEARCHED = re.compile(r"for your search|no results found for your query", re.IGNORECASE)


def of_html(root: etree._Element) -> str:
    """The kind of a saved page, or nothing."""
    return _by_heading(root) or _by_content(root) or _by_links(root)


def _by_heading(root: etree._Element) -> str:
    heading = tree.main_title(root).lower()
    begins = ("decision details", "decision"), ("agenda item", "agenda item"), ("issue", "issue"), ("committee details", "committee")
    kind = next((kind for words, kind in begins if heading.startswith(words)), "")
    if KINDS.match(heading) and HEADING.match(tree.title(root)[:300]):
        return "meeting"
    return "search results" if "search results" in heading else kind


def _by_content(root: etree._Element) -> str:
    summaries = [(table.get("summary") or "").lower() for table in root.iter("table")]
    heads = {tree.words(cell).lower() for cell in root.iter("th")}
    signs = (
        ("list of decisions", any("decision summary" in summary for summary in summaries)),
        ("meeting", bool(tree.by_class(root, "mgItemTable"))),
        ("register of interests", bool(tree.by_class(root, "mgInterestsTable"))),
        ("attendance", {"attendee", "attendance"} <= heads),
        ("forward plan", bool(tree.by_class(root, "mgPlanItemTitle"))),
        ("search results", bool(SEARCHED.search(tree.words(root)[:20_000]))),
    )
    return next((kind for kind, is_so in signs if is_so), "")


def _by_links(root: etree._Element) -> str:
    """A list is known by where it leads."""
    if next(tree.links(root, "ieListDocuments.aspx"), None) is not None:
        return "list of meetings"
    if _leads_to(root, "mgCommitteeDetails.aspx", "ieListMeetings.aspx"):
        return "list of committees"
    return "list of forward plans" if _leads_to(root, "mgListPlanItems.aspx", "mgListPlans.aspx") else ""


def _leads_to(root: etree._Element, *pages: str) -> bool:
    return any(next(tree.links(root, page), None) is not None for page in pages)


def of_text(found: list[str]) -> str:
    """The kind of a text by its first line, and without one by its labels; or nothing."""
    first = found[0].lower()
    begins = ("decision details", "decision"), ("issue", "issue")
    if kind := next((kind for words, kind in begins if first.startswith(words)), ""):
        return kind
    if LIST_OF_DECISIONS.match(first):
        return "list of decisions"
    if first.startswith("agenda item") and not first.startswith("agenda items"):
        return "agenda item"
    if KINDS.match(first) and any(HEADING.match(line[:300]) for line in found[:10]):
        return "meeting"
    return _by_labels(found)


def _by_labels(found: list[str]) -> str:
    known = {label.name for line in found if (label := labelled(line)) and label.name}
    if len(known & OF_A_DECISION) > 2:
        return "decision"
    has_heading = any(heading["body"].strip() for line in found[:5] if (heading := HEADING.match(line[:300])))
    return "meeting" if has_heading and any(OF_A_MEETING.match(line) for line in found[:40]) else ""
