"""Whose actions somebody answers for: those of the offices that they hold, and of those for whose holder they act."""

from datetime import date

from django.db.models import Q

from moothall.access.viewer import Viewer
from moothall.authority.models import Deputy, Office
from moothall.decisions.queries import any_of
from moothall.decisions.queries.commitments import SAME_OFFICE


def theirs(viewer: Viewer, day: date) -> Q | None:
    """The actions that the viewer's offices own on a day; nothing for whoever holds none.

    An office goes from hand to hand, and what an earlier holder owned is owned by this one.
    """
    if not viewer.person:
        return None
    acting = Deputy.objects.filter(Deputy.on(day), person=viewer.person).values("office")
    held = Office.objects.filter(Q(person=viewer.person) | Q(pk__in=acting), Office.on(day)).values(*SAME_OFFICE)
    same = [Q(**office) for office in held]
    return Q(owner__in=list(Office.objects.filter(any_of(same)).values_list("pk", flat=True))) if same else None
