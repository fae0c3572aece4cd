"""What of an item is not for publication: under which ground, why, when somebody looks again, and when it was opened."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item, OfItem


class Closure(OfItem, Versioned, Guarded):
    """Why something of an item is not for publication: the notice that the public reads in its place.

    It names what is closed only in words that may be said. What is closed names the closure, by number.
    """

    class Ground(models.TextChoices):
        EXEMPT = "exempt", "Exempt information"
        CONFIDENTIAL = "confidential", "Confidential information"
        NOT_STATED = "not stated", "Ground not stated"

    class Covers(models.TextChoices):
        PAPERS = "papers", "Papers"
        MINUTE = "minute", "The minute"

    item = models.ForeignKey(Item, models.CASCADE, related_name="closures")
    number = models.PositiveSmallIntegerField(default=1, help_text="Its number within the item.")
    covers = models.CharField(max_length=10, choices=Covers, default=Covers.PAPERS)
    ground = models.CharField(max_length=20, choices=Ground)
    paragraph = models.CharField(max_length=20, blank=True, help_text="Of Part 1 of Schedule 12A to the Local Government Act 1972.")
    is_contract_terms = models.BooleanField(
        default=False, help_text="It tells terms proposed in negotiations for a contract, which s.100F(2A) opens to no other members."
    )
    public_interest = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True, help_text="A day to look again. It never opens anything by itself.")
    can_be_said = models.TextField(blank=True)
    summary = models.TextField(
        blank=True, help_text="Of the closed minute, where the rest would be no fair and coherent record: s.100C(2)."
    )
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When it was closed here; empty where another system closed it.")
    was_public = models.BooleanField(default=False, help_text="What it closes had been public before.")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_item)
