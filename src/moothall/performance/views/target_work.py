"""To withdraw a target, to tie it to what asks Members about it, and to enter it as they amended it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from moothall.performance import actions, permissions
from moothall.performance.forms import targets as forms
from moothall.performance.queries.targets import Standing
from moothall.performance.views.working import page, target_called
from moothall.plans.views.working import Doing, address, said

DOINGS = {
    "put": Doing(
        permissions.PUT_TARGET, forms.Put, said(actions.put_target), "Put this target to Members",
        "Say which recommendation of which report asks about it. What Members answer is read from the register.",
        "Put it to them", "Tied to that recommendation. The answer will show here by itself.", "Put it to Members",
    ),
    "amended": Doing(
        permissions.ENTER_AMENDED, forms.Amended, said(actions.enter_amended_target), "Enter what Members agreed",
        "They amended the figure. From the day of effect on, the target is what you enter here.",
        "Keep what they agreed", "Kept, as Members amended it.", "Enter what Members agreed",
    ),
    "withdraw": Doing(
        permissions.WITHDRAW_TARGET, forms.Withdraw, said(actions.withdraw_target), "Withdraw this target",
        "It counts no more from today, and stays readable with the reason.", "Withdraw it", "Withdrawn.", "Withdraw it", is_grave=True,
    ),
}  # fmt: skip
VIEWS = {verb: page(target_called, one) for verb, one in DOINGS.items()}


def offered(request: HttpRequest, every: Sequence[Standing]) -> dict[int, list[tuple[str, str]]]:
    """What whoever looks may do with each target of a measure now: words, and where."""
    if not request.viewer.person or not every:
        return {}
    may = {verb for verb, one in DOINGS.items() if not one.act.refusal(request.viewer, every[0].row.measure, at=request.now)}
    return {one.row.pk: [(DOINGS[verb].offered, f"{where(one.row)}/{verb}") for verb in fitting(one) if verb in may] for one in every}


def fitting(one: Standing) -> list[str]:
    """What can be done with a target as it stands."""
    if one.row.withdrawn_at:
        return []
    verbs = ["put"] if one.waits else []
    verbs += ["amended"] if one.amended else []
    return verbs + ([] if one.judged.standing.name == "AGREED" else ["withdraw"])


def where(row: Any) -> str:
    return f"{address(row.measure)}/targets/{row.turn}"
