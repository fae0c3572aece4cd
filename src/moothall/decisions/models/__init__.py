"""The tables of the register, by noun."""

from moothall.decisions.models.attaching import Withheld
from moothall.decisions.models.call_in import CallIn, CallInRequest, CallInRule, HeardAt
from moothall.decisions.models.commitment import Chased, Commitment, ConditionMet, DayMoved, DueAt, ReportedBack
from moothall.decisions.models.decision import Decision, DecisionPart, Document, Passage, Remark, Supersession, TakenAt
from moothall.decisions.models.matter import Matter, MatterGap, MatterLink
from moothall.decisions.models.matter_elsewhere import MatterEdition, MatterStep
from moothall.decisions.models.notice import KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink
from moothall.decisions.models.recommended import AnsweredBy, ProgressHeard, ProgressReport, RecommendationAnswer, ScrutinyRecommendation
from moothall.decisions.models.recording import EarlierVersion, OfficerTemplate, Particulars
from moothall.decisions.models.scrutiny import EntryMoved, EntryOnAgenda, ProgrammeEntry, TaskMember, Topic, TopicAnswer, TopicLink

__all__ = [
    "AnsweredBy",
    "CallIn",
    "CallInRequest",
    "CallInRule",
    "Chased",
    "Commitment",
    "ConditionMet",
    "DayMoved",
    "Decision",
    "DecisionPart",
    "Document",
    "DueAt",
    "EarlierVersion",
    "EntryMoved",
    "EntryOnAgenda",
    "HeardAt",
    "KeyAnswer",
    "Matter",
    "MatterEdition",
    "MatterGap",
    "MatterLink",
    "MatterStep",
    "Notice",
    "NoticeEdition",
    "NoticeException",
    "NoticeLink",
    "OfficerTemplate",
    "Particulars",
    "Passage",
    "ProgrammeEntry",
    "ProgressHeard",
    "ProgressReport",
    "RecommendationAnswer",
    "Remark",
    "ReportedBack",
    "ScrutinyRecommendation",
    "Supersession",
    "TakenAt",
    "TaskMember",
    "Topic",
    "TopicAnswer",
    "TopicLink",
    "Withheld",
]
