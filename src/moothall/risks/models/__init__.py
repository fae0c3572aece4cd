"""The tables of risks, by noun."""

from moothall.risks.models.matrix import Matrix
from moothall.risks.models.reminding import Reminded
from moothall.risks.models.risk import Assessment, Risk, Turn
from moothall.risks.models.treating import Control, Treatment, TreatmentMoved

__all__ = ["Assessment", "Control", "Matrix", "Reminded", "Risk", "Treatment", "TreatmentMoved", "Turn"]
