"""mgAi.aspx: the page of one agenda item."""

from lxml import etree

from moothall.exchange.moderngov.labels import meeting_named
from moothall.exchange.moderngov.pages import ItemPage, MeetingNamed, Unplaced
from moothall.exchange.moderngov.said import Draft, gaps_of
from moothall.exchange.moderngov.text_pages.meeting import HEADING
from moothall.exchange.moderngov.values import NoSuchDate, day_of, parameter

from . import rows
from .tree import by_class, linked, links, title, words


def agenda_item(root: etree._Element) -> ItemPage:
    """The item, and the meeting that its page links to."""
    content = next(iter(by_class(root, "mgContent")), root)
    unplaced: list[Unplaced] = []
    row = rows.Row(Draft(title=title(root)), has_title=True)
    for element in content:
        if isinstance(element.tag, str) and words(element) and next(links(element, "ieListDocuments.aspx"), None) is None:
            rows.place(element, row, unplaced)
    row.draft.facts["issue_id"] = linked(root, "mgIssueHistoryHome.aspx", "IId")
    item = row.draft.finished(1)
    return ItemPage(item=item, meeting=_meeting(root), gaps=tuple(gaps_of(item, row.draft.awaits_additional)), unplaced=tuple(unplaced))


def _meeting(root: etree._Element) -> MeetingNamed | None:
    """The meeting by its link: "Audit Committee, Tuesday, 10th February, 2026 10.00 am"."""
    link = next(links(root, "ieListDocuments.aspx"), None)
    if link is None:
        return None
    text = words(link)
    heading = HEADING.match(text[:300])
    named = meeting_named(text)
    try:
        day = day_of(heading["when"]) if heading else named.on if named else None
    except NoSuchDate:
        day = None
    body = heading["body"].strip(" -–—,:").removeprefix("Meeting of ") if heading else text
    return MeetingNamed(body, day, text, parameter(link.get("href"), "MId"), parameter(link.get("href"), "CId"))
