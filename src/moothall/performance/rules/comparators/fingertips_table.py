"""The table that Fingertips gives away as a CSV file, turned into the rows that its JSON comes to.

A line says an indicator, an area, sex, age and category, and a time in words; which side is good it says only by its comparisons with
England, so that is worked out from them. What the file leaves open (a year is of April or of January) is read as it is written.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from moothall.authority.words import MONTHS
from moothall.performance.rules.comparators.brought import MISSING, Row
from moothall.performance.rules.comparators.fingertips import METHOD, SAID
from moothall.performance.rules.periods import ONE_DAY, Period, month_after

Numbered = Sequence[tuple[int, Row]]
HEADS = ("Indicator ID", "Indicator Name", "Area Code", "Area Name", "Sex", "Age", "Time period", "Value")
OTHERS = (
    "Parent Name", "Area Type", "Category Type", "Category", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator",
    "Compared to England value or percentiles",
)  # fmt: skip
COMPARED = OTHERS[-1]
ENGLAND = "England"
WHOLE = ("Persons", "All ages")
SHORT = {name[:3].casefold(): number for number, name in enumerate(MONTHS) if name}
YEARS = re.compile(r"(\d{4})(?: ?- ?(\d{2}|\d{4}))?", re.ASCII)
APRIL_YEARS = re.compile(r"(\d{4})/\d{2}(?: ?- ?(\d{2}|\d{4})/\d{2})?", re.ASCII)
QUARTER = re.compile(r"(\d{4})(/\d{2})? Q([1-4])", re.ASCII)
MONTH = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})", re.ASCII)


def turned(rows: Numbered) -> Numbered:
    """Each line as a row of values, with its comparison beside what England reports of the same."""
    england = {of_what(row): row["Value"] for _, row in rows if row["Area Name"].strip() == ENGLAND}
    goods, wholes = good_sides(rows, england), whole_parts(rows)
    return [(number, row_of(row, england, goods, wholes)) for number, row in rows]


def of_what(row: Row) -> tuple[str, ...]:
    return tuple(row.get(name, "").strip() for name in ("Indicator ID", "Sex", "Age", "Category Type", "Category", "Time period"))


def row_of(row: Row, england: Mapping[tuple[str, ...], str], goods: Mapping[str, str], wholes: Mapping[str, tuple[str, str]]) -> Row:
    code, outcome = row["Indicator ID"].strip(), outcome_of(row)
    first, last = days(row["Time period"])
    category = " ".join(row.get("Category", "").split())
    has_reference = row["Area Name"].strip() != ENGLAND and of_what(row) in england
    return {
        "id": code, "name": row["Indicator Name"], "polarity": goods.get(code, ""), "method": METHOD if outcome else "",
        "area": row["Area Name"], "area_code": row["Area Code"], "age": row["Age"], "sex": row["Sex"], "group": category,
        "is_whole": "yes" if not category and wholes.get(code) == part_of(row) else "", "from": first, "to": last,
        "value": row["Value"], "count": row.get("Count", ""), "denominator": row.get("Denominator", ""),
        "low": row.get("Lower CI 95.0 limit", ""), "high": row.get("Upper CI 95.0 limit", ""),
        "reference": ENGLAND if has_reference else "", "reference_code": "E92000001" if has_reference else "",
        "reference_value": england[of_what(row)] if has_reference else "", "outcome": outcome if has_reference else "",
        "unit": unit_of(row["Indicator Name"]), "kind": row.get("Area Type", ""), "within": row.get("Parent Name", ""),
    }  # fmt: skip


def unit_of(name: str) -> str:
    return "%" if "%" in name or "percentage" in name.casefold() else ""


def outcome_of(row: Row) -> str:
    """What the file says beside England, such as `Better 95%`; nothing where it compares in another way, or not."""
    word = row.get(COMPARED, "").casefold().replace("95%", "").strip()
    return word if word in SAID else ""


def good_sides(rows: Numbered, england: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """Which side is good of each indicator, where every comparison of the file says the same."""
    found: dict[str, set[bool]] = defaultdict(set)
    for _, row in rows:
        try:
            value, reference = float(row["Value"]), float(england.get(of_what(row), ""))
        except ValueError:
            continue
        if outcome_of(row) in ("better", "worse") and value != reference:
            found[row["Indicator ID"].strip()].add((value > reference) == (outcome_of(row) == "better"))
    return {code: "High is good" if said == {True} else "Low is good" for code, said in found.items() if len(said) == 1}


def part_of(row: Row) -> tuple[str, str]:
    return row["Sex"].strip(), row["Age"].strip()


def whole_parts(rows: Numbered) -> dict[str, tuple[str, str]]:
    """Of which people the whole of each indicator is told: all of them; else the only ones; else of persons at the only age."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, row in rows:
        if row.get("Category", "").strip().casefold() in MISSING:
            found[row["Indicator ID"].strip()].add(part_of(row))
    wholes: dict[str, tuple[str, str]] = {}
    for code, parts in found.items():
        persons = {one for one in parts if one[0] == WHOLE[0]}
        mine = next((some for some in ({WHOLE} & parts, parts, persons) if len(some) == 1), set())
        if mine:
            wholes[code] = min(mine)
    return wholes


def days(words: str) -> tuple[str, str]:
    """The first and the last day of a time in words; the words themselves where nobody can tell.

    >>> days("2019/20"), days("2017 - 19"), days("2016/17 - 18/19")
    (('2019-04-01', '2020-03-31'), ('2017-01-01', '2019-12-31'), ('2016-04-01', '2019-03-31'))
    >>> days("2019/20 Q2"), days("Apr 2020"), days("2020 Q1"), days("soon")
    (('2019-07-01', '2019-09-30'), ('2020-04-01', '2020-04-30'), ('2020-01-01', '2020-03-31'), ('soon', ''))
    """
    text = " ".join(words.replace("–", "-").split())
    found = years(YEARS.fullmatch(text), 1) or years(APRIL_YEARS.fullmatch(text), 4) or part_of_year(text)
    return (found.first.isoformat(), found.last.isoformat()) if found else (words, "")


def years(found: re.Match[str] | None, month: int) -> Period | None:
    """From the first year that is named to the last one."""
    if not found:
        return None
    first = int(found[1])
    last = int(found[1][: 4 - len(found[2] or "")] + (found[2] or ""))
    return lasting(first, month, 12 * (last - first + 1)) if first <= last <= first + 10 else None


def part_of_year(text: str) -> Period | None:
    if found := QUARTER.fullmatch(text):
        return lasting(int(found[1]), (4 if found[2] else 1) + 3 * (int(found[3]) - 1), 3)
    found = MONTH.fullmatch(text)
    month = SHORT.get(found[1].casefold()) if found else None
    return lasting(int(found[2]), month, 1) if found and month else None


def lasting(year: int, month: int, months: int) -> Period | None:
    """So many months from a month on, which may be one of the year after."""
    if not 1900 <= year <= 2200:
        return None
    first = month_after(date(year, 1, 1), month - 1)
    return Period(first, month_after(first, months) - ONE_DAY)
