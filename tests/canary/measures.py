"""Measures: one that everybody reads, one that is closed with all that hangs on it; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Role
from moothall.performance.models import (
    Carrying,
    Definition,
    FormulaUse,
    Framework,
    Measure,
    MeasureObjective,
    MeasureSuccession,
    NewStart,
    Target,
    Tolerance,
)

SECRETS = (
    "title of a closed measure", "meaning of a closed measure", "reason for a closed measure", "numerator of a closed measure",
    "source of a closed measure", "why a closed measure was defined anew", "why a measure is closed", "code of a closed measure",
    "who set a target of a closed measure", "why a target of a closed measure is changed", "baseline of a closed measure",
    "why a target of a closed measure was withdrawn", "who said how near is near of a closed measure",
    "why limits of a closed measure begin anew", "why limits of a closed measure go on",
)  # fmt: skip
ONE = "<slug:slug>/<int:number>"
MEASURES = [f"/performance/measures/wrenmouth/{number}" for number in (1, 2, 9)]
VERBS = "send beside set-target define whose tolerance carry carry-no-more serve serve-no-more begin-anew end close open"
BEGAN, LATER, LAST = date(2025, 4, 1), date(2025, 4, 2), date(2060, 3, 31)


def read_by(role: Role) -> tuple[str, ...]:
    """What whoever keeps the council's plans reads of it; an owner of no department reads nothing that is closed."""
    return SECRETS if role is Role.PERFORMANCE_TEAM else ()


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    council = rows["body"].organisation
    title, means, reason, numerator, source, anew, why, code, setter, because, baseline, withdrawn, near, *starts = map(hidden, SECRETS)
    of = {"organisation": council, "made_at": then}
    shown = Measure.objects.create(number=1, title="Repairs on time", **of)
    secret = Measure.objects.create(number=2, title=title, closed_under="paragraph 3", closed_because=why, **of)
    kind = {"polarity": "higher", "frequency": "monthly", "counting": "snapshot", "unit": "%", "written_at": then, "written_by": "clock"}
    first = kind | {"from_on": BEGAN, "turn": 1, "reaches_back": True}
    Definition.objects.create(measure=shown, title=shown.title, in_words="Jobs on time", **first)
    Definition.objects.create(measure=secret, title=title, in_words=means, until_on=BEGAN, **first)
    said = {"title": title, "in_words": means, "rationale": reason, "numerator": numerator, "source": source, "because": anew}
    meant = Definition.objects.create(measure=secret, formula="2 * M1", from_on=LATER, turn=2, **said, **kind)
    FormulaUse.objects.create(definition=meant, uses=shown, part="value")
    framework = Framework.objects.create(organisation=council, number=1, kind="corporate", name="Corporate Plan")
    for row, name in ((shown, "H4"), (secret, code)):
        Carrying.objects.create(measure=row, framework=framework, code=name, from_on=BEGAN)
    aims(shown, secret, (setter, because, baseline, withdrawn), then)
    dated = {"turn": 1, "from_on": BEGAN, "amount": 2, "kind": "units", "set_on": BEGAN, "entered_at": then, "entered_by": "clock"}
    Tolerance.objects.create(measure=secret, set_by=near, **dated)
    begin_anew(shown, secret, starts, then)
    MeasureObjective.objects.create(measure=secret, objective=rows["objective"])
    MeasureObjective.objects.create(measure=shown, objective=rows["closed objective"])
    MeasureSuccession.objects.create(earlier=secret, later=shown)
    return {"measure": shown, "closed measure": secret, "framework": framework}


def aims(shown: Measure, secret: Measure, words: tuple[str, ...], then: datetime) -> None:
    """A target of each that Members have not agreed, and one that was withdrawn."""
    setter, because, baseline, withdrawn = words
    of = {"from_on": BEGAN, "last_on": LAST, "value": 9, "set_on": BEGAN, "set_by": "officer", "entered_at": then, "entered_by": "clock"}
    Target.objects.create(measure=shown, turn=1, **of)
    gone = {"withdrawn_at": then, "withdrawn_because": withdrawn}
    Target.objects.create(measure=secret, turn=1, **gone, **of)
    Target.objects.create(measure=secret, turn=2, set_by_words=setter, because=because, baseline=8, baseline_words=baseline, **of)


def begin_anew(shown: Measure, secret: Measure, words: list[str], then: datetime) -> None:
    """A new start of each, and one that was undone."""
    of = {"from_on": BEGAN, "begun_at": then, "begun_by": "clock"}
    why, undone = words
    NewStart.objects.create(measure=shown, turn=1, because="A new contractor", **of)
    NewStart.objects.create(measure=secret, turn=1, because=why, undone_at=then, undone_because=undone, **of)
    NewStart.objects.create(measure=secret, turn=2, because=why, **of)


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    at = "/performance/wrenmouth"
    desk = ("new-measure", "new-framework", "targets-report", "measures-table", "measures-to-fill.csv", "measures-to-fill.xlsx")
    grid, whose = ("targets-grid", "targets-to-fill.csv", "targets-to-fill.xlsx"), ("?of=department-1", "?of=framework-1", "?of=x")
    chosen = ["?words=plumbago", "?words=zqkestrel&ended=on&order=newest", "?polarity=x&page=x", "?show=not-agreed"]
    framework = "/performance/frameworks/wrenmouth/1"
    return {
        "performance/": [f"/performance/{one}" for one in ("", "?show=off&framework=1", "?show=not-rated", "?show=x&portfolio=zq")],
        "performance/feed": ["/performance/feed"],
        "performance/measures.json": ["/performance/measures.json"],
        f"performance/measures/{ONE}.json": [f"{one}.json" for one in MEASURES],
        "performance/measures/": ["/performance/measures/", *(f"/performance/measures/{one}" for one in chosen)],
        "performance/measures.xlsx": ["/performance/measures.xlsx", *(f"/performance/measures.xlsx{one}" for one in chosen)],
        "performance/measures.csv": ["/performance/measures.csv", *(f"/performance/measures.csv{one}" for one in chosen)],
        f"performance/measures/{ONE}": MEASURES,
        **{f"performance/measures/{ONE}/{verb}": [f"{one}/{verb}" for one in MEASURES[:2]] for verb in VERBS.split()},
        **{
            f"performance/measures/{ONE}/targets/<int:turn>/{verb}": [f"{MEASURES[1]}/targets/{turn}/{verb}" for turn in (2, 9)]
            for verb in ("put", "amended", "withdraw")
        },
        f"performance/measures/{ONE}/new-starts/<int:turn>/undo": [f"{MEASURES[1]}/new-starts/{turn}/undo" for turn in (2, 9)],
        "performance/targets/not-agreed/": ["/performance/targets/not-agreed/"],
        "performance/frameworks/": ["/performance/frameworks/"],
        f"performance/frameworks/{ONE}": [framework, "/performance/frameworks/wrenmouth/9"],
        f"performance/frameworks/{ONE}/change": [f"{framework}/change"],
        **{f"performance/<slug:slug>/{page}": [f"{at}/{page}", f"/performance/nowhere/{page}"] for page in desk},
        **{f"performance/<slug:slug>/{page}": [f"{at}/{page}{asked}" for asked in whose] for page in grid},
    }
