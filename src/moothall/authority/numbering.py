"""Numbers of things: given when a thing is made, never given twice, never changed."""

from django.db import transaction
from django.db.models import F

from moothall.authority.models import Counter, Organisation


def next_numbers(organisation: Organisation, kind: str, how_many: int = 1) -> range:
    """The next numbers of this kind in this organisation, taken inside the act's own transaction."""
    counters = Counter.objects.filter(organisation=organisation, kind=kind)
    with transaction.atomic(savepoint=False):
        # The update holds the row, so that nobody else can read the same number before this transaction ends.
        if not counters.update(last=F("last") + how_many):
            Counter.objects.get_or_create(organisation=organisation, kind=kind)
            counters.update(last=F("last") + how_many)
        last = counters.values_list("last", flat=True).get()
    return range(last - how_many + 1, last + 1)


def next_number(organisation: Organisation, kind: str) -> int:
    return next_numbers(organisation, kind)[0]
