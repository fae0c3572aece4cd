"""Who is told about an action: whoever answers for its portfolio, and whoever owes a word on it."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import Role, Viewer
from moothall.authority.models import Office, Person
from moothall.plans.models import Action, DayMoved

ANSWERING = (Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON)


def portfolio_of(action: Action) -> int | None:
    """The portfolio to which an action belongs: that of its objective, else that of its plan."""
    return (action.objective and action.objective.portfolio_id) or action.plan.portfolio_id


def answering(viewer: Viewer, portfolio: int | None, day: date, roles: Collection[Role] = ANSWERING) -> list[Person]:
    """The portfolio holder and the spokesperson of a portfolio on a day."""
    rows = Office.objects.filter(Office.on(day), portfolio=portfolio, role__in=roles) if portfolio else Office.objects.none()
    return [row.person for row in rows.select_related("person__organisation").order_by("role", "pk")]


def moved(viewer: Viewer, key: int) -> DayMoved | None:
    """A day that was moved, for whoever is written to about it."""
    return of_letters(viewer).filter(pk=key).first()


def of_letters(viewer: Viewer) -> QuerySet[DayMoved]:
    return DayMoved.objects.visible_to(viewer).select_related("action__organisation", "action__plan__organisation")
