"""What other places report, as published files say it: open to everybody. Only what ties it to a measure is seen with that measure."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded, Open
from moothall.authority.models import Organisation
from moothall.performance import permissions, rules
from moothall.performance.models.measure import Measure, OfMeasure
from moothall.performance.rules.comparators.brought import Reported
from moothall.performance.rules.verdicts.others import GroupKind, There

ABSENT = "-"  # in place of a figure: this is not the place's service


class Comparators(Open):
    """One source of a council's comparators, as its files were last brought in."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True, help_text="Who publishes it, and under which licence.")
    year = models.CharField(max_length=40, blank=True, help_text="Of when the groups are.")
    brought_at = models.DateTimeField()
    digest = models.CharField(max_length=64, help_text="Of all that was brought in, so that a second run changes nothing.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_source_a_number"),
            models.UniqueConstraint(fields=["organisation", "name"], name="one_source_a_name"),
        ]

    @property
    def reference(self) -> str:
        return f"performance/comparators/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.name


class OfSource:
    """What a source brings acts in its organisation, and is recorded under its name."""

    comparators: Comparators

    @property
    def organisation_id(self) -> int:
        return self.comparators.organisation_id

    @property
    def reference(self) -> str:
        return self.comparators.reference


class Place(OfSource, Open):
    """A place that reports. One of them is ourselves, if the source has us."""

    comparators = models.ForeignKey(Comparators, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True)
    is_ours = models.BooleanField(default=False)
    is_reference = models.BooleanField(default=False, help_text="The source puts all others beside it, such as England.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparators", "name"], name="one_place_a_name"),
            models.UniqueConstraint(fields=["comparators"], condition=Q(is_ours=True), name="one_place_is_ours"),
        ]

    def __str__(self) -> str:
        return self.name


class ComparatorGroup(OfSource, Open):
    """Places that are compared with each other: of all indicators, or of those that name the group's kind."""

    comparators = models.ForeignKey(Comparators, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.words) for one in GroupKind])
    name = models.CharField(max_length=200)
    covers = models.CharField(max_length=200, blank=True)
    places = models.JSONField(default=list, help_text="The keys of its places.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comparators", "kind", "name", "covers"], name="one_group_a_name")]

    def __str__(self) -> str:
        return self.name


class Indicator(OfSource, Open):
    """Something that the places of a source report. `per` is of what its rate is, as its figures show; empty where they do not."""

    comparators = models.ForeignKey(Comparators, models.CASCADE, related_name="+")
    code = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    decimals = models.PositiveSmallIntegerField(default=1)
    polarity = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.Polarity])
    covers = models.CharField(max_length=200, blank=True)
    per = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comparators", "code"], name="one_indicator_a_code")]

    def __str__(self) -> str:
        return self.title


class PlacesReported(Open):
    """What all places report of an indicator for one period, by their keys: read together, and never one by one."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    figures = models.JSONField(default=dict, help_text="Value, its parts and its interval as text; nothing for what is missing.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "first_on", "last_on"], name="one_row_of_places_a_period"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="places_report_for_some_days"),
        ]

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.first_on, self.last_on)

    def there(self, key: int, name: str) -> There:
        """What one place reports; a place that is not in the file at all has no figure."""
        said = self.figures.get(str(key))
        if said == ABSENT:
            return There(name, is_not_theirs=True)
        value, numerator, denominator, low, high = (Decimal(one) if one else None for one in [*(said or ()), "", "", "", "", ""][:5])
        return There(name, value, numerator, denominator, low=low, high=high)


def kept(said: Reported) -> object:
    """What one place reports, as the table keeps it."""
    if said.is_not_theirs:
        return ABSENT
    interval = () if said.low is None else (said.low, said.high)
    return ["" if one is None else format(one, "f") for one in (said.value, said.numerator, said.denominator, *interval)]


class MeasureIndicator(OfMeasure, Guarded):
    """That an indicator tells of the same as a measure of ours, so that its places may stand beside it."""

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.of_measure)
