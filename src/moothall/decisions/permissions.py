"""Who may see a decision and what it commits to, and who may act on it."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.decisions.rules import Standing, day_of
from moothall.meetings.permissions import CLERKS, at_my_council, item_seen_by, meeting_seen_by, of_entry, part_seen_by, report_seen_by

DECISION_OFFICERS = CLERKS | {Role.HEAD_OF_SERVICE}
# Which of them may call in a decision, the council's own rule says.
COUNCILLORS = frozenset({Role.MEMBER, Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON, Role.SCRUTINY_MEMBER})


def decision_seen_by(viewer: Viewer) -> Q:
    """A decision is seen once it has been published, here or elsewhere; its draft, by clerks and the head of service who wrote it."""
    seen = Q(published_at__isnull=False) | Q(is_published_elsewhere=True) | at_my_council(viewer)
    return seen | Q(recorded_by=viewer.reference) if viewer.holds(Role.HEAD_OF_SERVICE) else seen


def of_decision(viewer: Viewer) -> Q:
    """What belongs to a decision is seen with it."""
    return through("decision", decision_seen_by(viewer))


def words_seen_by(viewer: Viewer) -> Q:
    """The words of a decision are seen with it, unless these are closed."""
    return of_decision(viewer) & (Q(is_closed=False) | at_my_council(viewer, "decision__organisation"))


def taken_at_seen_by(viewer: Viewer) -> Q:
    """That a decision was taken at a meeting is seen by those who may see both."""
    return of_decision(viewer) & through("meeting", meeting_seen_by(viewer)) & through("item", item_seen_by(viewer), optional=True)


def supersession_seen_by(viewer: Viewer) -> Q:
    """That a decision took another's place is seen by those who may see both."""
    return through("earlier", decision_seen_by(viewer)) & through("later", decision_seen_by(viewer))


def commitment_seen_by(viewer: Viewer) -> Q:
    """A commitment is seen with the words that made it; one that a clerk dismissed, or wrote down as closed, by clerks only."""
    return (
        through("resolution_part", part_seen_by(viewer), optional=True)
        & through("decision_part", words_seen_by(viewer), optional=True)
        & through("undertaking", of_entry(viewer), optional=True)
        & through("item", item_seen_by(viewer), optional=True)
        & (Q(dismissed_at__isnull=True, is_closed=False) | at_my_council(viewer))
    )


def of_commitment(viewer: Viewer) -> Q:
    """What says something about a commitment is seen with it."""
    return through("commitment", commitment_seen_by(viewer))


def call_in_request_seen_by(viewer: Viewer) -> Q:
    """Who asked for call-in, and why, is seen with the decision, and with the call-in that came of it."""
    return of_decision(viewer) & through("call_in", of_decision(viewer), optional=True)


def heard_at_seen_by(viewer: Viewer) -> Q:
    """That a call-in is considered at an item is seen by those who may see both."""
    return through("call_in", of_decision(viewer)) & through("item", item_seen_by(viewer))


def reported_back_seen_by(viewer: Viewer) -> Q:
    """That a commitment was answered by an item is seen by those who may see both."""
    return of_commitment(viewer) & through("item", item_seen_by(viewer))


def due_at_seen_by(viewer: Viewer) -> Q:
    """That a commitment is due at a meeting is seen by those who may see both."""
    return of_commitment(viewer) & through("meeting", meeting_seen_by(viewer))


def chased_seen_by(viewer: Viewer) -> Q:
    """Who was reminded is known to the clerks."""
    return of_commitment(viewer) & at_my_council(viewer, "commitment__organisation")


def condition_met_seen_by(viewer: Viewer) -> Q:
    """How a condition was met is seen with the part that set it."""
    return through("part", words_seen_by(viewer))


def notice_seen_by(viewer: Viewer) -> Q:
    """A notice is seen once it has been published; its draft by the clerks."""
    return Q(published_at__isnull=False) | at_my_council(viewer)


def of_notice(viewer: Viewer) -> Q:
    """What was published of a notice, and how it could come late, is seen with it."""
    return through("notice", notice_seen_by(viewer))


