"""Who may see what was noted at a meeting before and after its minutes are out, and who may note it."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import NOBODY, through
from moothall.access.viewer import Role, Viewer
from moothall.meetings.permissions.meeting import day_has_not_come
from moothall.meetings.permissions.reports import of_report
from moothall.meetings.permissions.seeing import (
    CLERKS,
    at_my_council,
    item_seen_by,
    meeting_seen_by,
    minute_seen_by,
    of_item,
    or_for_clerks,
    or_where_seated,
    part_seen_by,
)

MONITORING_OFFICER = frozenset({Role.MONITORING_OFFICER})


def attendance_seen_by(viewer: Viewer) -> Q:
    """Who was expected is seen with the agenda; who a clerk here noted as present, with the minutes."""
    out = Q(meeting__agenda_published_at__isnull=False, recorded_at__isnull=True) | Q(meeting__minutes_published_at__isnull=False)
    return through("meeting", meeting_seen_by(viewer)) & or_for_clerks(out, viewer, "meeting__organisation")


def of_entry(viewer: Viewer) -> Q:
    """The parts of an entry (a motion, a vote, an undertaking) are seen by whoever may read the entry."""
    return through("entry", minute_seen_by(viewer))


def cast_vote_seen_by(viewer: Viewer) -> Q:
    return through("vote", of_entry(viewer))


def declaration_seen_by(viewer: Viewer) -> Q:
    """A declaration, or an exclusion of the public, is seen as soon as the decisions or the minutes are out."""
    out = Q(item__meeting__minutes_published_at__isnull=False) | Q(item__meeting__decisions_published_at__isnull=False)
    return of_item(viewer) & or_for_clerks(out, viewer, "item__meeting__organisation")


def answer_seen_by(viewer: Viewer) -> Q:
    """How a recommendation was answered is seen by those who may see both."""
    return through("part", part_seen_by(viewer)) & through("recommendation", of_report(viewer))


def draft_seen_by(viewer: Viewer) -> Q:
    """What is typed before it is a minute is for clerks alone."""
    return of_item(viewer) & at_my_council(viewer, "item__meeting__organisation")


def review_seen_by(viewer: Viewer) -> Q:
    """Draft minutes on their way are seen by the clerks and by the chair to whom they were sent."""
    mine = Q(chair=viewer.person) if viewer.person else NOBODY
    return through("meeting", meeting_seen_by(viewer)) & or_for_clerks(mine, viewer, "meeting__organisation")


def review_note_seen_by(viewer: Viewer) -> Q:
    return through("review", review_seen_by(viewer))


def correction_seen_by(viewer: Viewer) -> Q:
    """A correction is seen with the minutes, and with the item that it is about; of a closed minute, by those who sit on the body."""
    about = through("item", item_seen_by(viewer), optional=True)
    open_to = or_where_seated(Q(is_closed=False), viewer, "meeting__")
    out = or_for_clerks(Q(meeting__minutes_published_at__isnull=False) & open_to, viewer, "meeting__organisation")
    return through("meeting", meeting_seen_by(viewer)) & about & out


def was_never_held_or_is_told(meeting: Any) -> str:
    if meeting.cancelled_at:
        return "The meeting was cancelled, so nobody attended it and it does not count."
    return minutes_are_out(meeting)


def cannot_be_attended(meeting: Any, *, at: datetime, **_: Any) -> str:
    return was_never_held_or_is_told(meeting) or day_has_not_come(meeting, at, "Who attended can be noted")


def minutes_are_out(meeting: Any, **_: Any) -> str:
    if not meeting.minutes_published_at:
        return ""
    return "The minutes have been published. What is wrong in them is noted as a correction when they are confirmed."


def minute_is_out(thing: Any, **_: Any) -> str:
    """The same, of an item or of what hangs on one."""
    meeting = meeting_of(thing)
    return "The meeting was cancelled, so there is nothing to note." if meeting.cancelled_at else minutes_are_out(meeting)


def minute_is_out_or_too_early(thing: Any, *, at: datetime, **_: Any) -> str:
    return minute_is_out(thing) or day_has_not_come(meeting_of(thing), at, "What happens at it can be noted")


def meeting_of(thing: Any) -> Any:
    return thing.meeting if hasattr(thing, "meeting") else thing.item.meeting


def cannot_be_drafted(viewer: Viewer, item: Any) -> str:
    """Why nothing may be typed for the minute of an item. A clerk may prepare words before the day; to write them is another thing."""
    return minute_is_out(item) if WRITE_MINUTE.is_open_to(viewer, item) else WRITE_MINUTE.refusal(viewer, item)


def cannot_be_prepared(viewer: Viewer, meeting: Any) -> str:
    """Why nothing may be done for the minutes of a meeting; what is noted at it waits for its day, each by its own act."""
    if RECORD_ATTENDANCE.is_open_to(viewer, meeting):
        return was_never_held_or_is_told(meeting)
    return RECORD_ATTENDANCE.refusal(viewer, meeting)


def has_ended(dispensation: Any, **_: Any) -> str:
    return "This dispensation has been ended already." if dispensation.ended_at else ""


def is_with_the_chair(meeting: Any, **_: Any) -> str:
    if meeting.minutes_published_at and not meeting.minutes_are_draft:
        return "The minutes have been confirmed, so there is no draft to send."
    return ""


def is_answered(review: Any, **_: Any) -> str:
    return "This draft has been answered already." if review.answered_at else ""


def is_the_chair(viewer: Viewer, review: Any) -> bool:
    return viewer.person is not None and viewer.person == review.chair_id


RECORD_ATTENDANCE = Act("meetings.record_attendance", "Noting who attended", CLERKS, cannot_be_attended)
DECLARE_INTEREST = Act("meetings.declare_interest", "Noting a declaration of interest", CLERKS, minute_is_out)
CHANGE_DECLARATION = Act("meetings.change_declaration", "Changing a declaration of interest", CLERKS, minute_is_out)
TAKE_BACK_DECLARATION = Act("meetings.take_back_declaration", "Taking back a declaration of interest", CLERKS, minute_is_out)
GIVE_DISPENSATION = Act("meetings.give_dispensation", "Giving a dispensation", MONITORING_OFFICER)
END_DISPENSATION = Act("meetings.end_dispensation", "Ending a dispensation", MONITORING_OFFICER, has_ended)
EXCLUDE_PUBLIC = Act("meetings.exclude_public", "Noting that the press and public were excluded", CLERKS, minute_is_out_or_too_early)
WRITE_MINUTE = Act("meetings.write_minute", "Writing the minute of an item", CLERKS, minute_is_out_or_too_early)
ANSWER_RECOMMENDATIONS = Act(
    "meetings.answer_recommendations", "Noting how recommendations were answered", CLERKS, minute_is_out_or_too_early
)
SEND_TO_CHAIR = Act("meetings.send_to_chair", "Sending draft minutes to the chair", CLERKS, is_with_the_chair)
ANSWER_REVIEW = Act("meetings.answer_review", "Answering draft minutes", CLERKS, is_answered, or_by=is_the_chair, or_whom="their chair")
