"""A list of decisions as text: a row on one line, or each cell on its own."""

import re
from collections.abc import Sequence
from datetime import date

from moothall.exchange.moderngov.pages import DecisionListed, DecisionsList, Unplaced
from moothall.exchange.moderngov.values import NoSuchDate, day_of

from .lines import Line

HEAD = re.compile(r"^(?:title|date|effective from|call-ins?|published|(?:title\s*\|?\s*date\b.*))$", re.IGNORECASE)
CAPTION = re.compile(r"^(?:officer )?decisions?(?: published| list)?$", re.IGNORECASE)
DATE = r"\d{1,2}/\d{1,2}/\d{4}"
ROW = re.compile(
    rf"^(?P<title>.*?)(?:\s*\bref:\s*(?P<ref>\d+))?\s*\|?\s*(?P<dated>{DATE})(?:\s*\|?\s*(?P<effective>{DATE}))?(?:\s*\|"
    rf"?\s*(?P<call_in>\S.*))?$"
)


def decisions(found: Sequence[Line]) -> DecisionsList:
    """The rows. In a list whose decisions bear references, a row without one is something else and is kept as text."""
    is_of_officers = any(re.match(r"officer decisions", line.text, re.IGNORECASE) for line in found[:6])
    troubles: list[Unplaced] = []
    rows = [row for text, line in _rows(found, troubles) if (row := _row(text, line, troubles))]
    has_references = any(row.decision_id for row in rows)
    strangers = [row for row in rows if has_references and not row.decision_id]
    troubles += [
        Unplaced(row.title, "a row of the list", "It bears no reference as the decisions do, so it is something else.") for row in strangers
    ]
    return DecisionsList(
        is_of_officers=is_of_officers, decisions=tuple(row for row in rows if row not in strangers), unplaced=tuple(troubles)
    )


def _rows(found: Sequence[Line], troubles: list[Unplaced]) -> list[tuple[str, int]]:
    """Lines put together until a row has its date; further dates and a call-in word go with it."""
    rows: list[tuple[str, int]] = []
    waiting: list[Line] = []
    for line in found:
        if HEAD.match(line.text) or CAPTION.match(line.text):
            continue
        if (
            rows
            and not waiting
            and (
                re.fullmatch(DATE, line.text)
                or (re.search(r"\bcall(?:ed)?[- ]?in\b", line.text, re.IGNORECASE) and not re.search(DATE, line.text))
            )
        ):
            rows[-1] = (f"{rows[-1][0]} {line.text}", rows[-1][1])
            continue
        waiting.append(line)
        if re.search(DATE, line.text):
            rows.append((" ".join(each.text for each in waiting), waiting[0].number))
            waiting = []
    troubles += [Unplaced(line.text, f"line {line.number}", "No date follows it, so it is no row of the list.") for line in waiting]
    return rows


def _row(text: str, line: int, troubles: list[Unplaced]) -> DecisionListed | None:
    found = ROW.match(text)
    if not found or not found["title"].strip():
        troubles.append(Unplaced(text, f"line {line}", "A date without a title is no row."))
        return None
    return DecisionListed(
        title=found["title"].strip(" |"),
        decision_id=found["ref"] or "",
        dated=_day(found["dated"], line, troubles),
        effective_from=_day(found["effective"], line, troubles),
        call_in=(found["call_in"] or "").strip(),
    )


def _day(text: str | None, line: int, troubles: list[Unplaced]) -> date | None:
    try:
        return day_of(text)
    except NoSuchDate as trouble:
        troubles.append(Unplaced(text or "", f"line {line}", f"Line {line}: {trouble}."))
        return None
