"""ieListMeetings.aspx and the calendar: meetings in a list, by the links that lead to them."""

from dataclasses import dataclass
from datetime import date

from lxml import etree

from moothall.exchange.moderngov.pages import MeetingListed, MeetingsList, Unplaced
from moothall.exchange.moderngov.status import status
from moothall.exchange.moderngov.values import NoSuchDate, day_of, parameter, time_of

from .tree import linked, links, title, words


@dataclass(frozen=True)
class Seen:
    """A link to a meeting, and the words of its row or cell."""

    link: etree._Element
    text: str


def meetings(root: etree._Element) -> MeetingsList:
    """Each meeting once, in the order of the page."""
    troubles: list[Unplaced] = []
    found: dict[str, MeetingListed] = {}
    body = title(root).removeprefix("Meetings of ").strip()
    above = linked(root, "mgCommitteeDetails.aspx", "ID")
    for link in links(root, "ieListDocuments.aspx"):
        number = parameter(link.get("href"), "MId")
        if number and number not in found:
            found[number] = _listed(link, body, above, troubles)
    return MeetingsList(meetings=tuple(found.values()), unplaced=tuple(troubles))


def _listed(link: etree._Element, body: str, body_id: str, troubles: list[Unplaced]) -> MeetingListed:
    text = words(link)
    row = next((words(each) for each in link.iterancestors("li", "tr", "td", "p")), text)
    called_off = next(
        (word for word in ("Cancelled", "Postponed", "Withdrawn", "Rescheduled", "Provisional", "Moved") if word.lower() in row.lower()), ""
    )
    said = status(called_off)
    return MeetingListed(
        meeting_id=parameter(link.get("href"), "MId"),
        day=_day(text if day_written(text) else row, troubles),
        when_as_published=text,
        starts_at=time_of(text) or time_of(row),
        status=said.word,
        body=body or text,
        body_id=parameter(link.get("href"), "CId") or body_id,
    )


def day_written(text: str) -> bool:
    try:
        return day_of(text) is not None
    except NoSuchDate:
        return True


def _day(text: str, troubles: list[Unplaced]) -> date | None:
    try:
        return day_of(text)
    except NoSuchDate as trouble:
        troubles.append(Unplaced(text, "a row of the list", f"{trouble}."))
        return None
