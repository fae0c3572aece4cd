"""A meeting, its agenda, papers, minutes and publications."""

from moothall.meetings.models.agenda import HandedOut, Item, ItemDepartment, ItemWard, OfItem, Paper, Reporter, Revision
from moothall.meetings.models.answers import Answer
from moothall.meetings.models.attendance import Attendance
from moothall.meetings.models.closing import Closure
from moothall.meetings.models.confirming import Correction, Review, ReviewNote
from moothall.meetings.models.drafts import EarlierDraft, MinuteDraft
from moothall.meetings.models.interests import Declaration, Dispensation, Exclusion
from moothall.meetings.models.meeting import Meeting, Moved, Remark
from moothall.meetings.models.minutes import MinuteEntry, Resolution, ResolutionPart
from moothall.meetings.models.notebook import CalendarKey, Note, ReadMark
from moothall.meetings.models.notices import OfMeeting, Representation, Representer, UrgentAgreement
from moothall.meetings.models.packs import Pack
from moothall.meetings.models.petitions import Organiser, Petition, PetitionDebate
from moothall.meetings.models.publication import Publication
from moothall.meetings.models.questions import Asker, Question, QuestionOnAgenda
from moothall.meetings.models.reports import (
    Annex,
    Clearance,
    Invitation,
    KeptText,
    OnAgenda,
    Recommendation,
    Report,
    ReportTemplate,
    ReportVersion,
)
from moothall.meetings.models.standing import StandingItem
from moothall.meetings.models.votes import CastVote, Motion, Undertaking, Vote

__all__ = [
    "Annex",
    "Answer",
    "Asker",
    "Attendance",
    "CalendarKey",
    "CastVote",
    "Clearance",
    "Closure",
    "Correction",
    "Declaration",
    "Dispensation",
    "EarlierDraft",
    "Exclusion",
    "HandedOut",
    "Invitation",
    "Item",
    "ItemDepartment",
    "ItemWard",
    "KeptText",
    "Meeting",
    "MinuteDraft",
    "MinuteEntry",
    "Motion",
    "Moved",
    "Note",
    "OfItem",
    "OfMeeting",
    "OnAgenda",
    "Organiser",
    "Pack",
    "Paper",
    "Petition",
    "PetitionDebate",
    "Publication",
    "Question",
    "QuestionOnAgenda",
    "ReadMark",
    "Recommendation",
    "Remark",
    "Report",
    "ReportTemplate",
    "ReportVersion",
    "Reporter",
    "Representation",
    "Representer",
    "Resolution",
    "ResolutionPart",
    "Review",
    "ReviewNote",
    "Revision",
    "StandingItem",
    "Undertaking",
    "UrgentAgreement",
    "Vote",
]
