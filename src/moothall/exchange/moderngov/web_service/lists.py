"""GetCommittees, GetMeetings and GetAllMeetingsByDate."""

from lxml import etree

from moothall.exchange.moderngov.pages import CommitteeSaid, CommitteesPage, MeetingListed, MeetingsList, Unplaced
from moothall.exchange.moderngov.status import status
from moothall.exchange.moderngov.values import time_of

from .fields import Fields


def committees(root: etree._Element) -> CommitteesPage:
    troubles: list[Unplaced] = []
    found = (Fields(each, troubles) for each in Fields(root, troubles).below("committee"))
    return CommitteesPage(committees=tuple(_committee(each) for each in found), unplaced=tuple(troubles))


def _committee(fields: Fields) -> CommitteeSaid:
    return CommitteeSaid(
        committee_id=fields.words("committeeid"),
        title=fields.words("committeetitle"),
        category=fields.words("committeecategory"),
        is_deleted=bool(fields.yes("committeedeleted")),
        is_expired=bool(fields.yes("committeeexpired")),
    )


def meetings_by_committee(root: etree._Element) -> MeetingsList:
    """Meetings below their committees; the committee's name and number go to each of its meetings."""
    troubles: list[Unplaced] = []
    found: list[MeetingListed] = []
    for committee in Fields(root, troubles).below("committee"):
        above = Fields(committee, troubles)
        found += [_meeting(Fields(each, troubles), above) for each in above.below("committeemeetings/meeting")]
    return _listed(found, troubles)


def meetings_by_date(root: etree._Element) -> MeetingsList:
    troubles: list[Unplaced] = []
    each_with = [Fields(each, troubles) for each in Fields(root, troubles).below("meetings/meeting")]
    return _listed([_meeting(each, each) for each in each_with], troubles)


def _meeting(fields: Fields, committee: Fields) -> MeetingListed:
    said = status(fields.words("meetingstatus"))
    return MeetingListed(
        meeting_id=fields.words("meetingid"),
        day=fields.day("meetingdate"),
        when_as_published=f"{fields.words('meetingdate')} {fields.words('meetingtime')}".strip(),
        starts_at=time_of(fields.words("meetingtime")),
        status=said.word,
        status_note=said.note,
        is_status_known=said.is_known,
        body=committee.words("committeetitle"),
        body_id=committee.words("committeeid"),
        is_webcast=fields.yes("iswebcast"),
    )


def _listed(found: list[MeetingListed], troubles: list[Unplaced]) -> MeetingsList:
    odd = (
        f"Meeting {each.meeting_id}: the status “{each.status}” is not one that is known; it is kept as published."
        for each in found
        if not each.is_status_known
    )
    return MeetingsList(meetings=tuple(found), unplaced=tuple(troubles), notes=tuple(odd))
