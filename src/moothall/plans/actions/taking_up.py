"""A commitment is taken up as an action of a plan: with its words, its owner and its day. It closes by what comes to a meeting alone."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.models import Commitment
from moothall.decisions.rules import day_of
from moothall.plans import permissions, queries
from moothall.plans.actions.action import add_action, take_up
from moothall.plans.models import Action, Objective, Plan

LONGEST = 300
CLOSED = (
    "This commitment is not for everybody, and an action of this plan would be. "
    "Add the action in words of your own, close it, and join it to the commitment there."
)
OVER = "What was asked has come back to a meeting already, or is asked no longer, so there is nothing to take up."
TAKEN_UP = "It has been taken up already, as an action that is not for everybody."
NO_DAY = "No day was set for this commitment. Enter the day on which the action is due."


@performs(permissions.TAKE_UP_COMMITMENT)
def take_up_commitment(
    plan: Plan,
    *,
    viewer: Viewer,
    at: datetime,
    commitment: Commitment,
    title: str = "",
    due_on: date | None = None,
    objective: Objective | None = None,
) -> Action:
    """Make a commitment an action of a plan, so that it is reported on and reminded of with all the others.

    The action's end asks for the report back. The commitment is closed only when that has come to a meeting.
    """
    refuse_commitment(commitment, day_of(at), viewer)
    due = due_on or commitment.due_on
    if due is None:
        raise Refused(NO_DAY)
    words = title or capitalised(commitment.what)[:LONGEST]
    said = {"title": words, "about": asked_in_words(commitment), "due_on": due, "owner": commitment.owner, "objective": objective}
    action = add_action(plan, viewer=viewer, at=at, **said)
    take_up(action, viewer=viewer, at=at, commitment=commitment)
    return action


def refuse_commitment(commitment: Commitment, today: date, viewer: Viewer) -> None:
    if not queries.taken_up.is_for_everybody(commitment):
        raise Refused(CLOSED)
    if queries.taken_up.has_come_back(commitment, today):
        raise Refused(OVER)
    if tie := queries.taken_up.action_of(commitment):
        reads = Action.objects.visible_to(viewer).filter(pk=tie.action_id).exists()
        raise Refused(f"It has been taken up already, as “{tie.action.title}”." if reads else TAKEN_UP)


def asked_in_words(commitment: Commitment) -> str:
    """By whom it was asked and when, and in which words."""
    by = f"{commitment.asked_by} asked for this" if commitment.asked_by else "This was asked"
    on = f" on {day_in_words(commitment.asked_on, weekday=False)}" if commitment.asked_on else ""
    return f"{by}{on}: {commitment.said}"
