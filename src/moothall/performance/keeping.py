"""What is typed of figures is kept until it is sent. It is bookkeeping: no act, no entry in the record; only those at work see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moothall.access.acts import Refused, locked
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance.models import Measure, TypedFigure
from moothall.performance.permissions import returns as permissions
from moothall.performance.rules import Period

BOXES = ("value", "numerator", "denominator", "no_value_because", "comment", "because", "is_provisional")
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands kept now; `theirs` where somebody else had typed something else meanwhile, which stands kept still."""

    row: TypedFigure | None
    theirs: TypedFigure | None = None


def keep(measure: Measure, period: Period, words: Mapping[str, str], opened_at: int, *, viewer: Viewer, at: datetime) -> Kept:
    """Keep what a row holds. Whoever comes second is told what the other typed, and keeps theirs by saving again."""
    typed = {name: words.get(name, "").replace("\x00", "")[:LONGEST] for name in BOXES}
    with transaction.atomic():
        row = locked(measure)
        if why := permissions.SEND_FIGURE.refusal(viewer, row, at=at):
            raise Refused(why)
        found = TypedFigure.objects.visible_to(THE_CLOCK).filter(measure=row, first_on=period.first, last_on=period.last).first()
        if found is None:
            return Kept(begin(row, period, typed, viewer, at))
        if found.words == typed:
            return Kept(found)
        if found.version != opened_at and found.saved_by != viewer.name:
            return Kept(found, found)
        return Kept(go_on(found, typed, viewer, at))


def begin(measure: Measure, period: Period, typed: dict[str, str], viewer: Viewer, at: datetime) -> TypedFigure | None:
    if not any(typed.values()):
        return None
    facts = {"first_on": period.first, "last_on": period.last, "words": typed, "saved_at": at, "saved_by": viewer.name}
    return TypedFigure.objects.create(measure=measure, **facts)


def go_on(found: TypedFigure, typed: dict[str, str], viewer: Viewer, at: datetime) -> TypedFigure:
    found.words, found.version, found.saved_at, found.saved_by = typed, found.version + 1, at, viewer.name
    found.save()
    return found
