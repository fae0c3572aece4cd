"""Who may see a question from the public, and who may ask, accept and answer one."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act, anyone
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.meetings.permissions.seeing import CLERKS, at_my_council, item_seen_by, meeting_seen_by, or_for_clerks


def question_seen_by(viewer: Viewer) -> Q:
    """A question is seen once a clerk has accepted it and the agenda of its meeting is out."""
    out = Q(accepted_at__isnull=False, withdrawn_at__isnull=True, meeting__agenda_published_at__isnull=False)
    return through("meeting", meeting_seen_by(viewer)) & or_for_clerks(out, viewer)


def asker_seen_by(viewer: Viewer) -> Q:
    """Where to write to whoever asked is for the clerks of that council alone."""
    return through("question", question_seen_by(viewer)) & at_my_council(viewer, "question__organisation")


def question_on_agenda_seen_by(viewer: Viewer) -> Q:
    return through("question", question_seen_by(viewer)) & through("item", item_seen_by(viewer))


def cannot_be_asked(meeting: Any, *, at: datetime, **_: Any) -> str:
    """Whether the meeting takes questions at all. Until when is the council's own setting, and asked where it is read."""
    if meeting.is_briefing or not meeting.announced_at:
        return "There is no such meeting to ask."
    if not meeting.organisation.is_home:  # it was brought in to be read; that council would never hear of the question
        return f"This is not the place of {meeting.organisation.name}. Ask your question there."
    return "This meeting has been cancelled, so nothing can be asked of it." if meeting.cancelled_at else ""


def is_settled(question: Any, **_: Any) -> str:
    if question.withdrawn_at:
        return "This question has been withdrawn."
    if question.refused_at:
        return "This question has been refused already."
    return "This question has been accepted already." if question.accepted_at else ""


def is_not_accepted(question: Any, **_: Any) -> str:
    if question.withdrawn_at:
        return "This question has been withdrawn."
    return "" if question.accepted_at else "Accept this question first."


def is_withdrawn_or_answered(question: Any, **_: Any) -> str:
    if question.answered_at:
        return "This question has been answered already."
    return "This question has been withdrawn already." if question.withdrawn_at else ""


ASK = Act("meetings.ask", "Asking a question", frozenset(), cannot_be_asked, or_by=anyone, or_whom="anyone")
ACCEPT_QUESTION = Act("meetings.accept_question", "Accepting a question", CLERKS, is_settled)
REFUSE_QUESTION = Act("meetings.refuse_question", "Refusing a question", CLERKS, is_settled)
WITHDRAW_QUESTION = Act("meetings.withdraw_question", "Recording that a question was withdrawn", CLERKS, is_withdrawn_or_answered)
ANSWER_QUESTION = Act("meetings.answer_question", "Recording the answer to a question", CLERKS, is_not_accepted)
