"""The page of one agenda item as text."""

import re
from collections.abc import Sequence

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import ItemPage, MeetingNamed, Unplaced
from moothall.exchange.moderngov.said import gaps_of
from moothall.exchange.moderngov.values import NoSuchDate, day_of

from .items import draft
from .lines import Line
from .meeting import HEADING

MEETING = re.compile(r"^(?:[•·*-]\s*)?(?:meeting of |meeting: )?(?P<named>.+?)(?:\s*\((?P<item>Item [\w.]+)\))?$", re.IGNORECASE)


def agenda_item(found: Sequence[Line]) -> ItemPage:
    """The item, and the meeting that its page names."""
    lines = found[1:] if found and found[0].text.lower().startswith("agenda item") else list(found)
    if not lines:
        raise NotUnderstood("This page of an agenda item has nothing below its heading. Save the page again.")
    place = next((place for place, line in enumerate(lines[:6]) if place and _heading(line)), None)
    heading = _heading(lines[place]) if place is not None else None
    below = [line for index, line in enumerate(lines) if index != place]
    read = draft("", below, has_minutes=True)
    item = read.finished(1)
    return ItemPage(
        item=item,
        meeting=_meeting(heading) if heading else None,
        gaps=tuple(gaps_of(item, read.awaits_additional)),
        unplaced=tuple(_trouble(heading)),
    )


def _heading(line: Line) -> re.Match[str] | None:
    found = MEETING.match(line.text)
    return HEADING.match(found["named"]) if found and len(line.text) < 300 else None


def _meeting(heading: re.Match[str]) -> MeetingNamed:
    try:
        day = day_of(heading["when"])
    except NoSuchDate:
        day = None
    return MeetingNamed(heading["body"].strip(" -–—,:"), day, heading[0])


def _trouble(heading: re.Match[str] | None) -> list[Unplaced]:
    if heading is None:
        return []
    try:
        day_of(heading["when"])
    except NoSuchDate as trouble:
        return [Unplaced(heading["when"], "the meeting's date", f"{trouble}.")]
    return []