def notice_link_seen_by(viewer: Viewer) -> Q:
    """That a notice announces an item, a report or a decision is seen by those who may see both."""
    return (
        of_notice(viewer)
        & through("meeting", meeting_seen_by(viewer), optional=True)
        & through("item", item_seen_by(viewer), optional=True)
        & through("report", report_seen_by(viewer), optional=True)
        & through("decision", decision_seen_by(viewer), optional=True)
    )


def key_answer_seen_by(viewer: Viewer) -> Q:
    """Whether something is key is the clerks' own note until its notice is out."""
    of = through("item", item_seen_by(viewer), optional=True) & through("report", report_seen_by(viewer), optional=True)
    return of & at_my_council(viewer)


def notice_is_out(row: Any, **_: Any) -> str:
    return "This notice has been published already." if row.published_at else ""


def notice_is_a_draft(row: Any, **_: Any) -> str:
    return "" if row.published_at else "This notice has not been published yet."


def notice_does_not_hold(row: Any, **_: Any) -> str:
    """Only of one that is out and has not been withdrawn."""
    return "This notice has been withdrawn." if row.withdrawn_at else notice_is_a_draft(row)


def notice_is_withdrawn(row: Any, **_: Any) -> str:
    return "This notice has been withdrawn." if row.withdrawn_at else ""


def is_published(decision: Any, **_: Any) -> str:
    return "This decision has been published already." if decision.published_at else ""


def is_not_published(decision: Any, **_: Any) -> str:
    return "" if decision.published_at else "This decision has not been published yet."


def is_out(decision: Any, **_: Any) -> str:
    """What is public is not changed under the reader's eyes."""
    public = decision.published_at or decision.is_published_elsewhere
    return "This decision is published. Correct it, so that both versions stay readable." if public else ""


def is_not_theirs_to_change(decision: Any, *, viewer: Viewer, **_: Any) -> str:
    """A draft is changed by the clerks, and by whoever wrote it down."""
    if not viewer.holds_at(decision.organisation_id, *CLERKS) and decision.recorded_by != viewer.reference:
        return "Somebody else wrote this draft down. The clerks can change it."
    return is_out(decision)


def cannot_be_corrected(decision: Any, **_: Any) -> str:
    """What another system published is kept as it stands there."""
    if decision.is_published_elsewhere:
        return "Another system published this decision, and it is kept as it stands there. Correct it there, and bring it in again."
    return is_not_published(decision)


def has_not_met(meeting: Any, *, at: datetime, **_: Any) -> str:
    """A meeting that has not been held, was cancelled or is none in law has decided nothing."""
    if meeting.is_briefing:
        return "This is a private briefing. It is no meeting in law, and decides nothing."
    if meeting.cancelled_at:
        return "This meeting was cancelled, so it decided nothing."
    return "This meeting has not been held yet." if meeting.held_on > day_of(at) else ""


def is_not_open_to_call_in(decision: Any, *, at: datetime, **_: Any) -> str:
    """While the decision is open to call-in, or called in and its clock still runs. Where no rule says until when, while nothing holds."""
    standing = decision.standing(at)
    runs = decision.call_in_closes_at is None or at < decision.call_in_closes_at
    unsaid = standing is Standing.NOT_STATED and decision.is_subject_to_call_in and not decision.is_urgent
    if standing is Standing.OPEN_TO_CALL_IN or (standing is Standing.CALLED_IN and runs) or unsaid:
        return ""
    why = decision.call_in_excluded_because or ("It was urgent." if decision.is_urgent else "")
    return f"This decision cannot be called in now. It is: {standing.lower()}. {why}".rstrip()


def is_not_there_to_take_back(decision: Any, *, at: datetime, **_: Any) -> str:
    """Until it is valid, or time is up."""
    why = is_not_open_to_call_in(decision, at=at)
    return "It is too late to take this back: the time for calling in this decision has passed." if why else ""


def is_not_called_in(decision: Any, *, at: datetime, **_: Any) -> str:
    waits = decision.standing(at) in {Standing.CALLED_IN, Standing.REFERRED}
    return "" if waits else "This decision has not been called in, so there is nothing to answer."


def is_not_to_be_checked(decision: Any, *, at: datetime, **_: Any) -> str:
    called = decision.standing(at) is Standing.CALLED_IN
    return "" if called else "This decision is not called in, so there is nothing to check."


