"""Who may see a petition, and who may hand in, accept, place and answer one."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act, anyone
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.meetings.permissions.seeing import CLERKS, at_my_council, meeting_seen_by, or_for_clerks


def petition_seen_by(viewer: Viewer) -> Q:
    """A petition is seen once a clerk has accepted it."""
    return or_for_clerks(Q(accepted_at__isnull=False), viewer)


def organiser_seen_by(viewer: Viewer) -> Q:
    """Where to write to whoever handed it in is for the clerks of that council alone."""
    return through("petition", petition_seen_by(viewer)) & at_my_council(viewer, "petition__organisation")


def petition_debate_seen_by(viewer: Viewer) -> Q:
    return through("petition", petition_seen_by(viewer)) & through("meeting", meeting_seen_by(viewer))


def is_elsewhere(council: Any, **_: Any) -> str:
    """What was brought in from another council is here to be read; that council would never hear of a petition."""
    return "" if council.is_home else f"This is not the place of {council.name}. Hand your petition in there."


def is_read_already(petition: Any, **_: Any) -> str:
    if petition.refused_at:
        return "This petition has been refused already."
    return "This petition has been accepted already." if petition.accepted_at else ""


def is_not_taken(petition: Any, **_: Any) -> str:
    return "" if petition.accepted_at else "Accept this petition first."


HAND_IN = Act("meetings.hand_in", "Handing in a petition", frozenset(), is_elsewhere, or_by=anyone, or_whom="anyone")
ACCEPT_PETITION = Act("meetings.accept_petition", "Accepting a petition", CLERKS, is_read_already)
REFUSE_PETITION = Act("meetings.refuse_petition", "Refusing a petition", CLERKS, is_read_already)
PLACE_PETITION = Act("meetings.place_petition", "Placing a petition before a meeting", CLERKS, is_not_taken)
ANSWER_PETITION = Act("meetings.answer_petition", "Answering a petition", CLERKS, is_not_taken)
