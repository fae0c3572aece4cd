"""Who may publish what of a meeting, and when."""

from datetime import datetime
from typing import Any

from moothall.access.acts import Act, anyone
from moothall.meetings.permissions.meeting import agenda_is_out, day_has_not_come, is_over_or_cancelled
from moothall.meetings.permissions.seeing import CLERKS

NOT_PUBLIC = "A private briefing is no meeting in law: nothing of it is published."


def is_briefing(meeting: Any, **_: Any) -> str:
    return NOT_PUBLIC if meeting.is_briefing else ""


def agenda_is_out_or_never(meeting: Any, **_: Any) -> str:
    return is_briefing(meeting) or agenda_is_out(meeting)


def agenda_is_not_out(meeting: Any, **_: Any) -> str:
    if meeting.is_briefing:
        return NOT_PUBLIC
    return "" if meeting.agenda_published_at else "The agenda has not been published, so nothing can follow it."


def decisions_are_out_or_too_early(meeting: Any, *, at: datetime, **_: Any) -> str:
    if too_early := agenda_is_not_out(meeting):
        return too_early
    if meeting.minutes_published_at:
        return "The minutes have been published already, and the decisions with them."
    if meeting.decisions_published_at:
        return "The decisions have been published already."
    return day_has_not_come(meeting, at, "What it resolves can be published")


def minutes_are_out_or_too_early(meeting: Any, *, at: datetime, **_: Any) -> str:
    if meeting.is_briefing:
        return NOT_PUBLIC
    if not meeting.agenda_published_at:
        return "The agenda has not been published, so its minutes cannot be."
    if meeting.minutes_published_at:
        return "The minutes have been published already."
    return day_has_not_come(meeting, at, "Its minutes can be published")


def cannot_be_spoken_against(meeting: Any, *, at: datetime, **_: Any) -> str:
    """Whether anybody may say here why a meeting should be in public; that it is to be in private, a notice must have told them."""
    if meeting.is_briefing or not meeting.announced_at:
        return "There is no such meeting."
    if not meeting.organisation.is_home:  # it was brought in to be read; that council would never hear of it
        return f"This is not the place of {meeting.organisation.name}. Write to it there."
    return is_over_or_cancelled(meeting, at=at)


def is_answered(representation: Any, **_: Any) -> str:
    return "The notice with this answer has been published: it stays as it was." if representation.published_at else ""


PUBLISH_NOTICE = Act("meetings.publish_notice", "Publishing the notice of a meeting", CLERKS, is_briefing)
PUBLISH_AGENDA = Act("meetings.publish_agenda", "Publishing an agenda", CLERKS, agenda_is_out_or_never)
PUBLISH_SUPPLEMENT = Act("meetings.publish_supplement", "Publishing a supplement", CLERKS, agenda_is_not_out)
PUBLISH_REVISED_AGENDA = Act("meetings.publish_revised_agenda", "Publishing a revised agenda", CLERKS, agenda_is_not_out)
PUBLISH_DECISIONS = Act("meetings.publish_decisions", "Publishing what a meeting resolved", CLERKS, decisions_are_out_or_too_early)
PUBLISH_DRAFT_MINUTES = Act("meetings.publish_draft_minutes", "Publishing draft minutes", CLERKS, minutes_are_out_or_too_early)
PUBLISH_MINUTES = Act("meetings.publish_minutes", "Publishing minutes", CLERKS, minutes_are_out_or_too_early)
PUBLISH_PRIVATE_NOTICE = Act("meetings.publish_private_notice", "Publishing a notice of meeting in private", CLERKS, is_briefing)
RECEIVE_REPRESENTATION = Act(
    "meetings.receive_representation", "Recording what was said against meeting in private", CLERKS, is_briefing, by_the_clock=True
)
MAKE_REPRESENTATION = Act(
    "meetings.make_representation",
    "Saying why a meeting should be in public",
    frozenset(),
    cannot_be_spoken_against,
    or_by=anyone,
    or_whom="anyone",
)
LEAVE_OUT_REPRESENTATION = Act(
    "meetings.leave_out_representation", "Leaving out of a notice what says nothing about meeting in private", CLERKS, is_answered
)
ANSWER_REPRESENTATION = Act("meetings.answer_representation", "Answering what was said against meeting in private", CLERKS, is_answered)
AGREE_URGENCY = Act("meetings.agree_urgency", "Recording who agreed that a private meeting is urgent", CLERKS, is_briefing)
