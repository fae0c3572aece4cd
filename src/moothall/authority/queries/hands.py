"""Whose an office was and is: it goes from hand to hand, and each hand is a row."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority.models import Deputy, Office

SAME_OFFICE = ("organisation_id", "title", "role", "department_id", "portfolio_id", "ward_id", "body_id")


def hands_of(viewer: Viewer, day: date) -> list[int]:
    """Every hand of the offices that the viewer holds on a day, or for whose holder they act: what one owned, the next answers for."""
    held = set(held_or_acted_in(PUBLIC, viewer.person, day)) if viewer.person else set()
    if not held:
        return []
    titles, councils = {title for _, title, *_ in held}, {council for council, *_ in held}
    return [key for key, *office in called_so(PUBLIC, titles, councils) if tuple(office) in held]


@put_once
def held_or_acted_in(viewer: Viewer, person: int, day: date) -> QuerySet[Office, tuple[Any, ...]]:
    acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
    return Office.objects.filter(Q(person=person) | Q(pk__in=acting), Office.on(day)).order_by("pk").values_list(*SAME_OFFICE)


@put_once
def called_so(viewer: Viewer, titles: Collection[str], councils: Collection[int]) -> QuerySet[Office, tuple[Any, ...]]:
    return Office.objects.filter(title__in=titles, organisation__in=councils).order_by("pk").values_list("pk", *SAME_OFFICE)
