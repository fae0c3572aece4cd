"""Who may let the limits of a control chart begin anew, and undo that: whoever keeps the council's measures, and nobody who is judged."""

from typing import Any

from moothall.access.acts import Act
from moothall.performance.permissions.acts import is_over
from moothall.performance.permissions.seeing import KEEPERS


def is_undone(row: Any, **said: Any) -> str:
    return is_over(row, **said) or ("This new start has been undone already." if getattr(row, "undone_at", None) else "")


BEGIN_LIMITS_ANEW = Act("performance.begin_limits_anew", "Letting the limits of a chart begin anew", KEEPERS, is_over, by_the_clock=True)
UNDO_NEW_START = Act("performance.undo_new_start", "Undoing a new start of a chart's limits", KEEPERS, is_undone, by_the_clock=True)
