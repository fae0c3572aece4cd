"""Whether a viewer may see what an entry of the record is about: asked of the room whose page it is."""

import re

from moothall.access.viewer import Viewer
from moothall.decisions import queries as decisions
from moothall.meetings import queries as meetings

OPEN = re.compile(r"authority/")
MEETING = re.compile(r"meetings/([\w-]+)/(\d+)")
COMMITMENT = re.compile(r"decisions/commitments/([\w-]+)/(\d+)")
DECISION = re.compile(r"decisions/([\w-]+)/(\d+)")


def may_see(viewer: Viewer, subject: str) -> bool:
    """The council's own house is open; a meeting, a decision and a commitment are asked for by name. Anything else stays closed."""
    if OPEN.match(subject):
        return True
    asked = ((COMMITMENT, decisions.commitment), (DECISION, decisions.decision), (MEETING, meetings.meeting))
    for pattern, find in asked:
        if found := pattern.match(subject):
            return find(viewer, found[1], int(found[2])) is not None
    return False
