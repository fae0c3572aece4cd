"""The tables of measures and targets, by noun."""

from moothall.performance.models.action_plans import ActionPlan, ActionPlanAction
from moothall.performance.models.calendar import CalendarRule, FigureRule, NoValueReason
from moothall.performance.models.comparators import ComparatorGroup, Comparators, Indicator, MeasureIndicator, Place, PlacesReported
from moothall.performance.models.comparators_files import ComparatorFile, ComparatorFiles
from moothall.performance.models.definition import Definition, FormulaUse, Tolerance
from moothall.performance.models.framework import Carrying, Framework
from moothall.performance.models.measure import Measure, MeasureObjective, MeasureSuccession
from moothall.performance.models.new_starts import NewStart
from moothall.performance.models.reports import (
    QuarterlyDraft,
    QuarterlyEdition,
    QuarterlyLine,
    QuarterlyPaper,
    QuarterlyPut,
    QuarterlyReport,
)
from moothall.performance.models.returns import FigureReminded, Return, TypedFigure
from moothall.performance.models.systems import System, SystemMeasure, SystemPost
from moothall.performance.models.target import Target, TargetPut
from moothall.performance.models.verdict import KeptVerdict

__all__ = [
    "ActionPlan",
    "ActionPlanAction",
    "CalendarRule",
    "Carrying",
    "ComparatorFile",
    "ComparatorFiles",
    "ComparatorGroup",
    "Comparators",
    "Definition",
    "FigureReminded",
    "FigureRule",
    "FormulaUse",
    "Framework",
    "Indicator",
    "KeptVerdict",
    "Measure",
    "MeasureIndicator",
    "MeasureObjective",
    "MeasureSuccession",
    "NewStart",
    "NoValueReason",
    "Place",
    "PlacesReported",
    "QuarterlyDraft",
    "QuarterlyEdition",
    "QuarterlyLine",
    "QuarterlyPaper",
    "QuarterlyPut",
    "QuarterlyReport",
    "Return",
    "System",
    "SystemMeasure",
    "SystemPost",
    "Target",
    "TargetPut",
    "Tolerance",
    "TypedFigure",
]
