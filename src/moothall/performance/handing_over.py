"""What of measures passes from one office to another with the rest of somebody's work: to own them, to stand in, to sign off."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Office
from moothall.performance import actions, permissions, queries
from moothall.plans.queries.handing_over import Kind

WORDS = {
    "owner": ("measure", "measures"),
    "deputy": ("measure for which they stand in", "measures for which they stand in"),
    "reviewer": ("measure whose figures they sign off", "measures whose figures they sign off"),
}


def measures(viewer: Viewer, day: date) -> QuerySet:
    """Those that go on."""
    return queries.measures.measures(viewer).filter(Q(ended_on=None) | Q(ended_on__gte=day))


def hand_on(row: Any, to: Office, by: dict[str, Any], *, part: str) -> None:
    actions.change_measure(row, **by, **{part: to})


def kind(part: str) -> Kind:
    words, many = WORDS[part]
    return Kind(f"measure_{part}", words, measures, part, many, act=permissions.CHANGE_MEASURE, hand_on=partial(hand_on, part=part))


KINDS = {f"measure_{part}": kind(part) for part in WORDS}
