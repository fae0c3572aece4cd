"""People and seats from a table: every bad line is named, and nothing is taken unless all of it is good."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import PUBLIC
from moothall.authority import queries
from moothall.authority.days import NotADay, day_from
from moothall.authority.forms.house import OfTheHouse
from moothall.authority.models import Seat
from moothall.authority.rules import tables
from moothall.authority.rules.tables import Line, NotATable

LARGEST = 1_000_000
MOST_SAID = 100


class BadLine(Exception):
    """What is wrong with a line, and what to do."""


class Table(OfTheHouse):
    """A table as a file, or pasted. What cannot be taken comes back in the box, to be put right there."""

    file = forms.FileField(label="A file", required=False, help_text="CSV, as a spreadsheet saves it.")
    text = forms.CharField(label="Or paste the table here", required=False, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}))
    columns: ClassVar[tuple[str, ...]] = ()
    needed: ClassVar[tuple[str, ...]] = ()
    most: ClassVar[int] = tables.MOST_LINES

    def __init__(self, data: Any = None, files: Any = None, **said: Any) -> None:
        super().__init__(data, **said)
        self.files = files or {}
        self.rows: list[dict[str, Any]] = []

    def clean(self) -> dict[str, Any]:
        super().clean()
        text = self.sent()
        if text is None:
            return {}
        try:
            self.read(tables.lines_of(text, self.columns, self.needed, self.most))
        except NotATable as wrong:
            self.refuse(wrong.sentences)
        if self.errors:
            self.data = self.data.copy()
            self.data["text"] = text
        return {}

    def sent(self) -> str | None:
        file = self.cleaned_data.get("file")
        if file and file.size > LARGEST:
            self.add_error("file", "The file is larger than 1 MB. Bring in a part of it at a time.")
            return None
        text = tables.decoded(file.read()) if file else self.cleaned_data.get("text", "")
        if not text.strip():
            self.add_error("text", "Choose a file, or paste a table.")
            return None
        return text

    def read(self, lines: Sequence[Line]) -> None:
        self.look_up()
        wrong = []
        for line in lines:
            try:
                self.rows.append(self.row_of(line.words))
            except (BadLine, NotADay) as bad:
                wrong.append(f"Line {line.number}: {bad}")
        self.refuse(wrong)

    def refuse(self, sentences: Sequence[str]) -> None:
        for sentence in sentences[:MOST_SAID]:
            self.add_error(None, sentence)
        if len(sentences) > MOST_SAID:
            self.add_error(None, f"And {len(sentences) - MOST_SAID} more lines like these.")

    def look_up(self) -> None:
        """Fetch once what every line may name."""
        raise NotImplementedError

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        raise NotImplementedError


def days_of(words: Mapping[str, str]) -> dict[str, Any]:
    """From when until when, as a line says it."""
    since, until = (day_from(words[name]) if words.get(name) else None for name in ("since", "until"))
    if since and until and until < since:
        raise BadLine("it ends before it begins.")
    return {"since": since, "until": until}


def one_of(named: Mapping[str, Any], words: str, what: str) -> Any:
    """The thing that a line names."""
    if not words:
        return None
    if words.casefold() not in named:
        raise BadLine(f"there is no {what} called “{words}” here.")
    return named[words.casefold()]


class PeopleTable(Table):
    columns = ("honorific", "name", "party", "group", "email", "about", "office", "ward", "department", "since", "until")
    needed = ("name",)

    def look_up(self) -> None:
        self.wards = {row.name.casefold(): row for row in queries.wards(PUBLIC).filter(organisation=self.organisation)}
        self.departments = {row.name.casefold(): row for row in queries.departments(PUBLIC).filter(organisation=self.organisation)}
        people = queries.people(PUBLIC).filter(organisation=self.organisation)
        self.known = {row.name.casefold(): f"person {row.number}" for row in people}

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        name = words.get("name", "")
        if name and name.casefold() in self.known:
            raise BadLine(
                f"“{name}” is here already, as {self.known[name.casefold()]}. Leave the line out, or change that person on their page."
            )
        said = person_said(words)
        self.known[name.casefold()] = "another line of this table"
        return said | {"office": self.office_of(words)}

    def office_of(self, words: Mapping[str, str]) -> dict[str, Any] | None:
        ward, department = (
            one_of(self.wards, words.get("ward", ""), "ward"),
            one_of(self.departments, words.get("department", ""), "department"),
        )
        days, title = days_of(words), words.get("office", "")
        if not title and (ward or department or any(days.values())):
            raise BadLine("a ward, a department or a day belongs to an office. Say which in the column “office”.")
        if len(title) > 200:
            raise BadLine("the office has more than 200 letters.")
        return {"title": title, "ward": ward, "department": department, **days} if title else None


def person_said(words: Mapping[str, str]) -> dict[str, str]:
    """What a line says of a person, judged as the form for one person judges it."""
    names = ("honorific", "name", "party", "group", "email", "about")
    form = OnePerson({name: words.get(name, "") for name in names})
    if not form.is_valid():
        raise BadLine(next(iter(form.errors.values()))[0])
    return form.cleaned_data


class OnePerson(Form):
    """The same boxes as those of the page on which one person is added."""

    honorific = forms.CharField(label="honorific", max_length=60, required=False)
    name = forms.CharField(label="name", max_length=200)
    party = forms.CharField(label="party", max_length=120, required=False)
    group = forms.CharField(label="group", max_length=120, required=False)
    email = forms.EmailField(label="email", required=False)
    about = forms.CharField(label="about", max_length=4000, required=False)


class SeatsTable(Table):
    columns = ("body", "person", "person_number", "kind", "since", "until", "instead_of", "for_group")
    needed = ("body",)

    def look_up(self) -> None:
        self.bodies = {row.name.casefold(): row for row in queries.bodies(PUBLIC).filter(organisation=self.organisation)}
        people = list(queries.may_be_seated(PUBLIC, self.organisation))
        names = [row.name.casefold() for row in people]
        self.people = {row.name.casefold(): row for row in people if names.count(row.name.casefold()) == 1}
        self.shared = set(names) - self.people.keys()
        self.numbered = {str(row.number): row for row in people if row.organisation_id == self.organisation.pk}

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        body = one_of(self.bodies, words.get("body", ""), "body")
        if body is None:
            raise BadLine("the body is missing.")
        kind, instead_of = kind_of(words.get("kind", "")), self.person(words.get("instead_of", ""), "")
        for_group = words.get("for_group", "")
        if kind != Seat.Kind.SUBSTITUTE and (instead_of or for_group):
            raise BadLine("only a substitute comes for somebody else.")
        person = self.person(words.get("person", ""), words.get("person_number", ""))
        if person is None:
            raise BadLine("the person is missing.")
        return {"body": body, "person": person, "kind": kind, "instead_of": instead_of, "for_group": for_group, **days_of(words)}

    def person(self, name: str, number: str) -> Any:
        if number:
            return one_of(self.numbered, number, "person with the number")
        if name.casefold() in self.shared:
            raise BadLine(f"more than one person is called “{name}”. Give the number in the column “person_number”.")
        return one_of(self.people, name, "person")


def kind_of(words: str) -> str:
    kinds = {word.casefold(): value for value, label in Seat.Kind.choices for word in (value, label)} | {"": Seat.Kind.MEMBER.value}
    if words.casefold() not in kinds:
        raise BadLine(f"“{words}” is no kind of seat. Say one of: {', '.join(Seat.Kind.values)}.")
    return kinds[words.casefold()]