def sits_here(viewer: Viewer, subject: Any) -> bool:
    """Whether they sit on a body of this council: somebody co-opted to a committee holds no office."""
    return any(held.seat and held.organisation == subject.organisation_id for held in viewer.offices)


def is_withdrawn(decision: Any, **_: Any) -> str:
    return "This decision has been withdrawn already." if decision.withdrawn_at else is_not_published(decision)


def is_superseded(decision: Any, **_: Any) -> str:
    return "Another decision has taken the place of this one already." if decision.superseded_at else is_not_published(decision)


def is_decided_upon(commitment: Any, **_: Any) -> str:
    if commitment.confirmed_at:
        return "This commitment has been confirmed already."
    return "This commitment has been dismissed already." if commitment.dismissed_at else ""


def is_over(commitment: Any, **_: Any) -> str:
    """What was dismissed or ended is followed no further."""
    if commitment.dismissed_at:
        return "This commitment has been dismissed, so nothing can come back for it."
    return "This commitment has been ended, with a reason." if commitment.ended_at else ""


def is_not_agreed(commitment: Any, **_: Any) -> str:
    """Only what a clerk has confirmed has an owner and a day that can change."""
    return is_over(commitment) or ("" if commitment.confirmed_at else "No clerk has confirmed this commitment yet. Confirm it first.")


def has_no_condition(part: Any, **_: Any) -> str:
    if not part.has_condition:
        return "This part sets no condition, so none can be met."
    return "That its condition is met has been noted already." if part.condition_met_at else ""


