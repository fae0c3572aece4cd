"""How far the record has come, and each who follows it: so short a question that it can be asked before every page."""

from django.db import DEFAULT_DB_ALIAS, connections

Mark = frozenset[tuple[str, int | None]]

ASKED = "SELECT name, number FROM record_cursor UNION ALL SELECT '', max(number) FROM record_entry"


def mark() -> Mark:
    """The number of the last entry, and what each follower has read. While it stays the same, no act and no follower has changed a row.

    Asked of the driver itself: on the way through Django the question would take three times as long.
    """
    own = connections[DEFAULT_DB_ALIAS]
    with own.wrap_database_errors:
        if own.connection is None:
            own.connect()
        return frozenset(own.connection.execute(ASKED).fetchall())
