"""A plan: what it says, its editions, what it stands within and what follows it, and what members were asked about it."""

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.meetings.models import Recommendation
from moothall.plans import permissions, rules


class Plan(Versioned, Guarded):
    """One plan for some years. Whether it is approved is worked out from what members answered, never stored."""

    class Kind(models.TextChoices):
        CORPORATE = "corporate", "Corporate plan"
        AGREEMENT = "agreement", "Local Area Agreement"
        COMMUNITY = "community", "Sustainable community strategy"
        STRATEGY = "strategy", "Strategy"
        SERVICE = "service", "Departmental service plan"
        ANNUAL = "annual", "Annual service plan"
        OTHER = "other", "Plan"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=500, blank=True, help_text="What it is for, in a sentence that could be read aloud.")
    text = models.TextField(blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    edition = models.PositiveIntegerField(default=0, help_text="The number of the edition that is public; nought until there is one.")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_words = models.TextField(blank=True, help_text="What came of it, said when it was closed.")

    seen_by = staticmethod(permissions.plan_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_plan_a_number"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="a_plan_ends_after_it_begins"),
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "-first_on"], name="plans_of_a_council"),
            models.Index(fields=["department", "-first_on"], name="plans_of_a_department"),
            models.Index(fields=["portfolio", "-first_on"], name="plans_of_a_portfolio"),
        ]

    @property
    def reference(self) -> str:
        return f"plans/{self.organisation.slug}/{self.number}"

    @property
    def years(self) -> str:
        return rules.years_in_words(self.first_on, self.last_on)

    @property
    def kind_in_words(self) -> str:
        """Its kind within a sentence; the name of an agreement keeps its capitals."""
        kind = self.get_kind_display()
        return kind if self.kind == self.Kind.AGREEMENT else kind[0].lower() + kind[1:]

    def __str__(self) -> str:
        return self.title


class OfPlan:
    """What hangs on a plan acts in its organisation, and is recorded under its name."""

    plan: Plan

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def reference(self) -> str:
        return self.plan.reference


class Edition(OfPlan, Guarded):
    """A plan as everybody read it from a moment: kept as it was, beside what was said when it changed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    published_at = models.DateTimeField()
    because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_plan)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_edition_a_number")]


class PlanPlace(OfPlan, Guarded):
    """Within which plan another stands. Neither is the more open, so this row points to both."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="+")
    above = models.ForeignKey(Plan, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.plan_place_seen_by)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(plan=F("above")), name="no_plan_within_itself")]


class PlanSuccession(Guarded):
    """That a plan was carried over into the next."""

    earlier = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    later = models.OneToOneField(Plan, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.plan_succession_seen_by)


class PutForward(OfPlan, Guarded):
    """That a report asks members about an edition of a plan. Seen by those who may see both, so an exempt report hides no public plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="+")
    asked = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Asked])
    edition = models.PositiveIntegerField()
    put_at = models.DateTimeField()
    entered_edition = models.PositiveIntegerField(
        null=True, blank=True, help_text="The edition into which the amendments that members made were entered."
    )

    seen_by = staticmethod(permissions.put_forward_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "recommendation"], name="one_question_a_recommendation")]
