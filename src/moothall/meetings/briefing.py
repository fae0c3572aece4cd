"""What of meetings stands in the briefing of a portfolio, and in its calendar: those at which its holder decides."""

from collections.abc import Iterator
from datetime import date

from moothall.access.briefing import Brief, Day, Part, Thing, Topic
from moothall.authority.words import counted, day_in_words
from moothall.meetings.models import Item, Meeting, Recommendation
from moothall.meetings.queries import briefed
from moothall.meetings.rules import briefed as sentences

A_FEW, MOST, LONGEST = 8, 60, 240


def parts(brief: Brief) -> Iterator[Part]:
    """The reports on the agendas of the next meetings, each with what it recommends."""
    bodies = where_they_sit(brief)
    items = list(briefed.reports_to(brief.viewer, bodies, brief.today)[:MOST]) if bodies else []
    recommended = briefed.recommended_on(brief.viewer, items) if items else {}
    things = [asked_thing(item, recommended.get(item.pk, []), brief.today) for item in items[:A_FEW]]
    first = (items[0].meeting.body.name, items[0].meeting.held_on) if items else None
    number = sum(len(rows) for rows in recommended.values())
    sentence = sentences.asked_in_words(len(items), number, first, is_holder=brief.is_holder)
    yield Part(Topic.ASKED, tuple(things), len(items), sentence)


def asked_thing(item: Item, recommended: list[Recommendation], today: date) -> Thing:
    """A report, what it recommends in its own words, and where it is decided."""
    held_on = item.meeting.held_on
    where = f"{item.meeting.body.name}, {day_in_words(held_on, year=held_on.year != today.year)}."
    said = shortened(recommended[0].text) if recommended else ""
    more = f" And {counted(len(recommended) - 1, 'more recommendation')}." if len(recommended) > 1 else ""
    return Thing(item.title, " ".join(one for one in (where, said + more) if one), item.reference, "On the agenda", tone="open")


def shortened(text: str) -> str:
    """The first words of a recommendation, where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"


def where_they_sit(brief: Brief) -> list[int]:
    found: list[int] = brief.once("bodies", lambda: briefed.where_they_sit(brief.viewer, brief.holders, brief.today))
    return found


def dates(brief: Brief, first: date, most: int) -> Iterator[Day]:
    """The meetings at which whoever holds the portfolio decides; one that was cancelled stays, and says so."""
    bodies = where_they_sit(brief)
    for row in briefed.meetings_of(brief.viewer, bodies, first, brief.until)[:most] if bodies else ():
        yield day_of(row)


def day_of(row: Meeting) -> Day:
    moments = (row.announced_at, row.moved_at, row.agenda_published_at, row.cancelled_at)
    return Day(
        row.body.name,
        row.held_on,
        row.reference,
        max(moment for moment in moments if moment),
        "Meeting",
        row.version - 1,  # grows whenever it is moved, cancelled or held after all
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        where=row.venue,
        is_cancelled=row.cancelled_at is not None,
    )
