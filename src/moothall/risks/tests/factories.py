"""A small council with risks: departments, offices and people who keep, own and read them, made by the acts that people use."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from moothall.access.acts import recording
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Office, Organisation, Person
from moothall.risks import actions
from moothall.risks.models import Control, Risk, Treatment

EARLY = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()
BY = {"viewer": THE_CLOCK, "at": EARLY}
STEPS = "Rare: a\nUnlikely: b\nLikely: c\nCertain: d"
MATRIX = {"size": 4, "likelihoods": STEPS, "impacts": STEPS, "bands": "Low: 1\nHigh: 9", "accepts": 6, "appetites": "Money: 6\nLaw: 2"}


def council(slug: str = "wrenmouth", name: str = "Wrenmouth", *, is_home: bool = True) -> SimpleNamespace:
    with recording(is_whole=True):
        row = authority.found(Organisation, **BY, name=name, slug=slug, is_home=is_home)
        homes, roads = (authority.add_department(row, **BY, name=one) for one in ("Homes", "Roads"))
        here = SimpleNamespace(row=row, homes=homes, roads=roads)
        here.keeper, _ = somebody(row, "Kit Keeper", "Performance officer", Role.PERFORMANCE_TEAM)
        here.clerk, _ = somebody(row, "Cleo Clerk", "Committee clerk", Role.COMMITTEE_CLERK)
        here.head, here.office = somebody(row, "Heidi Head", "Head of Homes", Role.HEAD_OF_SERVICE, department=homes)
        here.stranger, here.strange_office = somebody(row, "Stan Strange", "Head of Roads", Role.HEAD_OF_SERVICE, department=roads)
        here.owner, here.owning = somebody(row, "Olive Owner", "Repairs manager", Role.MEASURE_OWNER, department=homes)
        here.titled, here.title = somebody(row, "Tilly Title", "Repairs lead", "", department=homes)
        here.auditor, _ = somebody(row, "Audrey Audit", "Internal auditor", Role.INTERNAL_AUDITOR)
        here.member, _ = somebody(row, "Max Member", "Councillor", Role.MEMBER)
    return here


def somebody(organisation: Organisation, name: str, title: str, role: str, **where: Any) -> tuple[Viewer, Office]:
    """Somebody with an office and an account, as who they are when they look."""
    person = authority.add_person(organisation, **BY, name=name)
    authority.give_account(person, **BY, email=f"{name.replace(' ', '.').lower()}@{organisation.slug}.example")
    office = authority.give_office(person, **BY, title=title, role=role, since=date(2020, 1, 1), **where)
    person.refresh_from_db()
    department = where["department"].pk if where.get("department") else None
    held = frozenset({Held(Role(role), organisation.pk, department)} if role else ())
    return Viewer(person.account.reference, name, held, person.pk), office


def account_of(viewer: Viewer) -> Any:
    return Person.objects.select_related("account").get(pk=viewer.person).account


def added(here: SimpleNamespace, title: str = "The boilers fail", **said: Any) -> Risk:
    """A risk of the homes department that nobody has assessed yet."""
    usual = {"category": "Services", "cause": "The boilers are old.", "event": "They fail in a cold week.", "department": here.homes}
    usual |= {"consequence": "Tenants have no heating.", "owner": here.owning, "review_on": date(2026, 12, 31)}
    return actions.add_risk(here.row, viewer=here.keeper, at=EARLY, title=title, **usual | said)


def placed(risk: Risk, likelihood: int = 4, impact: int = 4, kind: str = "residual", at: datetime = EARLY) -> Risk:
    because = "Two have failed this year."
    return actions.assess(risk, viewer=THE_CLOCK, at=at, kind=kind, likelihood=likelihood, impact=impact, because=because)


def controlled(risk: Risk, what: str = "Boilers are serviced each year") -> Control:
    actions.add_control(risk, viewer=THE_CLOCK, at=EARLY, what=what, owner=risk.owner)
    return Control.objects.visible_to(THE_CLOCK).filter(risk=risk).latest("pk")


def treated(risk: Risk, what: str = "Replace forty boilers", due_on: date = date(2027, 3, 31)) -> Treatment:
    actions.add_treatment(risk, viewer=THE_CLOCK, at=EARLY, what=what, due_on=due_on, owner=risk.owner)
    return Treatment.objects.visible_to(THE_CLOCK).filter(risk=risk).latest("pk")


def as_it_is(row: Any) -> Any:
    """The row as it stands in the table now."""
    return type(row).objects.visible_to(THE_CLOCK).get(pk=row.pk)
