"""A workstream ends, done or stopped, once its lines are settled; and is taken up again. Who said so, and why, stays with it."""

from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions.rules import day_of
from moothall.plans.actions.reporting import office_of
from moothall.plans.models import SavingLine, Workstream, WorkstreamTurn
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules

ENDINGS = (WorkstreamTurn.What.DONE, WorkstreamTurn.What.STOPPED)


@performs(permissions.END_WORKSTREAM)
def end_workstream(workstream: Workstream, *, viewer: Viewer, at: datetime, how: str, because: str) -> Workstream:
    """It is done, or it is stopped, with the reason. Its lines must be settled or moved first: nothing that counts is lost from sight."""
    if how not in ENDINGS:
        raise Refused("A workstream is done or stopped. Choose one of the two.", box="how")
    if why := in_the_way(workstream, how, at):
        raise Refused(why)
    workstream.ended_at = at
    turned(workstream, how, because, viewer, at)
    return workstream


@performs(permissions.TAKE_UP_WORKSTREAM)
def take_up_workstream(workstream: Workstream, *, viewer: Viewer, at: datetime, because: str) -> Workstream:
    """It goes on after all. That it had ended stays readable."""
    workstream.ended_at = None
    turned(workstream, WorkstreamTurn.What.TAKEN_UP, because, viewer, at)
    return workstream


def turned(workstream: Workstream, what: str, because: str, viewer: Viewer, at: datetime) -> None:
    if not because.strip():
        raise Refused("Say why: everybody reads it with the workstream.", box="because")
    workstream.save(update_fields=["ended_at"])
    WorkstreamTurn.objects.create(workstream=workstream, what=what, because=because, by=office_of(viewer, at), at=at)


def refuse_more(line: SavingLine, at: datetime) -> None:
    """Nothing more is expected of a line whose workstream has ended, by whatever is changed of it afterwards."""
    if line.workstream is None or not line.workstream.ended_at or not line.published_at:
        return
    if not rules.is_settled(queries.Known(THE_CLOCK, [line], at).facts[line.pk], day_of(at)):
        ways = "Say that the rest is not achievable, move the line to another workstream, or take this one up again first."
        raise Refused(f"“{line.workstream}” has ended, and more would be expected of this line then. {ways}")


def in_the_way(workstream: Workstream, how: str, at: datetime) -> str:
    """What keeps a workstream from ending: of every line, because only those end it who read every line."""
    rows = SavingLine.objects.visible_to(THE_CLOCK).filter(workstream=workstream).order_by("number")
    known = queries.Known(THE_CLOCK, rows.filter(published_at__isnull=False), at, workstream.programme)
    unsettled = [row.title for row in known.rows if not rules.is_settled(known.facts[row.pk], day_of(at))]
    drafts = list(rows.filter(published_at=None).values_list("title", flat=True))
    unmet = queries.milestones(THE_CLOCK, [workstream]).filter(met_on=None).values_list("title", flat=True)
    return rules.cannot_end(how, unsettled, drafts, list(unmet))
