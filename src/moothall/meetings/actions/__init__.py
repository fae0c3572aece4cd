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

__all__ = [
    "bring_in",
    "call_meeting",
    "cancel_meeting",
    "confirm_minutes",
    "prepare_agenda",
    "publish_agenda",
    "publish_minutes",
    "record_minutes",
]
