"""GetMeeting: one meeting with its items, papers and people."""

from datetime import date

from lxml import etree

from moothall.exchange.moderngov.exemption import exempt_under
from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import AttendeeSaid, ItemSaid, MeetingPage, PaperSaid, Unplaced
from moothall.exchange.moderngov.said import Draft, gaps_of
from moothall.exchange.moderngov.status import Status, status
from moothall.exchange.moderngov.values import NoSuchDate, day_of, safe_address, tidy, time_of
from moothall.exchange.moderngov.word_html import blocks

from .fields import Fields


def meeting(root: etree._Element) -> MeetingPage:
    """The meeting as the service tells it."""
    troubles: list[Unplaced] = []
    fields = Fields(root, troubles)
    is_displayed = fields.yes("isdisplayallowed") is not False
    places = enumerate(fields.below("agendaitems/agendaitem"), 1)
    items = tuple(_item(Fields(each, troubles), place, is_displayed) for place, each in places)
    said = status(fields.words("meetingstatus"))
    return MeetingPage(
        **_when_and_where(fields),
        body=fields.words("committeetitle") or _common_body(fields),
        body_id=fields.words("committeeid"),
        status=said.word,
        status_note=said.note,
        is_status_known=said.is_known,
        is_displayed=is_displayed,
        items=items,
        attendees=tuple(_attendee(each) for each in fields.below("attendees/attendee")),
        gaps=tuple(gap for item in items for gap in gaps_of(item)),
        unplaced=tuple(troubles),
        notes=tuple(_notes(said, items)),
    )


def _when_and_where(fields: Fields) -> dict:
    return {
        "meeting_id": fields.words("meetingid"),
        "when_as_published": f"{fields.words('meetingdate')} {fields.words('meetingtime')}".strip(),
        "day": _day(fields),
        "starts_at": time_of(fields.words("meetingtime")),
        "ends_at": time_of(fields.words("meetingactualfinishtime") or fields.words("meetingplannedfinishtime")),
        "venue": fields.words("meetinglocation"),
        "room": fields.words("meetingroom"),
        "is_webcast": fields.yes("iswebcast"),
        "is_agenda_published": fields.yes("agendapublished"),
        "is_minutes_published": fields.yes("minutepublished"),
    }


def _day(fields: Fields) -> date:
    """A meeting without a day is none."""
    try:
        day = day_of(fields.words("meetingdate"))
    except NoSuchDate as trouble:
        raise NotUnderstood(f"Line {fields.element.sourceline}, meetingdate: {trouble}. Correct the date and read it again.") from None
    if not day:
        raise NotUnderstood("This meeting has no date. Fetch it again from the web service (GetMeeting).")
    return day


def _common_body(fields: Fields) -> str:
    """GetMeeting does not name its committee; its papers and items do."""
    for item in fields.below("agendaitems/agendaitem"):
        within = Fields(item, [])
        for paper in within.below("linkeddocuments/linkeddoc"):
            if title := Fields(paper, []).words("committeetitle"):
                return title
    return ""


def _item(fields: Fields, position: int, is_shown: bool) -> ItemSaid:
    """An item. One that may not be displayed keeps its place and its papers' grounds, and none of its words."""
    is_displayed = is_shown and fields.yes("isdisplayallowed") is not False
    closed = exempt_under(fields.yes("isrestricted"), fields.words("restrictionsref"))
    draft = Draft(fields.words("agendaitemtitle") if is_displayed else "", fields.words("fulldisplaynumberformat"))
    if is_displayed:
        draft.agenda = blocks(fields.raw("agendatext"))
        draft.minute = blocks(fields.raw("minutesnonemptyhtmlbody"))
    draft.papers = [_paper(Fields(each, fields.troubles), closed, is_displayed) for each in fields.below("linkeddocuments/linkeddoc")]
    draft.facts = {
        "item_id": fields.words("agendaitemid"),
        "comments": _comments(fields) if is_displayed else (),
        "exempt_under": closed,
        "is_displayed": is_displayed,
        "is_heading": is_displayed and (not draft.title or fields.words("agendaitemnumber") in {"", "0"}),
    }
    return draft.finished(position)


def _comments(fields: Fields) -> tuple[tuple[str, str], ...]:
    pairs = ((fields.words(f"commentlabel{number}"), fields.words(f"commenttext{number}")) for number in (1, 2))
    return tuple((label, text) for label, text in pairs if text)


def _paper(fields: Fields, item_closed: str, is_displayed: bool) -> PaperSaid:
    closed = exempt_under(fields.yes("isrestricted"), fields.words("restrictionsref")) or item_closed
    return PaperSaid(
        title=fields.words("title") if is_displayed and fields.yes("isdisplayallowed") is not False else "",
        section="decision" if fields.yes("isdecisionattachment") else "report",
        url="" if closed else safe_address(fields.words("url")),
        attachment_id=fields.words("attachmentid"),
        published_on=fields.day("publicationdate"),
        exempt_under=closed,
    )


def _attendee(element: etree._Element) -> AttendeeSaid:
    said = {key.lower(): tidy(text) for key, text in element.attrib.items()}
    return AttendeeSaid(
        name=said.get("name", ""),
        role=said.get("roledescription", ""),
        attendance=said.get("attendance", ""),
        party=said.get("politicalparty", ""),
        ward=said.get("ward", ""),
        person_id=said.get("memberid", ""),
        key_posts=said.get("keyposts", ""),
    )


def _notes(said: Status, items: tuple[ItemSaid, ...]) -> list[str]:
    odd = [] if said.is_known else [f"The status “{said.word}” is not one that is known; it is kept as published."]
    return odd + [f"Item {item.position} may not be displayed: its words were not read." for item in items if not item.is_displayed]
