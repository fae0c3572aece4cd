"""A risk: what could go wrong and why, where it was placed and when, and what was decided about it."""

from datetime import date

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Deputy, Office, Organisation, Person
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.risks import permissions, rules
from moothall.risks.models.matrix import Matrix


class Risk(Versioned, Guarded):
    """Something that could go wrong. Closed to the public until somebody opens it, and says why."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    is_corporate = models.BooleanField(default=False, help_text="Whether it stands in the register of the whole council.")
    title = models.CharField(max_length=200)
    category = models.CharField(max_length=40)
    cause = models.TextField(help_text="Because of what?")
    event = models.TextField(help_text="What could happen?")
    consequence = models.TextField(help_text="What would come of it?")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    review_on = models.DateField()
    made_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    tolerated_at = models.DateTimeField(null=True, blank=True)
    tolerated_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    tolerated_because = models.TextField(blank=True)
    tolerated_score = models.PositiveSmallIntegerField(null=True, blank=True, help_text="What was accepted: no more than that.")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    public_at = models.DateTimeField(null=True, blank=True)
    public_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.risk_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_risk_a_number")]
        indexes = [models.Index(fields=["review_on"], name="risks_to_look_at", condition=Q(closed_at__isnull=True))]

    @property
    def reference(self) -> str:
        return f"risks/{self.organisation.slug}/{self.number}"

    @property
    def state(self) -> rules.State:
        if self.closed_at:
            return rules.State.CLOSED
        return rules.State.TOLERATED if self.tolerated_at else rules.State.OPEN

    def is_owned_by(self, person: int | None, day: date) -> bool:
        """Whether somebody holds the office that owns it on a day, or acts for whoever does. An office goes from hand to hand."""
        if self.owner is None or person is None:
            return False
        same = Office.objects.filter(Office.on(day), **{name: getattr(self.owner, name) for name in SAME_OFFICE})
        acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
        return same.filter(Q(person=person) | Q(pk__in=acting)).exists()

    def __str__(self) -> str:
        return self.title


class OfRisk:
    """What hangs on a risk acts in its organisation, and is recorded under its name."""

    risk: Risk

    @property
    def organisation_id(self) -> int:
        return self.risk.organisation_id

    @property
    def reference(self) -> str:
        return self.risk.reference


class Assessment(OfRisk, Guarded):
    """Where a risk was placed on a day, under the matrix of that day, and why. It is never changed or moved to another matrix."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, words) for one, words in rules.KINDS.items()])
    matrix = models.ForeignKey(Matrix, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the plain one.")
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    because = models.TextField()
    by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    at = models.DateTimeField()
    is_last = models.BooleanField(default=True)

    seen_by = staticmethod(permissions.of_risk)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["risk", "kind"], condition=Q(is_last=True), name="one_last_assessment_of_a_kind")]
        indexes = [models.Index(fields=["risk", "kind", "-at"], name="assessments_of_a_risk")]

    @property
    def placed(self) -> rules.Placed:
        return rules.Placed(self.likelihood, self.impact, self.matrix.grid if self.matrix else rules.PLAIN, self.matrix_id)


class Turn(OfRisk, Guarded):
    """That something was decided about a risk: it was accepted, raised, closed, opened to the public; by whom, and why."""

    class What(models.TextChoices):
        TOLERATED = "tolerated", "Accepted as it is"
        TREATED = "treated", "Accepted no longer"
        LAPSED = "lapsed", "The acceptance ended, because the risk is judged worse or by another matrix"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Taken up again"
        RAISED = "raised", "Raised to the council's own register"
        BROUGHT_DOWN = "brought down", "Given back to its department's register"
        OPENED = "opened", "Opened to the public"
        SHUT = "shut", "Closed to the public"
        HANDED_ON = "handed on", "Passed on to another office"

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20, choices=What)
    because = models.TextField()
    by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    at = models.DateTimeField()

    seen_by = staticmethod(permissions.turn_seen_by)
