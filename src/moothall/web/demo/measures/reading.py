"""How a table of measures is read: one file for those who own them, one entry for each measure, and only what differs from the usual.

    [kept]                                      the key of the measure, by which the story names it
    title, why, how, unit                       what it is; the unit is % where nothing is said
    share = ["Those", "Of these", 410, "homes"] so many of those, out of usually 410 of these, both in homes; or a unit for each of them
    pools = ["major", "minor"]                  the whole of other measures' shares
    every = "month"                             or "year"; a quarter where nothing is said
    runs = [71, 91, 3]                          from where it begins, to where it goes, and by how much it goes up and down
    pace = 0.9                                  how much of the way is left after each period
    season = [12, "February"]                   so much more in that month
    steps = [["damp/inhouse", -9, 6]]           from that step of a matter, or month of the story, so much more, over six months
    stated = { "3 October" = [1012, 1240] }     what the papers say of a month of the story: a figure, or how many of how many
    gaps = { "2 August" = "Nobody counted." }   why there is no figure
    since = "1 October"                         when it was first measured
    target = [82, 2]                            for the first year, and how much better in each year after it
    always_late = 14                            how many working days later than usual each figure of it comes
    set_by = ["contract", "Harbour Lines"]      who set it; its owner where nothing is said
    codes = { corporate = "H1" }                which frameworks carry it, and how they call it

A month of the story is the number of its year, counted from the May in which it begins, and a name; so is what a matter names.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from moothall.performance.rules import Counting, Polarity, SetBy, rounded
from moothall.web.demo.calendar import MONTHS
from moothall.web.demo.matters import civic, coast, homes
from moothall.web.demo.measured import Change, Counted, Figure, Measure

FILES = ("repairs", "homes", "streets", "coast", "planning", "communities", "partners", "customers", "resources", "office")
MATTERS = (homes.DAMP, homes.DEPOT, homes.CUSTOMS_HOUSE, coast.PARKING, coast.WALL, coast.ACCESS, civic.LIBRARY, civic.MAPPING,
           civic.SHARING, civic.ONE_STOP)  # fmt: skip
LENGTHS = {"month": 1, "quarter": 3, "year": 12}
PLAIN = ("title", "unit", "owner", "reviewer", "department", "portfolio", "serves", "decimals", "pace", "sent_after", "always_late",
         "source", "when_missed", "when_kept", "is_held_back", "is_reward")  # fmt: skip
OF_ALL = "of_all"
Said = Mapping[str, Any]


def read() -> tuple[Measure, ...]:
    """Every measure, in the order of the tables; what one is worked out from stands before it."""
    found: dict[str, Measure] = {}
    for name in FILES:
        table = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"), parse_float=float)
        usual = table.pop(OF_ALL)
        for key, said in table.items():
            found[key] = measure(key, {"unit": "%", "reviewer": "Performance Manager"} | usual | said, found)
    return tuple(found.values())


def measure(key: str, said: Said, known: Mapping[str, Measure]) -> Measure:
    start, settles, sway = said.get("runs", (0, 0, 0))
    whole = {"rationale": said["why"], "in_words": said["how"], "months": LENGTHS[said.get("every", "quarter")]}
    course: dict[str, Any] = {"start": start, "settles": settles, "sway": sway}
    course["pooled"] = tuple(known[one] for one in said.get("pools", ()))
    if "season" in said:
        course["season"] = (said["season"][0], (MONTHS.index(said["season"][1]) + 1) % 12)
    if "since" in said:
        course["since"] = month_of(said["since"])
    course |= {"changes": tuple(change(*one) for one in said.get("steps", ())), "stated": stated(said)}
    plain = {name: said[name] for name in PLAIN if name in said}
    return Measure(key=key, codes=tuple(said["codes"].items()), **whole, **course, **plain, **kinds(said), **wanted(said))


def kinds(said: Said) -> dict[str, Any]:
    found: dict[str, Any] = {"polarity": Polarity(said.get("better", "higher")), "counting": Counting(said.get("counting", "snapshot"))}
    if "share" in said:
        those, of, usual, unit, *others = said["share"]
        found["counted"] = Counted(those, of, usual, unit, others[0] if others else unit, 100 if said["unit"] == "%" else 1)
    return found


def wanted(said: Said) -> dict[str, Any]:
    """Its target, and who set it."""
    found: dict[str, Any] = {"tolerance": decimal(said.get("tolerance", 2))}
    if "target" in said:
        first, *better = said["target"]
        found |= {"target": decimal(first), "better": decimal(better[0] if better else 0)}
    if "band" in said:
        found["band"] = decimal(said["band"])
    if "set_by" in said:
        found |= {"set_by": SetBy(said["set_by"][0]), "set_by_words": said["set_by"][1]}
    return found


def decimal(number: int | float) -> Decimal:
    return Decimal(str(number))


def change(when: str, by: float, takes: int = 1) -> Change:
    return Change(month_of(when), by, takes)


def stated(said: Said) -> tuple[tuple[int, Figure], ...]:
    """What is said of single months: figures, and why there are none."""
    told = {month_of(when): in_figures(one, said) for when, one in said.get("stated", {}).items()}
    return tuple((told | {month_of(when): Figure(None, because=why) for when, why in said.get("gaps", {}).items()}).items())


def in_figures(one: Any, said: Said) -> Figure:
    if not isinstance(one, list):
        return Figure(decimal(one))
    those, of = one
    per = 100 if said["unit"] == "%" else 1
    return Figure(rounded(Decimal(per * those) / of, said.get("decimals", 1)), those, of)


def month_of(when: str) -> int:
    """The month of the story, from 0 for the April before it begins.

    >>> month_of("1 May"), month_of("2 April"), month_of("3 October"), month_of("damp/survey")
    (1, 24, 30, 10)
    """
    if "/" not in when:
        year, name = when.split()
        return (int(year) - 1) * 12 + MONTHS.index(name) + 1
    matter, name = when.split("/")
    step = next(one for told in MATTERS if told.key == matter for one in told.steps if one.name == name)
    return (step.year - 1) * 12 + MONTHS.index(step.month) + 1
