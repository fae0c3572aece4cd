"""A meeting, its agenda, papers, minutes and publications."""

from moothall.meetings.models.agenda import Closure, HandedOut, Item, OfItem, Paper, Reporter
from moothall.meetings.models.attendance import Attendance
from moothall.meetings.models.meeting import Meeting, Moved, Remark
from moothall.meetings.models.minutes import MinuteEntry, Resolution, ResolutionPart
from moothall.meetings.models.publication import Publication

__all__ = [
    "Attendance",
    "Closure",
    "HandedOut",
    "Item",
    "Meeting",
    "MinuteEntry",
    "Moved",
    "OfItem",
    "Paper",
    "Publication",
    "Remark",
    "Reporter",
    "Resolution",
    "ResolutionPart",
]
