"""Who may keep files, and who sees how far a job has come. Who may read a file is said by the row that points to it."""

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import NOBODY
from moothall.access.viewer import PUBLIC, Role, Viewer

KEEPERS = frozenset({Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER, Role.HEAD_OF_SERVICE})

KEEP = Act("documents.keep", "Keeping a file", KEEPERS, by_the_clock=True)

MINDERS = (Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER)


def job_seen_by(viewer: Viewer) -> Q:
    """A job is seen by whoever asked for it, and by the clerks of its organisation."""
    asked = NOBODY if viewer == PUBLIC else Q(requested_by=viewer.reference)
    return asked | Q(organisation__in=viewer.organisations(*MINDERS))
