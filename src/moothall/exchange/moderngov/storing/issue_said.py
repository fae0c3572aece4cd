"""What the page of an issue says, in the words of the register: its labels, and its steps with the keys by which each is found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.decisions import models, said
from moothall.exchange.moderngov.pages import DecisionListed, IssuePage, MeetingNamed

from .words import room_for, shortened, text_of

LABELS = (
    ("decision_maker", "Decision maker"),
    ("decision_type", "Decision type"),
    ("status", "Status"),
    ("decision_due", "Decision due"),
    ("first_published", "First published"),
    ("wards", "Wards affected"),
    ("lead_officer", "Lead officer"),
    ("lead_member", "Lead member"),
    ("contact", "Contact"),
)
NO_TITLE = "An issue without a title"


@dataclass(frozen=True)
class Named:
    """A step of an issue, and what its page says of where it leads."""

    kind: str
    words: str
    on: date | None
    key: str = ""
    body: str = ""
    body_id: str = ""


def steps_of(meetings: Iterable[MeetingNamed], decisions: Iterable[DecisionListed]) -> list[Named]:
    """Every step that the page shows, in the order of days; what has none comes last. One that is shown twice is one."""
    named = [Named("meeting", one.as_published, one.on, one.meeting_id, one.body, one.body_id) for one in meetings]
    named += [Named("decision", one.title, one.dated, one.decision_id) for one in decisions]
    return sorted(dict.fromkeys(named), key=lambda one: one.on or date.max)


def issue_said(page: IssuePage) -> said.Matter:
    """Everything on the page: what has no field of its own stands among its labels."""
    return said.Matter(
        title=shortened(page.title or NO_TITLE, room_for(models.Matter)["title"]),
        about=text_of(page.about),
        contents=tuple(contents_of(page)),
        steps=tuple(said.Step(one.kind, one.words, one.on) for one in steps_of(page.meetings, page.decisions)),
    )


def contents_of(page: IssuePage) -> list[tuple[str, str]]:
    told = {label: getattr(page, name) for name, label in LABELS}
    days = {label: f"{value:%d/%m/%Y}" for label, value in told.items() if isinstance(value, date)}
    steps = "\n".join(one.words for one in steps_of(page.meetings, page.decisions))
    papers = "\n".join(" ".join(words for words in (one.title, one.file_type, one.size) if words) for one in page.papers)
    pairs = [
        ("Issue", page.title),
        *(told | days).items(),
        *((label.label, label.value) for label in page.labels),
        ("Steps", steps),
        ("Documents", papers),
        ("Without a place of its own", "\n".join(one.text for one in page.unplaced)),
    ]
    return [(label, words) for label, words in pairs if words]
