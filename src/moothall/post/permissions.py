"""Who may see what was sent: whoever keeps the lists of the council that sent it. What was written in it, nobody."""

from django.db.models import Q

from moothall.access.viewer import Viewer
from moothall.authority.permissions import HOUSEKEEPERS


def mail_seen_by(viewer: Viewer) -> Q:
    return Q(organisation__in=sorted(viewer.organisations(*HOUSEKEEPERS)))


def may_see_the_outbox(viewer: Viewer) -> bool:
    return viewer.holds(*HOUSEKEEPERS)
