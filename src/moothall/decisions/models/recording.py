"""What the record of a decision says beyond its own fields; how it read before it was corrected; templates of officers' decisions."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Dated, Delegation, Department, Organisation, in_order
from moothall.decisions import permissions
from moothall.decisions.models.decision import Decision, OfDecision
from moothall.decisions.rules.record import BASES

BASIS = [(basis.value, words) for basis, words in BASES.items()]


class Framework(models.TextChoices):
    """Whether a decision lies within what Council has set. One outside it is for Council to take."""

    NOT_SAID = "", "Not said"
    WITHIN = "within", "Within the budget and the policy framework"
    OUTSIDE = "outside", "Outside them: it is a recommendation to Council"


class Particulars(OfDecision, Guarded):
    """On whose behalf and under which power a decision was taken, who was consulted, and which dispensations there were."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="particulars")
    is_executive = models.BooleanField(null=True, help_text="Whether an officer decided for the executive, or for the council.")
    basis = models.CharField(max_length=20, choices=BASIS, blank=True)
    power = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="decisions")
    power_words = models.TextField(blank=True, help_text="The power relied on, where it is not a line of the scheme of delegation.")
    consulted = models.TextField(blank=True)
    dispensations = models.TextField(blank=True)
    framework = models.CharField(max_length=10, choices=Framework, blank=True)
    other_record = models.CharField(
        max_length=300, blank=True, help_text="The other statutory record that holds date, decision and reasons."
    )
    is_from_meeting = models.BooleanField(default=False, help_text="Its words were taken from what a meeting resolved.")
    brought_as = models.CharField(max_length=64, blank=True, help_text="A hash of the line of a table that it was brought in from.")

    seen_by = staticmethod(permissions.of_decision)

    class Meta:
        indexes = [models.Index(fields=["brought_as"], name="decisions_brought_in", condition=~Q(brought_as=""))]


class EarlierVersion(OfDecision, Guarded):
    """A published decision as it read until it was corrected: its open words, field by field. What is closed is corrected nowhere."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="earlier_versions")
    number = models.PositiveIntegerField()
    contents = models.JSONField(help_text="Pairs of a field and its words, in the order of the page.")
    stood_from = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField()
    because = models.TextField()

    seen_by = staticmethod(permissions.of_decision)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_earlier_version_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.decision.reference}/versions/{self.number}"


class OfficerTemplate(Versioned, Dated):
    """A kind of decision that officers take often: what its record begins with, from a day to a day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="officer_templates")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=500, blank=True)
    decided = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    consulted = models.TextField(blank=True)
    is_executive = models.BooleanField(null=True)
    basis = models.CharField(max_length=20, choices=BASIS, blank=True)
    power = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="officer_templates")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="officer_templates")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_officer_template_a_number"), in_order()]

    @property
    def reference(self) -> str:
        return f"decisions/recording/{self.organisation.slug}/templates/{self.number}"

    def __str__(self) -> str:
        return self.name
