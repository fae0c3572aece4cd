"""Organisations with what belongs to them: numbers, departments, portfolios, wards, days on which they are closed."""

from typing import Any

from django.db import models
from django.db.models import Q

from moothall.access.guard import Open
from moothall.access.versions import Versioned
from moothall.authority.models.dated import Dated, in_order


class Organisation(Versioned, Open):
    """A council, or a partner it works with. One place may hold several organisations' records."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        PARTNER = "partner", "Partner"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COUNCIL)
    is_home = models.BooleanField(default=False, help_text="The council whose place this is; the others are partners or archives.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["is_home"], condition=Q(is_home=True), name="one_home")]

    @property
    def reference(self) -> str:
        return f"authority/organisations/{self.slug}"

    @property
    def organisation_id(self) -> Any:
        return self.pk

    def __str__(self) -> str:
        return self.name


class Counter(Open):
    """The last number given to a kind of thing in an organisation. Numbers are never given twice."""

    organisation = models.ForeignKey(Organisation, models.CASCADE)
    kind = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "kind"], name="one_counter_a_kind")]


class Numbered(Open):
    """A thing of an organisation with a page of its own: its number is given when it is made and never changes."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    path = ""

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_%(class)s_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.path}/{self.organisation.slug}/{self.number}"


class Part(Versioned, Dated):
    """A department, a portfolio or a ward: a named part of an organisation, with a page of its own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    name = models.CharField(max_length=200)
    path = ""

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_%(class)s_a_name"), in_order()]

    @property
    def reference(self) -> str:
        return f"{self.path}/{self.organisation.slug}/{self.pk}"

    def __str__(self) -> str:
        return self.name


class Department(Part):
    """A part of the organisation's staff; it may stand within another."""

    path = "authority/departments"

    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta(Part.Meta):
        abstract = False


class Portfolio(Part):
    """What one member of the executive answers for."""

    path = "authority/portfolios"

    class Meta(Part.Meta):
        abstract = False


class Ward(Part):
    """A part of the council's area that elects its own members."""

    path = "authority/wards"

    class Meta(Part.Meta):
        abstract = False


class ClosureDay(Open):
    """A day on which the council is closed, beyond the bank holidays of England, which always count."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="closure_days")
    day = models.DateField()
    why = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="one_closure_a_day")]

    @property
    def reference(self) -> str:
        """A closure day has no page of its own: it stands on the council's."""
        return self.organisation.reference
