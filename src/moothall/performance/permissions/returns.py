"""Who may see figures before they are signed off, who may send them, and who signs them off or sends them back."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.viewer import Role, Viewer
from moothall.decisions.rules import day_of
from moothall.performance.permissions.acts import act, is_not_theirs, is_somebody
from moothall.performance.permissions.seeing import KEEPERS, WRITERS, of_measure

REVIEWERS = KEEPERS | {Role.HEAD_OF_SERVICE}
NOT_THEIRS_TO_REVIEW = (
    "Whoever reviews this measure signs off its figures, the head of its department, or whoever keeps the council's plans."
)
THEIR_OWN = "You sent this figure yourself, so somebody else signs it off."


def is_at_work(viewer: Viewer) -> bool:
    """Whether somebody works with figures anywhere; which of those that wait they see, the guard says."""
    return viewer.sees_everything or viewer.holds(*WRITERS)


def at_work(viewer: Viewer, path: str) -> Q:
    """The councils in which somebody works with measures. Nobody outside them sees what is not signed off."""
    return Q(**{f"{path}__in": sorted(viewer.organisations(*WRITERS))})


def return_seen_by(viewer: Viewer) -> Q:
    """A figure is open once it is signed off, or at once where the council shows what waits; what went back is for whoever works on it."""
    is_open = Q(signed_at__isnull=False) | Q(is_shown_before=True, sent_back_at__isnull=True)
    if viewer.holds(*WRITERS):
        is_open |= at_work(viewer, "measure__organisation")
    return of_measure(viewer) & is_open


def typed_figure_seen_by(viewer: Viewer) -> Q:
    """What nobody has sent yet is for those who work with measures there."""
    return of_measure(viewer) & at_work(viewer, "measure__organisation")


def reviews(viewer: Viewer, measure: Any) -> bool:
    """Whether somebody signs off by what they are: they keep the plans there, or head the measure's department."""
    if viewer.sees_everything or viewer.holds_at(measure.organisation_id, *KEEPERS):
        return True
    heads = [one for one in viewer.offices if one.role is Role.HEAD_OF_SERVICE and one.organisation == measure.organisation_id]
    return any(not one.seat and one.department in (None, measure.department_id) for one in heads)


def cannot_be_reviewed(row: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    """Who may sign off, and what: a figure that waits, sent by somebody else."""
    if not (reviews(viewer, row.measure) or row.may_be_reviewed_by(viewer.person, day_of(at))):
        return NOT_THEIRS_TO_REVIEW
    if row.signed_at:
        return "This figure has been signed off already."
    if row.sent_back_at:
        return "This figure has been sent back already."
    if row.sender_id is not None and row.sender_id == viewer.person:
        return THEIR_OWN
    return ""


def of_reviewers(key: str, label: str) -> Act:
    return Act(
        f"performance.{key}",
        label,
        REVIEWERS,
        cannot_be_reviewed,
        by_the_clock=True,
        or_by=is_somebody,
        or_whom="whoever reviews the measure",
    )


SEND_FIGURE = act("send_figure", "Sending the figure of a period", is_not_theirs, or_by=is_somebody, or_whom="whoever owns the measure")
BRING_FIGURES = act("bring_figures", "Bringing in figures from a table")
BRING_HISTORY = Act("performance.bring_history", "Bringing in figures that were published elsewhere", KEEPERS, by_the_clock=True)
SIGN_OFF = of_reviewers("sign_off_figure", "Signing off a figure")
SEND_BACK = of_reviewers("send_back_figure", "Sending a figure back")
SET_CALENDAR = Act("performance.set_calendar", "Setting the reporting calendar", KEEPERS, by_the_clock=True)
SET_FIGURE_RULE = Act("performance.set_figure_rule", "Saying which figures need a comment", KEEPERS, by_the_clock=True)
LIST_REASON = Act("performance.list_reason", "Adding a reason for which there may be no figure", KEEPERS, by_the_clock=True)
END_REASON = Act("performance.end_reason", "Taking a reason off the list", KEEPERS, by_the_clock=True)
REMIND_OF_FIGURES = Act("performance.remind", "Reminding of figures that are due", frozenset(), by_the_clock=True)
