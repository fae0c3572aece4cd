"""To begin, write, publish, amend, place, put to members, close and carry over a plan; to add objectives and actions to it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall.plans import actions, permissions
from moothall.plans.forms import action, objective, plan as forms, taking_up
from moothall.plans.views.working import Doing, council, pages, plan_called, said, task


def without_empty(verb: Any, *names: str) -> Any:
    """The same, leaving out what was not typed, so that the act takes its own."""
    return lambda row, by, form: verb(row, **by, **{k: v for k, v in form.cleaned_data.items() if v or k not in names})


NEW = Doing(
    permissions.WRITE_PLAN, forms.NewPlan, said(actions.write_plan), "Begin a plan",
    "Only those who write plans read it until it is published.", "Begin it", "Begun. Add its objectives, and publish it when it is ready.",
)  # fmt: skip
DOINGS = {
    "new-objective": Doing(
        permissions.ADD_OBJECTIVE, objective.ObjectiveWords, without_empty(actions.add_objective, "first_on", "last_on"),
        "Add an objective", "An outcome that somebody will notice, in plain words.", "Add it", "Added.", "Add an objective",
    ),
    "new-action": Doing(
        permissions.ADD_ACTION, action.NewAction, said(actions.add_action), "Add an action",
        "What is done, by which office, until when.", "Add it", "Added.", "Add an action",
    ),
    "take-up-commitment": Doing(
        permissions.TAKE_UP_COMMITMENT, taking_up.TakeUpCommitment, said(actions.take_up_commitment), "Take up a commitment",
        "What members asked for becomes an action of this plan. It is closed only when its report has come to a meeting.",
        "Take it up", "Taken up: the commitment and this action lead to each other.", "Take up a commitment",
    ),
    "change": Doing(
        permissions.CHANGE_PLAN, forms.ChangedPlan, said(actions.change_plan), "Write on",
        "Nobody else reads it yet.", "Keep it", "Kept.", "Write on",
    ),
    "publish": Doing(
        permissions.PUBLISH_PLAN, objective.Pressed, said(actions.publish_plan), "Publish this plan",
        "Everybody reads it from then on, marked as a draft for approval until members have approved it.",
        "Publish it", "Published, as a draft for approval.", "Publish it",
    ),
    "amend": Doing(
        permissions.AMEND_PLAN, forms.AmendedPlan, said(actions.amend_plan), "Amend this plan",
        "The edition of today stays readable, with the reason. What members approved is that one and not the new one.",
        "Publish the new edition", "Amended: both editions can be read.", "Amend it",
    ),
    "place": Doing(
        permissions.PLACE_PLAN, forms.Place, said(actions.place_plan), "Say within which plan it stands",
        "A service plan stands within the corporate plan, a media strategy within the communications strategy.",
        "Keep it", "Kept.", "Place it within another plan",
    ),
    "put-forward": Doing(
        permissions.PUT_FORWARD, forms.PutForward, said(actions.put_forward), "Put this plan to members",
        "Say which recommendation of which report asks about it. What members answer is read from the register.",
        "Put it forward", "Tied to that recommendation. The answer will show here by itself.", "Put it to members",
    ),
    "carry-over": Doing(
        permissions.ROLL_OVER_PLAN, forms.CarryOver, said(actions.roll_over_plan), "Carry this plan over",
        "The plan that follows begins as a draft, with what you choose in it. Days stay as they are."
        " Publish it soon: nobody is reminded of what is in a draft.",
        "Begin the plan that follows", "Begun: this is the plan that follows.", "Carry it over into the next",
    ),
    "close": Doing(
        permissions.CLOSE_PLAN, forms.ClosePlan, said(actions.close_plan), "Close this plan",
        "It stays where it is, with what you say of it. Carry over first what is still to be done.",
        "Close it", "Closed.", "Close it", is_grave=True,
    ),
}  # fmt: skip
VIEWS = pages(DOINGS, plan_called)


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    return task(request, council(request, slug), NEW, ("Plans", reverse("plans:strategy")))
