"""Each council's rule of call-in, by date; what members ask for under it; and what came of it."""

from typing import Any

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Body, Dated, Organisation, Person, in_order
from moothall.decisions import permissions, rules
from moothall.meetings.models import Item


class CallInRule(Dated):
    """How a council counts, from a day to a day. There is no number of days in statute; each constitution sets its own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="call_in_rules")
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, default=rules.Unit.WORKING)
    reading = models.CharField(max_length=120, default=rules.Reading.ON_THE_LAST_DAY)
    cut_off = models.TimeField(null=True, blank=True)
    committee = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, help_text="Which one hears a call-in; empty means any scrutiny committee."
    )
    callers = models.JSONField(
        default=list,
        blank=True,
        help_text="Each way: words, a number, the group meant, and whether the chair must be among them.",
    )
    exclusions = models.JSONField(default=list, blank=True)
    urgency_agreed_by = models.CharField(max_length=300, blank=True)
    outcomes = models.JSONField(default=list, blank=True)
    deadlines = models.JSONField(default=list, blank=True, help_text="Steps, the working days given for each, and what follows.")
    checked_by = models.CharField(max_length=60, default=rules.Checker.MONITORING_OFFICER, help_text="Who says whether a call-in is valid.")
    wording = models.TextField(blank=True, help_text="What the constitution says in its own words.")
    source = models.CharField(max_length=500)
    set_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            in_order(),
            models.CheckConstraint(condition=Q(days__isnull=True) | Q(days__gte=1, days__lte=366), name="call_in_days"),
        ]

    @property
    def reference(self) -> str:
        """A rule stands on the page of its council's rule."""
        return f"decisions/call-in-rule/{self.organisation.slug}"

    def as_rule(self) -> rules.CallInRule:
        """The row as the rules understand it."""
        return rules.CallInRule(
            days=self.days,
            unit=rules.Unit(self.unit),
            reading=rules.Reading(self.reading),
            cut_off=self.cut_off,
            callers=tuple(map(rules.callers_from, self.callers)),
            exclusions=frozenset(rules.Exclusion(words) for words in self.exclusions),
            urgency_agreed_by=self.urgency_agreed_by,
            outcomes=tuple(rules.Outcome(words) for words in self.outcomes),
            deadlines=tuple(map(rules.deadline_from, self.deadlines)),
            checked_by=rules.Checker(self.checked_by),
            wording=self.wording,
            source=self.source,
            valid_from=self.since,
            valid_to=self.until,
        )


class OfCallIn:
    """What belongs to a call-in acts in the organisation of its decision."""

    decision: Any

    @property
    def organisation_id(self) -> Any:
        return self.decision.organisation_id


class CallIn(OfCallIn, Guarded):
    """That enough had asked; whether it was valid, and what came of it. A decision can have a second, after one that was none."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="call_ins")
    number = models.PositiveSmallIntegerField()
    called_in_at = models.DateTimeField()
    is_valid = models.BooleanField(null=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    checked_because = models.TextField(blank=True)
    hear_by = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=60, blank=True, help_text="What scrutiny did with it.")
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_because = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, blank=True, help_text="What whoever it was referred to did: confirmed, changed.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_decision)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_call_in_a_number")]
        indexes = [models.Index(fields=["called_in_at", "id"], name="call_ins_to_check", condition=Q(is_valid__isnull=True))]


class CallInRequest(OfCallIn, Guarded):
    """One member's request that a decision be called in, or a committee's, with the grounds."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="requests")
    member = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    committee = models.ForeignKey(Body, models.PROTECT, null=True, blank=True)
    asked_at = models.DateTimeField()
    grounds = models.TextField()
    ways = models.JSONField(default=list, blank=True, help_text="The ways of the rule, by their places, towards which it counts.")
    is_chair = models.BooleanField(default=False)
    call_in = models.ForeignKey(CallIn, models.CASCADE, null=True, blank=True, related_name="requests")

    seen_by = staticmethod(permissions.call_in_request_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "member"], condition=Q(call_in__isnull=True), name="each_member_asks_once"),
            models.UniqueConstraint(fields=["call_in", "member"], name="each_member_asks_once_a_call_in"),
            models.CheckConstraint(
                condition=Q(member__isnull=False, committee__isnull=True) | Q(member__isnull=True, committee__isnull=False),
                name="a_member_or_a_committee_asks",
            ),
        ]

    @property
    def who(self) -> str:
        return self.member.full_name if self.member else f"{self.committee}, by its resolution"

    def signature(self) -> rules.Signature:
        return rules.Signature(frozenset(self.ways), self.is_chair)


class HeardAt(Guarded):
    """On which item of an agenda a call-in is considered. It is seen by those who may see both."""

    call_in = models.ForeignKey(CallIn, models.CASCADE, related_name="heard_at")
    item = models.ForeignKey(Item, models.CASCADE, related_name="hears")

    seen_by = staticmethod(permissions.heard_at_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call_in", "item"], name="one_hearing_an_item")]
