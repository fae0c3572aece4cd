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
from moothall.plans.models.handover import HandedOver, Handover
from moothall.plans.models.objective import Contribution, Objective, ObjectiveSuccession, ObjectiveTie
from moothall.plans.models.plan import Edition, Plan, PlanPlace, PlanSuccession, PutForward
from moothall.plans.models.saving_line import SavingDelivered, SavingLine, SavingObjective, SavingProfile, SavingPut, SavingShare
from moothall.plans.models.saving_programme import SavingsClosure, SavingsContribution, SavingsProgramme, SavingsTarget
from moothall.plans.models.saving_work import (
    SpendingStream,
    StreamPartner,
    Workstream,
    WorkstreamMilestone,
    WorkstreamMilestoneMoved,
    WorkstreamTurn,
)
from moothall.plans.models.threat import ObjectiveRisk

__all__ = [
    "Acknowledgement",
    "Action",
    "ActionSuccession",
    "ActionTie",
    "Contribution",
    "DayMoved",
    "Dependency",
    "Edition",
    "HandedOver",
    "Handover",
    "Milestone",
    "Objective",
    "ObjectiveRisk",
    "ObjectiveSuccession",
    "ObjectiveTie",
    "Plan",
    "PlanPlace",
    "PlanSuccession",
    "Progress",
    "PutForward",
    "Reminded",
    "SavingDelivered",
    "SavingLine",
    "SavingObjective",
    "SavingProfile",
    "SavingPut",
    "SavingShare",
    "SavingsClosure",
    "SavingsContribution",
    "SavingsProgramme",
    "SavingsTarget",
    "SpendingStream",
    "StreamPartner",
    "Workstream",
    "WorkstreamMilestone",
    "WorkstreamMilestoneMoved",
    "WorkstreamTurn",
]
