"""The figures of the years before come in as they were published elsewhere: reviewed there, so that they count here at once."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions.rules import day_of
from moothall.performance.actions.returns import NewFigure, reason, refuse_no_period, value_of
from moothall.performance.models import Definition, Measure, Return
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import measures

SOURCE_NEEDED = "Say where these figures were published, so that a reader can look them up."


@performs(permissions.BRING_HISTORY)
def bring_history(measure: Measure, *, viewer: Viewer, at: datetime, source: str, figures: Sequence[NewFigure]) -> Measure:
    """Bring in what was published of a measure before this council came here: all of it, or none.

    Each period has one figure, for which nothing has been stated here: what is known here is revised with a reason, and never by a table.
    """
    if not source.strip():
        raise Refused(SOURCE_NEEDED, "source")
    if len({one.period.last for one in figures}) < len(figures):
        raise Refused("A period stands there twice, or two end on one day. Leave one figure for each.")
    definitions = measures.definitions(THE_CLOCK, measure)
    known = set(Return.objects.visible_to(THE_CLOCK).filter(measure=measure).values_list("first_on", "last_on"))
    for one in figures:
        refuse_figure(measure, one, definition_on(definitions, one.period.last), known, at)
    said = {"measure": measure, "turn": 1, "sent_at": at, "sent_by": viewer.name, "signed_at": at, "signed_by": source.strip()}
    Return.objects.bulk_create(published(one, definition_on(definitions, one.period.last), **said) for one in figures)
    add_facts(number=len(figures))
    return measure


def definition_on(definitions: Sequence[Definition], day: date) -> Definition:
    """By what a figure for a day is read: the last that has begun; the first holds for all time before it too."""
    return next((one for one in definitions if one.from_on <= day), definitions[-1])


def refuse_figure(measure: Measure, new: NewFigure, definition: Definition, known: Collection[tuple[date, date]], at: datetime) -> None:
    refuse_no_period(measure, definition, new.period, day_of(at))
    if (new.period.first, new.period.last) in known:
        raise Refused(f"A figure for {new.period.in_words()} stands here already. Revise it on the page of the measure.")
    reason(measure, new, at)


def published(new: NewFigure, definition: Definition, **said: Any) -> Return:
    """A figure that counts from now on: whoever published it had reviewed it. What may have looked wrong was asked there."""
    words = {"no_value_because": new.no_value_because.strip(), "comment": new.comment.strip(), "quality": dict(new.quality or {})}
    period = {"first_on": new.period.first, "last_on": new.period.last}
    parts = {"numerator": new.numerator, "denominator": new.denominator, "value": value_of(definition, new)}
    return Return(**period, **parts, **words, **said)
