"""What the page of a meeting says, in the words of the room of meetings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from moothall.exchange.moderngov.pages import AttendeeSaid, Gap, MeetingListed, MeetingPage, PaperSaid, Unplaced
from moothall.meetings import models, said

from .council import PERSON, Council
from .items import item
from .words import fitted

DOES_NOT_MEET = {"cancelled", "withdrawn", "abandoned"}


def meeting_said(page: MeetingPage, council: Council) -> said.Meeting:
    """Everything on the page, each thing in its own field; what has none is a remark."""
    left = [*remarks_of(page.unplaced, page.notes), *(pack(paper) for paper in page.packs)]
    gaps: defaultdict[int, list[Gap]] = defaultdict(list)
    for gap in page.gaps:
        gaps[gap.item].append(gap)
    left += [said.Remark("gap", gap.sentence, gap.name) for gap in gaps[0]]
    council.ledger.look_up([PERSON], [each.person_id for each in page.attendees])
    whole = said.Meeting(
        items=tuple(item(told, gaps[told.position]) for told in page.items),
        attendance=tuple(fitted(attendance(each, council), models.Attendance, left) for each in page.attendees),
        **when_and_where(page),
        **state_of(page),
    )
    fitting = fitted(whole, models.Meeting, left)
    return replace(fitting, remarks=tuple(left))


def when_and_where(page: MeetingPage) -> dict[str, Any]:
    return {
        "held_on": page.day,
        "starts_at": page.starts_at,
        "ends_at": page.ends_at,
        "venue": ", ".join(dict.fromkeys(place for place in (page.room, page.venue) if place)),
        "contact": page.contact,
        "note": "\n".join(words for words in (page.note, page.status_note) if words),
        "is_webcast": bool(page.is_webcast),
    }


def state_of(page: MeetingPage) -> dict[str, Any]:
    """In the page's own words, and what of it is published."""
    has_minutes = minutes_are_out(page)
    return {
        "status_as_published": page.status,
        "minutes_as_published": page.kind_of_page,
        "is_cancelled": page.status.lower() in DOES_NOT_MEET,
        "is_announced": page.is_displayed,
        "has_agenda": has_minutes or (bool(page.items) if page.is_agenda_published is None else page.is_agenda_published),
        "has_minutes": has_minutes,
        "minutes_are_draft": has_minutes and "draft" in page.kind_of_page.lower(),
    }


def listed_said(listed: MeetingListed) -> said.Meeting:
    """A meeting as far as a line in a list says it: no agenda and no minutes."""
    assert listed.day, "a line without a day is no meeting"
    whole = said.Meeting(
        held_on=listed.day,
        starts_at=listed.starts_at,
        note=listed.status_note,
        status_as_published=listed.status,
        is_webcast=bool(listed.is_webcast),
        is_cancelled=listed.status.lower() in DOES_NOT_MEET,
        has_agenda=False,
    )
    left: list[said.Remark] = []
    fitting = fitted(whole, models.Meeting, left)
    return replace(fitting, remarks=tuple(left))


def minutes_are_out(page: MeetingPage) -> bool:
    """As the page says; where it does not say, they are out if any are on it."""
    if page.is_minutes_published is not None:
        return page.is_minutes_published
    return any(told.minute or told.decision for told in page.items)


def attendance(told: AttendeeSaid, council: Council) -> said.Attendance:
    """Somebody on the list, with what it says of them; and who they are, where that is known here."""
    person = council.person(told.name, told.person_id)
    of = ", ".join(words for words in (told.party, told.ward) if words)
    office = " ".join(words for words in (told.role, f"({of})" if of else "") if words)
    office = "; ".join(words for words in (office, told.key_posts) if words)
    return said.Attendance(told.name, told.attendance, office, person.pk if person else None)


def pack(paper: PaperSaid) -> said.Remark:
    """A pack holds the papers of all items once more, so it hangs on none."""
    words = ", ".join(words for words in (paper.title, paper.file_type, paper.size) if words)
    return said.Remark("note", f"The page also offers: {words}.", paper.url)


def remarks_of(unplaced: Iterable[Unplaced], notes: Iterable[str]) -> list[said.Remark]:
    """What has no field, and what was noticed while reading."""
    told = [said.Remark("unplaced", why_not_placed(one), one.text) for one in unplaced]
    return told + [said.Remark("note", note) for note in notes]


def why_not_placed(one: Unplaced) -> str:
    """
    >>> why_not_placed(Unplaced("4711", "line 9", "It is no date."))
    'It is no date. (line 9)'
    """
    why = one.why or "These words of the page have no place of their own."
    return f"{why} ({one.where})" if one.where else why
