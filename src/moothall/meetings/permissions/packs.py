"""Who may see a pack, and who may have one made."""

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.meetings.permissions.seeing import CLERKS, of_meeting, or_for_clerks, or_where_seated


def pack_seen_by(viewer: Viewer) -> Q:
    """A pack is seen with its publication; the members' edition by those who sit on the body."""
    open_to = or_where_seated(Q(edition="public"), viewer, "publication__meeting__")
    return through("publication", of_meeting(viewer)) & or_for_clerks(open_to, viewer, "publication__meeting__organisation")


KEEP_PACK = Act("meetings.keep_pack", "Keeping a pack", CLERKS, by_the_clock=True)
