"""The tables of the register, by noun."""

from moothall.decisions.models.attaching import Withheld
from moothall.decisions.models.call_in import CallIn, CallInRequest, CallInRule, HeardAt
from moothall.decisions.models.commitment import Chased, Commitment, ConditionMet, DayMoved, DueAt, ReportedBack
from moothall.decisions.models.decision import Decision, DecisionPart, Document, Passage, Remark, Supersession, TakenAt
from moothall.decisions.models.matter import Matter, MatterGap, MatterLink
from moothall.decisions.models.notice import KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink
from moothall.decisions.models.recording import EarlierVersion, OfficerTemplate, Particulars

__all__ = [
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
    "HeardAt",
    "KeyAnswer",
    "Matter",
    "MatterGap",
    "MatterLink",
    "Notice",
    "NoticeEdition",
    "NoticeException",
    "NoticeLink",
    "OfficerTemplate",
    "Particulars",
    "Passage",
    "Remark",
    "ReportedBack",
    "Supersession",
    "TakenAt",
    "Withheld",
]
