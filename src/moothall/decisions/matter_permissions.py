"""Who may see the history of a matter, and who may gather it."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.decisions.permissions import commitment_seen_by, decision_seen_by, notice_seen_by
from moothall.meetings.permissions import CLERKS, at_my_council, item_seen_by, meeting_seen_by


def matter_seen_by(viewer: Viewer) -> Q:
    """The history of a matter is seen once it has been published; while it is gathered, by the clerks."""
    return Q(published_at__isnull=False) | at_my_council(viewer)


def of_matter(viewer: Viewer) -> Q:
    return through("matter", matter_seen_by(viewer))


def matter_link_seen_by(viewer: Viewer) -> Q:
    """That something belongs to a matter is seen by those who may see both."""
    return (
        of_matter(viewer)
        & through("notice", notice_seen_by(viewer), optional=True)
        & through("meeting", meeting_seen_by(viewer), optional=True)
        & through("item", item_seen_by(viewer), optional=True)
        & through("decision", decision_seen_by(viewer), optional=True)
        & through("commitment", commitment_seen_by(viewer), optional=True)
    )


def is_kept_here(matter: Any, **_: Any) -> str:
    """What another system's page shows is not put in the place of what clerks gathered here."""
    return "" if matter.is_published_elsewhere else "This history was gathered here, and no page of another system takes its place."


def is_out(matter: Any, **_: Any) -> str:
    return "This history has been published already." if matter.published_at else ""


START_MATTER = Act("decisions.start_matter", "Beginning the history of a matter", CLERKS)
ADD_TO_MATTER = Act("decisions.add_to_matter", "Adding something to the history of a matter", CLERKS)
TAKE_OFF_MATTER = Act("decisions.take_off_matter", "Taking something off the history of a matter", CLERKS)
NAME_GAP = Act("decisions.name_gap", "Naming what is missing in the history of a matter", CLERKS)
PUBLISH_MATTER = Act("decisions.publish_matter", "Publishing the history of a matter", CLERKS, is_out)
BRING_IN_MATTER = Act("decisions.bring_in_matter", "Bringing in the history of a matter from another system", CLERKS, by_the_clock=True)
TIE_STEPS = Act(
    "decisions.tie_steps", "Tying the steps of another system's history to what is here", CLERKS, is_kept_here, by_the_clock=True
)
