"""The telling itself: the story goes on from where it was left, chapter by chapter, and no chapter is ever half told."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import groupby

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
A_DAY = timedelta(days=1)


def silently(done: int, of: int) -> None:
    """For whoever does not watch."""


def go_on(now: datetime, progress: Progress = silently, begins: date | None = None) -> int:
    """Tell what has happened up to now and was not told yet; return how many acts of the story that was.

    `begins` shortens a first telling; a place that was told already keeps its own beginning.
    """
    return sum(chapters(now, progress, begins))


def chapters(now: datetime, progress: Progress = silently, begins: date | None = None) -> Iterator[int]:
    """The same in parts, and how many acts each had: first what the council had when it came, then each month since.

    Each is a transaction of its own, so that whoever is served meanwhile gets a turn to write.
    """
    with one_chapter():
        told, new = what_is_new(now, begins)
        came = casting.at(told.adopted + A_DAY, 0)
        first = [event for event in new if event.moment <= came]
        happen(first, 0, len(new), progress)
        keep(told, min(now, came))
    yield (done := len(first))
    for _, month in groupby(new[done:], lambda event: (event.moment.year, event.moment.month)):
        with one_chapter():
            happen(events := list(month), done, len(new), progress)
            keep(told, events[-1].moment)
        done += len(events)
        yield len(events)
    keep(told, now)


def what_is_new(now: datetime, begins: date | None) -> tuple[Told, list[Event]]:
    """How far it was told, and what has happened since, in order."""
    left = Told.objects.select_for_update().first()
    borough = tell(now.date(), left.begins if left else begins)
    cast = casting.known(borough) if left else casting.found(borough)
    then = left.until if left else casting.at(borough.begins, 8)
    seating.seat_everybody(cast, then)
    seating.set_rules(cast, then)
    casting.close_for_holidays(cast, then)
    told = left or Told(begins=borough.begins, adopted=max(borough.begins, council_year_of(now.date())), until=then)
    events = with_histories(Story(cast, told.adopted))
    return told, [event for event in events if event.moment <= now and (left is None or event.moment > left.until)]


def keep(told: Told, until: datetime) -> None:
    """The moment up to which it stands here; it never goes back."""
    told.until = max(told.until, until)
    told.save()


@contextmanager
def one_chapter() -> Iterator[None]:
    """All of it or nothing. Nobody is written to, and its entries stand together."""
    with transaction.atomic(), recording(is_whole=True), writing_nobody(), without_collecting():
        yield


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


def happen(events: list[Event], done: int, of: int, progress: Progress) -> None:
    for count, event in enumerate(events, start=done + 1):
        event.happen(event.moment)
        progress(count, of)


def is_told() -> bool:
    """Whether this place holds the sample council already."""
    return Told.objects.exists()


def may_be_told() -> bool:
    """Whether it may: never into a place in which a real council is at home."""
    return is_told() or not Organisation.objects.filter(is_home=True).exists()
