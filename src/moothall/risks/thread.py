"""What of risks hangs on a reference: the risk itself. What it threatens is answered by the rooms that point to it."""

import re
from collections.abc import Sequence

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.risks import queries

RISK = re.compile(r"risks/([\w-]+)/(\d{1,9})")


def hanging_from(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    """The knots of this room on each reference; as many queries for one reference as for many."""
    found = {reference: RISK.fullmatch(reference) for reference in references}
    names = {(match[1], int(match[2])) for match in found.values() if match}
    rows = by_names(queries.telling.risks_named, viewer, names) if names else []
    return {row.reference: [Knot("Risk", row.title, row.reference, "", True)] for row in rows if row.reference in found}
