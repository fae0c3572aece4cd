"""Who may see a decision and what it commits to, and who may act on it."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.decisions.rules import Standing
from moothall.meetings.permissions import CLERKS, at_my_council, item_seen_by, meeting_seen_by, part_seen_by

DECISION_OFFICERS = CLERKS | {Role.HEAD_OF_SERVICE}


def decision_seen_by(viewer: Viewer) -> Q:
    """A decision is seen once it has been published, here or elsewhere."""
    return Q(published_at__isnull=False) | Q(is_published_elsewhere=True) | at_my_council(viewer)


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
    """A commitment is seen with the words that made it; one that a clerk dismissed, by clerks only."""
    return (
        through("resolution_part", part_seen_by(viewer), optional=True)
        & through("decision_part", words_seen_by(viewer), optional=True)
        & (Q(dismissed_at__isnull=True) | at_my_council(viewer))
    )


def reported_back_seen_by(viewer: Viewer) -> Q:
    """That a commitment was answered by an item is seen by those who may see both."""
    return through("commitment", commitment_seen_by(viewer)) & through("item", item_seen_by(viewer))


def is_published(decision: Any, **_: Any) -> str:
    return "This decision has been published already." if decision.published_at else ""


def is_not_published(decision: Any, **_: Any) -> str:
    return "" if decision.published_at else "This decision has not been published yet."


def is_not_open_to_call_in(decision: Any, *, at: datetime, **_: Any) -> str:
    """Only while the decision is open to call-in."""
    standing = decision.standing(at)
    return "" if standing is Standing.OPEN_TO_CALL_IN else f"This decision cannot be called in now. It is: {standing.lower()}."


def is_not_called_in(decision: Any, *, at: datetime, **_: Any) -> str:
    waits = decision.standing(at) in {Standing.CALLED_IN, Standing.REFERRED}
    return "" if waits else "This decision has not been called in, so there is nothing to answer."


def is_withdrawn(decision: Any, **_: Any) -> str:
    return "This decision has been withdrawn already." if decision.withdrawn_at else is_not_published(decision)


def is_decided_upon(commitment: Any, **_: Any) -> str:
    if commitment.confirmed_at:
        return "This commitment has been confirmed already."
    return "This commitment has been dismissed already." if commitment.dismissed_at else ""


RECORD_DECISION = Act("decisions.record_decision", "Recording a decision", DECISION_OFFICERS)
PUBLISH = Act("decisions.publish", "Publishing a decision", CLERKS, is_published)
CALL_IN = Act("decisions.call_in", "Calling in a decision", frozenset({Role.SCRUTINY_MEMBER}), is_not_open_to_call_in)
ANSWER_CALL_IN = Act("decisions.answer_call_in", "Recording the outcome of a call-in", CLERKS, is_not_called_in)
WITHDRAW = Act("decisions.withdraw", "Withdrawing a decision", CLERKS, is_withdrawn)
JOIN_MEETING = Act("decisions.join_meeting", "Joining a decision to its meeting", CLERKS, by_the_clock=True)
SUPERSEDE = Act("decisions.supersede", "Superseding a decision", CLERKS, is_not_published)
SET_CALL_IN_RULE = Act("decisions.set_call_in_rule", "Setting a call-in rule", frozenset({Role.MONITORING_OFFICER}), by_the_clock=True)
PROPOSE_COMMITMENTS = Act("decisions.propose_commitments", "Proposing commitments", CLERKS, by_the_clock=True)
CONFIRM_COMMITMENT = Act("decisions.confirm_commitment", "Confirming a commitment", CLERKS, is_decided_upon)
DISMISS_COMMITMENT = Act("decisions.dismiss_commitment", "Dismissing a proposed commitment", CLERKS, is_decided_upon)
REPORT_BACK = Act("decisions.report_back", "Recording that a commitment has reported back", CLERKS)
BRING_IN = Act("decisions.bring_in", "Bringing in a decision from another system", CLERKS, by_the_clock=True)
ADD_FROM_LIST = Act("decisions.add_from_list", "Adding what a list from another system says of a decision", CLERKS, by_the_clock=True)
