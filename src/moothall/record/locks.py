"""One writer at a time, so that entries are numbered in the order in which they are committed."""

from django.db import connection

TURN = 0x4D6F6F7468616C6C  # "Moothall": the advisory lock's own number


def take_turn() -> None:
    """Wait until nobody else is writing in the record; the turn ends with the transaction.

    SQLite gives the turn when the transaction begins (`transaction_mode` is IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
