"""What holds of plans, objectives and actions, in plain Python."""

from moothall.plans.rules.approval import Answered, Approval, Asked, Backing, PlanStanding, Put, approval, backing
from moothall.plans.rules.objectives import (
    SETTINGS as OBJECTIVE_SETTINGS,
    SHAPES as SHAPES_OF_COURSES,
    WORST_FIRST,
    Course,
    ObjectiveState,
    Tally,
    course,
    headline,
    objective_state,
    off_percent,
    rule_in_words,
)
from moothall.plans.rules.of_actions import ActionFacts, ActionState, Said, Shape, action_state, cannot_be_said, stands
from moothall.plans.rules.progress import SETTINGS as PROGRESS_SETTINGS, Stretch, last_stretch, owes_progress
from moothall.plans.rules.reporting import Account, Ask, Line, report_contents
from moothall.plans.rules.trees import above, in_order, would_close_a_circle
from moothall.plans.rules.updates import SAME, Heard, how_far, mark_of, may_be_the_same, months_in_words, what_is_meant
from moothall.plans.rules.years import ONE_DAY, days_out_of_order, next_years, years_in_words

__all__ = [
    "OBJECTIVE_SETTINGS",
    "ONE_DAY",
    "PROGRESS_SETTINGS",
    "SAME",
    "SHAPES_OF_COURSES",
    "WORST_FIRST",
    "Account",
    "ActionFacts",
    "ActionState",
    "Answered",
    "Approval",
    "Ask",
    "Asked",
    "Backing",
    "Course",
    "Heard",
    "Line",
    "ObjectiveState",
    "PlanStanding",
    "Put",
    "Said",
    "Shape",
    "Stretch",
    "Tally",
    "above",
    "action_state",
    "approval",
    "backing",
    "cannot_be_said",
    "course",
    "days_out_of_order",
    "headline",
    "how_far",
    "in_order",
    "last_stretch",
    "mark_of",
    "may_be_the_same",
    "months_in_words",
    "next_years",
    "objective_state",
    "off_percent",
    "owes_progress",
    "report_contents",
    "rule_in_words",
    "stands",
    "what_is_meant",
    "would_close_a_circle",
    "years_in_words",
]
