"""The tables of plans, by noun."""

from moothall.plans.models.action import (
    Acknowledgement,
    Action,
    ActionSuccession,
    ActionTie,
    DayMoved,
    Dependency,
    Milestone,
    Progress,
    Reminded,
)
from moothall.plans.models.objective import Contribution, Objective, ObjectiveSuccession, ObjectiveTie
from moothall.plans.models.plan import Edition, Plan, PlanPlace, PlanSuccession, PutForward

__all__ = [
    "Acknowledgement",
    "Action",
    "ActionSuccession",
    "ActionTie",
    "Contribution",
    "DayMoved",
    "Dependency",
    "Edition",
    "Milestone",
    "Objective",
    "ObjectiveSuccession",
    "ObjectiveTie",
    "Plan",
    "PlanPlace",
    "PlanSuccession",
    "Progress",
    "PutForward",
    "Reminded",
]
