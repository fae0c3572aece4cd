"""What may be asked about plans; every question says for whom. By noun: `queries.plans`, `queries.objectives`, `queries.actions`."""

from moothall.plans.queries import (
    approvals,
    handing_over,
    objectives,
    of_actions as actions,
    plans,
    reminding,
    reporting,
    taken_up,
    telling,
    threads,
    threats,
    updates,
)
from moothall.plans.queries.objectives import objective
from moothall.plans.queries.of_actions import action
from moothall.plans.queries.plans import plan

__all__ = [
    "action",
    "actions",
    "approvals",
    "handing_over",
    "objective",
    "objectives",
    "plan",
    "plans",
    "reminding",
    "reporting",
    "taken_up",
    "telling",
    "threads",
    "threats",
    "updates",
]
