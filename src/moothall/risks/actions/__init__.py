"""Every change to the matrix and to risks."""

from moothall.risks.actions.deciding import bring_down, close_risk, escalate, open_risk, reopen_risk, shut_risk, tolerate, treat_again
from moothall.risks.actions.handing_on import hand_on
from moothall.risks.actions.matrix import set_matrix
from moothall.risks.actions.reminding import remind
from moothall.risks.actions.risk import add_risk, assess, change_risk, review
from moothall.risks.actions.treating import add_control, add_treatment, drop_control, judge_control, move_treatment, report_treatment

__all__ = [
    "add_control",
    "add_risk",
    "add_treatment",
    "assess",
    "bring_down",
    "change_risk",
    "close_risk",
    "drop_control",
    "escalate",
    "hand_on",
    "judge_control",
    "move_treatment",
    "open_risk",
    "remind",
    "reopen_risk",
    "report_treatment",
    "review",
    "set_matrix",
    "shut_risk",
    "tolerate",
    "treat_again",
]
