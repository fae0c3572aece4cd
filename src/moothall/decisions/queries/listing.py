"""The register as a page lists it: the keys of what was chosen, read once and counted, and the decisions of one page."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from moothall.access.naming import by_keys
from moothall.access.viewer import Viewer
from moothall.decisions.models import Decision, Matter
from moothall.decisions.queries.choosing import Choices, judged_only, narrowed, order_of
from moothall.decisions.queries.register import open_to_call_in, register

MOST_MATTERS = 200


class Listed(NamedTuple):
    """One line of the register, as far as it is counted."""

    pk: int
    maker_kind: str
    body: int | None
    portfolio: int | None
    department: int | None
    is_key: bool | None
    is_urgent: bool


def listed(viewer: Viewer, choices: Choices, moment: datetime, most: int) -> list[Listed]:
    """The keys of what was chosen, in order, and what the choices beside the list count: read once, at most so many."""
    rows = narrowed(viewer, Decision.objects.visible_to(viewer), choices, moment).order_by(*order_of(choices))
    return [Listed(*row) for row in rows.values_list(*Listed._fields)[:most]]


def shown(viewer: Viewer, keys: Sequence[int]) -> list[Decision]:
    """The decisions of one page, in the order of the list."""
    found = {row.pk: row for row in by_keys(with_these_keys, viewer, keys)}
    return [found[key] for key in keys if key in found]


def with_these_keys(viewer: Viewer, keys: Sequence[int]) -> QuerySet[Decision]:
    return register(viewer).filter(pk__in=keys)


def open_and_chosen(viewer: Viewer, choices: Choices, moment: datetime) -> QuerySet[Decision]:
    """Those of what was chosen that can be called in at this moment; the first to close comes first."""
    return judged_only(viewer, open_to_call_in(viewer, moment), choices, moment)


def is_listed(viewer: Viewer, decision: Decision, choices: Choices, moment: datetime) -> bool:
    """Whether one decision is among those that were chosen."""
    return judged_only(viewer, Decision.objects.visible_to(viewer).filter(pk=decision.pk), choices, moment).exists()


def matters_to_choose(viewer: Viewer) -> QuerySet[Matter]:
    """The histories by which the register can be chosen."""
    rows = Matter.objects.visible_to(viewer).select_related("organisation")
    return rows.order_by("-organisation__is_home", "organisation__name", "title", "pk")[:MOST_MATTERS]
