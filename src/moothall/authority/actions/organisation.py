"""Organisations and their parts: added, changed, closed on a day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions
from moothall.authority.actions.changing import changed, kept
from moothall.authority.models import ClosureDay, Department, Organisation, Portfolio, Ward

OF_AN_ORGANISATION = frozenset({"name"})
OF_A_PART = frozenset({"name", "since", "until"})
OF_A_DEPARTMENT = OF_A_PART | {"within"}


@performs(permissions.FOUND)
def found(organisations: type[Organisation], *, viewer: Viewer, at: datetime, name: str, slug: str, **said: Any) -> Organisation:
    """Add a council or a partner."""
    return kept(organisations(name=name, slug=slug, **said))


@performs(permissions.CHANGE_ORGANISATION)
def change_organisation(organisation: Organisation, *, viewer: Viewer, at: datetime, **said: Any) -> Organisation:
    """Give an organisation another name; its address stays."""
    return changed(organisation, said, OF_AN_ORGANISATION)


@performs(permissions.ADD_DEPARTMENT)
def add_department(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Department:
    return kept(Department(organisation=organisation, name=name, **said))


@performs(permissions.CHANGE_DEPARTMENT)
def change_department(department: Department, *, viewer: Viewer, at: datetime, **said: Any) -> Department:
    return changed(department, said, OF_A_DEPARTMENT)


@performs(permissions.ADD_PORTFOLIO)
def add_portfolio(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Portfolio:
    return kept(Portfolio(organisation=organisation, name=name, **said))


@performs(permissions.CHANGE_PORTFOLIO)
def change_portfolio(portfolio: Portfolio, *, viewer: Viewer, at: datetime, **said: Any) -> Portfolio:
    return changed(portfolio, said, OF_A_PART)


@performs(permissions.ADD_WARD)
def add_ward(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Ward:
    return kept(Ward(organisation=organisation, name=name, **said))


@performs(permissions.CHANGE_WARD)
def change_ward(ward: Ward, *, viewer: Viewer, at: datetime, **said: Any) -> Ward:
    return changed(ward, said, OF_A_PART)


@performs(permissions.CLOSE_DAYS)
def close_days(organisation: Organisation, *, viewer: Viewer, at: datetime, days: Mapping[date, str]) -> Organisation:
    """Close the council on each of these days, for the reason given with it."""
    closures = [ClosureDay(organisation=organisation, day=day, why=why) for day, why in days.items()]
    ClosureDay.objects.bulk_create(closures, update_conflicts=True, unique_fields=["organisation", "day"], update_fields=["why"])
    add_facts(**{f"closed on {day.isoformat()}": why for day, why in days.items()})
    return organisation


@performs(permissions.OPEN_DAY)
def open_day(closure: ClosureDay, *, viewer: Viewer, at: datetime) -> Organisation:
    """Take a closure day back. What was counted with it before stays as it was counted."""
    add_facts(**{f"open again on {closure.day.isoformat()}": True})
    closure.delete()
    return closure.organisation
