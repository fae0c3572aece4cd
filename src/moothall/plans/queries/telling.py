"""Who is told about an action: whoever answers for its portfolio, and whoever owes a word on it."""

from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.authority.models import Office
from moothall.decisions.queries import holders
from moothall.plans.models import Action, DayMoved

ANSWERING = (Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON)


def portfolio_of(action: Action) -> int | None:
    """The portfolio to which an action belongs: that of its objective, else that of its plan."""
    return (action.objective and action.objective.portfolio_id) or action.plan.portfolio_id


def answering(viewer: Viewer, portfolio: int | None, day: date) -> list[Office]:
    """The portfolio holder and the spokesperson of a portfolio on a day, each with who that is."""
    rows = Office.objects.filter(Office.on(day), portfolio=portfolio, role__in=ANSWERING) if portfolio else Office.objects.none()
    return list(rows.select_related("person__organisation").order_by("role", "pk"))


def holder_of(viewer: Viewer, office: Office | None, day: date) -> Office | None:
    """Who holds an office on a day: it goes from hand to hand, and each hand is a row."""
    return holders(viewer, [office], day).get(office.pk) if office else None


def moved_lately(viewer: Viewer, chosen: Q, organisation: int) -> QuerySet[DayMoved]:
    """The days of these actions that moved, the last first."""
    rows = of_letters(viewer).filter(through("action", chosen), action__organisation=organisation, which=DayMoved.Which.DUE)
    return rows.order_by("-moved_at", "-pk")


def moved(viewer: Viewer, key: int) -> DayMoved | None:
    """A day that was moved, for whoever is written to about it."""
    return of_letters(viewer).filter(pk=key).first()


def of_letters(viewer: Viewer) -> QuerySet[DayMoved]:
    return DayMoved.objects.visible_to(viewer).select_related("action__organisation", "action__plan__organisation")
