"""To write a measure, define it anew, say whose it is, of what it tells and what carries it; to end, close and open it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from moothall.performance import actions, permissions
from moothall.performance.forms import comparators, frameworks, measures as forms, targets
from moothall.performance.permissions import comparators as of_others
from moothall.performance.views.returns_one import SEND
from moothall.performance.views.working import measure_called, measures_of, page, task
from moothall.plans.forms.objective import Closing, Pressed
from moothall.plans.views.working import Doing, council, said

NEW = Doing(
    permissions.WRITE_MEASURE, forms.NewMeasure, said(actions.write_measure), "Write a measure",
    "It is entered once, however many frameworks carry it. Everybody reads it, unless you close it under a ground.",
    "Keep this measure", "Kept. Set its target; whoever keeps the plans says which frameworks carry it.",
)  # fmt: skip
DOINGS = {
    "send": SEND,
    "set-target": Doing(
        permissions.SET_TARGET, targets.NewTarget, said(actions.set_target), "Set or propose a target",
        "One that Members should agree is proposed by this: it is shown, and not rated before they have agreed it.",
        "Keep this target", "Kept.", "Set or propose a target",
    ),
    "define": Doing(
        permissions.DEFINE, forms.Defined, said(actions.define_measure), "Define it anew",
        "A figure is read by the definition of its period. What it meant before stays readable.",
        "Keep this definition", "Kept, beside what it meant before.", "Define it anew",
    ),
    "whose": Doing(
        permissions.CHANGE_MEASURE, forms.Whose, said(actions.change_measure), "Say whose it is",
        "Who enters its figures, who stands in, who reviews them, and to which department and portfolio it belongs.",
        "Keep it", "Kept.", "Say whose it is",
    ),
    "tolerance": Doing(
        permissions.SET_TOLERANCE, forms.HowNear, said(actions.set_tolerance), "Say how near is near",
        "How far a figure may be from its target and still count as near it, and who said so.", "Keep it", "Kept.", "Say how near is near",
    ),
    "carry": Doing(
        permissions.CARRY, frameworks.Carry, said(actions.carry_measure), "Enter it in a framework",
        "Whether Members should agree its targets follows from the kind of the framework.", "Enter it", "Entered.",
        "Enter it in a framework",
    ),
    "carry-no-more": Doing(
        permissions.CARRY_NO_MORE, frameworks.CarryNoMore, said(actions.carry_measure_no_more), "A framework carries it no more",
        "Targets for the days before still wait for Members, if they did.", "Keep it", "Kept.", "Take it out of a framework",
    ),
    "serve": Doing(
        permissions.SERVE, forms.Serve, said(actions.serve_objective), "Say of which objective it tells",
        "Each page then leads to the other.", "Keep it", "Kept: each leads to the other.", "Say of which objective it tells",
    ),
    "serve-no-more": Doing(
        permissions.SERVE_NO_MORE, forms.ServeNoMore, said(actions.serve_objective_no_more), "It no longer tells of an objective",
        "Take back that it tells of an objective.", "Take it back", "Taken back.",
    ),
    "beside": Doing(
        of_others.TIE_INDICATOR, comparators.Beside, said(actions.tie_indicator), "Put other places beside it",
        "What other places report of the same stands on its page, with our place among them.", "Keep it", "Kept.",
        "Put other places beside it",
    ),
    "close": Doing(
        permissions.CLOSE_MEASURE, Closing, said(actions.close_measure), "Close this measure to the public",
        "Open is what nobody closed. Name the ground, and why. Its figures and its targets close with it.", "Close it",
        "Closed to the public.", "Close it to the public",
    ),
    "open": Doing(
        permissions.OPEN_MEASURE, Pressed, said(actions.open_measure), "Open this measure to the public",
        "Everybody reads it from then on, with its figures and its targets.", "Open it", "Open to everybody.", "Open it to the public",
    ),
    "end": Doing(
        permissions.END_MEASURE, forms.Ending, said(actions.end_measure), "End this measure",
        "It stays where it is, with its figures, with the reason and with what takes its place.", "End it", "Ended.", "End it",
        is_grave=True,
    ),
}  # fmt: skip
OF_MEANING = ("define",)
VIEWS = {verb: page(measure_called, one, "measure_form" if verb in OF_MEANING else "task") for verb, one in DOINGS.items()}


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    return task(request, row, NEW, measures_of(row), "measure_form")
