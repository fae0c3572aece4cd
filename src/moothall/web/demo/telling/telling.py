"""The telling itself: the story goes on from where it was left, in one transaction, so that it is never half told."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from moothall.access.acts import recording
from moothall.authority.models import Organisation
from moothall.post.actions import writing_nobody
from moothall.web.demo.borough import tell
from moothall.web.demo.calendar import council_year_of
from moothall.web.demo.telling import cast as casting, seating
from moothall.web.demo.telling.events import Event, Story
from moothall.web.demo.telling.histories import with_histories
from moothall.web.models import Told

Progress = Callable[[int, int], None]


def silently(done: int, of: int) -> None:
    """For whoever does not watch."""


def go_on(now: datetime, progress: Progress = silently, begins: date | None = None) -> int:
    """Tell what has happened up to now and was not told yet; return how many acts of the story that was.

    `begins` shortens a first telling; a place that was told already keeps its own beginning.
    """
    with transaction.atomic(), recording(is_whole=True), writing_nobody(), without_collecting():
        told = Told.objects.select_for_update().first()
        borough = tell(now.date(), told.begins if told else begins)
        adopted = told.adopted if told else max(borough.begins, council_year_of(now.date()))
        cast = casting.known(borough) if told else casting.found(borough)
        then = told.until if told else casting.at(borough.begins, 8)
        seating.seat_everybody(cast, then)
        seating.set_rules(cast, then)
        casting.close_for_holidays(cast, then)
        new = [
            event for event in with_histories(Story(cast, adopted)) if event.moment <= now and (told is None or event.moment > told.until)
        ]
        happen(new, progress)
        Told.objects.update_or_create(pk=told.pk if told else None, defaults={"begins": borough.begins, "adopted": adopted, "until": now})
    return len(new)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Python looks for circles among the many rows of a telling again and again, and finds none: a fifth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def happen(events: list[Event], progress: Progress) -> None:
    for count, event in enumerate(events, start=1):
        event.happen(event.moment)
        progress(count, len(events))


def is_told() -> bool:
    """Whether this place holds the sample council already."""
    return Told.objects.exists()


def may_be_told() -> bool:
    """Whether it may: never into a place in which a real council is at home."""
    return is_told() or not Organisation.objects.filter(is_home=True).exists()
