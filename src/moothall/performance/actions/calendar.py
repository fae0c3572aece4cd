"""A council says when figures are due, what it asks of them, and why there may be none; each from a day, and nothing is edited."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation, Portfolio
from moothall.decisions.rules import day_of
from moothall.performance.models import CalendarRule, FigureRule, NoValueReason
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import calendar as queries
from moothall.performance.rules.returns import STEPS, Calendar, calendar_lacks


@performs(permissions.SET_CALENDAR)
def set_calendar(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    from_on: date,
    days: Calendar | None,
    portfolio: Portfolio | None = None,
    because: str = "",
) -> Organisation:
    """Say from a day when figures are asked for: of the whole council or of one portfolio, which without days follows the council again."""
    if portfolio and portfolio.organisation_id != organisation.pk:
        raise Refused("That portfolio belongs to another council. Choose one of this council.", "portfolio")
    if days is None and portfolio is None:
        raise Refused("Enter the days. Only a portfolio can be let follow what the council has said.", "opens_after")
    box, why = calendar_lacks(days) if days else ("", "")
    if why:
        raise Refused(why, box)
    said = {name: getattr(days, name) for name in STEPS} if days else {}
    row = CalendarRule(organisation=organisation, portfolio=portfolio, from_on=from_on, because=because, **said)
    row.turn, row.entered_at, row.entered_by = queries.last_turn(CalendarRule, organisation) + 1, at, viewer.name
    row.save()
    return organisation


@performs(permissions.SET_FIGURE_RULE)
def set_figure_rule(organisation: Organisation, *, viewer: Viewer, at: datetime, because: str = "", **said: object) -> Organisation:
    """Say from a day which figures need a comment, by how much a figure changes before it needs one, and when everybody sees it."""
    turn = queries.last_turn(FigureRule, organisation) + 1
    FigureRule.objects.create(organisation=organisation, turn=turn, because=because, entered_at=at, entered_by=viewer.name, **said)
    return organisation


@performs(permissions.LIST_REASON)
def list_reason(organisation: Organisation, *, viewer: Viewer, at: datetime, words: str) -> Organisation:
    """Add a reason for which a period may have no figure; one that was taken off comes back."""
    words = " ".join(words.split())
    if not words:
        raise Refused("Write the reason.", "words")
    row, is_new = NoValueReason.objects.get_or_create(organisation=organisation, words=words)
    if not is_new and row.ended_on is None:
        raise Refused("That reason is on the list already.", "words")
    row.ended_on = None
    row.save()
    return organisation


@performs(permissions.END_REASON)
def end_reason(organisation: Organisation, *, viewer: Viewer, at: datetime, reason: NoValueReason) -> Organisation:
    """Nobody can give it from today on. Where it was given it stays."""
    if reason.organisation_id != organisation.pk:
        raise Refused("That reason is on another council's list.", "reason")
    reason.ended_on = day_of(at)
    reason.save(update_fields=["ended_on"])
    return organisation
