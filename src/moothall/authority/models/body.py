"""Bodies that meet, and who sits on them."""

from typing import Any

from django.db import models
from django.db.models import Q

from moothall.access.versions import Versioned
from moothall.authority.models.dated import Dated, in_order
from moothall.authority.models.organisation import Numbered
from moothall.authority.models.person import Person


class Body(Versioned, Numbered):
    """Council, cabinet, a single cabinet member deciding, a committee, a panel, a board of partners."""

    path = "authority/bodies"

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        CABINET = "cabinet", "Cabinet"
        SINGLE_MEMBER = "single member", "Single member deciding"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        COMMITTEE = "committee", "Committee"
        BOARD = "board", "Board of partners"
        OTHER = "", "Body"

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    purpose = models.TextField(blank=True)
    category = models.CharField(max_length=200, blank=True, help_text="As another system published it.")
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    expired = models.BooleanField(default=False)
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    places = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many seats there are, held or empty, without substitutes."
    )
    balance_waived = models.BooleanField(
        default=False, help_text="The council agreed, nobody against, that political balance does not apply."
    )

    class Meta(Numbered.Meta):
        abstract = False
        constraints = [*Numbered.Meta.constraints, models.UniqueConstraint(fields=["organisation", "name"], name="one_body_a_name")]

    @property
    def is_balanced(self) -> bool:
        """Whether its seats are shared out among the political groups: those of ordinary committees are."""
        return self.kind in {self.Kind.COMMITTEE, self.Kind.SCRUTINY} and not self.balance_waived

    def __str__(self) -> str:
        return self.name


class Seat(Versioned, Dated):
    """A place on a body, from a day to a day."""

    class Kind(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice chair", "Vice chair"
        MEMBER = "member", "Member"
        SUBSTITUTE = "substitute", "Substitute"
        DECIDER = "decider", "Decides alone"
        SPOKESPERSON = "spokesperson", "Spokesperson, attends and does not vote"

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.MEMBER)
    instead_of = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="substitutes")
    for_group = models.CharField(max_length=120, blank=True, help_text="The political group for whose members a substitute may come.")
    words = models.CharField(max_length=200, blank=True, help_text="The role as another system published it.")

    class Meta:
        constraints = [
            in_order(),
            models.CheckConstraint(
                condition=Q(kind="substitute") | Q(instead_of__isnull=True, for_group=""), name="only_substitutes_come_for_others"
            ),
        ]

    @property
    def reference(self) -> str:
        """A seat has no page of its own: it stands on its body's."""
        return self.body.reference

    @property
    def is_substitute(self) -> bool:
        return self.kind == self.Kind.SUBSTITUTE

    @property
    def organisation_id(self) -> Any:
        return self.body.organisation_id
