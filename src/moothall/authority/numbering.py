"""Numbers of things: given when a thing is made, never given twice, never changed."""

from django.db import connection, transaction

from moothall.authority.models import Organisation

# Whoever counts holds the counter, so that nobody else can be given the same number before this transaction ends.
COUNT = """
    INSERT INTO authority_counter (organisation_id, kind, last) VALUES (%s, %s, %s)
    ON CONFLICT (organisation_id, kind) DO UPDATE SET last = authority_counter.last + excluded.last
"""
LAST = "SELECT last FROM authority_counter WHERE organisation_id = %s AND kind = %s"


def next_numbers(organisation: Organisation, kind: str, how_many: int = 1) -> range:
    """The next numbers of this kind in this organisation, taken inside the act's own transaction."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(COUNT, [organisation.pk, kind, how_many])
        cursor.execute(LAST, [organisation.pk, kind])
        (last,) = cursor.fetchone()
    return range(last - how_many + 1, last + 1)


def next_number(organisation: Organisation, kind: str) -> int:
    return next_numbers(organisation, kind)[0]
