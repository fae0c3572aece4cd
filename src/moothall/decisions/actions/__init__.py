"""Every change to the register, to call-in and to commitments."""

from moothall.decisions.actions.bringing_in import add_from_list, bring_in
from moothall.decisions.actions.calling_in import answer_call_in, call_in, set_call_in_rule
from moothall.decisions.actions.commitments import confirm_commitment, dismiss_commitment, propose_commitments, report_back
from moothall.decisions.actions.decision import join_meeting, publish, record_decision, supersede, withdraw

__all__ = [
    "add_from_list",
    "answer_call_in",
    "bring_in",
    "call_in",
    "confirm_commitment",
    "dismiss_commitment",
    "join_meeting",
    "propose_commitments",
    "publish",
    "record_decision",
    "report_back",
    "set_call_in_rule",
    "supersede",
    "withdraw",
]
