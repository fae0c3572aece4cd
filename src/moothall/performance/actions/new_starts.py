"""The limits of a control chart begin anew, for a reason that everybody reads; and that is undone, for another."""

from datetime import date, datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.performance.models import Measure, NewStart
from moothall.performance.permissions import new_starts as permissions
from moothall.performance.queries import new_starts as queries, verdicts
from moothall.performance.rules.new_starts import NO_REASON, choices, why_none, why_not_from


@performs(permissions.BEGIN_LIMITS_ANEW)
def begin_limits_anew(measure: Measure, *, viewer: Viewer, at: datetime, from_on: date, because: str) -> Measure:
    """From a period on, figures are judged by limits of their own. What was judged before that moment stays as it was judged."""
    found = verdicts.of_measure(viewer, measure, at)
    if why := why_none(found):
        raise Refused(why)
    if why := why_not_from(from_on, choices(found, queries.days_of(viewer, measure, at))):
        raise Refused(why, "from_on")
    if not because.strip():
        raise Refused(NO_REASON, "because")
    turn = queries.last_turn(measure) + 1
    NewStart.objects.create(measure=measure, turn=turn, from_on=from_on, because=because, begun_at=at, begun_by=viewer.name)
    add_facts(new_start=turn)
    return measure


@performs(permissions.UNDO_NEW_START)
def undo_new_start(row: NewStart, *, viewer: Viewer, at: datetime, because: str) -> Measure:
    """The limits go on as if they had never begun anew there; both reasons stay readable."""
    if not because.strip():
        raise Refused(NO_REASON, "because")
    row.undone_at, row.undone_by, row.undone_because = at, viewer.name, because
    row.save(update_fields=["undone_at", "undone_by", "undone_because"])
    return row.measure
