"""What is typed on the pages of the register, and turned into values, by noun."""

from moothall.decisions.forms.acting import CallIn, Withdraw
from moothall.decisions.forms.boxes import OneOf
from moothall.decisions.forms.commitments import CommitmentChoices, Confirm, Dismiss
from moothall.decisions.forms.register import Register, in_councils

__all__ = ["CallIn", "CommitmentChoices", "Confirm", "Dismiss", "OneOf", "Register", "Withdraw", "in_councils"]
