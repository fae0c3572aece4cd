"""What we write about targets: that Members amended one, and the figure that they agreed is to be entered."""

from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.performance.queries import targets
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

YOURS = "You get this because the measure is yours, or because you stand in for whoever owns it."
HOW = "Enter the figure that they agreed: it counts from the day on which their answer has effect. Until then the last one stays in force."


def amended(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Nothing, if its reader may not see it, or the figure has been entered meanwhile."""
    found = targets.standing_of(viewer, mail.facts["target"], at)
    if found is None or not found.amended:
        return None
    row = found.row
    first = f"Members amended the target of “{row.measure.title}” for {row.period.in_words()}."
    where = Link("Enter what Members agreed", f"{get_script_prefix()}{row.measure.reference}/targets/{row.turn}/amended")
    return Letter(f"Members amended a target: {row.measure.title}", (first, HOW, where), because=YOURS)


KINDS = {"performance.target_amended": Kind("Members amended a target", amended)}
