"""A small council with plans: departments, offices and people who own, keep and answer for them, made by the acts that people use."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from moothall.access.acts import recording
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Office, Organisation, Person
from moothall.plans import actions
from moothall.plans.models import Action, Objective, Plan

LONDON = ZoneInfo("Europe/London")
EARLY = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
TODAY = NOW.date()
FIRST, LAST = date(2026, 4, 1), date(2029, 3, 31)
DUE = date(2027, 3, 31)


def council(slug: str = "wrenmouth", name: str = "Wrenmouth", *, is_home: bool = True) -> SimpleNamespace:
    """A council whose homes department owns plans, with whoever answers for its portfolio."""
    with recording(is_whole=True):
        return founded(slug, name, is_home)


def founded(slug: str, name: str, is_home: bool) -> SimpleNamespace:
    row = authority.found(Organisation, viewer=THE_CLOCK, at=EARLY, name=name, slug=slug, is_home=is_home)
    homes, roads = (authority.add_department(row, viewer=THE_CLOCK, at=EARLY, name=one) for one in ("Homes", "Roads"))
    portfolio = authority.add_portfolio(row, viewer=THE_CLOCK, at=EARLY, name="Homes")
    here = SimpleNamespace(row=row, homes=homes, roads=roads, portfolio=portfolio)
    here.keeper, _ = somebody(row, "Kit Keeper", "Performance officer", Role.PERFORMANCE_TEAM)
    here.owner, here.office = somebody(row, "Olive Owner", "Head of Homes", Role.HEAD_OF_SERVICE, department=homes)
    here.stranger, here.strange_office = somebody(row, "Stan Strange", "Head of Roads", Role.HEAD_OF_SERVICE, department=roads)
    here.titled, here.title = somebody(row, "Tilly Title", "Repairs lead", "", department=homes)
    here.holder, _ = somebody(row, "Hal Holder", "Cabinet Member for Homes", Role.PORTFOLIO_HOLDER, portfolio=portfolio)
    here.spokesperson, _ = somebody(row, "Spike Spokes", "Spokesperson for Homes", Role.SPOKESPERSON, portfolio=portfolio)
    return here


def somebody(organisation: Organisation, name: str, title: str, role: str, **where: Any) -> tuple[Viewer, Office]:
    """Somebody with an office and an account, as who they are when they look."""
    person = authority.add_person(organisation, viewer=THE_CLOCK, at=EARLY, name=name)
    email = f"{name.replace(' ', '.').lower()}@{organisation.slug}.example"
    authority.give_account(person, viewer=THE_CLOCK, at=EARLY, email=email)
    office = authority.give_office(person, viewer=THE_CLOCK, at=EARLY, title=title, role=role, since=date(2020, 1, 1), **where)
    person.refresh_from_db()
    department = where["department"].pk if where.get("department") else None
    held = frozenset({Held(Role(role), organisation.pk, department)} if role else ())
    return Viewer(person.account.reference, name, held, person.pk), office


def account_of(viewer: Viewer) -> Any:
    return Person.objects.select_related("account").get(pk=viewer.person).account


def drafted(here: SimpleNamespace, title: str = "Homes service plan", **said: Any) -> Plan:
    """A plan of the homes department that only those who write plans read."""
    usual = {"kind": "service", "first_on": FIRST, "last_on": LAST, "department": here.homes, "summary": "Safe, warm homes."}
    usual |= {"portfolio": here.portfolio, "owner": here.office}
    return actions.write_plan(here.row, viewer=here.keeper, at=EARLY, title=title, **usual | said)


def published(here: SimpleNamespace, title: str = "Homes service plan", **said: Any) -> Plan:
    return actions.publish_plan(drafted(here, title, **said), viewer=here.keeper, at=EARLY)


def aimed(here: SimpleNamespace, plan: Plan, title: str = "Warm homes", **said: Any) -> Objective:
    usual = {"outcome": "Every tenant lives in a warm, dry home.", "lead": here.office, "portfolio": here.portfolio}
    return actions.add_objective(plan, viewer=here.keeper, at=EARLY, title=title, **usual | said)


def planned(here: SimpleNamespace, plan: Plan, title: str = "Hire trades staff", **said: Any) -> Action:
    usual = {"due_on": DUE, "owner": here.office}
    return actions.add_action(plan, viewer=here.keeper, at=EARLY, title=title, **usual | said)


def as_it_is(row: Any) -> Any:
    """The row as it stands in the table now."""
    return type(row).objects.visible_to(THE_CLOCK).get(pk=row.pk)
