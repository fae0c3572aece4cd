"""What is typed on the pages of the register, and turned into values, by noun."""

from moothall.decisions.forms.acting import CallIn, Withdraw
from moothall.decisions.forms.asking import AskByHand, Confirm, Dismiss, End, Extend, HandOver, Met, ReportBack
from moothall.decisions.forms.boxes import OneOf
from moothall.decisions.forms.commitments import ORDERS, CommitmentChoices
from moothall.decisions.forms.correcting import Correction, Later
from moothall.decisions.forms.matters import NOT_HERE, AddToMatter, Gap, Matters, StartMatter
from moothall.decisions.forms.register import MORE, Register, in_councils

__all__ = [
    "MORE",
    "NOT_HERE",
    "ORDERS",
    "AddToMatter",
    "AskByHand",
    "CallIn",
    "CommitmentChoices",
    "Confirm",
    "Correction",
    "Dismiss",
    "End",
    "Extend",
    "Gap",
    "HandOver",
    "Later",
    "Matters",
    "Met",
    "OneOf",
    "Register",
    "ReportBack",
    "StartMatter",
    "Withdraw",
    "in_councils",
]
