"""What members declare, and the dispensations that they hold."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Body, Dated, Organisation, Person, in_order
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item, OfItem


class Dispensation(Dated):
    """Leave to take part in spite of an interest, for four years at most: Localism Act 2011, s.33. The register of them is open."""

    class Allows(models.TextChoices):
        SPEAK = "speak", "Speak, and not vote"
        VOTE = "vote", "Speak and vote"

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="dispensations")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="dispensations")
    allows = models.CharField(max_length=10, choices=Allows)
    about = models.TextField(help_text="The business that it is for, and no more of the interest than must be said.")
    given_by = models.CharField(max_length=300, help_text="The office or the body that gave it.")
    because = models.TextField(help_text="On which of the grounds of the law.")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        """A dispensation stands on the page of whoever holds it."""
        return self.person.reference


class Declaration(OfItem, Guarded):
    """An interest that somebody declared in an item, and what they then did."""

    class Did(models.TextChoices):
        NOTHING_YET = "", "Not yet noted"
        LEFT = "left", "Left the room"
        SPOKE_AND_LEFT = "spoke and left", "Spoke as the public may, then left"
        STAYED_SILENT = "stayed silent", "Stayed, and neither spoke nor voted"
        SPOKE = "spoke", "Stayed and spoke, and did not vote"
        VOTED = "voted", "Stayed, spoke and voted"

    item = models.ForeignKey(Item, models.CASCADE, related_name="declarations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="declarations")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60, help_text="As the code of that day calls it.")
    nature = models.TextField(blank=True)
    is_sensitive = models.BooleanField(default=False, help_text="Only that there is an interest is said: Localism Act 2011, s.32.")
    did = models.CharField(max_length=20, choices=Did, blank=True)
    dispensation = models.ForeignKey(Dispensation, models.PROTECT, null=True, blank=True, related_name="declarations")
    declared_at = models.DateTimeField()

    seen_by = staticmethod(permissions.declaration_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_sensitive=False) | Q(nature=""), name="of_a_sensitive_interest_only_that_there_is_one")
        ]

    @property
    def reference(self) -> str:
        """A declaration stands on the page of its item."""
        return self.item.reference


class Exclusion(OfItem, Guarded):
    """That the press and public were excluded, by resolution on one item, for others of the same meeting, and on which ground."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="exclusions")
    first = models.PositiveIntegerField(help_text="The place of the first item that is taken in private.")
    last = models.PositiveIntegerField()
    ground = models.CharField(max_length=20)
    paragraphs = models.JSONField(default=list, help_text="Of Schedule 12A, where the ground is exempt information.")
    words = models.TextField(help_text="The resolution as it was put.")
    resolved_at = models.DateTimeField()

    seen_by = staticmethod(permissions.declaration_seen_by)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="an_exclusion_runs_forward")]

    @property
    def reference(self) -> str:
        return self.item.reference

    def covers(self, position: int) -> bool:
        return self.first <= position <= self.last
