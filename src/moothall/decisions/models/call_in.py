"""Each council's rule of call-in, by date, and what members ask for under it."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Dated, Organisation, Person, in_order
from moothall.decisions import permissions, rules


class CallInRule(Dated):
    """How a council counts, from a day to a day. There is no number of days in statute; each constitution sets its own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="call_in_rules")
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, default=rules.Unit.WORKING)
    reading = models.CharField(max_length=120, default=rules.Reading.ON_THE_LAST_DAY)
    cut_off = models.TimeField(null=True, blank=True)
    callers = models.JSONField(default=list, blank=True, help_text="Who may call in, and how many it takes: pairs of words and a number.")
    exclusions = models.JSONField(default=list, blank=True)
    urgency_agreed_by = models.CharField(max_length=300, blank=True)
    outcomes = models.JSONField(default=list, blank=True)
    deadlines = models.JSONField(default=list, blank=True, help_text="Steps, and the working days given for each.")
    wording = models.TextField(blank=True, help_text="What the constitution says in its own words.")
    source = models.CharField(max_length=500)

    class Meta:
        constraints = [
            in_order(),
            models.CheckConstraint(condition=Q(days__isnull=True) | Q(days__gte=1, days__lte=366), name="call_in_days"),
        ]

    def as_rule(self) -> rules.CallInRule:
        """The row as the rules understand it."""
        return rules.CallInRule(
            days=self.days,
            unit=rules.Unit(self.unit),
            reading=rules.Reading(self.reading),
            cut_off=self.cut_off,
            callers=tuple(rules.Callers(who, members) for who, members in self.callers),
            exclusions=frozenset(rules.Exclusion(words) for words in self.exclusions),
            urgency_agreed_by=self.urgency_agreed_by,
            outcomes=tuple(rules.Outcome(words) for words in self.outcomes),
            deadlines=tuple(rules.Deadline(rules.Step(step), days) for step, days in self.deadlines),
            wording=self.wording,
            source=self.source,
            valid_from=self.since,
            valid_to=self.until,
        )


class CallInRequest(Guarded):
    """One member's request that a decision be called in, with the grounds."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="requests")
    member = models.ForeignKey(Person, models.PROTECT)
    asked_at = models.DateTimeField()
    grounds = models.TextField()

    seen_by = staticmethod(permissions.of_decision)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="each_member_asks_once")]
