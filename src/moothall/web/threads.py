"""The golden thread, gathered from every room: what hangs on a reference, upwards and downwards, for one viewer."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django.conf import settings

from moothall.access.threads import Knot
from moothall.access.viewer import Viewer


@cache
def rooms() -> tuple[ModuleType, ...]:
    """The rooms that answer, in the order of the thread."""
    return tuple(import_module(name) for name in settings.THREADS)


def hanging_from(references: Sequence[str], viewer: Viewer, in_hand: Sequence[Any] = ()) -> dict[str, list[Knot]]:
    """Everything that hangs on these references, each room asked once for all of them.

    A page that has read its own rows for this viewer hands them on, and the room that knows them (`of_rows`) is not asked again.
    """
    gathered: dict[str, list[Knot]] = {reference: [] for reference in references}
    for room in rooms():
        rows = in_hand if in_hand and knows(room, in_hand[0]) else ()
        for reference, knots in (room.of_rows(rows, viewer) if rows else room.hanging_from(references, viewer)).items():
            gathered[reference] += knots
    return gathered


def knows(room: ModuleType, row: Any) -> bool:
    """Whether a row is one of this room's, which then makes its knots of it."""
    return hasattr(room, "of_rows") and room.__name__.split(".")[1] == row._meta.app_label
