"""The tables of measures and targets, by noun."""

from moothall.performance.models.definition import Definition, FormulaUse, Tolerance
from moothall.performance.models.framework import Carrying, Framework
from moothall.performance.models.measure import Measure, MeasureObjective, MeasureSuccession
from moothall.performance.models.target import Target, TargetPut

__all__ = [
    "Carrying",
    "Definition",
    "FormulaUse",
    "Framework",
    "Measure",
    "MeasureObjective",
    "MeasureSuccession",
    "Target",
    "TargetPut",
    "Tolerance",
]
