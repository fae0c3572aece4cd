"""The page on which one figure of a measure is sent, of whichever period."""

from typing import Any

from moothall.performance import actions
from moothall.performance.forms.returns_one import OneFigure
from moothall.performance.permissions.returns import SEND_FIGURE
from moothall.plans.views.working import Doing


def send(row: Any, by: dict[str, Any], form: Any) -> Any:
    return actions.send_figure(row, **by, new=form.new())


SEND = Doing(
    SEND_FIGURE, OneFigure, send, "Send a figure",
    "Of whichever period, with how sure it is. It goes to be reviewed; what was sent before stays readable.",
    "Send it for review", "Sent. It counts once it is signed off.", "Send a figure, or put one right",
)  # fmt: skip
