"""Who may keep files. Who may read one is said by the row that points to it."""

from moothall.access.acts import Act
from moothall.access.viewer import Role

KEEPERS = frozenset({Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER, Role.HEAD_OF_SERVICE})

KEEP = Act("documents.keep", "Keeping a file", KEEPERS, by_the_clock=True)
