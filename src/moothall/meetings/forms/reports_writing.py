"""The page on which a report is written: a box for each section, and one for each recommendation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from moothall.access.versions import Opened
from moothall.meetings.forms.questions import OneLine, Words
from moothall.meetings.forms.reports_rows import Row, arranged, put_into, rows_in
from moothall.meetings.models import Recommendation
from moothall.meetings.rules import reports as rules

BOX = "recommendation"
NAMES = ("text", "number")
LONGEST_SECTION, LONGEST_RECOMMENDATION = 100_000, 5_000


class Writing(Opened):
    """What a report says. The boxes follow what was written; buttons of the form add, move and take out recommendations."""

    title = OneLine(label="Title", max_length=300)

    def __init__(
        self,
        data: Any = None,
        *,
        contents: rules.Contents,
        rows: Sequence[Row] = (),
        initial: Mapping[str, Any] | None = None,
        helps: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial={**first_of(contents, rows), **(initial or {})})
        self.contents, self.helps = contents, helps or {}
        for section in contents.sections:
            if section.holds is not rules.Holds.RECOMMENDATIONS:
                self.fields[section_box(section)] = section_field(section, self.helps.get(section.key, ""))
        for place in range(len(rows_in(data, BOX, NAMES) if data is not None else rows)):
            self.fields[f"{BOX}-{place}-text"] = Words(
                label=f"Recommendation {place + 1}", most=LONGEST_RECOMMENDATION, rows=2, required=False
            )
            self.fields[f"{BOX}-{place}-number"] = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
        self.fields["note"] = OneLine(
            label="What did you change?", max_length=300, required=False, help_text="A few words for the list of versions."
        )

    def help_for(self, section: rules.Written) -> str:
        return self.helps.get(section.key, "")

    def sections(self) -> list[tuple[rules.Written, Any]]:
        """Each section with its box; the recommendations have theirs apart."""
        return [(one, self[section_box(one)] if section_box(one) in self.fields else None) for one in self.contents.sections]

    def recommendations(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(BOX) and name.endswith("-text")]

    def numbers(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(BOX) and name.endswith("-number")]

    def written(self) -> rules.Contents:
        """What was typed, whether or not it is in order: for showing how it reads."""
        typed = {section_box(one): str(self[section_box(one)].value() or "") for one, box in self.sections() if box}
        said = [str(one.value() or "").strip() for one in self.recommendations()]
        return self.contents_from(typed, [one for one in said if one])

    def contents_from(self, texts: Mapping[str, Any], said: Sequence[str]) -> rules.Contents:
        sections = tuple(
            rules.Written(one.key, one.heading, one.holds, texts.get(section_box(one), "").replace("\r\n", "\n"), one.is_required)
            for one in self.contents.sections
        )
        return rules.Contents(sections, tuple(said))

    def saved(self) -> dict[str, Any]:
        """As the act takes it: empty boxes are no recommendations, and one that was there before keeps its number."""
        typed = self.cleaned_data
        rows = [(typed[f"{BOX}-{place}-text"], typed[f"{BOX}-{place}-number"]) for place in range(len(self.recommendations()))]
        kept = [(text, number) for text, number in rows if text]
        contents = self.contents_from(typed, [text for text, _ in kept])
        return {"contents": contents, "numbers": [number for _, number in kept], "title": typed["title"], "note": typed["note"]}

    def arranged(self, do: str) -> tuple["Writing", int | None]:
        """The same page after a button for the recommendations was pressed, and which box it was about. Nothing is saved by it."""
        data = self.data.copy()
        rows, place = arranged(rows_in(data, BOX, NAMES), do, NAMES)
        put_into(data, BOX, rows)
        typed = {name: data[name] for name in data if name != "csrfmiddlewaretoken"}
        return Writing(contents=self.contents, rows=rows, initial=typed, helps=self.helps), place

    def reopened(self, row: Any) -> "Writing":
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = Writing(data, contents=self.contents, helps=self.helps)
        again.is_valid()
        return again


def section_box(section: rules.Written) -> str:
    return f"section-{section.key}"


def section_field(section: rules.Written, words: str) -> Words:
    rows = 3 if section.holds is rules.Holds.IMPLICATION else 6
    return Words(label=section.heading, most=LONGEST_SECTION, rows=rows, required=False, help_text=words)


def first_of(contents: rules.Contents, rows: Sequence[Row]) -> dict[str, Any]:
    """What stands in the boxes when the page is opened."""
    boxes = {f"{BOX}-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}
    return {section_box(one): one.text for one in contents.sections} | boxes


def rows_of(recommendations: Sequence[Recommendation]) -> list[Row]:
    """The recommendations as they stand, each with its number."""
    return [{"text": one.text, "number": str(one.number)} for one in recommendations]


def rows_typed(typed: Mapping[str, str]) -> list[Row]:
    """The recommendations as they were typed."""
    return rows_in(typed, BOX, NAMES)


def texts_of(contents: rules.Contents, title: str) -> dict[str, str]:
    """What stands there, by the names of the boxes: to be compared with what somebody typed meanwhile."""
    said = {f"{BOX}-{place}-text": text for place, text in enumerate(contents.recommended)}
    return {"title": title} | {section_box(one): one.text for one in contents.sections} | said
