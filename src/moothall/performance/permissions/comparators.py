"""Who may bring in what other places report, take it back, and say which of it stands beside a measure of ours."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import NOBODY, through
from moothall.access.viewer import Viewer
from moothall.performance.permissions.acts import of_owners
from moothall.performance.permissions.seeing import KEEPERS


def files_seen_by(viewer: Viewer) -> Q:
    """Files that were sent are for whoever keeps the council's plans; what was brought in of them, everybody reads."""
    return Q(organisation__in=sorted(viewer.organisations(*KEEPERS))) if viewer.holds(*KEEPERS) else NOBODY


def file_seen_by(viewer: Viewer) -> Q:
    return through("files", files_seen_by(viewer))


def cannot_be_brought(files: Any, **_: Any) -> str:
    if files.taken_back_at:
        return "These files were taken back. Send them again, if they are right after all."
    return "These files have been brought in already." if files.brought_at else ""


def cannot_be_taken_back(files: Any, **_: Any) -> str:
    if files.taken_back_at:
        return "These files have been taken back already."
    return "" if files.brought_at else "These files have not been brought in, so there is nothing to take back."


BRING_COMPARATORS = Act("performance.bring_comparators", "Bringing in figures of other places", KEEPERS, by_the_clock=True)
SEND_COMPARATORS = Act("performance.send_comparators", "Sending files of other places' figures", KEEPERS)
KEEP_LOOK = Act("performance.look_over_comparators", "Looking over files of other places' figures", frozenset(), by_the_clock=True)
ASK_TO_BRING = Act("performance.ask_to_bring_comparators", "Having files of other places' figures brought in", KEEPERS, cannot_be_brought)
BRING_SENT = Act("performance.bring_sent_comparators", "Bringing in files of other places' figures", KEEPERS, cannot_be_brought)
TAKE_BACK = Act("performance.take_back_comparators", "Taking back figures of other places", KEEPERS, cannot_be_taken_back)
TIE_INDICATOR = of_owners("tie_indicator", "Saying which indicator of other places stands beside a measure")
