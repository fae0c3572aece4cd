"""Figures: one that everybody reads; one that waits, one that went back and one that is only typed; and those of a closed measure."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Role
from moothall.performance.models import NoValueReason, Return, TypedFigure
from moothall.performance.permissions.seeing import WRITERS

OF_THE_OPEN = (
    "why there is no figure, which waits", "comment of a figure that waits", "what was asked of a figure that waits",
    "comment of a figure that went back", "why a figure went back", "what was typed of a figure", "why a figure is revised, which waits",
)  # fmt: skip
OF_THE_CLOSED = ("comment on a figure of a closed measure", "why a closed measure has no figure")
SECRETS = (*OF_THE_OPEN, *OF_THE_CLOSED)
QUARTERS = [(date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 9, 30)), (date(2025, 10, 1), date(2025, 12, 31))]


def read_by(role: Role) -> tuple[str, ...]:
    """Whoever works with figures there reads what waits; what belongs to a closed measure is for those who keep the plans."""
    if role is Role.PERFORMANCE_TEAM:
        return SECRETS
    return OF_THE_OPEN if role in WRITERS else ()


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> None:
    """Write it all down."""
    none, waits, asked, back, why, typed, revised = map(hidden, OF_THE_OPEN)
    comment, no_figure = map(hidden, OF_THE_CLOSED)
    shown, secret = rows["measure"], rows["closed measure"]
    by = {"sent_at": then, "sent_by": "clock"}
    signed = by | {"signed_at": then, "signed_by": "clock"}
    first, second, third = ({"first_on": begins, "last_on": ends} for begins, ends in QUARTERS)
    Return.objects.create(measure=shown, turn=1, value=7, comment="Seven on time.", **first, **signed)
    Return.objects.create(measure=shown, turn=2, no_value_because=none, comment=waits, because=revised, said_right=[asked], **first, **by)
    gone = {"sent_back_at": then, "sent_back_by": "clock", "sent_back_because": why}
    Return.objects.create(measure=shown, turn=1, value=8, comment=back, **second, **by, **gone)
    TypedFigure.objects.create(measure=shown, words={"value": "4", "comment": typed}, saved_at=then, saved_by="clock", **third)
    Return.objects.create(measure=secret, turn=1, value=9, comment=comment, **first, **signed)
    Return.objects.create(measure=secret, turn=1, no_value_because=no_figure, **second, **signed)
    NoValueReason.objects.create(organisation=rows["body"].organisation, words="The system failed")


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    calendar, measures = "/performance/calendar/wrenmouth", "/performance/measures/wrenmouth"
    verbs = ("days", "rule", "reason", "reason-off")
    return {
        "performance/figures/late": ["/performance/figures/late"],
        "performance/figures/review": ["/performance/figures/review"],
        "performance/measures/<slug:slug>/<int:number>/stated": [f"{measures}/{number}/stated" for number in (1, 2, 9)],
        "performance/calendar/<slug:slug>": [calendar, "/performance/calendar/nowhere"],
        **{
            f"performance/<slug:slug>/{page}": [f"/performance/wrenmouth/{page}", f"/performance/nowhere/{page}"]
            for page in ("figures-table", "figures-to-fill.csv", "figures-to-fill.xlsx")
        },
        **{f"performance/calendar/<slug:slug>/{verb}": [f"{calendar}/{verb}"] for verb in verbs},
    }
