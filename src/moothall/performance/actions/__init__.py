"""Every change to measures, their frameworks and their targets."""

from moothall.performance.actions.action_plans import NewAction, Promise, answer_action_plan, ask_for_action_plans, close_action_plan
from moothall.performance.actions.asking import ask_for_amended
from moothall.performance.actions.bringing import NewMeasure, bring_measures
from moothall.performance.actions.calendar import end_reason, list_reason, set_calendar, set_figure_rule
from moothall.performance.actions.comparators import bring_comparators, tie_indicator
from moothall.performance.actions.comparators_files import (
    BRINGING,
    ask_to_bring,
    bring_sent,
    keep_look,
    send_comparators,
    take_back_comparators,
)
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
from moothall.performance.actions.new_starts import begin_limits_anew, undo_new_start
from moothall.performance.actions.reporting import report_targets
from moothall.performance.actions.reports import begin_quarterly, discard_quarterly, report_quarterly
from moothall.performance.actions.reports_drafting import DRAFTING, ask_to_draft, keep_draft
from moothall.performance.actions.reports_issuing import ISSUING, ChangedSince, ask_to_issue, issue_quarterly, keep_paper
from moothall.performance.actions.returns import (
    EVERYTHING,
    LooksWrong,
    NewFigure,
    send_back_figure,
    send_figure,
    sign_off_figure,
)
from moothall.performance.actions.returns_bringing import FigureLine, LinesRefused, OnlyLooked, bring_figures
from moothall.performance.actions.returns_history import bring_history
from moothall.performance.actions.returns_reminding import remind_of_figures
from moothall.performance.actions.systems import (
    AskedWith,
    KeyUsed,
    NothingNew,
    SentBefore,
    make_system,
    renew_system,
    send_by_system,
    withdraw_system,
)
from moothall.performance.actions.target import enter_amended_target, put_target, set_target, withdraw_target
from moothall.performance.actions.target_bringing import NewTarget, TargetsRefused, bring_targets

__all__ = [
    "BRINGING",
    "DRAFTING",
    "EVERYTHING",
    "ISSUING",
    "AskedWith",
    "ChangedSince",
    "FigureLine",
    "KeyUsed",
    "LinesRefused",
    "LooksWrong",
    "NewAction",
    "NewFigure",
    "NewMeasure",
    "NewTarget",
    "NothingNew",
    "OnlyLooked",
    "Promise",
    "SentBefore",
    "TargetsRefused",
    "add_framework",
    "answer_action_plan",
    "ask_for_action_plans",
    "ask_for_amended",
    "ask_to_bring",
    "ask_to_draft",
    "ask_to_issue",
    "begin_limits_anew",
    "begin_quarterly",
    "bring_comparators",
    "bring_figures",
    "bring_history",
    "bring_measures",
    "bring_sent",
    "bring_targets",
    "carry_measure",
    "carry_measure_no_more",
    "change_framework",
    "change_measure",
    "close_action_plan",
    "close_measure",
    "define_measure",
    "discard_quarterly",
    "end_measure",
    "end_reason",
    "enter_amended_target",
    "issue_quarterly",
    "keep_draft",
    "keep_look",
    "keep_paper",
    "list_reason",
    "make_system",
    "open_measure",
    "put_target",
    "remind_of_figures",
    "renew_system",
    "report_quarterly",
    "report_targets",
    "send_back_figure",
    "send_by_system",
    "send_comparators",
    "send_figure",
    "serve_objective",
    "serve_objective_no_more",
    "set_calendar",
    "set_figure_rule",
    "set_target",
    "set_tolerance",
    "sign_off_figure",
    "take_back_comparators",
    "tie_indicator",
    "undo_new_start",
    "withdraw_system",
    "withdraw_target",
    "write_measure",
]
