"""Who may see a meeting, its papers and its minutes, and who may act on them."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer

CLERKS = frozenset({Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER})


def at_my_council(viewer: Viewer, key: str = "organisation") -> Q:
    """What belongs to a council in which the viewer keeps the papers."""
    return Q(**{f"{key}__in": sorted(viewer.organisations(*CLERKS))})


def or_for_clerks(rule: Q, viewer: Viewer, key: str = "organisation") -> Q:
    """What the rule opens; and all that belongs to a council in which the viewer keeps the papers.

    For everybody else it is the rule alone: most readers are no clerks, and each condition costs every query its share.
    """
    return rule | at_my_council(viewer, key) if viewer.holds(*CLERKS) else rule


def once(fact: str, viewer: Viewer, to_meeting: str = "") -> Q:
    """From the moment that this fact of the meeting is there; for its clerks always."""
    return or_for_clerks(Q(**{f"{to_meeting}{fact}__isnull": False}), viewer, f"{to_meeting}organisation")


def meeting_seen_by(viewer: Viewer) -> Q:
    """A meeting is seen once it has been announced."""
    return once("announced_at", viewer)


def item_seen_by(viewer: Viewer) -> Q:
    """An item is seen once the agenda is published, unless it may not be shown at all."""
    return (
        through("meeting", meeting_seen_by(viewer))
        & once("agenda_published_at", viewer, "meeting__")
        & or_for_clerks(Q(is_displayed=True), viewer, "meeting__organisation")
    )


def of_item(viewer: Viewer) -> Q:
    """What says something about an item (who reports, what is not for publication) is seen with it."""
    return through("item", item_seen_by(viewer))


def paper_seen_by(viewer: Viewer) -> Q:
    """A paper is seen with its item, unless it is closed."""
    return of_item(viewer) & or_for_clerks(Q(closed_under=""), viewer, "item__meeting__organisation")


def minute_seen_by(viewer: Viewer) -> Q:
    """A minute is seen once the minutes are published, unless it is closed."""
    return (
        of_item(viewer)
        & once("minutes_published_at", viewer, "item__meeting__")
        & or_for_clerks(Q(is_closed=False), viewer, "item__meeting__organisation")
    )


def part_seen_by(viewer: Viewer) -> Q:
    """A part of a resolution is seen with the resolution, unless this part is closed."""
    return through("resolution", minute_seen_by(viewer)) & or_for_clerks(
        Q(is_closed=False), viewer, "resolution__item__meeting__organisation"
    )


def attendance_seen_by(viewer: Viewer) -> Q:
    """Who was expected, and who came, is seen with the agenda and its minutes."""
    return through("meeting", meeting_seen_by(viewer)) & once("agenda_published_at", viewer, "meeting__")


def remark_seen_by(viewer: Viewer) -> Q:
    """What a published page names and does not hold is seen with its agenda; what is said of an item, with the item."""
    return (
        through("meeting", meeting_seen_by(viewer))
        & through("item", item_seen_by(viewer), optional=True)
        & once("agenda_published_at", viewer, "meeting__")
    )


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
