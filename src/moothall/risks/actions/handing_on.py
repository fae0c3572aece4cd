"""A risk, a control or an action about it passes on to another office. That it did, from whom and why, stays with the risk."""

from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Office
from moothall.risks import permissions
from moothall.risks.actions.risk import NOT_READ, turn
from moothall.risks.actions.treating import refuse_strangers
from moothall.risks.models import Control, Risk, Treatment, Turn
from moothall.risks.permissions import READERS, risk_of


@performs(permissions.HAND_ON)
def hand_on(row: Risk | Control | Treatment, *, viewer: Viewer, at: datetime, to: Office, because: str) -> Risk | Control | Treatment:
    """Let another office own it from now on."""
    refuse_strangers(risk_of(row), to)
    if isinstance(row, Risk) and to.role not in READERS:
        raise Refused(NOT_READ)
    what = "" if isinstance(row, Risk) else f"“{row.what}”. "
    words = f"{what}From {row.owner.title if row.owner else 'nobody'} to {to.title}."
    if not because.strip():
        raise Refused("Say why it passes on: it is kept with the risk.")
    turn(risk_of(row), Turn.What.HANDED_ON, f"{words} {because}", viewer, at)
    row.owner = to
    row.save(update_fields=["owner"])
    return row
