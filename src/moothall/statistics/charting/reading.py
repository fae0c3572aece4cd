"""One series and its rules from JSON, or a sentence that names the field which cannot be meant. Nothing is guessed or mended."""

import json
import re
from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import Any

from .series import ACCUMULATIONS, BETWEEN, POLARITY, RUN_LENGTHS, TIES, BadSeries, Rules, Series

MOST_ROWS_OF_ONE, MOST_ROWS = 20_000, 500_000
PROFILES = ("mdc", "ptd-0.2.2")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOST_DIGITS = 300  # no float has more
SHOWN = 40  # so many letters of what was given are said back

Read = Callable[[str, Any], Any]


def parsed(text: bytes) -> Any:
    """What the bytes hold as JSON, with every name once."""
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=once_each, parse_int=whole)
    except UnicodeDecodeError:
        raise BadSeries("input", "input: this is no UTF-8 text; give the series as JSON.") from None
    except json.JSONDecodeError as error:
        what = "is empty" if not text.strip() else f"is no JSON: {error.msg}, line {error.lineno}, column {error.colno}"
        raise BadSeries("input", f"input: standard input {what}; give the series as a JSON object, or a list of them.") from None
    except RecursionError:
        raise BadSeries(
            "input", "input: lists stand too deep in one another; give the series as a JSON object, or a list of them."
        ) from None


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadSeries(twice, f"{said(twice)}: stands there twice; give it once.")
    return found


def whole(digits: str) -> int | float:
    """A whole number; one of more digits than anything is counted with becomes infinite, and is refused where it stands."""
    return int(digits) if len(digits) < MOST_DIGITS else float("inf")


def series_and_rules(given: Any) -> tuple[Series, Rules]:
    """The series and the rules of one input object."""
    if not isinstance(given, dict):
        raise BadSeries("input", f"input: {said(given)} is no object; give the fields dates and values.")
    unknown = next((name for name in given if name not in FIELDS), None)
    if unknown is not None:
        raise BadSeries(unknown, f"{said(unknown)}: there is no such field; there are {', '.join(FIELDS)}.")
    for field in ("dates", "values"):
        if given.get(field) is None:
            raise BadSeries(field, f"{field}: is missing; give a list.")
    found = {field: FIELDS[field](field, value) for field, value in given.items() if value is not None}
    found.pop("trajectory", None)  # drawn, never counted with
    rules = Rules(**{field: found.pop(field) for field in RULES if field in found})
    if rules.profile == "ptd-0.2.2" and "targets" in found:
        raise BadSeries("targets", "targets: ptd-0.2.2 knows one target for all time; give target, or choose mdc.")
    return Series(**found), rules


def listed(read: Read) -> Read:
    """A field that holds a list, each entry of which is read alike."""

    def entries(field: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise BadSeries(field, f"{field}: {said(value)} is no list.")
        if len(value) > MOST_ROWS_OF_ONE:
            raise BadSeries(field, f"{field}: {len(value):,} entries are too many; a series has at most {MOST_ROWS_OF_ONE:,}.")
        return tuple(read(f"{field}: entry {place}", entry) for place, entry in enumerate(value, start=1))

    return entries


def a_day(field: str, value: Any) -> date:
    try:
        return date.fromisoformat(value if DAY.fullmatch(value) else "")
    except (TypeError, ValueError):
        raise BadSeries(field.partition(":")[0], f"{field} is {said(value)}; give a day as 2026-04-01.") from None


def a_number(field: str, value: Any) -> int | float:
    if not is_number(value):
        raise BadSeries(field.partition(":")[0], f"{field} is {said(value)}; give a number.")
    return value


def a_value(field: str, value: Any) -> int | float | None:
    """A number, or nothing where it is missing."""
    if value is not None and not is_number(value):
        raise BadSeries(field.partition(":")[0], f"{field} is {said(value)}; give a number, or null where it is missing.")
    return value


def is_number(value: Any) -> bool:
    """Whether it can be counted with: neither true nor false, neither NaN nor infinite."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def a_count(field: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadSeries(field, f"{field}: {said(value)} is no whole number.")
    return value


def a_yes_or_no(field: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadSeries(field, f"{field}: {said(value)} is neither true nor false.")
    return value


def one_of(allowed: tuple[Any, ...]) -> Read:
    def chosen(field: str, value: Any) -> Any:
        if value not in allowed or not isinstance(value, type(allowed[0])) or isinstance(value, bool):  # 6.0 and true are no 6 and no 1
            raise BadSeries(field, f"{field}: {said(value)} is none of {', '.join(map(str, allowed))}.")
        return value

    return chosen


def a_dated_target(field: str, value: Any) -> tuple[date, int | float | None]:
    if not isinstance(value, dict) or set(value) != {"from", "value"}:
        raise BadSeries("targets", f'{field} is {said(value)}; give {{"from": a day, "value": a number or null}}.')
    return a_day(f"{field}: from", value["from"]), a_value(f"{field}: value", value["value"])


def a_trajectory(field: str, value: Any) -> Any:
    """A number or a list of them, that are drawn."""
    return listed(a_value)(field, value) if isinstance(value, list) else a_number(field, value)


def said(value: Any) -> str:
    """What was given, short enough to be read, and in letters that every screen has."""
    text = json.dumps(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


RULES = ("profile", "run_length", "ties", "rebase_between")
FIELDS: dict[str, Read] = {
    "dates": listed(a_day),
    "values": listed(a_value),
    "improvement_direction": one_of(tuple(POLARITY)),
    "target": a_number,
    "rebase": listed(a_day),
    "fix_after_n_points": a_count,
    "screen_outliers": a_yes_or_no,
    "trajectory": a_trajectory,
    "targets": listed(a_dated_target),
    "accumulation": one_of(ACCUMULATIONS),
    "profile": one_of(PROFILES),
    "run_length": one_of(RUN_LENGTHS),
    "ties": one_of(TIES),
    "rebase_between": one_of(BETWEEN),
}
