"""What may be asked about plans; every question says for whom. By noun: `queries.plans`, `queries.objectives`, `queries.actions`."""

from moothall.plans.queries import actions, approvals, objectives, plans, reminding, telling, threads
from moothall.plans.queries.actions import action
from moothall.plans.queries.objectives import objective
from moothall.plans.queries.plans import plan

__all__ = ["action", "actions", "approvals", "objective", "objectives", "plan", "plans", "reminding", "telling", "threads"]
