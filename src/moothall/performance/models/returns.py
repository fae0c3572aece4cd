"""Figures: one row a statement, never edited; what was typed and not sent yet; and who was reminded of what is owed."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.authority.models import Deputy, Office, Person
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.performance import rules
from moothall.performance.models.definition import DIGITS
from moothall.performance.models.measure import Measure, OfMeasure
from moothall.performance.permissions import returns as permissions
from moothall.performance.rules.reminding import What
from moothall.performance.rules.returns import ReturnFacts


class Return(OfMeasure, Guarded):
    """What somebody stated of a measure for a period. Whoever puts it right states it anew, with the reason, and this stays readable.

    Whether it counts is worked out from its moments. Whether everybody saw it before it was signed off was the rule when it was sent.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    turn = models.PositiveSmallIntegerField(help_text="The order in which the figures of this measure for this period were sent.")
    value = models.DecimalField(**DIGITS, null=True, blank=True)
    numerator = models.DecimalField(**DIGITS, null=True, blank=True)
    denominator = models.DecimalField(**DIGITS, null=True, blank=True)
    no_value_because = models.CharField(max_length=200, blank=True)
    comment = models.TextField(blank=True)
    is_final = models.BooleanField(default=True)
    quality = models.JSONField(default=dict, blank=True, help_text="A grade for each of the six characteristics of good data.")
    said_right = models.JSONField(default=list, blank=True, help_text="What was asked about it, and said to be right.")
    because = models.TextField(blank=True, help_text="Why an earlier figure is revised.")
    is_shown_before = models.BooleanField(default=False, help_text="Whether everybody sees it before it is signed off.")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)
    sender = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.CharField(max_length=200, blank=True)
    sent_back_because = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)

    seen_by = staticmethod(permissions.return_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "first_on", "last_on", "turn"], name="one_figure_a_turn"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="a_period_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(sent_back_at__isnull=True) | Q(signed_at__isnull=True), name="signed_off_or_sent_back"),
        ]
        indexes = [
            models.Index(fields=["measure", "first_on"], name="figures_of_a_measure"),
            models.Index(fields=["signed_at"], name="figures_by_signing_off"),
            models.Index(
                fields=["measure"], condition=Q(signed_at__isnull=True, sent_back_at__isnull=True), name="figures_that_wait_for_review"
            ),
        ]

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.first_on, self.last_on)

    def facts(self) -> ReturnFacts:
        return facts_of(self)

    def may_be_reviewed_by(self, person: int | None, day: date) -> bool:
        """Whether somebody holds the office that reviews the measure on a day, or acts for whoever does."""
        office = self.measure.reviewer
        if person is None or office is None:
            return False
        acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
        theirs = Office.objects.filter(Office.on(day)).filter(Q(person=person) | Q(pk__in=acting))
        return theirs.filter(**{name: getattr(office, name) for name in SAME_OFFICE}).exists()

    def __str__(self) -> str:
        return f"{self.measure.title}, {self.period.in_words()}"


def facts_of(row: Any) -> ReturnFacts:
    """What the rules ask of a statement, whether all of it was read or only what they ask."""
    return ReturnFacts(
        turn=row.turn,
        period=rules.Period(row.first_on, row.last_on),
        value=row.value,
        no_value_because=row.no_value_because,
        is_final=row.is_final,
        is_shown_before=row.is_shown_before,
        sent_at=row.sent_at,
        sent_back_at=row.sent_back_at,
        signed_at=row.signed_at,
    )


class TypedFigure(OfMeasure, Guarded):
    """What has been typed of a figure and not been sent: as it was typed, right or wrong, so that nothing typed is lost."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    words = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.typed_figure_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "first_on", "last_on"], name="one_typed_figure_a_period")]

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.first_on, self.last_on)


class FigureReminded(OfMeasure, Guarded):
    """That somebody was reminded of what is owed of a measure: at which step, and how many working days after its day."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=[(one.value, one.words) for one in What], default=What.FIGURE.value)
    first_on = models.DateField()
    last_on = models.DateField()
    due_on = models.DateField()
    step = models.SmallIntegerField()
    days = models.SmallIntegerField()
    reminded_at = models.DateTimeField()

    seen_by = staticmethod(permissions.typed_figure_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "person", "what", "first_on", "due_on", "step"], name="reminded_of_a_figure_once_a_step"
            )
        ]

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.first_on, self.last_on)
