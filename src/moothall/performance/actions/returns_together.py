"""Many figures are stated in one act: each as if it were sent alone, and all looked at together."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.performance.actions.returns import NewFigure, send_figure
from moothall.performance.models import Measure
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries.returns_judging import known_of

TWICE = "A measure stands there twice. Send one period of it at a time."


@performs(permissions.SEND_TOGETHER)
def send_figures(organisation: Organisation, *, viewer: Viewer, at: datetime, sent: Sequence[tuple[Measure, NewFigure]]) -> Organisation:
    """State a figure of each of these measures, to be reviewed: all of them, or none."""
    if len({measure.pk for measure, _ in sent}) < len(sent):
        raise Refused(TWICE)
    for key in sorted(measure.pk for measure, _ in sent):
        held(Measure, key)  # always in one order, so that two who send the same do not wait for each other
    known = known_of([(measure, new.period) for measure, new in sent], at)
    for measure, new in sent:
        send_figure(measure, viewer=viewer, at=at, new=new, known=known)
    add_facts(figures=len(sent))
    return organisation
