"""Whose actions somebody answers for: those of the offices that they hold, and of those for whose holder they act."""

from datetime import date

from django.db.models import Q

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority


def theirs(viewer: Viewer, day: date) -> Q | None:
    """The actions that the viewer's offices own on a day; nothing for whoever holds none.

    An office goes from hand to hand, and what an earlier holder owned is owned by this one.
    """
    hands = authority.hands_of(viewer, day)
    return Q(owner__in=hands) if hands else None
