"""What the pages say, as plain data that never changes."""

from .decisions import DecisionListed, DecisionPage, DecisionsList, ForwardPlanItem, ForwardPlanPage, IssuePage, LabelSaid
from .finding import Found, SearchResults
from .leftovers import Gap, GapKind, MeetingNamed, Page, Unplaced
from .meetings import (
    AttendancePage,
    AttendeeSaid,
    CommitteeSaid,
    CommitteesPage,
    ItemPage,
    ItemSaid,
    MeetingListed,
    MeetingPage,
    MeetingsList,
)
from .people import CouncillorSaid, CouncillorsPage, InterestsPage, InterestsSaid, Term, WardSaid
from .said import GROUND_NOT_STATED, AuthorSaid, EntrySaid, MinuteSaid, PaperSaid, PresenterSaid, ResolutionPartSaid, ResolutionSaid, SaidIn

__all__ = [
    "GROUND_NOT_STATED",
    "AttendancePage",
    "AttendeeSaid",
    "AuthorSaid",
    "CommitteeSaid",
    "CommitteesPage",
    "CouncillorSaid",
    "CouncillorsPage",
    "DecisionListed",
    "DecisionPage",
    "DecisionsList",
    "EntrySaid",
    "ForwardPlanItem",
    "ForwardPlanPage",
    "Found",
    "Gap",
    "GapKind",
    "InterestsPage",
    "InterestsSaid",
    "IssuePage",
    "ItemPage",
    "ItemSaid",
    "LabelSaid",
    "MeetingListed",
    "MeetingNamed",
    "MeetingPage",
    "MeetingsList",
    "MinuteSaid",
    "Page",
    "PaperSaid",
    "PresenterSaid",
    "ResolutionPartSaid",
    "ResolutionSaid",
    "SaidIn",
    "SearchResults",
    "Term",
    "Unplaced",
    "WardSaid",
]
