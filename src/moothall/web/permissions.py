"""Who may read the briefing of a portfolio, and who has it by e-mail and as a calendar of their own."""

from typing import Any

from django.db.models import Q

from moothall.access.guard import NOBODY
from moothall.access.viewer import Viewer

NOT_YOURS = "This is for whoever holds this portfolio, speaks on it for another group, or acts for one of them today."


def choice_seen_by(viewer: Viewer) -> Q:
    """How somebody wants their briefing is known to them alone."""
    return Q(person=viewer.person) if viewer.person else NOBODY


def may_read_briefing(viewer: Viewer, portfolio: Any) -> bool:
    """The page is for whoever holds an office in the council: each reads there what they may see anyway."""
    return any(held.organisation == portfolio.organisation_id and not held.seat for held in viewer.offices)
