"""Every change to a meeting, its papers and its minutes."""

from moothall.meetings.actions.bringing_in import bring_in
from moothall.meetings.actions.meeting import (
    call_meeting,
    cancel_meeting,
    confirm_minutes,
    prepare_agenda,
    publish_agenda,
    publish_minutes,
    record_minutes,
)
from moothall.meetings.actions.questions import accept_question, answer_question, ask, refuse_question, withdraw_question

__all__ = [
    "accept_question",
    "answer_question",
    "ask",
    "bring_in",
    "call_meeting",
    "cancel_meeting",
    "confirm_minutes",
    "prepare_agenda",
    "publish_agenda",
    "publish_minutes",
    "record_minutes",
    "refuse_question",
    "withdraw_question",
]
