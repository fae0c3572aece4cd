"""The tables of the register, by noun."""

from moothall.decisions.models.call_in import CallInRequest, CallInRule
from moothall.decisions.models.commitment import Commitment, ReportedBack
from moothall.decisions.models.decision import Decision, DecisionPart, Document, Passage, Remark, Supersession, TakenAt

__all__ = [
    "CallInRequest",
    "CallInRule",
    "Commitment",
    "Decision",
    "DecisionPart",
    "Document",
    "Passage",
    "Remark",
    "ReportedBack",
    "Supersession",
    "TakenAt",
]
