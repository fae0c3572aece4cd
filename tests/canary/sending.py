"""Other systems that send figures: one for what everybody reads, one for a closed measure too; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.models import Account
from moothall.access.tokens import hash_of
from moothall.access.viewer import Role
from moothall.authority.models import Office, Organisation, Person
from moothall.performance.models import Definition, Measure, System, SystemMeasure, SystemPost

SECRETS = ("name of another system that sends figures", "who withdrew a token", "closed measure of which a system sends")
LAST = date(2060, 3, 31)
OF_THE_OPEN, OF_BOTH, WITHDRAWN = "moothall_of-the-open", "moothall_of-both", "moothall_withdrawn"
ONE = "systems/<slug:slug>/<int:number>"


def read_by(role: Role) -> tuple[str, ...]:
    """Which systems send is for whoever keeps the council's plans."""
    return SECRETS if role is Role.PERFORMANCE_TEAM else ()


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> None:
    """Two systems that send, and one that was shut out."""
    council = rows["body"].organisation
    name, by, title = map(hidden, SECRETS)
    account = Account.objects.create_user("systems@wrenmouth.example", name="Keeper of systems")
    keeper = Person.objects.create(organisation=council, number=77, name="Keeper of systems", account=account)
    Office.objects.create(person=keeper, organisation=council, title="Performance officer", role=Role.PERFORMANCE_TEAM)
    of = {"organisation": council, "answers": keeper, "made_at": then, "ends_on": LAST}
    first = System.objects.create(number=1, name=name, token_hash=hash_of(OF_THE_OPEN), **of)
    second = System.objects.create(number=2, name="Revenues", token_hash=hash_of(OF_BOTH), **of)
    gone = {"withdrawn_at": then, "withdrawn_by": by}
    System.objects.create(number=3, name="Old", token_hash=hash_of(WITHDRAWN), **of, **gone)
    shut = closed(council, title, then)
    for system, measure in ((first, rows["measure"]), (second, rows["measure"]), (second, shut)):
        SystemMeasure.objects.create(system=system, measure=measure)
    SystemPost.objects.create(system=first, sent_at=then, body_hash="0" * 64, number=1, answer=[{"measure": "M1", "became": "sent"}])


def closed(council: Organisation, title: str, then: datetime) -> Measure:
    """A closed measure whose figure itself is entered."""
    row = Measure.objects.create(organisation=council, number=3, title=title, made_at=then, closed_under="paragraph 3")
    kind = {"polarity": "higher", "frequency": "monthly", "counting": "snapshot", "unit": "%", "written_at": then, "written_by": "clock"}
    Definition.objects.create(measure=row, title=title, from_on=date(2025, 4, 1), turn=1, reaches_back=True, **kind)
    return row


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is there and of what is not. Without a token the door answers everybody alike."""
    return {
        "api/": ["/api/"],
        "api/openapi.json": ["/api/openapi.json"],
        "api/figures": ["/api/figures"],
        "api/measures": ["/api/measures", "/api/measures?behind=x"],
        "performance/systems/": ["/performance/systems/", "/performance/systems/?page=9"],
        f"performance/{ONE}": [f"/performance/systems/wrenmouth/{number}" for number in (1, 3, 9)],
        **{
            f"performance/{ONE}/{verb}": [f"/performance/systems/wrenmouth/{number}/{verb}" for number in (1, 9)]
            for verb in ("renew", "withdraw")
        },
        "performance/<slug:slug>/new-system": ["/performance/wrenmouth/new-system", "/performance/nowhere/new-system"],
    }
