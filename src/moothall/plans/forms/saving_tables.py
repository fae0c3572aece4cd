"""Saving lines from a table: every bad line is named, and nothing is taken unless all of it is good."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from moothall.authority.forms.tables import BadLine, one_of
from moothall.authority.words import MONTHS, is_unseen
from moothall.plans.forms.saving_boxes import LONG
from moothall.plans.forms.sheets import Sheet, plain
from moothall.plans.models import SavingLine, SavingsProgramme
from moothall.plans.rules import savings as rules

YEAR = re.compile(r"(\d{4})(?:/(\d{2}|\d{4}))?", re.ASCII)
OF_A_YEAR = tuple(name.lower() for name in (*MONTHS[4:], *MONTHS[1:4]))
LONGEST = {"title": 200, "changes": LONG}
EXAMPLE = {
    "title": "Fewer vans",
    "changes": "Forty vans become thirty, shared between the depots.",
    "kind": "recurring",
    "full_year": "40000",
    "cost": "2500",
    "year": "2026/27",
    "amount": "30000",
}


class LinesTable(Sheet):
    """A line of the table is a saving line with what it saves in one year; months left empty are spread evenly."""

    columns = ("title", "changes", "department", "portfolio", "workstream", "kind", "full_year", "cost", "year", "amount", *OF_A_YEAR)
    needed = ("title", "department", "kind", "year", "amount")

    def __init__(self, data: Any = None, files: Any = None, *, programme: SavingsProgramme, known: Mapping[str, Any]) -> None:
        super().__init__(data, files, organisation=programme.organisation, row=programme)
        self.programme, self.known = programme, known

    def look_up(self) -> None:
        """The names come with the page; what is a line already is not brought in twice."""
        self.named = {name: {str(row).casefold(): row for row in rows} for name, rows in self.known.items() if name != "titles"}
        self.titles = {title.casefold() for title in self.known["titles"]}

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        said: dict[str, Any] = {name: words_of(words, name) for name in LONGEST}
        if not said["title"]:
            raise BadLine("the title is missing.")
        if said["title"].casefold() in self.titles:
            raise BadLine(f"“{said['title']}” is a line of this programme already, or stands in the table twice.")
        self.titles.add(said["title"].casefold())
        for name, rows in self.named.items():
            said[name] = one_of(rows, words.get(name, ""), name)
        if said["department"] is None:
            raise BadLine("the department is missing.")
        kind = words.get("kind", "").casefold()
        if kind not in SavingLine.Kind.values:
            raise BadLine(f"“{words.get('kind', '')}” is no kind of saving. Say one of: {', '.join(SavingLine.Kind.values)}.")
        full_year = pounds_of(words, "full_year")
        said |= {"kind": kind, "full_year": full_year, "cost": pounds_of(words, "cost") or rules.NOTHING}
        return said | self.sums_of(words, kind, full_year)

    def sums_of(self, words: Mapping[str, str], kind: str, full_year: Decimal | None) -> dict[str, Any]:
        year, amount = year_of(words.get("year", "")), pounds_of(words, "amount")
        if amount is None:
            raise BadLine("the amount is missing.")
        typed = [pounds_of(words, name) for name in OF_A_YEAR]
        months = [month or rules.NOTHING for month in typed] if any(month is not None for month in typed) else rules.even(amount)
        years = (self.programme.first_year, self.programme.last_year)
        if lacking := rules.profile_lacks(amount, months) or rules.years_lack(rules.Kind(kind), {year: amount}, full_year, *years):
            raise BadLine(lacking)
        return {"year": year, "amount": amount, "months": months}


def words_of(words: Mapping[str, str], name: str) -> str:
    text = plain(words.get(name, ""))
    if len(text) > LONGEST[name]:
        raise BadLine(f"the {name} has more than {LONGEST[name]:,} letters.")
    if any(is_unseen(letter) for letter in text):
        raise BadLine(f"the {name} holds characters that cannot be seen.")
    return text


def pounds_of(words: Mapping[str, str], name: str) -> Decimal | None:
    try:
        return rules.pounds_from(words[name]) if words.get(name) else None
    except rules.NotMoney as wrong:
        raise BadLine(f"{name}: {wrong}") from wrong


def year_of(text: str) -> int:
    """A financial year as people type it: 2026/27, or 2026."""
    found = YEAR.fullmatch(text)
    if found is None or (found[2] and int(found[2][-2:]) != (int(found[1]) + 1) % 100):
        raise BadLine(f"“{text}” is no financial year. Say it as {rules.in_words(2026)}.")
    return int(found[1])
