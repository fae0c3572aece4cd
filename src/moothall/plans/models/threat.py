"""That a risk threatens an objective."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.plans import permissions
from moothall.plans.models.objective import Objective, OfObjective
from moothall.risks.models import Risk


class ObjectiveRisk(OfObjective, Guarded):
    """Neither the objective nor the risk is the more open, so this row points to both and is seen by those who may see both."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="+")
    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.threat_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objective", "risk"], name="threatens_once")]
