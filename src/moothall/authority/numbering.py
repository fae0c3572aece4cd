"""Numbers of things: given when a thing is made, never given twice, never changed."""

from django.db import transaction

from moothall.authority.models import Counter, Organisation


def next_numbers(organisation: Organisation, kind: str, how_many: int = 1) -> range:
    """The next numbers of this kind in this organisation, taken inside the act's own transaction."""
    with transaction.atomic():
        Counter.objects.get_or_create(organisation=organisation, kind=kind)
        counter = Counter.objects.select_for_update().get(organisation=organisation, kind=kind)
        first = counter.last + 1
        counter.last += how_many
        counter.save(update_fields=["last"])
    return range(first, first + how_many)


def next_number(organisation: Organisation, kind: str) -> int:
    return next_numbers(organisation, kind)[0]
