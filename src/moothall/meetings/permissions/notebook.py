"""Who may see what a reader keeps for themselves: the reader, and nobody else."""

from django.db.models import Q

from moothall.access.guard import NOBODY
from moothall.access.viewer import PUBLIC, Viewer


def own_seen_by(viewer: Viewer) -> Q:
    """One's own alone: neither clerks nor administrators see it."""
    return NOBODY if viewer == PUBLIC else Q(owner=viewer.reference)
