"""Who may see an action plan of a measure, who asks for one, and who writes it and looks at what came of it."""

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.performance.permissions.acts import of_owners
from moothall.performance.permissions.seeing import of_measure
from moothall.plans.permissions import action_seen_by

__all__ = ["ANSWER_ACTION_PLAN", "ASK_FOR_ACTION_PLANS", "CLOSE_ACTION_PLAN", "action_plan_action_seen_by", "of_measure"]


def action_plan_action_seen_by(viewer: Viewer) -> Q:
    """That an action is to better a measure is seen by those who may see both."""
    return through("plan", of_measure(viewer)) & through("action", action_seen_by(viewer))


ASK_FOR_ACTION_PLANS = Act("performance.ask_for_action_plans", "Asking for action plans of measures", frozenset(), by_the_clock=True)
ANSWER_ACTION_PLAN = of_owners("answer_action_plan", "Writing the action plan of a measure")
CLOSE_ACTION_PLAN = of_owners("close_action_plan", "Closing the action plan of a measure")
