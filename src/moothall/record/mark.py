"""How far the record has come, and each who follows it: so short a question that it can be asked before every page."""

from django.db import connection

Mark = frozenset[tuple[str, int | None]]

ASKED = "SELECT name, number FROM record_cursor UNION ALL SELECT '', max(number) FROM record_entry"


def mark() -> Mark:
    """The number of the last entry, and what each follower has read. While it stays the same, no act and no follower has changed a row."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        return frozenset(cursor.fetchall())
