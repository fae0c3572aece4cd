"""What a measure means, from a day: a figure is read by the definition of its period. And how near to its target counts as near."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.authority.words import MONTHS
from moothall.performance import permissions, rules
from moothall.performance.models.measure import Measure, OfMeasure

UNIT = "%, £, £ million, days, homes, number: as it stands beside the figure."
HOLDS_ON = Q(until_on__isnull=True, corrected_at__isnull=True)
DIGITS: dict[str, Any] = {"max_digits": 20, "decimal_places": rules.PLACES}


class Definition(OfMeasure, Guarded):
    """One definition. The first holds for all days before the second too, and each until the day before the next. None is ever edited:
    whoever puts the last one right writes another from the same day, and the wrong one stays readable and never holds.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField(help_text="1 for the first definition of a measure.")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True, help_text="The last day on which it holds; empty while no other follows.")
    reaches_back = models.BooleanField(default=False, help_text="It holds for all days before it too, because none was before it.")
    corrected_at = models.DateTimeField(null=True, blank=True, help_text="When another took its place from the same day.")
    title = models.CharField(max_length=200)
    rationale = models.TextField(blank=True)
    in_words = models.TextField(blank=True, help_text="How it is worked out, in words.")
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    numerator_unit = models.CharField(max_length=40, blank=True)
    denominator_unit = models.CharField(max_length=40, blank=True)
    formula = models.CharField(max_length=500, blank=True, help_text="Empty where the figure itself is entered.")
    unit = models.CharField(max_length=40, help_text=UNIT)
    decimals = models.PositiveSmallIntegerField(default=1)
    polarity = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.Polarity])
    frequency = models.CharField(max_length=20, choices=[(one.value, rules.FREQUENCY_WORDS[one]) for one in rules.Frequency])
    frequency_words = models.CharField(max_length=200, blank=True, help_text="When, where it follows no calendar.")
    counting = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.Counting])
    window = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Over how many months it rolls.")
    year_begins_in = models.PositiveSmallIntegerField(default=4, choices=list(enumerate(MONTHS[1:], start=1)))
    source = models.CharField(max_length=300, blank=True)
    geography = models.CharField(max_length=200, blank=True)
    arrives_within = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many days after a period its figure is there.")
    because = models.TextField(blank=True, help_text="Why it was defined anew.")
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "turn"], name="one_definition_a_turn"),
            models.UniqueConstraint(fields=["measure"], condition=HOLDS_ON, name="one_definition_holds_on"),
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_definition_holds_a_day"),
            models.CheckConstraint(condition=Q(decimals__lte=rules.PLACES), name="a_measure_has_few_decimals"),
        ]
        indexes = [models.Index(fields=["polarity"], name="definitions_by_polarity")]

    def facts(self) -> dict[str, Any]:
        """What it says, by name: for rules, and to be compared."""
        return {name: getattr(self, name) for name in rules.LABELS}

    def unit_of(self, part: str) -> str:
        """The unit of its figure, or of a part of it, which may not be known."""
        units = {"numerator": self.numerator_unit, "denominator": self.denominator_unit}
        return units.get(part, self.unit)

    def figure(self, value: Any) -> str:
        """A figure as this definition says it; nothing for none."""
        return "" if value is None else rules.said(value, self.unit, self.decimals)

    @property
    def month_it_begins_in(self) -> str:
        return MONTHS[self.year_begins_in]

    @property
    def is_worked_out_from_others(self) -> bool:
        return bool(self.formula and rules.read(self.formula).others)

    @property
    def has_parts(self) -> bool:
        """Whether a numerator and a denominator are entered, and the figure worked out."""
        return bool(self.formula and rules.read(self.formula).has_own_parts)


class FormulaUse(Guarded):
    """That a definition is worked out from another measure. Neither is the more open, so this row points to both."""

    definition = models.ForeignKey(Definition, models.CASCADE, related_name="+")
    uses = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Part])

    seen_by = staticmethod(permissions.formula_use_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["definition", "uses", "part"], name="a_formula_uses_a_part_once")]


class Tolerance(OfMeasure, Guarded):
    """How far from its target a figure is still near it, from a day, and who said so. The last that has begun holds."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    amount = models.DecimalField(**DIGITS)
    kind = models.CharField(max_length=20, choices=[("units", "In the measure's own unit"), ("percent", "In hundredths of the target")])
    set_by = models.CharField(max_length=200, help_text="Who said so, such as: Cabinet, 9 July 2026.")
    set_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "turn"], name="one_tolerance_a_turn"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_tolerance_is_nothing_or_more"),
        ]
