"""An issue's page as text."""

from collections.abc import Sequence
from datetime import date

from moothall.exchange.moderngov.blocks import BULLET, entries
from moothall.exchange.moderngov.labels import Days, is_private, meeting_named, others
from moothall.exchange.moderngov.pages import DecisionListed, IssuePage, MeetingNamed, Unplaced
from moothall.exchange.moderngov.values import NoSuchDate, day_of

from .decision import documents
from .lines import Line, blocks
from .sections import Sections, sections

NARRATIVES = ("purpose",)
SINGLE = ("decision_maker", "decision_type", "status", "decision_due", "wards", "lead_officer", "lead_member")
WANTED = (*NARRATIVES, *SINGLE, "first_published", "contact", "papers", "meetings", "decision", "decisions")


def issue(found: Sequence[Line]) -> IssuePage:
    """The issue with its labels; what has none stands in its own words under `about`."""
    title, *rest = found[1:] if len(found) > 1 and found[0].text.lower() in {"issue details", "issue - details", "issue history"} else found
    parts = sections(_with_colons(rest), WANTED, NARRATIVES)
    days = Days({"first_published": parts.value("first_published")}, {name: line.number for name, line in parts.printed.items()})
    papers, left = documents(parts.behind.get("papers", []))
    return IssuePage(
        title=title.text.removeprefix("Issue - "),
        about=entries(blocks([*parts.above, *parts.behind.get("purpose", [])])),
        **{name: parts.value(name) for name in (*SINGLE, "contact")},
        first_published=days.day("first_published"),
        is_private=any(is_private(label, " ".join(line.text for line in lines)) for label, lines in parts.others),
        meetings=tuple(_meetings(parts)),
        decisions=tuple(
            DecisionListed(title=_bare(line), dated=_day(line)) for name in ("decision", "decisions") for line in parts.behind.get(name, [])
        ),
        papers=papers,
        labels=others([(label, " ".join(line.text for line in lines)) for label, lines in parts.others if label]),
        unplaced=(
            *days.troubles,
            *left,
            *(Unplaced(line.text, f"line {line.number}") for label, lines in parts.others if not label for line in lines),
        ),
    )


def _with_colons(found: Sequence[Line]) -> list[Line]:
    """ "Decisions", "Agenda items" and "Documents" are headings without a colon on these pages."""
    headings = {"decisions", "agenda items", "documents", "meetings"}
    return [Line(f"{line.text}:", line.number, line.gap) if line.text.lower() in headings else line for line in found]


def _meetings(parts: Sections) -> list[MeetingNamed]:
    return [named for line in parts.behind.get("meetings", []) if (named := meeting_named(_bare(line)))]


def _bare(line: Line) -> str:
    return BULLET.sub("", line.text)


def _day(line: Line) -> date | None:
    """The day that a step begins with; nothing where the calendar does not have it."""
    try:
        return day_of(line.text)
    except NoSuchDate:
        return None
