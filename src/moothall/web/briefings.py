"""A portfolio's briefing, gathered from every room: what each has to say, and the days that its calendar keeps."""

from datetime import date, time
from functools import cache
from importlib import import_module
from types import ModuleType

from django.conf import settings

from moothall.access.briefing import Brief, Day, Part

MIDNIGHT = time()


@cache
def rooms() -> tuple[ModuleType, ...]:
    """The rooms that answer, in the order in which they are read."""
    return tuple(import_module(name) for name in settings.BRIEFINGS)


def parts(brief: Brief) -> list[Part]:
    """What every room says, as far as whoever reads it may see."""
    return [part for room in rooms() for part in room.parts(brief)]


def days(brief: Brief, first: date, most: int) -> list[Day]:
    """The days from one until the end of the briefing, the nearest first; of each kind at most so many."""
    found = [day for room in rooms() for day in room.dates(brief, first, most)]
    return sorted(found, key=lambda day: (day.on, day.starts_at is None, day.starts_at or MIDNIGHT, day.reference, day.part))
