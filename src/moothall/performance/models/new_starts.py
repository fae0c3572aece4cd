"""That the limits of a measure's control chart begin anew from a period, because somebody said why."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.performance import permissions
from moothall.performance.models.measure import Measure, OfMeasure


class NewStart(OfMeasure, Guarded):
    """One new start. It is never edited and never deleted: whoever undoes it says why, and it stays readable."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField(help_text="The order in which the new starts of a measure were recorded.")
    from_on = models.DateField(help_text="The first day of the period with which the limits begin anew.")
    because = models.TextField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "turn"], name="one_new_start_a_turn"),
            models.UniqueConstraint(fields=["measure", "from_on"], condition=Q(undone_at=None), name="one_new_start_a_period"),
            models.CheckConstraint(condition=Q(undone_at=None) | ~Q(undone_because=""), name="a_new_start_is_undone_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.measure.title}, new start on {self.from_on}"
