"""Rows that hold from a day to a day, and things with a number of their own."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Open


def in_order() -> models.CheckConstraint:
    """Nothing ends before it begins."""
    return models.CheckConstraint(
        condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")), name="%(class)s_ends_after_it_begins"
    )


class Dated(Open):
    """Something that holds from one day to another; an empty day is an open end."""

    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def on(day: date) -> Q:
        """Those that hold on this day."""
        return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))

    def holds_on(self, day: date) -> bool:
        """The same, of a row in hand."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)
