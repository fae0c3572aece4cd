"""What everybody reads of a measure, as it was worked out last: for pages that tell of thousands, and could not judge each anew."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.performance import permissions
from moothall.performance.models.measure import Measure, OfMeasure
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.rating import Rating


class KeptVerdict(OfMeasure, Guarded):
    """Bookkeeping: it follows the rows that it is worked out from and can be made again, and nothing rests on it.

    It is worked out as the public reads, whoever asks, and so there is none of a closed measure.
    """

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="+")
    rating = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Rating])
    change = models.CharField(max_length=30, choices=[(one.value, one.value) for one in Change])
    due_on = models.DateField(null=True, blank=True, help_text="The day of a figure that was asked for last and has not come.")
    waits_since = models.DateField(null=True, blank=True, help_text="Since when a target waits for Members to agree it.")
    words = models.JSONField(default=dict, help_text="Its figure, period and target as they are printed, and its small line.")
    worked_out_at = models.DateTimeField()
    is_stale = models.BooleanField(default=False, help_text="Something has happened since by which it may be otherwise.")

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        indexes = [
            models.Index(fields=["rating", "change"], name="verdicts_by_rating"),
            models.Index(fields=["is_stale"], condition=models.Q(is_stale=True), name="verdicts_to_be_worked_out"),
        ]
