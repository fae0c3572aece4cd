"""Savings: a programme that is out with a line that is open, one that is closed and one that is a draft; a programme that is not out."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from moothall.access.viewer import Role
from moothall.authority.models import Department, Organisation
from moothall.plans.models import (
    SavingDelivered,
    SavingLine,
    SavingObjective,
    SavingProfile,
    SavingsClosure,
    SavingsProgramme,
    SavingsTarget,
    SpendingStream,
    StreamPartner,
    Workstream,
    WorkstreamMilestone,
    WorkstreamMilestoneMoved,
)

OF_WRITERS = (
    "savings programme not published", "who set a target not published", "workstream not published", "milestone not published",
    "why a milestone not published was moved", "stream of spending not published",
)  # fmt: skip
OF_KEEPERS = (
    "title of a closed saving", "what a closed saving changes", "why a closed saving is at risk", "effect of a closed saving",
    "why a closed profile changed", "evidence of a closed saving", "who entered what a closed saving delivered",
    "effect of a closed saving on equality", "title of a draft saving", "why a draft saving is closed",
)  # fmt: skip
SECRETS = (*OF_WRITERS, *OF_KEEPERS)


def read_by(role: Role) -> tuple[str, ...]:
    """What whoever keeps or owns the council's plans reads of it: an owner of no department nothing that is closed."""
    if role is Role.PERFORMANCE_TEAM:
        return SECRETS
    return OF_WRITERS if role in {Role.HEAD_OF_SERVICE, Role.PLAN_OWNER} else ()


def note(rows: dict[str, Any], neighbour: Organisation, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    council = rows["body"].organisation
    homes = Department.objects.create(organisation=council, name="Savings and change")
    of = {"organisation": council, "first_year": then.year - 1, "last_year": then.year, "begun_at": then}
    public = SavingsProgramme.objects.create(number=1, title="Savings", published_at=then, **of)
    draft = SavingsProgramme.objects.create(number=2, title=hidden(OF_WRITERS[0]), **of)
    SavingsTarget.objects.create(programme=public, year=then.year - 1, turn=1, amount=Decimal(99), set_by="Council", set_at=then)
    SavingsTarget.objects.create(programme=draft, year=then.year, turn=1, amount=Decimal(9), set_by=hidden(OF_WRITERS[1]), set_at=then)
    told = {"savings": public, "draft savings": draft} | work(draft, neighbour, hidden, then) | lines(public, homes, hidden, then)
    SavingObjective.objects.create(line=told["saving"], objective=rows["closed objective"])
    SavingObjective.objects.create(line=told["closed saving"], objective=rows["objective"])
    return told


def work(programme: SavingsProgramme, neighbour: Organisation, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    workstream = Workstream.objects.create(programme=programme, number=1, title=hidden(OF_WRITERS[2]))
    due = {"due_on": then.date(), "number": 1}
    milestone = WorkstreamMilestone.objects.create(workstream=workstream, title=hidden(OF_WRITERS[3]), **due)
    moved = {"was_on": then.date(), "is_on": then.date(), "moved_at": then, "moved_by": "A clerk"}
    WorkstreamMilestoneMoved.objects.create(milestone=milestone, because=hidden(OF_WRITERS[4]), **moved)
    stream = SpendingStream.objects.create(programme=programme, number=1, title=hidden(OF_WRITERS[5]))
    StreamPartner.objects.create(stream=stream, organisation=neighbour, spend=Decimal(1), parts=10_000)
    return {"workstream": workstream, "stream": stream}


def lines(programme: SavingsProgramme, homes: Department, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """One that everybody reads, one that is closed with all that hangs on it, and a draft."""
    title, changes, because, effect, changed, evidence, whom, equality, drafted, why = (hidden(one) for one in OF_KEEPERS)
    of = {"programme": programme, "department": homes, "kind": "one-off", "written_at": then}
    shown = SavingLine.objects.create(number=1, title="Fewer vans", published_at=then, **of)
    said = {"changes": changes, "judged": "at risk", "judged_because": because, "service_effect": effect, "equality": equality}
    secret = SavingLine.objects.create(number=2, title=title, published_at=then, closure=1, **said, **of)
    draft = SavingLine.objects.create(number=3, title=drafted, closure=2, **of)
    named = {"programme": programme, "ground": SavingsClosure.Ground.EXEMPT, "paragraphs": "4", "closed_at": then}
    SavingsClosure.objects.create(number=1, public_interest="Staff are told first.", published_at=then, **named)
    SavingsClosure.objects.create(number=2, public_interest=why, **named)
    for line in (shown, secret):
        turn = {"line": line, "year": then.year - 1, "turn": 1, "pennies": [100] * 12, "amount": Decimal(12)}
        SavingProfile.objects.create(**turn, written_at=then, written_by="A clerk")
    ended = {"turn": 9, "amount": Decimal(12), "pennies": [100] * 12, "written_at": then, "written_by": "A clerk", "ended_at": then}
    SavingProfile.objects.create(line=secret, year=then.year, ended_because=changed, **ended)
    entry = {"number": 1, "on": then.date(), "amount": Decimal(1), "entered_at": then, "entered_by": whom}
    SavingDelivered.objects.create(line=secret, evidence=evidence, **entry)
    return {"saving": shown, "closed saving": secret, "draft saving": draft}


ONE = "<slug:slug>/<int:number>"
OF_A_PROGRAMME = (
    "publish change target contributions delivered lines/new lines/table lines/to-fill.csv lines/to-fill.xlsx "
    "workstreams/new streams/new table.csv table.xlsx"
)
OF_A_LINE = "publish change profile discard close open put judge objective delivered"


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    at = "/plans/savings"
    programmes, lines = ([f"{at}/{kind}wrenmouth/{number}" for number in (1, 2, 3)] for kind in ("", "lines/"))
    work, stream = f"{at}/workstreams/wrenmouth/1", f"{at}/streams/wrenmouth/1"
    found = {
        "plans/savings/": [f"{at}/"],
        "plans/savings/<slug:slug>/new": [f"{at}/wrenmouth/new", f"{at}/nowhere/new"],
        f"plans/savings/{ONE}": [*programmes, f"{programmes[0]}?year=2025", f"{programmes[0]}?year=x"],
        f"plans/savings/lines/{ONE}": lines,
        f"plans/savings/lines/{ONE}/delivered/<int:which>": [f"{lines[1]}/delivered/1"],
        f"plans/savings/workstreams/{ONE}": [work, f"{at}/workstreams/wrenmouth/9"],
        f"plans/savings/streams/{ONE}": [stream, f"{at}/streams/wrenmouth/9"],
        f"plans/savings/streams/{ONE}/change": [f"{stream}/change"],
    }
    found |= {f"plans/savings/{ONE}/{verb}": [f"{one}/{verb}" for one in programmes[:2]] for verb in OF_A_PROGRAMME.split()}
    found |= {f"plans/savings/lines/{ONE}/{verb}": [f"{one}/{verb}" for one in lines[1:]] for verb in OF_A_LINE.split()}
    found |= {f"plans/savings/workstreams/{ONE}/{verb}": [f"{work}/{verb}"] for verb in ("change", "milestone", "end", "take-up")}
    stone = "milestones/<int:which>"
    return found | {f"plans/savings/workstreams/{ONE}/{stone}/{end}": [f"{work}/milestones/1/{end}"] for end in ("moved", "reached")}
