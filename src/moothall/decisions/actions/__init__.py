"""Every change to the register, to call-in and to commitments."""

from moothall.decisions.actions.after_call_in import answer_call_in, put_call_in_on
from moothall.decisions.actions.answering import meet_condition, note_had, put_answer_on_agenda, report_back
from moothall.decisions.actions.attaching import attach, close_paper, open_paper, take_off_paper
from moothall.decisions.actions.bringing_in import add_from_list, bring_in
from moothall.decisions.actions.bringing_in_matters import bring_in_matter, tie_steps
from moothall.decisions.actions.bringing_in_notices import bring_in_notice, tie_notice
from moothall.decisions.actions.call_in_rules import set_call_in_rule
from moothall.decisions.actions.calling_in import call_in, check_call_in, record_committee_call_in, take_back_call_in
from moothall.decisions.actions.chasing import chase
from moothall.decisions.actions.commitments import (
    ask_by_hand,
    confirm_commitment,
    dismiss_commitment,
    end_commitment,
    hand_over_commitment,
)
from moothall.decisions.actions.decision import join_meeting, publish, record_decision, supersede, withdraw
from moothall.decisions.actions.due_days import extend_commitment, follow_meeting
from moothall.decisions.actions.matters import add_to_matter, name_gap, publish_matter, start_matter, take_off_matter
from moothall.decisions.actions.notices import (
    carry_notice,
    change_notice,
    draft_notice,
    join_notice,
    publish_changed_notice,
    publish_notice,
    report_urgencies,
    say_whether_key,
    use_general_exception,
    use_special_urgency,
    withdraw_notice,
)
from moothall.decisions.actions.proposing import propose_commitments
from moothall.decisions.actions.recommended import (
    answer_scrutiny,
    bring_progress,
    give_recommendation,
    note_progress_had,
    recommend_from_meeting,
    recommend_from_review,
    report_progress,
)
from moothall.decisions.actions.recording import (
    bring_officers_decisions,
    change_draft,
    correct,
    discard_draft,
    keep_officer_template,
    publish_of_meeting,
    record_and_publish,
    record_from_meeting,
    take_words_again,
)
from moothall.decisions.actions.scrutiny import (
    change_entry,
    link_topic,
    move_entry,
    plan_entry,
    put_entry_on_agenda,
    scope_review,
    settle_topic,
    suggest_topic,
    take_entry_off,
    weigh_topic,
)
from moothall.decisions.actions.urgency import certify_urgency

__all__ = [
    "add_from_list",
    "add_to_matter",
    "answer_call_in",
    "answer_scrutiny",
    "ask_by_hand",
    "attach",
    "bring_in",
    "bring_in_matter",
    "bring_in_notice",
    "bring_officers_decisions",
    "bring_progress",
    "call_in",
    "carry_notice",
    "certify_urgency",
    "change_draft",
    "change_entry",
    "change_notice",
    "chase",
    "check_call_in",
    "close_paper",
    "confirm_commitment",
    "correct",
    "discard_draft",
    "dismiss_commitment",
    "draft_notice",
    "end_commitment",
    "extend_commitment",
    "follow_meeting",
    "give_recommendation",
    "hand_over_commitment",
    "join_meeting",
    "join_notice",
    "keep_officer_template",
    "link_topic",
    "meet_condition",
    "move_entry",
    "name_gap",
    "note_had",
    "note_progress_had",
    "open_paper",
    "plan_entry",
    "propose_commitments",
    "publish",
    "publish_changed_notice",
    "publish_matter",
    "publish_notice",
    "publish_of_meeting",
    "put_answer_on_agenda",
    "put_call_in_on",
    "put_entry_on_agenda",
    "recommend_from_meeting",
    "recommend_from_review",
    "record_and_publish",
    "record_committee_call_in",
    "record_decision",
    "record_from_meeting",
    "report_back",
    "report_progress",
    "report_urgencies",
    "say_whether_key",
    "scope_review",
    "set_call_in_rule",
    "settle_topic",
    "start_matter",
    "suggest_topic",
    "supersede",
    "take_back_call_in",
    "take_entry_off",
    "take_off_matter",
    "take_off_paper",
    "take_words_again",
    "tie_notice",
    "tie_steps",
    "use_general_exception",
    "use_special_urgency",
    "weigh_topic",
    "withdraw",
    "withdraw_notice",
]
