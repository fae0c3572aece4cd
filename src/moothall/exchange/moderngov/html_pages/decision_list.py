"""mgDelegatedDecisions.aspx and mgListOfficerDecisions.aspx: decisions in a list."""

from datetime import date

from lxml import etree

from moothall.exchange.moderngov.pages import DecisionListed, DecisionsList, Unplaced
from moothall.exchange.moderngov.values import NoSuchDate, day_of

from .tree import decision_key, links, words

SUMMARY = "Table of decision summary data"


def decisions(root: etree._Element) -> DecisionsList:
    """The rows that link to a decision. A row that links elsewhere is something else and is kept as text."""
    tables = [table for table in root.iter("table") if table.get("summary") == SUMMARY]
    troubles: list[Unplaced] = []
    rows = [row for table in tables for row in table.iter("tr") if row.find("td") is not None]
    found = [listed for row in rows if (listed := _listed(row, troubles))]
    captions = " ".join(words(table.find("caption")) for table in tables).lower()
    return DecisionsList(is_of_officers="officer" in captions, decisions=tuple(found), unplaced=tuple(troubles))


def _listed(row: etree._Element, troubles: list[Unplaced]) -> DecisionListed | None:
    link = next(links(row, "ieDecisionDetails.aspx"), None)
    cells = row.findall("td")
    if link is None:
        troubles.append(Unplaced(words(row), "a row of the list", "It leads to no decision, so it is none."))
        return None
    key = decision_key(link)
    days = [_day(cell, troubles) for cell in cells[1:3]]
    return DecisionListed(
        title=words(link).removesuffix(f"ref: {key}").strip(),
        decision_id=key,
        dated=days[0] if days else None,
        effective_from=days[1] if len(days) > 1 else None,
        call_in=words(cells[3]) if len(cells) > 3 else "",
    )


def _day(cell: etree._Element, troubles: list[Unplaced]) -> date | None:
    try:
        return day_of(words(cell))
    except NoSuchDate as trouble:
        troubles.append(Unplaced(words(cell), f"line {cell.sourceline}", f"Line {cell.sourceline}: {trouble}."))
        return None
