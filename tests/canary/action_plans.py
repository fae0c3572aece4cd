"""Action plans: one of an open measure that everybody reads, and one of a closed measure with its words; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Role
from moothall.performance.models import ActionPlan, ActionPlanAction
from tests.canary import measures

SECRETS = (
    "effect promised of a closed measure", "why no action is right for a closed measure", "why an action plan of a closed measure ended",
    "what came of a closed measure", "why a closed measure needs an action plan",
)  # fmt: skip
ONE = "<slug:slug>/<int:number>"
BEGAN, ENDS = date(2025, 4, 1), date(2060, 6, 30)


def read_by(role: Role) -> tuple[str, ...]:
    """What is promised of a closed measure is for those who read the measure."""
    return SECRETS if measures.read_by(role) else ()


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> None:
    """Write it all down."""
    effect, none, because, came, asked = map(hidden, SECRETS)
    until = {"until_first_on": BEGAN, "until_last_on": ENDS, "answered_at": then, "answered_by": "clock"}
    shown = ActionPlan.objects.create(measure=rows["measure"], turn=1, effect="More repairs on time.", expected=9, **until)
    ended = {"ended_at": then, "ended_by": "clock", "ended_how": "closed", "ended_because": because, "came": came}
    ActionPlan.objects.create(measure=rows["closed measure"], turn=1, no_action_because=none, because=asked, **until, **ended)
    secret = ActionPlan.objects.create(measure=rows["closed measure"], turn=2, effect=effect, expected=9, **until)
    for name in ("action", "unseen action", "closed action", "action of the closed"):
        for one in (shown, secret):
            ActionPlanAction.objects.create(plan=one, action=rows[name])


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    return {
        "performance/action-plans/": ["/performance/action-plans/", "/performance/action-plans/?stand=way&page=9"],
        **{
            f"performance/action-plans.{kind}": [f"/performance/action-plans.{kind}", f"/performance/action-plans.{kind}?stand=way"]
            for kind in ("csv", "xlsx")
        },
        **{
            f"performance/measures/{ONE}/{verb}": [f"{one}/{verb}" for one in measures.MEASURES]
            for verb in ("action-plan", "action-plan-close")
        },
    }
