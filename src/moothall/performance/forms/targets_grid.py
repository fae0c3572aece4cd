"""What is typed of the targets of many measures for a year: one small form a row, who set them all, and the same from a table."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.forms.tables import BadLine
from moothall.authority.models import Organisation
from moothall.authority.rules.tables import Line as TableLine, NotATable
from moothall.authority.words import is_unseen
from moothall.performance import queries, rules
from moothall.performance.actions import NewTarget
from moothall.performance.forms.boxes import Figure
from moothall.performance.forms.returns import COUNT, HIDDEN
from moothall.performance.queries.targets_grid import GridLine
from moothall.plans.forms.boxes import Line, Written
from moothall.plans.forms.sheets import Sheet, plain

OWN, YEARS_ON, A_YEAR = "own", 3, 12
BOXES = ("value", "floor", "stretch", "because")
KNOWN = ("title", "last", "now")  # which a table to fill in says too, and nothing reads
COLUMNS = ("measure", "target", "floor", "stretch", "because")
NEEDED = ("measure", "target")
MOST_LINES, LONGEST = 250, 2_000
ROW = re.compile(r"target-([1-9][0-9]{0,9})-value")
GROUPS = {"department": "A department", "portfolio": "A portfolio", "framework": "A framework"}


class Which(Written):
    """Of which part of the council, and for which year."""

    of = forms.TypedChoiceField(label="Whose targets?", empty_value=OWN)
    year = forms.TypedChoiceField(label="For which year?")

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.parts = {f"{kind}-{row.pk}": row for kind in GROUPS for row in self.rows(kind)}
        groups = [(words, [(key, str(row)) for key, row in self.parts.items() if key.startswith(kind)]) for kind, words in GROUPS.items()]
        self.fields["of"].choices = [(OWN, "Those that I own"), *(one for one in groups if one[1])]  # type: ignore[attr-defined]
        years = {str(one.first.year): one for one in self.years()}
        self.fields["year"].choices = [(key, one.in_words()) for key, one in years.items()]  # type: ignore[attr-defined]
        self.fields["year"].coerce = years.get  # type: ignore[attr-defined]

    def rows(self, kind: str) -> Any:
        if kind == "framework":
            return queries.frameworks.of_council(self.viewer, self.organisation)
        asked = authority.departments if kind == "department" else authority.portfolios
        return asked(self.viewer).filter(organisation=self.organisation)

    def years(self) -> list[rules.Period]:
        """The next year first, because that is what most come for; then this one, and the one after."""
        this = rules.year_of(self.today)
        every = [rules.year_of(rules.month_after(this.first, A_YEAR * turn)) for turn in range(YEARS_ON)]
        return [every[1], every[0], *every[2:]]

    @property
    def part(self) -> Any:
        """The department, portfolio or framework that was chosen; nothing for those that somebody owns."""
        return self.parts.get(self.cleaned_data["of"])


class Setting(Written):
    """Who set them all, and when."""

    set_by = forms.ChoiceField(label="Who set them?", choices=[(one.value, one.words) for one in rules.SetBy], initial=rules.SetBy.OFFICER)
    set_by_words = Line("Who exactly?", 200, required=False, help_text="For example: Director of Homes")
    set_on = DayField(label="When were they set?", help_text="For example 2 11 2026")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"set_on": self.today, "set_by": rules.SetBy.OFFICER}


class TargetRow(Form):
    """The boxes of one measure: its target, and if somebody likes its floor, its stretch and why."""

    def __init__(self, data: Any = None, *, of: GridLine) -> None:
        super().__init__(data, prefix=f"target-{of.measure.pk}", initial={"heard": of.turn})
        self.of, self.title = of, of.measure.title
        for name, words in (("value", f"target for {of.period.in_words()}"), ("floor", "floor"), ("stretch", "stretch")):
            self.fields[name] = Figure(f"{self.title}, {words}", of.of.unit, required=False)
        self.fields["because"] = forms.CharField(label=f"{self.title}, why", max_length=LONGEST, required=False)
        self.fields["heard"] = forms.IntegerField(**HIDDEN, **COUNT)

    @property
    def is_left_alone(self) -> bool:
        return not any(str(self[name].value() or "").strip() for name in BOXES)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "value" in said and said["value"] is None and not self.is_left_alone:
            self.add_error("value", "Enter the target, or leave the whole row empty.")
        return said

    def new(self, whose: Mapping[str, Any]) -> NewTarget:
        """The target that the row states."""
        said, of = self.cleaned_data, self.of
        more = {name: said[name] for name in ("floor", "stretch", "because")} | {"set_by_words": whose["set_by_words"]}
        times = {"from_on": of.period.first, "last_on": of.period.last, "set_on": whose["set_on"]}
        return NewTarget(measure=of.measure, value=said["value"], set_by=whose["set_by"], said=more, heard=said["heard"] or 0, **times)

    def refuse(self, why: str, box: str) -> None:
        """Say it beside its box; and know by now what was set meanwhile, so that sending it again means it."""
        self.data = self.data.copy()
        self.data[self.add_prefix("heard")] = str(self.of.turn)
        self.add_error(box if box in self.fields else "value", why)


def keys_in(data: Mapping[str, Any]) -> list[int]:
    """The measures of which rows were sent."""
    found = (ROW.fullmatch(name) for name in data)
    return [int(one[1]) for one in found if one]


class TargetsTable(Sheet):
    """The same from a table: what it says is put into the boxes, and is looked at there."""

    columns = (*COLUMNS, *KNOWN)
    needed = NEEDED

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, organisation: Organisation) -> None:
        super().__init__(data, files, organisation=organisation)
        self.viewer, self.council = viewer, organisation

    def read(self, lines: Sequence[TableLine]) -> None:
        """A line without a target is left out: whoever fills in a table need not fill in all of it."""
        some = [line for line in lines if line.words.get("target", "").strip()]
        if not some:
            raise NotATable("No line states a target.")
        if len(some) > MOST_LINES:
            raise NotATable(f"{len(some):,} lines state a target. Bring in at most {MOST_LINES} at once.")
        super().read(some)

    def look_up(self) -> None:
        rows = list(queries.measures.measures(self.viewer).filter(organisation=self.council, ended_on=None))
        self.named = {row.title.casefold(): row for row in rows} | {f"m{row.number}": row for row in rows}
        self.there: set[int] = set()

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        said = {name: plain(words.get(name, "")) for name in COLUMNS}
        measure = self.named.get(said["measure"].casefold())
        if measure is None:
            raise BadLine(f"there is no measure “{said['measure'][:100]}” here. Name it by its number, such as M12, or by its title.")
        if measure.pk in self.there:
            raise BadLine(f"“{said['measure']}” is in another line of this table.")
        if any(is_unseen(letter) for text in said.values() for letter in text):
            raise BadLine("it holds characters that cannot be seen.")
        self.there.add(measure.pk)
        return said | {"measure": measure}

    def typed(self) -> dict[str, str]:
        """What the boxes of the grid hold then."""
        return {
            f"target-{one['measure'].pk}-{box}": one[column] for one in self.rows for box, column in zip(BOXES, COLUMNS[1:], strict=True)
        }
