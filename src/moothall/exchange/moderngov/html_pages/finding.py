"""ieSearchResults2.aspx: ten hits a page, parted by rules."""

import re

from lxml import etree

from moothall.exchange.moderngov.pages import Found, SearchResults

from .tree import by_class, linked, papers, words

KIND = re.compile(r"^\s*(Meeting|Key issue|Issue|Decision|Document)\s*:\s*(.*)$", re.IGNORECASE)


def results(root: etree._Element) -> SearchResults:
    """The hits in order."""
    hits = [_hit(element) for element in by_class(root, "mgAiTitleTxt") if KIND.match(words(element))]
    more = any("next page" in (link.get("title") or "").lower() for link in root.iter("a"))
    return SearchResults(found=tuple(hits), has_more=more)


def _hit(element: etree._Element) -> Found:
    """A hit begins with its title and ends at the next rule."""
    kind, _, title = words(element).partition(":")
    below = _until_rule(element)
    texts = [words(each) for each in below if each.tag in {"p", "h3", "h4"} and words(each)]
    matches = [alt for each in [element, *below] for image in each.iter("img") if "match" in (alt := image.get("alt") or "").lower()]
    return Found(
        kind=kind.strip().lower(),
        title=title.strip(),
        heading=next((text for text in texts if re.match(r"\d{1,2}/\d{1,2}/\d{4}", text)), ""),
        match=matches[0] if matches else "",
        words=" ".join(words(each) for each in below if "mgWordPara" in (each.get("class") or "")),
        meeting_id=linked(element, "ieListDocuments.aspx", "MId"),
        issue_id=linked(element, "mgIssueHistoryHome.aspx", "IId"),
        decision_id=linked(element, "ieDecisionDetails.aspx", "ID"),
        papers=tuple(paper for each in below if "mgBulletList" in (each.get("class") or "") for paper in papers(each)),
    )


def _until_rule(element: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for sibling in element.itersiblings():
        if sibling.tag == "hr" or (isinstance(sibling.tag, str) and "mgAiTitleTxt" in (sibling.get("class") or "")):
            break
        if isinstance(sibling.tag, str):
            found.append(sibling)
    return found
