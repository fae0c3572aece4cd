"""To change an objective, join it to others and to decisions, give it up, close it to the public and open it."""

import re
from collections.abc import Iterable
from typing import Any

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.decisions import queries as decisions
from moothall.plans import actions, permissions
from moothall.plans.forms import objective as forms
from moothall.plans.views.working import Doing, objective_called, pages, said
from moothall.risks import queries as risks

NAMED = r"([\w-]+)/(\d{1,9})"
FIND = {
    "commitment": (re.compile(f"decisions/commitments/{NAMED}"), decisions.commitment),
    "decision": (re.compile(f"decisions/{NAMED}"), decisions.decision),
    "risk": (re.compile(f"risks/{NAMED}"), risks.risk),
}


def thing_called(viewer: Viewer, reference: str, kinds: Iterable[str]) -> dict[str, Any]:
    """What has this reference, of these kinds, as the key by which it is joined."""
    for kind in kinds:
        pattern, ask = FIND[kind]
        named = pattern.fullmatch(reference)
        if named and (row := ask(viewer, named[1], int(named[2]))):
            return {kind: row}
    raise Refused(forms.NOT_HERE)


def tie(verb: Any, *kinds: str) -> Any:
    return lambda row, by, form: verb(row, **by, **thing_called(by["viewer"], form.reference(), kinds))


DOINGS = {
    "change": Doing(
        permissions.CHANGE_OBJECTIVE, forms.ChangedObjective, said(actions.change_objective), "Change this objective",
        "An outcome that somebody will notice, in plain words.", "Keep it", "Kept.", "Change it",
    ),
    "contribute": Doing(
        permissions.CONTRIBUTE, forms.Contribute, said(actions.contribute), "Say to what it contributes",
        "Upwards along the golden thread: which objective of another plan does this one serve?", "Keep it", "Kept.",
        "Say to what it contributes",
    ),
    "contribute-no-more": Doing(
        permissions.CONTRIBUTE_NO_MORE, forms.ContributeNoMore, said(actions.contribute_no_more), "It no longer contributes",
        "Take back that it contributes to another objective.", "Take it back", "Taken back.",
    ),
    "tie": Doing(
        permissions.TIE_OBJECTIVE, forms.Tie, tie(actions.tie_objective, *FIND), "Join a decision, a commitment or a risk",
        "Each then leads to the other.", "Join it", "Joined: each leads to the other.", "Join a decision, a commitment or a risk",
    ),
    "give-up": Doing(
        permissions.END_OBJECTIVE, forms.GiveUp, said(actions.end_objective), "Give up this objective",
        "It stays where it is, with the reason.", "Give it up", "Given up.", "Give it up", is_grave=True,
    ),
    "close": Doing(
        permissions.CLOSE_OBJECTIVE, forms.Closing, said(actions.close_objective), "Close this objective to the public",
        "Open is what nobody closed. Name the ground, and why. Its actions close with it.", "Close it", "Closed to the public.",
        "Close it to the public",
    ),
    "open": Doing(
        permissions.OPEN_OBJECTIVE, forms.Pressed, said(actions.open_objective), "Open this objective to the public",
        "Everybody reads it from then on, with its actions.", "Open it", "Open to everybody.", "Open it to the public",
    ),
}  # fmt: skip
VIEWS = pages(DOINGS, objective_called)
