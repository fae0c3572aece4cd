"""ieListDocuments.aspx: a meeting with its agenda and minutes."""

import re
from dataclasses import replace

from lxml import etree

from moothall.exchange.moderngov.pages import Gap, MeetingPage, PaperSaid
from moothall.exchange.moderngov.said import gaps_of, once_each
from moothall.exchange.moderngov.text_pages.lines import lines
from moothall.exchange.moderngov.text_pages.meeting import Head, head_page, read_head
from moothall.exchange.moderngov.values import unescaped

from . import rows
from .tree import by_class, is_document, linked, main_title, paper, papers, title, words


def meeting(root: etree._Element) -> MeetingPage:
    """The meeting with all that its page says. What stands above the items is read by its lines, as in a text."""
    table = next(iter(by_class(root, "mgItemTable", "table")), None)
    drafts, left = rows.drafts(table) if table is not None else ([], [])
    items = tuple(draft.finished(position) for position, draft in enumerate(drafts, 1))
    gaps: list[Gap] = [gap for item, draft in zip(items, drafts, strict=True) for gap in gaps_of(item, draft.awaits_additional)]
    head = _head(root, table)
    page = head_page(head)
    return replace(
        page,
        meeting_id=_own_number(root, "MId"),
        body_id=_own_number(root, "CId"),
        packs=once_each(_packs(root, table)),
        items=items,
        gaps=tuple(gaps),
        unplaced=(*page.unplaced, *left),
    )


def _own_number(root: etree._Element, name: str) -> str:
    """The page's own number, which its address bears; a saved page keeps it in links to itself and to its parts."""
    for to in ("ieListDocuments.aspx", "mgMeetingAttendance.aspx", "ieListMeetings.aspx", "mgCommitteeDetails.aspx"):
        wanted = {"mgMeetingAttendance.aspx": "ID" if name == "MId" else "", "mgCommitteeDetails.aspx": "ID" if name == "CId" else ""}.get(
            to, name
        )
        if wanted and (found := linked(root, to, wanted)):
            return found
    return ""


def _head(root: etree._Element, table: etree._Element | None) -> Head:
    """The lines above the table. The called-off word of the browser's title goes with the heading."""
    above = "\n".join([main_title(root), title(root), *_above(root, table)])
    head, _ = read_head(lines(unescaped(above)), is_whole=True)
    called_off = re.search(r"\b(CANCELLED|WITHDRAWN|POSTPONED|MOVED)\b", " ".join(words(each) for each in root.iter("title")))
    if called_off and "status" not in head.said:
        head.said["status"] = [called_off[1].capitalize()]
    return head


def _above(root: etree._Element, table: etree._Element | None) -> list[str]:
    """The paragraphs between the heading and the table, without the links to documents (they are packs)."""
    content = next(iter(by_class(root, "mgContent")), root)
    found: list[str] = []
    for element in content.iter("p", "li", "table"):
        if element is table:
            break
        if (
            element.tag != "table"
            and not papers(element)
            and not by_class(element, "mgMainTitleTxt")
            and not any(True for _ in element.iterancestors("table"))
        ):
            found.append(words(element))
    headings = {main_title(root), title(root)}
    return [text for text in found if text and text not in headings and not text.startswith("View ")]


def _packs(root: etree._Element, table: etree._Element | None) -> list[PaperSaid]:
    """Documents of the meeting as a whole: they stand outside the table."""
    inside = set(table.iter("a")) if table is not None else set()
    return [paper(link, "pack") for link in root.iter("a") if is_document(link) and link not in inside]
