"""An objective: an outcome in plain words, what it contributes to, and what concerns it."""

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Office, Organisation, Portfolio
from moothall.decisions.models import Commitment, Decision
from moothall.plans import permissions, rules
from moothall.plans.models.plan import Plan

ONE_OF_TWO = Q(decision__isnull=True, commitment__isnull=False) | Q(decision__isnull=False, commitment__isnull=True)


class Objective(Versioned, Guarded):
    """What a plan is to bring about. How it is doing is worked out from its actions and its risks."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField(help_text="Where it stands in its plan.")
    theme = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200, help_text="In a few words, as people speak of it.")
    outcome = models.TextField(help_text="What will be different, and for whom, in plain words.")
    why = models.TextField(blank=True, help_text="Why it matters.")
    first_on = models.DateField()
    last_on = models.DateField()
    lead = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    closed_under = models.CharField(max_length=300, blank=True, help_text="Empty if open; otherwise the ground on which it is closed.")
    closed_because = models.TextField(blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.objective_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_objective_a_number"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="an_objective_ends_after_it_begins"),
        ]
        indexes = [
            models.Index(fields=["plan", "place"], name="objectives_of_a_plan"),
            models.Index(fields=["portfolio", "last_on"], name="objectives_of_a_portfolio"),
        ]

    @property
    def reference(self) -> str:
        return f"plans/objectives/{self.organisation.slug}/{self.number}"

    @property
    def years(self) -> str:
        return rules.years_in_words(self.first_on, self.last_on)

    def __str__(self) -> str:
        return self.title


class OfObjective:
    """What hangs on an objective acts in its organisation, and is recorded under its name."""

    objective: Objective

    @property
    def organisation_id(self) -> int:
        return self.objective.organisation_id

    @property
    def reference(self) -> str:
        return self.objective.reference


class Contribution(OfObjective, Guarded):
    """That one objective contributes to another, upwards along the golden thread."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="+")
    to = models.ForeignKey(Objective, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.contribution_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "to"], name="contributes_once"),
            models.CheckConstraint(condition=~Q(objective=F("to")), name="no_objective_contributes_to_itself"),
        ]


class ObjectiveSuccession(Guarded):
    """That an objective was carried over into the next plan."""

    earlier = models.ForeignKey(Objective, models.CASCADE, related_name="+")
    later = models.OneToOneField(Objective, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.objective_succession_seen_by)


class ObjectiveTie(OfObjective, Guarded):
    """That a decision or a commitment concerns an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="+")

    seen_by = staticmethod(permissions.objective_tie_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_OF_TWO, name="an_objective_tie_leads_to_one_thing"),
            models.UniqueConstraint(fields=["objective", "decision"], name="objective_tied_once_to_a_decision"),
            models.UniqueConstraint(fields=["objective", "commitment"], name="objective_tied_once_to_a_commitment"),
        ]
