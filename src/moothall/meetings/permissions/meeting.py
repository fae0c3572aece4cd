"""Who may call a meeting, and take it through its life."""

from datetime import datetime
from typing import Any

from moothall.access.acts import Act
from moothall.authority.words import day_in_words
from moothall.meetings.permissions.seeing import CLERKS
from moothall.meetings.rules.law import LONDON, day_of


def agenda_is_out(meeting: Any, **_: Any) -> str:
    return "The agenda has been published already." if meeting.agenda_published_at else ""


def day_has_not_come(meeting: Any, at: datetime, what: str) -> str:
    """What a meeting did cannot be told before its day has come: from when it can."""
    return f"The meeting is on {day_in_words(meeting.held_on)}. {what} from that day on." if day_of(at) < meeting.held_on else ""


def has_no_minutes_yet(meeting: Any, *, at: datetime, **_: Any) -> str:
    return day_has_not_come(meeting, at, "Its minutes can be recorded")


def minutes_are_not_draft(meeting: Any, **_: Any) -> str:
    if not meeting.minutes_published_at:
        return "The minutes have not been published, so they cannot be confirmed."
    return "" if meeting.minutes_are_draft else "The minutes have been confirmed already."


def is_over_or_cancelled(meeting: Any, *, at: datetime, **_: Any) -> str:
    """What has been held cannot be moved or cancelled any more: it can only be minuted."""
    if meeting.cancelled_at:
        return "This meeting has been cancelled."
    return "The day of this meeting has passed." if meeting.held_on < at.astimezone(LONDON).date() else ""


def is_cancelled(meeting: Any, **_: Any) -> str:
    return "This meeting has been cancelled already." if meeting.cancelled_at else ""


def is_not_cancelled(meeting: Any, *, at: datetime, **_: Any) -> str:
    if not meeting.cancelled_at:
        return "This meeting has not been cancelled."
    if meeting.held_on < at.astimezone(LONDON).date():
        return "The day of this meeting has passed, so it cannot be held after all. Call another."
    return ""


CALL_MEETING = Act("meetings.call_meeting", "Calling a meeting", CLERKS, by_the_clock=True)
CALL_SERIES = Act("meetings.call_series", "Calling a series of meetings", CLERKS)
DESCRIBE_MEETING = Act("meetings.describe_meeting", "Changing what is said of a meeting", CLERKS)
MOVE_MEETING = Act("meetings.move_meeting", "Moving a meeting", CLERKS, is_over_or_cancelled)
CANCEL_MEETING = Act("meetings.cancel_meeting", "Cancelling a meeting", CLERKS, is_cancelled)
REINSTATE_MEETING = Act("meetings.reinstate_meeting", "Taking back that a meeting was cancelled", CLERKS, is_not_cancelled)
PREPARE_AGENDA = Act("meetings.prepare_agenda", "Preparing an agenda", CLERKS, agenda_is_out)
RECORD_MINUTES = Act("meetings.record_minutes", "Recording minutes", CLERKS, has_no_minutes_yet)
CONFIRM_MINUTES = Act("meetings.confirm_minutes", "Recording that minutes were confirmed", CLERKS, minutes_are_not_draft)
BRING_IN = Act("meetings.bring_in", "Bringing in a meeting from another system", CLERKS, by_the_clock=True)
BRING_IN_ATTENDANCE = Act(
    "meetings.bring_in_attendance", "Bringing in who attended a meeting from another system", CLERKS, by_the_clock=True
)
