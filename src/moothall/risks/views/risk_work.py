"""To change a risk, assess and review it, say what is done about it, and decide about it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.risks import actions, permissions, queries
from moothall.risks.forms import matrix, risk as forms
from moothall.risks.forms.boxes import Because
from moothall.risks.views.working import Do, Doing, council, page, said, task

GONE = "That is no longer here. Look at the page of the risk again."


def chosen(rows: Callable[..., Any], verb: Callable[..., Any]) -> Do:
    """Do it to the one that was chosen among the controls or the actions of a risk."""

    def do(risk: Any, by: dict[str, Any], form: Any) -> Any:
        typed = dict(form.cleaned_data)
        row = rows(by["viewer"], risk).filter(number=typed.pop("number")).select_related("risk__organisation", "risk__owner").first()
        if row is None:
            raise Refused(GONE)
        return verb(row, **by, **typed)

    return do


CONTROLS, TREATMENTS = queries.registers.controls, queries.registers.treatments
DOINGS = {
    "review": Doing(
        permissions.REVIEW, forms.Review, said(actions.review), "Review it",
        "Where does it stand now, and why? When is it looked at next?", "Keep the review", "Reviewed.",
    ),
    "assess": Doing(
        permissions.ASSESS, forms.Assess, said(actions.assess), "Assess it",
        "Place it in the matrix: if nothing were done, as it is now, or as it is to be.", "Keep it", "Assessed.",
    ),
    "control": Doing(
        permissions.ADD_CONTROL, forms.Control, said(actions.add_control), "Add what keeps it down",
        "A control that works already. It counts as not tested until somebody has tested it.", "Add it", "Added.",
    ),
    "judge": Doing(
        permissions.JUDGE_CONTROL, forms.Judge, chosen(CONTROLS, actions.judge_control), "Say how sure a control is",
        "Proven, partly, or not tested: and how that is known.", "Keep it", "Kept.",
    ),
    "drop": Doing(
        permissions.DROP_CONTROL, forms.OfControl, chosen(CONTROLS, actions.drop_control), "A control has ended",
        "It stays readable among what was done before.", "Note it", "Noted.",
    ),
    "action": Doing(
        permissions.ADD_TREATMENT, forms.Treatment, said(actions.add_treatment), "Add an action",
        "Something that is to bring the risk down, by a day.", "Add it", "Added.",
    ),
    "report": Doing(
        permissions.REPORT_TREATMENT, forms.Report, chosen(TREATMENTS, actions.report_treatment), "Say how an action goes",
        "Not started, under way, done or stopped.", "Say it", "Said.",
    ),
    "move": Doing(
        permissions.REPORT_TREATMENT, forms.Move, chosen(TREATMENTS, actions.move_treatment), "Move the day of an action",
        "The old day stays beside the new one, with the reason.", "Move it", "Moved: the old day stays readable.",
    ),
    "change": Doing(
        permissions.CHANGE_RISK, forms.ChangedRisk, said(actions.change_risk), "Change its words",
        "Cause, event and consequence, each in a sentence. Where it stands is said by assessing it.", "Keep it", "Kept.",
    ),
    "accept": Doing(
        permissions.TOLERATE, forms.Tolerate, said(actions.tolerate), "Accept it as it is",
        "It is accepted as it stands, and no worse. Beyond what the council accepts, one person does so by name.", "Accept it", "Accepted.",
    ),
    "accept-no-more": Doing(
        permissions.TREAT_AGAIN, Because, said(actions.treat_again), "Accept it no longer",
        "Something is to be done about it.", "Accept it no longer", "It is accepted no longer.",
    ),
    "raise": Doing(
        permissions.ESCALATE, Because, said(actions.escalate), "Raise it to the council's register",
        "It stands in the register of the whole council from then on. Its department goes on working on it.", "Raise it", "Raised.",
    ),
    "give-back": Doing(
        permissions.BRING_DOWN, Because, said(actions.bring_down), "Give it back to its department",
        "It stands in its department's register again.", "Give it back", "Given back.",
    ),
    "open": Doing(
        permissions.OPEN_RISK, Because, said(actions.open_risk), "Open it to the public",
        "Everybody reads it from then on, with its assessments, controls and actions, and why.", "Open it", "Open to everybody.",
    ),
    "shut": Doing(
        permissions.SHUT_RISK, Because, said(actions.shut_risk), "Close it to the public",
        "Only the council's officers read it from then on.", "Close it to the public", "Closed to the public.",
    ),
    "close": Doing(
        permissions.CLOSE_RISK, Because, said(actions.close_risk), "Close it",
        "It can no longer happen, or it has. Everything that was said of it stays.", "Close it", "Closed.", is_grave=True,
    ),
    "reopen": Doing(
        permissions.REOPEN_RISK, Because, said(actions.reopen_risk), "Take it up again",
        "It is looked at again from then on.", "Take it up again", "Taken up again.",
    ),
}  # fmt: skip
VIEWS = {verb: page(one) for verb, one in DOINGS.items()}

NEW = Doing(
    permissions.ADD_RISK, forms.NewRisk, said(actions.add_risk), "Add a risk",
    "Cause, event, consequence: because of what could happen which, and what would come of it? It is closed to the public.",
    "Add it", "Added. Assess it next.",
)  # fmt: skip
MATRIX = Doing(
    permissions.SET_MATRIX, matrix.Matrix, said(actions.set_matrix), "Set the matrix",
    "One matrix for the whole council, from a day on. Risks that were assessed before are to be assessed again.",
    "Keep the matrix", "Kept.",
)  # fmt: skip


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    return task(request, row, NEW, ("The register of risks", reverse("risks:register-of", args=[slug])))


@login_required
def set_matrix(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    return task(request, row, MATRIX, ("The matrix", reverse("risks:matrix", args=[slug])))
