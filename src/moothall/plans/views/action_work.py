"""To report on an action, move its days, add milestones, acknowledge its deadline, change it, close it to the public and open it."""

from moothall.plans import actions, permissions
from moothall.plans.forms import action as forms, objective
from moothall.plans.views.objective_work import tie
from moothall.plans.views.working import Doing, action_called, pages, said

DOINGS = {
    "progress": Doing(
        permissions.REPORT_PROGRESS, forms.Progress, said(actions.report_progress), "Say how it goes",
        "What was said before stays. What is wrong is put right by what is said next.", "Say it", "Said.", "Say how it goes",
    ),
    "move": Doing(
        permissions.MOVE_DAY, forms.Move,
        lambda row, by, form: actions.move_day(
            row, **by, **form.which(), **{name: form.cleaned_data[name] for name in ("to", "because", "agreed_by", "opened_at")}
        ),
        "Move a day",
        "The old day stays beside the new one. Whoever acknowledged the deadline, and the spokesperson, are told.",
        "Move it", "Moved: the old day stays readable.", "Move a day",
    ),
    "milestone": Doing(
        permissions.ADD_MILESTONE, forms.Milestone, said(actions.add_milestone), "Add a milestone",
        "A step on the way, with its own day.", "Add it", "Added.", "Add a milestone",
    ),
    "met": Doing(
        permissions.MEET_MILESTONE, forms.Met, said(actions.meet_milestone), "A milestone has been met",
        "Say which, and on which day.", "Note it", "Noted.", "A milestone has been met",
    ),
    "acknowledge": Doing(
        permissions.ACKNOWLEDGE, objective.Pressed, said(actions.acknowledge), "Acknowledge this deadline",
        "You know of it. It then no longer moves without your being told, and the spokesperson too.",
        "I know of this deadline", "Acknowledged.", "Acknowledge this deadline",
    ),
    "change": Doing(
        permissions.CHANGE_ACTION, forms.ChangedAction, said(actions.change_action), "Change this action",
        "Its days are moved on another page, which keeps their history.", "Keep it", "Kept.", "Change it",
    ),
    "wait": Doing(
        permissions.WAIT_FOR, forms.WaitFor, said(actions.wait_for), "Say for what it waits",
        "It cannot be done before another action is.", "Keep it", "Kept.", "Say for what it waits",
    ),
    "wait-no-more": Doing(
        permissions.WAIT_NO_MORE, forms.WaitNoMore, said(actions.wait_no_more), "It no longer waits",
        "Take back that it waits for another action.", "Take it back", "Taken back.",
    ),
    "take-up": Doing(
        permissions.TAKE_UP, objective.Tie, tie(actions.take_up, "commitment", "decision"), "Say from what it was taken up",
        "The decision or the commitment from which this action comes. Each then leads to the other.", "Join it",
        "Joined: each leads to the other.", "Say from what it was taken up",
    ),
    "close": Doing(
        permissions.CLOSE_ACTION, objective.Closing, said(actions.close_action), "Close this action to the public",
        "Open is what nobody closed. Name the ground, and why.", "Close it", "Closed to the public.", "Close it to the public",
    ),
    "open": Doing(
        permissions.OPEN_ACTION, objective.Pressed, said(actions.open_action), "Open this action to the public",
        "Everybody reads it from then on.", "Open it", "Open to everybody.", "Open it to the public",
    ),
}  # fmt: skip
VIEWS = pages(DOINGS, action_called)
