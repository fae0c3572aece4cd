"""Every change to measures, their frameworks and their targets."""

from moothall.performance.actions.bringing import NewMeasure, bring_measures
from moothall.performance.actions.framework import add_framework, carry_measure, carry_measure_no_more, change_framework
from moothall.performance.actions.measure import (
    change_measure,
    close_measure,
    define_measure,
    end_measure,
    open_measure,
    serve_objective,
    serve_objective_no_more,
    set_tolerance,
    write_measure,
)
from moothall.performance.actions.reporting import report_targets
from moothall.performance.actions.target import enter_amended_target, put_target, set_target, withdraw_target

__all__ = [
    "NewMeasure",
    "add_framework",
    "bring_measures",
    "carry_measure",
    "carry_measure_no_more",
    "change_framework",
    "change_measure",
    "close_measure",
    "define_measure",
    "end_measure",
    "enter_amended_target",
    "open_measure",
    "put_target",
    "report_targets",
    "serve_objective",
    "serve_objective_no_more",
    "set_target",
    "set_tolerance",
    "withdraw_target",
    "write_measure",
]
