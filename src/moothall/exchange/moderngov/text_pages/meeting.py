"""A meeting's page as text: what stands above its items, then the items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import MeetingPage, PaperSaid, Unplaced
from moothall.exchange.moderngov.patterns import whole
from moothall.exchange.moderngov.said import gaps_of
from moothall.exchange.moderngov.values import TIME, WEEKDAYS, WRITTEN_DATE, NoSuchDate, day_of, has_size, time_of, weekday_of

from . import items
from .lines import Line, size_off

KINDS = whole(r"""
    (?:public )?agenda(?:,? (?:decisions?|and|(?:draft |printed )?minutes|supplements?|&)\b,?)*(?: pack)?
    (?:(?:draft|printed|public) )*minutes
    (?:meeting )?decisions
    meeting(?: details)?
""")
WEEKDAY = "|".join(WEEKDAYS)
DAY = rf"(?:{WRITTEN_DATE}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
WHEN = rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?{DAY},?(?:\s*(?:at\s+|[-–]\s*)?{TIME})?"
HEADING = re.compile(rf"^(?P<body>.*?)(?:\s*[-–—,:]\s*|^|\s+)(?P<when>{WHEN})(?P<rest>.*)$", re.IGNORECASE)
TABLE_HEAD = re.compile(r"^(?:note\s*\|?\s*)?(?:no\.?|number)\s*\|?\s*items?:?$|^items?$|^agenda items?:?$|^no\.?$", re.IGNORECASE)
LABEL = re.compile(
    r"^(?P<label>venue|location|place|contact|contact officer|note|media|status|meeting status)\s*:\s*(?P<value>.*)$", re.IGNORECASE
)
CALLED_OFF = re.compile(r"\b(cancelled|withdrawn|postponed|moved|rescheduled|new)\b", re.IGNORECASE)
DIRECTIONS = re.compile(r"\s*\b(?:view|get) directions\b\.?\s*", re.IGNORECASE)


@dataclass
class Head:
    """What stands above the items, while it is read."""

    kind: str = ""
    heading: re.Match[str] | None = None
    heading_line: Line | None = None
    body: str = ""
    said: dict[str, list[str]] = field(default_factory=dict)
    packs: list[PaperSaid] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def meeting(found: Sequence[Line]) -> MeetingPage:
    """The meeting with all that its page says."""
    table = next((place for place, line in enumerate(found) if TABLE_HEAD.match(line.text) and _has_heading(found[:place])), None)
    head, used = read_head(found if table is None else found[:table], is_whole=table is not None)
    while table is not None and table + 1 < len(found) and TABLE_HEAD.match(found[table + 1].text):
        table += 1  # "No." and "Item" on a line each
    below = found[used:] if table is None else found[table + 1 :]
    has_minutes = "minutes" in head.kind.lower() or "decisions" in head.kind.lower() or not head.kind
    drafts, unplaced, notes = items.drafts(below, has_minutes, only_minutes=bool(re.match(r"(?:\w+ )?minutes", head.kind, re.IGNORECASE)))
    said = tuple(draft.finished(position) for position, draft in enumerate(drafts, 1))
    gaps = [gap for item, draft in zip(said, drafts, strict=True) for gap in gaps_of(item, draft.awaits_additional)]
    page = head_page(head)
    return replace(page, items=said, gaps=tuple(gaps), unplaced=(*page.unplaced, *unplaced), notes=(*page.notes, *notes))


def _has_heading(above: Sequence[Line]) -> bool:
    return len(above) < 60 and any(HEADING.match(line.text) for line in above)


def head_page(head: Head) -> MeetingPage:
    """The meeting as far as what stands above its items says."""
    if head.heading is None or head.heading_line is None:
        raise NotUnderstood(
            "This page names no meeting: a line such as “Cabinet - Tuesday 2nd March, 2010 10.00 am” is missing near its top."
        )
    day = _day(head.heading_line, head.heading["when"])
    return MeetingPage(
        **_head_fields(head, head.heading, day), unplaced=tuple(head.unplaced), notes=tuple(_weekday_note(head.heading, day))
    )


def _head_fields(head: Head, heading: re.Match[str], day: date) -> dict:
    when, rest = heading["when"], heading["rest"].strip(" -–()*")
    status = CALLED_OFF.search(f"{rest} {' '.join(head.said.get('status', []))}")
    return {
        "kind_of_page": head.kind,
        "body": head.body,
        "when_as_published": when,
        "weekday": weekday_of(when),
        "day": day,
        "starts_at": time_of(re.sub(rf"{WRITTEN_DATE}|\d+/\d+/\d+", " ", when, flags=re.IGNORECASE)),
        "venue": DIRECTIONS.sub("", " ".join(head.said.get("venue", []))).strip(" |"),
        "contact": " ".join(head.said.get("contact", [])),
        "note": " ".join(head.said.get("note", [])),
        "status": status[1].capitalize() if status else " ".join(head.said.get("status", [])),
        "status_note": "" if status and rest.lower() == status[1].lower() else rest,
        "packs": tuple(head.packs),
    }


def read_head(found: Sequence[Line], is_whole: bool) -> tuple[Head, int]:
    """What stands above the items, and how many lines it takes. Where no "No. Item" parts the two, labels end it."""
    head, label = Head(), ""
    for place, line in enumerate(found):
        named = LABEL.match(line.text)
        if head.heading is None:
            _before_heading(head, line)
        elif named:
            label = _label(named["label"])
            head.said.setdefault(label, []).extend([named["value"]] if named["value"] else [])
        elif has_size(line.text) and (
            is_whole or re.search(r"\b(?:frontsheet|pack|printed|agenda|supplement)\b", line.text, re.IGNORECASE)
        ):
            title, kind, size = size_off(line.text)
            head.packs.append(PaperSaid(title, kind, size, section="pack"))
        elif DIRECTIONS.fullmatch(line.text):
            continue
        elif label and (not head.said[label] or _belongs_to_contact(label, line)):
            head.said[label].append(line.text)
        elif not is_whole:
            return head, place
        else:
            head.unplaced.append(Unplaced(line.text, f"line {line.number}", "It stands above the items."))
    return head, len(found)


def _label(word: str) -> str:
    word = word.lower()
    return (
        "venue"
        if word in {"location", "place"}
        else "contact"
        if word.startswith("contact")
        else "status"
        if word.endswith("status")
        else word
        if word != "media"
        else "note"
    )


def _belongs_to_contact(label: str, line: Line) -> bool:
    return label == "contact" and bool(re.match(r"(?:e-?mail|tel|telephone|phone|fax)\b", line.text, re.IGNORECASE) or "@" in line.text)


def _before_heading(head: Head, line: Line) -> None:
    """The kind of page, the body where it has a line of its own, and the line with the date."""
    found = HEADING.match(line.text)
    if found and (found["body"].strip() or head.body):
        if found["body"].strip() and head.body:
            head.unplaced.append(Unplaced(head.body, "above the date", "It is no part of the meeting's heading."))
        head.heading, head.heading_line = found, line
        head.body = found["body"].strip(" -–—,:") or head.body
    elif KINDS.match(line.text) and not head.kind:
        head.kind = line.text
    else:
        if head.body:
            head.unplaced.append(Unplaced(head.body, f"line {line.number - 1}", "It stands above the meeting's heading."))
        head.body = line.text


def _day(line: Line, when: str) -> date:
    try:
        day = day_of(when)
    except NoSuchDate as trouble:
        raise NotUnderstood(f"Line {line.number}: {trouble}. Correct the date and read the page again.") from None
    assert day is not None, "the heading matched a date"
    return day


def _weekday_note(heading: re.Match[str], day: date) -> list[str]:
    """The page may be wrong about the weekday; both stand."""
    said, real = weekday_of(heading["when"]), WEEKDAYS[day.weekday()]
    return [f"The page says {said}; {day.day}/{day.month}/{day.year} was a {real}."] if said and said != real else []
