"""What scrutiny recommended to whom, how it was answered, and what became of it."""

from typing import Any

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Office, Organisation, Portfolio
from moothall.decisions import scrutiny_permissions as permissions
from moothall.decisions.models.decision import Decision
from moothall.decisions.models.scrutiny import Topic
from moothall.decisions.rules import recommended as rules
from moothall.meetings.models import Item, ResolutionPart


class ScrutinyRecommendation(Versioned, Guarded):
    """One recommendation: a part of what a scrutiny body resolved, whose words stay in the minutes, or one of a review's report."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="scrutiny_recommendations")
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="recommended")
    resolution_part = models.ForeignKey(ResolutionPart, models.CASCADE, null=True, blank=True, related_name="recommended")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="recommended")
    label = models.CharField(max_length=12, help_text="Its number in the resolution or in the report.")
    own_words = models.TextField(blank=True, help_text="From a review's report; empty where the minutes say it.")
    made_on = models.DateField()
    to = models.CharField(max_length=40, choices=[(one.value, one.value) for one in rules.Addressee])
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.CharField(max_length=300, blank=True)
    given_on = models.DateField(null=True, blank=True, help_text="The day on which whoever must answer received it.")
    due_on = models.DateField(null=True, blank=True)
    due_by_rule = models.CharField(max_length=300, blank=True, help_text="How the day was counted, with the source.")
    verdict = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Verdict], blank=True)
    answered_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+", help_text="The office that carries it out.")
    do_by = models.DateField(null=True, blank=True)
    progress = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Progress], blank=True)
    progress_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.recommendation_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_scrutiny_recommendation_a_number"),
            models.UniqueConstraint(
                fields=["resolution_part"], condition=Q(resolution_part__isnull=False), name="a_part_is_recommended_once"
            ),
            models.CheckConstraint(
                condition=Q(resolution_part__isnull=False, own_words="") | (Q(resolution_part__isnull=True) & ~Q(own_words="")),
                name="recommended_in_the_minutes_or_in_a_report",
            ),
        ]
        indexes = [models.Index(fields=["due_on", "id"], name="recommendations_by_day")]

    @property
    def reference(self) -> str:
        return f"decisions/scrutiny/recommendations/{self.organisation.slug}/{self.number}"

    @property
    def words(self) -> str:
        """What is recommended, as the minutes or the report say it."""
        return self.resolution_part.text if self.resolution_part else self.own_words

    @property
    def addressee(self) -> str:
        """To whom, by name where it is known."""
        named = {rules.Addressee.MEMBER: str(self.portfolio or ""), rules.Addressee.PARTNER: self.partner}.get(self.to, "")  # type: ignore[call-overload]
        return f"the member for {named}" if named and self.to == rules.Addressee.MEMBER else named or self.to

    def __str__(self) -> str:
        return f"Recommendation {self.number}"


class OfRecommendation:
    """What hangs on a recommendation acts in its organisation, and is recorded under its name."""

    recommendation: ScrutinyRecommendation

    @property
    def organisation_id(self) -> Any:
        return self.recommendation.organisation_id

    @property
    def reference(self) -> str:
        return self.recommendation.reference


class RecommendationAnswer(OfRecommendation, Guarded):
    """A response, published with the recommendation. One that corrects another stands beside it; the last counts."""

    recommendation = models.ForeignKey(ScrutinyRecommendation, models.CASCADE, related_name="answers")
    turn = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Verdict])
    reasons = models.TextField()
    will_do = models.TextField(blank=True)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    do_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField()
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")

    seen_by = staticmethod(permissions.of_recommendation)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "turn"], name="one_answer_a_turn")]


class AnsweredBy(OfRecommendation, Guarded):
    """That a decision answers a recommendation. It is seen by those who may see both."""

    recommendation = models.ForeignKey(ScrutinyRecommendation, models.CASCADE, related_name="decided")
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.answered_by_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "decision"], name="one_recommendation_a_decision")]


class ProgressReport(OfRecommendation, Guarded):
    """How far it has come, as whoever carries it out says it. Every report stays; the last counts."""

    recommendation = models.ForeignKey(ScrutinyRecommendation, models.CASCADE, related_name="told")
    state = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Progress])
    comment = models.TextField()
    evidence = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")

    seen_by = staticmethod(permissions.of_recommendation)


class ProgressHeard(OfRecommendation, Guarded):
    """At which item scrutiny has the news of a recommendation. It is seen by those who may see both."""

    recommendation = models.ForeignKey(ScrutinyRecommendation, models.CASCADE, related_name="heard")
    item = models.ForeignKey(Item, models.CASCADE, related_name="progress_heard")
    had_at = models.DateTimeField(null=True, blank=True, help_text="When a clerk said that the meeting has had it, ahead of the minutes.")

    seen_by = staticmethod(permissions.heard_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "item"], name="one_hearing_of_progress_an_item")]
