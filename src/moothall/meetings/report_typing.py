"""What somebody types into a report and has not saved: bookkeeping, theirs alone, and no act."""

from datetime import datetime
from typing import Any

from moothall.access.viewer import Viewer
from moothall.meetings.models import KeptText, Report


def keep_typing(report: Report, *, viewer: Viewer, at: datetime, typed: dict[str, Any]) -> None:
    """Keep it so that nothing is lost; the next save forgets it."""
    kept = KeptText.objects.visible_to(viewer)
    kept.update_or_create(report=report, who=viewer.reference, defaults={"typed": typed, "kept_at": at})


def forget_typing(report: Report, *, viewer: Viewer) -> None:
    """Whoever typed it wants it no more."""
    KeptText.objects.visible_to(viewer).filter(report=report).delete()
