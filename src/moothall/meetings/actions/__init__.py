"""Every change to a meeting, its papers and its minutes."""

from moothall.meetings.actions.agenda import (
    add_item,
    add_standing_items,
    change_item,
    drop_revision,
    keep_standing_items,
    move_item,
    prepare_agenda,
    remove_item,
    take_as_urgent,
    withdraw_item,
)
from moothall.meetings.actions.bringing_in import bring_in
from moothall.meetings.actions.calling import call_meeting, call_series, cancel_meeting, describe_meeting, move_meeting, reinstate_meeting
from moothall.meetings.actions.closing import close_minute, close_papers, look_again, open_what_was_closed
from moothall.meetings.actions.meeting import confirm_minutes, record_minutes
from moothall.meetings.actions.papers import add_paper, name_handed_out, remove_paper
from moothall.meetings.actions.private_meetings import agree_urgency, answer_representation, publish_private_notice, receive_representation
from moothall.meetings.actions.publishing import (
    publish_agenda,
    publish_decisions,
    publish_draft_minutes,
    publish_minutes,
    publish_notice,
    publish_revised_agenda,
    publish_supplement,
)
from moothall.meetings.actions.questions import accept_question, answer_question, ask, refuse_question, withdraw_question

__all__ = [
    "accept_question",
    "add_item",
    "add_paper",
    "add_standing_items",
    "agree_urgency",
    "answer_question",
    "answer_representation",
    "ask",
    "bring_in",
    "call_meeting",
    "call_series",
    "cancel_meeting",
    "change_item",
    "close_minute",
    "close_papers",
    "confirm_minutes",
    "describe_meeting",
    "drop_revision",
    "keep_standing_items",
    "look_again",
    "move_item",
    "move_meeting",
    "name_handed_out",
    "open_what_was_closed",
    "prepare_agenda",
    "publish_agenda",
    "publish_decisions",
    "publish_draft_minutes",
    "publish_minutes",
    "publish_notice",
    "publish_private_notice",
    "publish_revised_agenda",
    "publish_supplement",
    "receive_representation",
    "record_minutes",
    "refuse_question",
    "reinstate_meeting",
    "remove_item",
    "remove_paper",
    "take_as_urgent",
    "withdraw_item",
    "withdraw_question",
]