RECORD_DECISION = Act("decisions.record_decision", "Recording a decision", DECISION_OFFICERS)
RECORD_AND_PUBLISH = Act("decisions.record_and_publish", "Recording and publishing a decision at once", CLERKS)
RECORD_FROM_MEETING = Act("decisions.record_from_meeting", "Recording the decisions of a meeting", CLERKS, has_not_met)
PUBLISH_OF_MEETING = Act("decisions.publish_of_meeting", "Publishing the decisions of a meeting", CLERKS, has_not_met)
CHANGE_DRAFT = Act("decisions.change_draft", "Changing the draft of a decision", DECISION_OFFICERS, is_not_theirs_to_change)
DISCARD_DRAFT = Act("decisions.discard_draft", "Discarding the draft of a decision", DECISION_OFFICERS, is_not_theirs_to_change)
TAKE_WORDS_AGAIN = Act("decisions.take_words_again", "Taking the words of a draft from the minutes again", CLERKS, is_out)
CORRECT = Act("decisions.correct", "Correcting a published decision", CLERKS, cannot_be_corrected)
BRING_OFFICERS_DECISIONS = Act("decisions.bring_officers_decisions", "Recording officers' decisions from a table", DECISION_OFFICERS)
KEEP_OFFICER_TEMPLATE = Act("decisions.keep_officer_template", "Keeping a template of officers' decisions", CLERKS, by_the_clock=True)
PUBLISH = Act("decisions.publish", "Publishing a decision", CLERKS, is_published)
SEATED = "whoever sits on a committee"
CALL_IN = Act("decisions.call_in", "Calling in a decision", COUNCILLORS, is_not_open_to_call_in, or_by=sits_here, or_whom=SEATED)
TAKE_BACK_CALL_IN = Act(
    "decisions.take_back_call_in", "Taking back a call-in", COUNCILLORS, is_not_there_to_take_back, or_by=sits_here, or_whom=SEATED
)
RECORD_COMMITTEE_CALL_IN = Act(
    "decisions.record_committee_call_in", "Recording that a committee called in a decision", CLERKS, is_not_open_to_call_in
)
CHECK_CALL_IN = Act("decisions.check_call_in", "Saying whether a call-in is valid", CLERKS, is_not_to_be_checked)
PUT_CALL_IN_ON = Act("decisions.put_call_in_on", "Putting a call-in on an agenda", CLERKS, is_not_called_in)
CERTIFY_URGENCY = Act("decisions.certify_urgency", "Recording who agreed that a decision is urgent", CLERKS, is_published)
ANSWER_CALL_IN = Act("decisions.answer_call_in", "Recording the outcome of a call-in", CLERKS, is_not_called_in)
WITHDRAW = Act("decisions.withdraw", "Withdrawing a decision", CLERKS, is_withdrawn)
JOIN_MEETING = Act("decisions.join_meeting", "Joining a decision to its meeting", CLERKS, by_the_clock=True)
SUPERSEDE = Act("decisions.supersede", "Superseding a decision", CLERKS, is_superseded)
SET_CALL_IN_RULE = Act("decisions.set_call_in_rule", "Setting a call-in rule", frozenset({Role.MONITORING_OFFICER}), by_the_clock=True)
PROPOSE_COMMITMENTS = Act("decisions.propose_commitments", "Proposing commitments", CLERKS, by_the_clock=True)
CONFIRM_COMMITMENT = Act("decisions.confirm_commitment", "Confirming a commitment", CLERKS, is_decided_upon)
DISMISS_COMMITMENT = Act("decisions.dismiss_commitment", "Dismissing a proposed commitment", CLERKS, is_decided_upon)
REPORT_BACK = Act("decisions.report_back", "Recording that a commitment has reported back", CLERKS, is_over)
ASK_BY_HAND = Act("decisions.ask_by_hand", "Writing down what somebody was asked to do", CLERKS)
PUT_ANSWER_ON_AGENDA = Act("decisions.put_answer_on_agenda", "Putting what was asked for on an agenda", CLERKS, is_over)
NOTE_HAD = Act("decisions.note_had", "Noting that the meeting has had what was asked for", CLERKS, is_over)
END_COMMITMENT = Act("decisions.end_commitment", "Ending a commitment with a reason", CLERKS, is_not_agreed)
EXTEND_COMMITMENT = Act("decisions.extend_commitment", "Giving a commitment another day", CLERKS, is_not_agreed)
HAND_OVER_COMMITMENT = Act("decisions.hand_over_commitment", "Giving a commitment to another office", CLERKS, is_not_agreed)
FOLLOW_MEETING = Act("decisions.follow_meeting", "Letting a commitment follow its meeting", frozenset(), is_over, by_the_clock=True)
CHASE = Act("decisions.chase", "Reminding of what is due", frozenset(), by_the_clock=True)
MEET_CONDITION = Act("decisions.meet_condition", "Noting that a condition is met", CLERKS, has_no_condition)
BRING_IN = Act("decisions.bring_in", "Bringing in a decision from another system", CLERKS, by_the_clock=True)
ADD_FROM_LIST = Act("decisions.add_from_list", "Adding what a list from another system says of a decision", CLERKS, by_the_clock=True)
DRAFT_NOTICE = Act("decisions.draft_notice", "Drafting a notice", CLERKS)
CHANGE_NOTICE = Act("decisions.change_notice", "Changing the draft of a notice", CLERKS, notice_is_out)
PUBLISH_NOTICE = Act("decisions.publish_notice", "Publishing a notice", CLERKS, notice_is_out)
PUBLISH_CHANGED_NOTICE = Act("decisions.publish_changed_notice", "Publishing a changed notice", CLERKS, notice_does_not_hold)
CARRY_NOTICE = Act("decisions.carry_notice", "Moving a notice to another time", CLERKS, notice_does_not_hold)
WITHDRAW_NOTICE = Act("decisions.withdraw_notice", "Withdrawing a notice", CLERKS, notice_does_not_hold)
USE_GENERAL_EXCEPTION = Act("decisions.use_general_exception", "Using the general exception", CLERKS, notice_is_withdrawn)
USE_SPECIAL_URGENCY = Act("decisions.use_special_urgency", "Recording special urgency", CLERKS, notice_is_withdrawn)
JOIN_NOTICE = Act("decisions.join_notice", "Joining a notice to what it announces", CLERKS, notice_is_withdrawn, by_the_clock=True)
BRING_IN_NOTICE = Act("decisions.bring_in_notice", "Bringing in a notice from another system", CLERKS, by_the_clock=True)
TIE_NOTICE = Act("decisions.tie_notice", "Tying a notice from another system to what it announces", CLERKS, by_the_clock=True)
SAY_WHETHER_KEY = Act("decisions.say_whether_key", "Saying whether an item is key", CLERKS)
REPORT_URGENCIES = Act("decisions.report_urgencies", "Recording the report on urgent decisions", CLERKS)
