"""Targets: each for a time, with who set it; and what Members were asked about it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.decisions.models import Decision
from moothall.meetings.models import Recommendation
from moothall.performance import permissions, rules
from moothall.performance.models.definition import DIGITS, Definition
from moothall.performance.models.measure import Measure, OfMeasure


class Target(OfMeasure, Guarded):
    """One target. It is never edited: whoever changes it sets another for the same time, with the reason, and the old one stays readable.

    Whether Members have agreed it is worked out from what they answered, never stored; and whether they should, from the frameworks.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField(help_text="The order in which the targets of a measure were set.")
    from_on = models.DateField(help_text="The first day of the first period that is held to it.")
    last_on = models.DateField(help_text="The end of its own time. It stays in force after that, until another counts.")
    value = models.DecimalField(**DIGITS)
    floor = models.DecimalField(**DIGITS, null=True, blank=True)
    stretch = models.DecimalField(**DIGITS, null=True, blank=True)
    baseline = models.DecimalField(**DIGITS, null=True, blank=True)
    baseline_words = models.CharField(max_length=200, blank=True, help_text="Of when the baseline is.")
    profile = models.JSONField(default=list, blank=True, help_text="A figure for each period of its time, as text, in their order.")
    is_reward = models.BooleanField(default=False, help_text="Money depends on it.")
    set_by = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.SetBy])
    set_by_words = models.CharField(max_length=200, blank=True, help_text="Who exactly, such as: Director of Homes.")
    set_on = models.DateField()
    because = models.TextField(blank=True, help_text="Why it was changed, or why it is what it is.")
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "turn"], name="one_target_a_turn"),
            models.CheckConstraint(condition=Q(last_on__gte=F("from_on")), name="a_target_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["from_on", "last_on"], name="targets_by_their_time")]

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.from_on, self.last_on)

    @property
    def points(self) -> tuple[Decimal, ...]:
        return tuple(Decimal(one) for one in self.profile)

    def steps(self, of: Definition) -> list[tuple[rules.Period, Decimal]]:
        """Its profile, by the periods of a definition."""
        return list(zip(rules.periods_in(self.period, rules.Frequency(of.frequency)), self.points, strict=False))

    def __str__(self) -> str:
        return f"{self.measure.title}, {self.period.in_words()}"


class TargetPut(Guarded):
    """By what Members are asked to agree a target: a recommendation, or a decision that says so itself. Seen by those who may see both.

    Where Members amended the figure, the target into which theirs was entered is tied to the same recommendation by `is_amended`.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    put_at = models.DateTimeField()
    is_amended = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.target_put_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=True, decision__isnull=False) | Q(recommendation__isnull=False, decision__isnull=True),
                name="a_target_is_put_by_one_thing",
            ),
            models.UniqueConstraint(fields=["target", "recommendation"], name="one_target_a_recommendation"),
            models.UniqueConstraint(fields=["target", "decision"], name="one_target_a_decision"),
        ]
