"""mgListCommittees.aspx, mgCommitteeDetails.aspx and mgMeetingAttendance.aspx: bodies and who sits on them."""

from dataclasses import replace

from lxml import etree

from moothall.exchange.moderngov.blocks import entries
from moothall.exchange.moderngov.pages import AttendancePage, AttendeeSaid, CommitteeSaid, CommitteesPage, MeetingNamed
from moothall.exchange.moderngov.text_pages.meeting import HEADING
from moothall.exchange.moderngov.values import NoSuchDate, day_of, parameter
from moothall.exchange.moderngov.word_html import of_element

from .tree import by_class, linked, links, title, words


def committees(root: etree._Element) -> CommitteesPage:
    """Each committee once, by the links that lead to it."""
    found: dict[str, CommitteeSaid] = {}
    for page, name in (("mgCommitteeDetails.aspx", "ID"), ("ieListMeetings.aspx", "CId"), ("ieListMeetings.aspx", "CommitteeId")):
        for link in links(root, page):
            number = parameter(link.get("href"), name)
            if number and words(link):
                found.setdefault(number, CommitteeSaid(committee_id=number, title=words(link)))
    return CommitteesPage(committees=tuple(found.values()))


def committee(root: etree._Element) -> CommitteesPage:
    """One committee with its purpose and members."""
    purpose = [block for each in by_class(root, "mgWordPara") for block in of_element(each)]
    number = linked(root, "ieListMeetings.aspx", "CId") or linked(root, "ieListMeetings.aspx", "CommitteeId")
    members = tuple(_member(link) for link in links(root, "mgUserInfo.aspx") if words(link))
    said = CommitteeSaid(committee_id=number, title=title(root), purpose=entries(purpose), members=members)
    return CommitteesPage(committees=(said,))


def _member(link: etree._Element) -> AttendeeSaid:
    row = next((words(each) for each in link.iterancestors("li", "tr")), "")
    role = row.replace(words(link), "", 1).strip(" ()-–,")
    return AttendeeSaid(name=words(link), role=role, person_id=parameter(link.get("href"), "UID"))


def attendance(root: etree._Element) -> AttendancePage:
    """Attendee, role and attendance, by the columns' headings."""
    found = tuple(attendee for table in root.iter("table") for attendee in _attendees(table))
    return AttendancePage(meeting=_with_keys(_meeting(title(root)), root), attendees=found)


def _with_keys(named: MeetingNamed | None, root: etree._Element) -> MeetingNamed | None:
    """The meeting that the heading names, with the keys of the link to it."""
    meeting = linked(root, "ieListDocuments.aspx", "MId") or linked(root, "mgMeetingAttendance.aspx", "ID")
    if named is None and not meeting:
        return None
    body = linked(root, "ieListDocuments.aspx", "CId")
    return replace(named or MeetingNamed("", None, title(root)), meeting_id=meeting, body_id=body)


def _attendees(table: etree._Element) -> list[AttendeeSaid]:
    columns = [words(cell).lower() for cell in table.iter("th")]
    if "attendee" not in columns:
        return []
    return [_attendee(columns, row.findall("td")) for row in table.iter("tr") if row.findall("td")]


def _attendee(columns: list[str], cells: list[etree._Element]) -> AttendeeSaid:
    said = dict(zip(columns, cells, strict=False))
    who = said.get("attendee")
    number = linked(who, "mgUserInfo.aspx", "UID") if who is not None else ""
    return AttendeeSaid(name=words(who), role=words(said.get("role")), attendance=words(said.get("attendance")), person_id=number)


def _meeting(text: str) -> MeetingNamed | None:
    heading = HEADING.match(text[:300])
    if not heading:
        return None
    try:
        return MeetingNamed(heading["body"].strip(" -–—,:"), day_of(heading["when"]), text)
    except NoSuchDate:
        return MeetingNamed(heading["body"].strip(" -–—,:"), None, text)
