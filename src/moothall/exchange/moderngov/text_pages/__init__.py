"""Pages that a council holds only as plain text: saved, printed or archived."""

from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import Page

from . import agenda_item, decision, decision_list, issue, meeting
from .lines import Line, lines

READERS = {
    "meeting": meeting.meeting,
    "agenda item": agenda_item.agenda_item,
    "decision": decision.decision,
    "issue": issue.issue,
    "list of decisions": decision_list.decisions,
}


def read(text: str, kind: str) -> Page:
    """The page that a text makes."""
    found: list[Line] = lines(text)
    if kind not in READERS:
        raise NotUnderstood(f"This is the text of a page ({kind}) that Moothall does not read as text. Save the page as HTML.")
    return READERS[kind](found)
