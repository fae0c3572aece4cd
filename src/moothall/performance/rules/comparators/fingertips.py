"""Figures as Fingertips gives them (Office for Health Improvement and Disparities), flattened from JSON into rows, and how a row is read.

A file of values has one indicator: areas, in each of them segments (age, sex), in each of these periods with a value, its interval and
the benchmark of the period. A file of indicators says of each how it is stated and which side is good. Neither is wholly described by
its publisher, so everything is looked at before it is believed, and what is not there is an empty cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from moothall.performance.rules.comparators.brought import (
    MISSING,
    At,
    BadRow,
    Brought,
    Group,
    Indicator,
    Reported,
    Row,
    number,
    reported,
    worded,
)
from moothall.performance.rules.comparators.wider import COUNTRIES
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.periods import Period
from moothall.performance.rules.verdicts.others import GroupKind
from moothall.statistics.comparison import beside_reference

Numbered = Sequence[tuple[int, Row]]
METHOD = "CIOverlappingReferenceValue95"
POLARITIES = {"lowisgood": Polarity.LOWER, "highisgood": Polarity.HIGHER, "nojudgement": Polarity.NONE, "": Polarity.NONE}
ALL = Group(GroupKind.COUNTRY, "All places")
VALUES = (
    "id", "name", "polarity", "method", "area", "area_code", "age", "sex", "group", "is_whole", "from", "to", "value", "count",
    "denominator", "low", "high", "reference", "reference_code", "reference_value", "outcome",
)  # fmt: skip
MEANINGS = ("indicatorID", "indicatorName", "polarity", "unitLabel")
SAID = {"better": "better", "worse": "worse", "similar": "similar", "higher": "higher", "lower": "lower"}


def flattened(found: Any) -> list[dict[str, str]]:
    """The rows of a file: of values, or of indicators; none where it is neither."""
    if isinstance(found, dict) and "areaHealthData" in found:
        return list(values(found))
    return [{name: words(one.get(name)) for name in MEANINGS} for one in those(found) if "indicatorID" in one]


def those(found: Any) -> list[Mapping[str, Any]]:
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def part(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    one = found.get(name)
    return one if isinstance(one, dict) else {}


def words(one: Any) -> str:
    return str(one) if isinstance(one, (str, int, float)) and not isinstance(one, bool) else ""


def values(found: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """A row for each area, segment and period."""
    of = {"id": words(found.get("indicatorId")), "name": words(found.get("name")), "polarity": words(found.get("polarity"))}
    of["method"] = words(found.get("benchmarkMethod"))
    for area in those(found.get("areaHealthData")):
        at = {"area": words(area.get("areaName")), "area_code": words(area.get("areaCode"))}
        for segment in those(area.get("indicatorSegments")):
            whose = {name: words(part(segment, name).get("value")) for name in ("age", "sex")}
            whose["is_whole"] = "yes" if segment.get("isAggregate") is True else ""
            yield from (of | at | whose | told(one) for one in those(segment.get("healthData")))


def told(one: Mapping[str, Any]) -> dict[str, str]:
    """What stands of one period."""
    when, beside, group = part(one, "datePeriod"), part(one, "benchmarkComparison"), part(one, "deprivation")
    said = {
        "from": words(when.get("from")),
        "to": words(when.get("to")),
        "low": words(one.get("lowerCi")),
        "high": words(one.get("upperCi")),
    }
    said |= {name: words(one.get(name)) for name in ("value", "count", "denominator")}
    said |= {"reference": words(beside.get("benchmarkAreaName")), "reference_code": words(beside.get("benchmarkAreaCode"))}
    said |= {"reference_value": words(beside.get("benchmarkValue")), "outcome": words(beside.get("outcome"))}
    return said | {"group": "" if group.get("isAggregate") is not False else words(group.get("value"))}


def indicator_of(row: Row, into: Brought) -> None:
    """What an indicator means; it is brought in only with figures of it."""
    code = worded(row, "indicatorID")
    unit = " ".join(row["unitLabel"].split())[:40]
    into.meant[code] = Indicator(
        code, worded(row, "indicatorName"), unit.casefold() if unit == "Years" else unit or "number", 1, polarity(row)
    )


def polarity(row: Row) -> Polarity:
    found = POLARITIES.get("".join(letter for letter in row["polarity"].casefold() if letter.isalpha()))
    if found is None:
        raise BadRow(f"“polarity” is “{row['polarity'][:30]}”. It is Low is good, High is good or No judgement.")
    return found


def figure_of(row: Row, into: Brought) -> None:
    """One figure with its interval; its benchmark is what the reference place reports of the same."""
    of, place = indicator(row, into), into.spelt(worded(row, "area"), row["area_code"])
    at, said = period(row), with_interval(row)
    into.put_place(place, row["area_code"].strip())
    for group in groups(row):
        into.put_member(group, place)
    into.put_figure(At(of.code, place, at), said)
    into.indicators[of.code] = of
    if row["reference_value"].strip().casefold() not in MISSING:
        put_reference(row, At(of.code, into.spelt(worded(row, "reference"), row["reference_code"]), at), into)


def groups(row: Row) -> list[Group]:
    """All areas together; or, where a table names them, those of one kind and those within one region. A country is among no others."""
    kind, within = (" ".join(row.get(name, "").split())[:200] for name in ("kind", "within"))
    if kind.casefold() in COUNTRIES:
        return []
    whole = Group(GroupKind.COUNTRY, kind) if kind else ALL
    return [whole, Group(GroupKind.REGION, within)] if within and within != row["reference"] else [whole]


def put_reference(row: Row, at: At, into: Brought) -> None:
    if into.reference not in ("", at.place):
        raise BadRow(f"“reference” is “{at.place[:40]}” here and “{into.reference[:40]}” elsewhere. Bring in one of them at a time.")
    into.reference = at.place
    into.put_place(at.place, row["reference_code"].strip())
    if at not in into.figures:
        into.put_figure(at, Reported(number(row["reference_value"], "benchmark")))


def indicator(row: Row, into: Brought) -> Indicator:
    """What is reported: the whole, or of a part of the people, which is an indicator by itself."""
    code, name = worded(row, "id"), worded(row, "name")
    known = into.meant.get(code, Indicator(code, name, row.get("unit", ""), 1, polarity(row)))
    if row["polarity"].strip() and known.polarity is not polarity(row):
        raise BadRow(f"“polarity” of {code} is “{row['polarity'][:30]}” here and otherwise in the file of indicators.")
    who = "" if row["is_whole"] else ", ".join(worded(row, one) for one in ("sex", "age") if row[one].strip())
    who = ", ".join(one for one in (who, " ".join(row["group"].split())) if one)[:80]
    return replace(known, code=f"{code} {who}"[:200], title=f"{known.title[:110]}: {who}") if who else known


def period(row: Row) -> Period:
    """From a day to a day, as JSON writes days."""
    try:
        found = Period(date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))
    except ValueError as wrong:
        if row["from"] and not row["to"]:
            raise BadRow(f"The time period is “{row['from'][:30]}”. Say it as 2019, 2019/20, 2017 - 19, 2019/20 Q1 or Apr 2019.") from wrong
        raise BadRow("“from” or “to” is no day, such as 2025-04-01.") from wrong
    if found.last < found.first or not 1900 <= found.first.year <= found.last.year <= 2200:
        raise BadRow("“to” lies before “from”, or the days are not of our time.")
    return found


def with_interval(row: Row) -> Reported:
    said = reported(row["value"], row["count"] if row["denominator"].strip() else "", row["denominator"])
    low, high = (number(row[name], name) if row[name].strip().casefold() not in MISSING else None for name in ("low", "high"))
    if said.value is None or low is None or high is None:
        return said
    if not low <= said.value <= high:
        raise BadRow(f"The interval is {low} to {high}, and the value {said.value} does not lie in it.")
    return replace(said, low=low, high=high)


def in_agreement(rows: Numbered, into: Brought) -> None:
    """Whether what the file says of each figure beside its benchmark follows from the intervals, which is how we work it out."""
    said = [(row, worked_out(row)) for _, row in rows if row["method"] == METHOD and row["outcome"].strip()]
    apart = [row for row, ours in said if ours != SAID.get(row["outcome"].strip().casefold())]
    if said and not apart:
        into.notes.append(f"All {len(said)} comparisons that the file states follow from its intervals.")
    for row in apart[:20]:
        into.notes.append(
            f"{row['area']}, {row['sex']}, {row['from']}: the file says “{row['outcome'][:20]}”, which does not follow from it."
        )


def worked_out(row: Row) -> str:
    try:
        low, high, reference = (float(row[name]) for name in ("low", "high", "reference_value"))
        return beside_reference(low, high, reference, polarity(row).value)
    except ValueError:
        return ""
