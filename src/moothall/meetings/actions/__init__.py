"""Every change to a meeting, its papers and its minutes."""

from moothall.meetings.actions.agenda import (
    add_item,
    add_standing_items,
    change_item,
    drop_revision,
    keep_standing_items,
    move_item,
    prepare_agenda,
    put_report_on,
    remove_item,
    take_as_urgent,
    withdraw_item,
)
from moothall.meetings.actions.attendance import record_attendance
from moothall.meetings.actions.bringing_in import bring_in, bring_in_attendance
from moothall.meetings.actions.calling import call_meeting, call_series, cancel_meeting, describe_meeting, move_meeting, reinstate_meeting
from moothall.meetings.actions.closing import close_minute, close_papers, look_again, open_what_was_closed
from moothall.meetings.actions.confirming import answer_review, confirm_minutes, send_to_chair
from moothall.meetings.actions.interests import (
    change_declaration,
    declare_interest,
    end_dispensation,
    exclude_public,
    give_dispensation,
    take_back_declaration,
)
from moothall.meetings.actions.meeting import record_minutes
from moothall.meetings.actions.minutes import answer_recommendations, write_minute
from moothall.meetings.actions.packs import keep_pack
from moothall.meetings.actions.papers import add_paper, name_handed_out, remove_paper
from moothall.meetings.actions.petitions import accept_petition, answer_petition, hand_in, place_petition, refuse_petition
from moothall.meetings.actions.private_meetings import (
    agree_urgency,
    answer_representation,
    leave_out_representation,
    make_representation,
    publish_private_notice,
    receive_representation,
)
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
from moothall.meetings.actions.reports import (
    change_report,
    change_report_details,
    close_report,
    hand_in_report,
    keep_report_template,
    open_report,
    send_back_report,
    submit_report,
    withdraw_report,
    write_report,
)
from moothall.meetings.actions.reports_agenda import table_report, take_off_report
from moothall.meetings.actions.reports_annexes import (
    add_annex,
    change_annex,
    read_in_report,
    remove_annex,
)
from moothall.meetings.actions.reports_clearing import answer_clearance, ask_clearance
from moothall.meetings.actions.reports_guests import invite_author, take_back_invitation

__all__ = [
    "accept_petition",
    "accept_question",
    "add_annex",
    "add_item",
    "add_paper",
    "add_standing_items",
    "agree_urgency",
    "answer_clearance",
    "answer_petition",
    "answer_question",
    "answer_recommendations",
    "answer_representation",
    "answer_review",
    "ask",
    "ask_clearance",
    "bring_in",
    "bring_in_attendance",
    "call_meeting",
    "call_series",
    "cancel_meeting",
    "change_annex",
    "change_declaration",
    "change_item",
    "change_report",
    "change_report_details",
    "close_minute",
    "close_papers",
    "close_report",
    "confirm_minutes",
    "declare_interest",
    "describe_meeting",
    "drop_revision",
    "end_dispensation",
    "exclude_public",
    "give_dispensation",
    "hand_in",
    "hand_in_report",
    "invite_author",
    "keep_pack",
    "keep_report_template",
    "keep_standing_items",
    "leave_out_representation",
    "look_again",
    "make_representation",
    "move_item",
    "move_meeting",
    "name_handed_out",
    "open_report",
    "open_what_was_closed",
    "place_petition",
    "prepare_agenda",
    "publish_agenda",
    "publish_decisions",
    "publish_draft_minutes",
    "publish_minutes",
    "publish_notice",
    "publish_private_notice",
    "publish_revised_agenda",
    "publish_supplement",
    "put_report_on",
    "read_in_report",
    "receive_representation",
    "record_attendance",
    "record_minutes",
    "refuse_petition",
    "refuse_question",
    "reinstate_meeting",
    "remove_annex",
    "remove_item",
    "remove_paper",
    "send_back_report",
    "send_to_chair",
    "submit_report",
    "table_report",
    "take_as_urgent",
    "take_back_declaration",
    "take_back_invitation",
    "take_off_report",
    "withdraw_item",
    "withdraw_question",
    "withdraw_report",
    "write_minute",
    "write_report",
]
