"""Action plans: that one was asked for, what its owner promised, what became of it, and the actions that are to bring it about."""

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.performance import rules
from moothall.performance.models.definition import DIGITS
from moothall.performance.models.measure import Measure, OfMeasure
from moothall.performance.permissions import action_plans as permissions
from moothall.performance.rules.action_plans import Ended, PlanFacts
from moothall.plans.models import Action


class ActionPlan(OfMeasure, Guarded):
    """One action plan. What was promised is never edited: whoever changes or renews it writes the next, and this one stays readable.

    Whether it is late, and whether what it promised came, is worked out; what came is kept as words once it is over.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField(help_text="The order in which the action plans of a measure were asked for or written.")
    first_on = models.DateField(null=True, blank=True, help_text="The period whose figure asked for it; empty where its owner began it.")
    last_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True, help_text="Why that figure asked for it, in the words of its rating.")
    asked_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True, help_text="By when it is to be written.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    effect = models.TextField(blank=True, help_text="What will change by it.")
    no_action_because = models.TextField(blank=True, help_text="Why no action is right; empty where actions are named.")
    until_first_on = models.DateField(null=True, blank=True, help_text="The period whose figure is to show its effect.")
    until_last_on = models.DateField(null=True, blank=True)
    expected = models.DecimalField(**DIGITS, null=True, blank=True, help_text="What the figure is to come to by then.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_how = models.CharField(max_length=20, blank=True, choices=[(one.value, one.words) for one in Ended])
    ended_because = models.TextField(blank=True)
    came = models.TextField(blank=True, help_text="What came of it, as it stood when it ended.")
    covers_until = models.DateField(null=True, blank=True, help_text="Figures until this day ask for no other.")

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "turn"], name="one_action_plan_a_turn"),
            models.UniqueConstraint(fields=["measure"], condition=Q(ended_at__isnull=True), name="one_action_plan_at_a_time"),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False, due_on__isnull=False) | Q(answered_at__isnull=False),
                name="an_action_plan_is_asked_for_or_written",
            ),
            models.CheckConstraint(
                condition=Q(until_last_on__isnull=True) | Q(until_last_on__gte=F("until_first_on")), name="its_effect_has_a_period"
            ),
        ]
        indexes = [models.Index(fields=["measure"], condition=Q(ended_at__isnull=True), name="action_plans_that_stand")]

    @property
    def period(self) -> rules.Period | None:
        """The period whose figure asked for it."""
        return rules.Period(self.first_on, self.last_on) if self.first_on and self.last_on else None

    @property
    def until(self) -> rules.Period | None:
        """The period whose figure is to show its effect."""
        return rules.Period(self.until_first_on, self.until_last_on) if self.until_first_on and self.until_last_on else None

    def facts(self) -> PlanFacts:
        return PlanFacts(
            asked_at=self.asked_at,
            due_on=self.due_on,
            answered_at=self.answered_at,
            has_actions=not self.no_action_because,
            until=self.until,
            ended_at=self.ended_at,
        )

    def __str__(self) -> str:
        return f"{self.measure.title}, action plan {self.turn}"


class ActionPlanAction(Guarded):
    """That an action of a plan is to better a measure. Neither is the more open, so this row points to both."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.action_plan_action_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "action"], name="an_action_plan_names_an_action_once")]
