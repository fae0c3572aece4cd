"""How the council is governed, from a day to a day: its form, who may decide what, and the rules that it sets itself."""

from django.db import models

from moothall.access.versions import Versioned
from moothall.authority import rules
from moothall.authority.models.body import Body
from moothall.authority.models.dated import Dated, in_order
from moothall.authority.models.organisation import Organisation


class OfTheCouncil(Versioned, Dated):
    """What stands on the council's own page, from a day to a day, with where it is written."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="%(class)ss")
    source = models.CharField(max_length=300, blank=True, help_text="Where it stands, such as: Constitution, part 4, rule 12.")

    class Meta:
        abstract = True
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        return self.organisation.reference


class Setting(OfTheCouncil):
    """The value of one dated rule; where none is in force, the default of its definition holds."""

    name = models.CharField(max_length=60, choices=[(name, each.label) for name, each in rules.DEFINITIONS.items()])
    value = models.JSONField()

    class Meta(OfTheCouncil.Meta):
        abstract = False
        indexes = [models.Index(fields=["organisation", "name"], name="setting_by_name")]

    @property
    def definition(self) -> rules.Definition:
        return rules.definition(self.name)

    def __str__(self) -> str:
        return f"{self.definition.label}: {self.definition.in_words(self.value)}"


class Governance(OfTheCouncil):
    """The form in which the council governs itself: Local Government Act 2000, Part 1A."""

    class Form(models.TextChoices):
        LEADER = "leader and cabinet", "Leader and cabinet"
        MAYOR = "mayor and cabinet", "Elected mayor and cabinet"
        COMMITTEES = "committees", "Committee system"
        OTHER = "other", "Other arrangements prescribed by law"

    form = models.CharField(max_length=20, choices=Form)

    class Meta(OfTheCouncil.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.get_form_display()


class Delegation(OfTheCouncil):
    """One line of the scheme of delegation: who may decide what, in whose place, and within which limits."""

    what = models.TextField(help_text="What may be decided, in the words of the scheme.")
    to = models.CharField(max_length=300, help_text="Who may decide it: the title of an office, or of a body.")
    by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="delegations")
    limits = models.TextField(blank=True, help_text="What they must do first, and what they may not decide.")

    class Meta(OfTheCouncil.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.what
