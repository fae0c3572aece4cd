"""A meeting, its agenda, papers, minutes and publications."""

from moothall.meetings.models.agenda import HandedOut, Item, ItemDepartment, ItemWard, OfItem, Paper, Reporter, Revision
from moothall.meetings.models.attendance import Attendance
from moothall.meetings.models.closing import Closure
from moothall.meetings.models.meeting import Meeting, Moved, Remark
from moothall.meetings.models.minutes import MinuteEntry, Resolution, ResolutionPart
from moothall.meetings.models.notices import OfMeeting, Representation, UrgentAgreement
from moothall.meetings.models.publication import Publication
from moothall.meetings.models.standing import StandingItem

__all__ = [
    "Attendance",
    "Closure",
    "HandedOut",
    "Item",
    "ItemDepartment",
    "ItemWard",
    "Meeting",
    "MinuteEntry",
    "Moved",
    "OfItem",
    "OfMeeting",
    "Paper",
    "Publication",
    "Remark",
    "Reporter",
    "Representation",
    "Resolution",
    "ResolutionPart",
    "Revision",
    "StandingItem",
    "UrgentAgreement",
]
