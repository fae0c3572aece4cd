"""Measures from a table: pasted, or as a CSV or Excel file. Every bad line is named, and nothing is taken unless all of it is good."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.days import NotADay, day_from
from moothall.authority.forms.tables import BadLine, one_of
from moothall.authority.models import Organisation
from moothall.authority.rules.tables import Line
from moothall.authority.words import is_unseen
from moothall.performance import queries, rules
from moothall.performance.actions import NewMeasure
from moothall.plans.forms.sheets import Sheet, plain
from moothall.plans.queries import plans

COLUMNS = (
    "title", "in_words", "rationale", "unit", "decimals", "polarity", "frequency", "counting", "window", "numerator", "numerator_unit",
    "denominator", "denominator_unit", "formula", "source", "area", "arrives_within", "department", "portfolio", "owner", "reviewer",
    "frameworks", "from_on",
)  # fmt: skip
NEEDED = ("title", "in_words", "unit", "polarity", "frequency", "counting", "from_on")
WORDS = {"title": 200, "in_words": 4_000, "rationale": 4_000, "unit": 40, "numerator": 300, "numerator_unit": 40, "denominator": 300}
WORDS |= {"denominator_unit": 40, "formula": 500, "source": 300, "area": 200}
EXAMPLE = {
    "title": "Repairs finished on time", "in_words": "Jobs finished on time, out of all jobs finished", "rationale": "Tenants wait.",
    "unit": "%", "decimals": "1", "polarity": "higher", "frequency": "monthly", "counting": "snapshot", "window": "",
    "numerator": "Jobs on time", "numerator_unit": "jobs", "denominator": "Jobs finished", "denominator_unit": "jobs",
    "formula": "100 * numerator / denominator", "source": "Repairs system", "area": "The borough", "arrives_within": "9",
    "department": "Homes", "portfolio": "Homes", "owner": "Head of Repairs", "reviewer": "",
    "frameworks": "Corporate Plan: H4", "from_on": "1 4 2026",
}  # fmt: skip
CHOICES = {"polarity": rules.Polarity, "frequency": rules.Frequency, "counting": rules.Counting}


class MeasuresTable(Sheet):
    """The measures of a council, with the frameworks that carry them."""

    columns = COLUMNS
    needed = NEEDED

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, today: date, organisation: Organisation) -> None:
        super().__init__(data, files, organisation=organisation)
        self.viewer, self.today, self.council = viewer, today, organisation

    def read(self, lines: Sequence[Line]) -> None:
        self.numbers = iter([line.number for line in lines])
        super().read(lines)

    def look_up(self) -> None:
        def named(rows: Any, name: str = "name") -> dict[str, Any]:
            return {getattr(row, name).casefold(): row for row in rows}

        self.named = {
            "department": named(authority.departments(PUBLIC).filter(organisation=self.council)),
            "portfolio": named(authority.portfolios(PUBLIC).filter(organisation=self.council)),
            "framework": named(queries.frameworks.of_council(self.viewer, self.council)),
        }
        self.offices = named(plans.offices(self.viewer, self.council.pk, self.today), "title")
        rows = queries.measures.measures(self.viewer).filter(organisation=self.council)
        self.there = {row.title.casefold(): f"here already, as M{row.number}" for row in rows}

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        number = next(self.numbers)
        said = {name: plain(words.get(name, "")) for name in COLUMNS}
        refuse_words(said)
        title = said["title"]
        if title.casefold() in self.there:
            raise BadLine(f"“{title}” is {self.there[title.casefold()]}. Leave the line out.")
        self.there[title.casefold()] = "in another line of this table"
        made = self.words_of(said)
        if (found := rules.definition_lacks(made)) and found[1]:
            raise BadLine(f"“{found[0]}”: {found[1]}")
        return {"line": NewMeasure(number, day_of(said["from_on"]), made | self.whose(said), self.carried(said["frameworks"]))}

    def words_of(self, said: Mapping[str, str]) -> dict[str, Any]:
        """What it means, as a definition keeps it."""
        made: dict[str, Any] = {name: said[name] for name in WORDS if name != "area"} | {"geography": said["area"], "frequency_words": ""}
        made |= {name: choice(name, said[name]) for name in CHOICES}
        whole = {"decimals": 1, "window": None, "arrives_within": None}
        return made | {name: number_of(name, said[name], empty) for name, empty in whole.items()}

    def whose(self, said: Mapping[str, str]) -> dict[str, Any]:
        found = {name: one_of(self.named[name], said[name], name) for name in ("department", "portfolio")}
        for name in ("owner", "reviewer"):
            if said[name] and said[name].casefold() not in self.offices:
                raise BadLine(f"nobody holds an office called “{said[name]}” today. Name one that is held, or leave the cell empty.")
            found[name] = self.offices.get(said[name].casefold())
        return found

    def carried(self, words: str) -> tuple[tuple[Any, str], ...]:
        """`Corporate Plan: H4; National Indicators: NI 156`."""
        pairs = [one.partition(":") for one in words.split(";") if one.strip()]
        return tuple((one_of(self.named["framework"], name.strip(), "framework"), code.strip()[:40]) for name, _, code in pairs)


def choice(name: str, words: str) -> str:
    """One of what a definition may say, by its short word or by the words of the page."""
    known = {text.casefold(): one.value for one in CHOICES[name] for text in (one.value, rules.shown(name, one))}
    if words.casefold() not in known:
        raise BadLine(f"“{name}” is “{words}”. Say one of: {', '.join(one.value for one in CHOICES[name])}.")
    return known[words.casefold()]


def number_of(name: str, words: str, empty: int | None) -> int | None:
    if not words:
        return empty
    if not (words.isascii() and words.isdigit() and len(words) < 5):
        raise BadLine(f"“{name}” is “{words[:20]}”. Enter a whole number.")
    return int(words)


def day_of(words: str) -> date:
    try:
        return day_from(words)
    except NotADay as wrong:
        raise BadLine(f"“from_on” is “{words}”. {wrong}") from wrong


def refuse_words(said: Mapping[str, str]) -> None:
    for name in NEEDED:
        if not said[name]:
            raise BadLine(f"“{name}” is empty.")
    for name, words in said.items():
        if len(words) > WORDS.get(name, 300):
            raise BadLine(f"“{name}” is longer than {WORDS.get(name, 300):,} letters.")
        if any(is_unseen(letter) for letter in words):
            raise BadLine(f"“{name}” holds characters that cannot be seen.")
