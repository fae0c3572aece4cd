"""The rows of a meeting's table: each is an item, or a heading between items."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from moothall.exchange.moderngov.pages import GROUND_NOT_STATED, Unplaced
from moothall.exchange.moderngov.said import Draft
from moothall.exchange.moderngov.word_html import of_element

from .tree import by_class, has_class, is_document, linked, links, paper, words

TITLE, SUBTITLE, NUMBER_CELL = "mgAiTitleTxt", "mgSubItemTitleTxt", "mgItemNumberCell"
RESTRICTED = re.compile(r"\breasons? why .{0,60}\brestricted\b|^restricted\b", re.IGNORECASE)


@dataclass
class Row:
    """One row while it is read; `section` is the last label printed."""

    draft: Draft
    section: str = "agenda"
    has_title: bool = False


def drafts(table: etree._Element) -> tuple[list[Draft], list[Unplaced]]:
    """The items of a table in order, and what of it could not be placed."""
    found: list[Draft] = []
    unplaced: list[Unplaced] = []
    for line in table.iter("tr"):
        cells = [cell for cell in line if cell.tag == "td"]
        if cells and next(line.iterancestors("table")) is table and words(line):
            found.append(_draft(cells, unplaced))
    return found, unplaced


def _draft(cells: list[etree._Element], unplaced: list[Unplaced]) -> Draft:
    number = next((words(cell) for cell in cells if has_class(cell, NUMBER_CELL)), "")
    row = Row(Draft(number=number))
    for cell in cells:
        if not has_class(cell, NUMBER_CELL):
            for element in _pieces(cell):
                place(element, row, unplaced)
    ground = row.draft.facts.get("exempt_under", "")
    row.draft.papers = [replace(each, exempt_under=ground) for each in row.draft.papers]  # the papers of a closed item are closed with it
    row.draft.facts["is_heading"] = not number and not (row.draft.agenda or row.draft.minute or row.draft.papers)
    return row.draft


def _pieces(cell: etree._Element) -> list[etree._Element]:
    """The parts of a cell; a frame without a meaning of its own is opened."""
    found: list[etree._Element] = []
    for child in cell:
        known = by_class(child, TITLE) or by_class(child, SUBTITLE) or by_class(child, "mgWordPara") if isinstance(child.tag, str) else []
        if child.tag in {"div", "span", "table", "tbody", "tr", "td"} and known and not has_class(child, "mgWordPara"):
            found += _pieces(child)
        elif isinstance(child.tag, str):
            found.append(child)
    return found


def place(element: etree._Element, row: Row, unplaced: list[Unplaced]) -> None:
    """Puts one part of a row where it belongs."""
    if has_class(element, TITLE) and not row.has_title:
        _title(element, row)
    elif has_class(element, SUBTITLE):
        _label(words(element), row)
    elif has_class(element, "mgActionList"):
        _links(element, row)
    elif has_class(element, "mgWordPara"):
        _words(element, row)
    elif any(is_document(link) for link in element.iter("a")):
        row.draft.papers += [paper(link, _section(row)) for link in element.iter("a") if is_document(link)]
    elif RESTRICTED.search(words(element)):
        row.draft.facts["exempt_under"] = GROUND_NOT_STATED
    elif element.tag in {"p", "ul", "ol", "div", "table"} and words(element):
        _words(element, row)
    elif words(element):
        unplaced.append(Unplaced(words(element), f"item {row.draft.number or row.draft.title}", "Its place in the row is not known."))


def _title(element: etree._Element, row: Row) -> None:
    """The words before the link to the report, and the report."""
    row.has_title = True
    reports = [link for link in element.iter("a") if is_document(link)]
    whole = words(element)
    for link in reports:
        found = paper(link)
        whole = whole.replace(words(link), "", 1) if not found.title or words(link) != whole else found.title
        row.draft.papers.append(
            found if found.title and found.title not in {whole.strip(), ""} else replace(found, title=whole.strip(), stands_in_title=True)
        )
    row.draft.title = " ".join(whole.split())


def _label(text: str, row: Row) -> None:
    bare = text.strip(" :").lower()
    if "document" in bare:
        row.section = "additional"
        row.draft.awaits_additional = True
    elif bare.startswith("decision"):
        row.section = "decision"
    elif "minute" in bare:
        row.section = "minute"
    else:
        _blocks(row).extend(of_element(_paragraph(text)))


def _paragraph(text: str) -> etree._Element:
    element = etree.Element("p")
    element.text = text
    return element


def _links(element: etree._Element, row: Row) -> None:
    """The links below a title lead to the decision and the issue; one says that the item is closed."""
    facts = {
        "issue_id": linked(element, "mgIssueHistoryHome.aspx", "IId"),
        "decision_id": linked(element, "ieDecisionDetails.aspx", "AIId") or linked(element, "ieDecisionDetails.aspx", "ID"),
        "item_id": linked(element, "mgAi.aspx", "ID") or next((link.get("name") or "" for link in links(element, "mgAi.aspx")), ""),
    }
    row.draft.facts.update({name: value for name, value in facts.items() if value})
    if RESTRICTED.search(words(element)):
        row.draft.facts["exempt_under"] = GROUND_NOT_STATED


def _blocks(row: Row) -> list:
    return {"decision": row.draft.decision, "minute": row.draft.minute}.get(row.section, row.draft.agenda)


def _section(row: Row) -> str:
    return {"agenda": "additional" if row.has_title else "report", "minute": "decision"}.get(row.section, row.section)


def _words(element: etree._Element, row: Row) -> None:
    """Word's paragraphs go to the part that the last label named."""
    _blocks(row).extend(of_element(element))
