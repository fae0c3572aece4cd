"""Every change to plans, objectives and actions."""

from moothall.plans.actions.action import add_action, change_action, close_action, open_action, take_up, wait_for, wait_no_more
from moothall.plans.actions.objective import (
    add_objective,
    change_objective,
    close_objective,
    contribute,
    contribute_no_more,
    end_objective,
    open_objective,
    tie_objective,
)
from moothall.plans.actions.plan import amend_plan, change_plan, close_plan, place_plan, publish_plan, put_forward, write_plan
from moothall.plans.actions.reminding import remind
from moothall.plans.actions.reporting import acknowledge, add_milestone, meet_milestone, move_day, report_progress
from moothall.plans.actions.rolling import roll_over_plan

__all__ = [
    "acknowledge",
    "add_action",
    "add_milestone",
    "add_objective",
    "amend_plan",
    "change_action",
    "change_objective",
    "change_plan",
    "close_action",
    "close_objective",
    "close_plan",
    "contribute",
    "contribute_no_more",
    "end_objective",
    "meet_milestone",
    "move_day",
    "open_action",
    "open_objective",
    "place_plan",
    "publish_plan",
    "put_forward",
    "remind",
    "report_progress",
    "roll_over_plan",
    "take_up",
    "tie_objective",
    "wait_for",
    "wait_no_more",
    "write_plan",
]
