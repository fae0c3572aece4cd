"""Every change to plans, objectives and actions."""

from moothall.plans.actions.action import add_action, change_action, close_action, open_action, take_up, wait_for, wait_no_more
from moothall.plans.actions.bringing import NewAction, bring_actions
from moothall.plans.actions.handing_over import hand_back, hand_on, hand_over
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
from moothall.plans.actions.reports import report_plan
from moothall.plans.actions.rolling import roll_over_plan
from moothall.plans.actions.saving_endings import end_workstream, take_up_workstream
from moothall.plans.actions.saving_lines import (
    change_saving_line,
    close_saving_line,
    discard_saving_line,
    open_saving_line,
    publish_saving_line,
    put_saving_line,
    say_what_a_saving_serves,
    write_saving_line,
)
from moothall.plans.actions.saving_programmes import (
    ask_contributions,
    change_savings_programme,
    publish_savings_programme,
    set_savings_target,
    start_savings_programme,
)
from moothall.plans.actions.saving_sums import (
    Saved,
    bring_saving_lines,
    change_saving_profile,
    correct_delivered_saving,
    deliver_saving,
    deliver_savings,
    judge_saving_line,
)
from moothall.plans.actions.saving_work import (
    change_spending_stream,
    change_workstream,
    move_workstream_milestone,
    reach_workstream_milestone,
    set_workstream_milestone,
    start_spending_stream,
    start_workstream,
)
from moothall.plans.actions.taking_up import take_up_commitment

__all__ = [
    "NewAction",
    "Saved",
    "acknowledge",
    "add_action",
    "add_milestone",
    "add_objective",
    "amend_plan",
    "ask_contributions",
    "bring_actions",
    "bring_saving_lines",
    "change_action",
    "change_objective",
    "change_plan",
    "change_saving_line",
    "change_saving_profile",
    "change_savings_programme",
    "change_spending_stream",
    "change_workstream",
    "close_action",
    "close_objective",
    "close_plan",
    "close_saving_line",
    "contribute",
    "contribute_no_more",
    "correct_delivered_saving",
    "deliver_saving",
    "deliver_savings",
    "discard_saving_line",
    "end_objective",
    "end_workstream",
    "hand_back",
    "hand_on",
    "hand_over",
    "judge_saving_line",
    "meet_milestone",
    "move_day",
    "move_workstream_milestone",
    "open_action",
    "open_objective",
    "open_saving_line",
    "place_plan",
    "publish_plan",
    "publish_saving_line",
    "publish_savings_programme",
    "put_forward",
    "put_saving_line",
    "reach_workstream_milestone",
    "remind",
    "report_plan",
    "report_progress",
    "roll_over_plan",
    "say_what_a_saving_serves",
    "set_savings_target",
    "set_workstream_milestone",
    "start_savings_programme",
    "start_spending_stream",
    "start_workstream",
    "take_up",
    "take_up_commitment",
    "take_up_workstream",
    "tie_objective",
    "wait_for",
    "wait_no_more",
    "write_plan",
    "write_saving_line",
]
