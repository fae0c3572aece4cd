"""Who may call a meeting, and take it through its life."""

from typing import Any

from moothall.access.acts import Act
from moothall.meetings.permissions.seeing import CLERKS


def agenda_is_out(meeting: Any, **_: Any) -> str:
    return "The agenda has been published already." if meeting.agenda_published_at else ""


def minutes_are_out_or_too_early(meeting: Any, **_: Any) -> str:
    if not meeting.agenda_published_at:
        return "The agenda has not been published, so its minutes cannot be."
    return "The minutes have been published already." if meeting.minutes_published_at else ""


def minutes_are_not_draft(meeting: Any, **_: Any) -> str:
    if not meeting.minutes_published_at:
        return "The minutes have not been published, so they cannot be confirmed."
    return "" if meeting.minutes_are_draft else "The minutes have been confirmed already."


CALL_MEETING = Act("meetings.call_meeting", "Calling a meeting", CLERKS, by_the_clock=True)
PREPARE_AGENDA = Act("meetings.prepare_agenda", "Preparing an agenda", CLERKS, agenda_is_out)
PUBLISH_AGENDA = Act("meetings.publish_agenda", "Publishing an agenda", CLERKS, agenda_is_out)
RECORD_MINUTES = Act("meetings.record_minutes", "Recording minutes", CLERKS)
PUBLISH_MINUTES = Act("meetings.publish_minutes", "Publishing minutes", CLERKS, minutes_are_out_or_too_early)
CONFIRM_MINUTES = Act("meetings.confirm_minutes", "Recording that minutes were confirmed", CLERKS, minutes_are_not_draft)
CANCEL_MEETING = Act("meetings.cancel_meeting", "Cancelling a meeting", CLERKS)
BRING_IN = Act("meetings.bring_in", "Bringing in a meeting from another system", CLERKS, by_the_clock=True)
