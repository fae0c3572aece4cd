"""How a resolution answers what a report recommended."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions
from moothall.meetings.models.minutes import ResolutionPart
from moothall.meetings.models.reports import Recommendation


class Answer(Guarded):
    """That a part of a resolution answers a recommendation. Neither is the more open, so this row points to both."""

    class How(models.TextChoices):
        AGREED = "agreed", "Agreed"
        AMENDED = "amended", "Agreed as amended"
        NOTED = "noted", "Noted"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Refused"
        RECOMMENDED = "recommended", "Recommended to Council"

    part = models.ForeignKey(ResolutionPart, models.CASCADE, related_name="answers")
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="answers")
    how = models.CharField(max_length=20, choices=How)

    seen_by = staticmethod(permissions.answer_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "recommendation"], name="one_answer_a_part_and_recommendation")]

    @property
    def organisation_id(self) -> Any:
        return self.part.organisation_id
