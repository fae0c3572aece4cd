"""What is typed of a figure: one small form a row, so that a row that is wrong keeps no other back."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.decisions.forms.boxes import Text
from moothall.performance.actions import LooksWrong, NewFigure
from moothall.performance.forms.boxes import Figure
from moothall.performance.keeping import BOXES
from moothall.performance.queries.returns_owed import FigureUpdate
from moothall.performance.rules import Part, read

HIDDEN: dict[str, Any] = {"widget": forms.HiddenInput, "required": False}
WORDS = forms.Textarea(attrs={"rows": 2})
COUNT = {"min_value": 0, "max_value": 2_000_000_000}


class FigureRow(Form):
    """The boxes of one measure: its figure or its parts, a comment, and why there is none."""

    def __init__(self, data: Any = None, *, of: FigureUpdate) -> None:
        super().__init__(data, prefix=f"figure-{of.measure.pk}", initial=opened(of))
        self.of, self.title = of, of.measure.title
        self.questions: tuple[Any, ...] = ()
        for part, label in parts_of(of):
            self.fields[part] = Figure(f"{self.title}, {label}", of.expected.definition.unit_of(part), required=False)
        self.fields["comment"] = Text(label=f"{self.title}, comment", required=False, max_length=4_000, widget=WORDS)
        choices = [("", "There is a figure"), *((one, one) for one in of.reasons)]
        self.fields["no_value_because"] = forms.ChoiceField(label=f"{self.title}, no figure because", choices=choices, required=False)
        self.fields["is_provisional"] = forms.BooleanField(label="Provisional", required=False)
        if of.was_signed:
            self.fields["because"] = forms.CharField(label=f"{self.title}, why it is revised", max_length=500, required=False)
        self.fields["right"] = forms.BooleanField(label="It is right", required=False)
        self.fields["asked"] = forms.CharField(max_length=200, **HIDDEN)
        self.fields["period"] = forms.CharField(max_length=10, **HIDDEN)
        self.fields["heard"] = forms.IntegerField(**HIDDEN, **COUNT)
        self.fields["opened"] = forms.IntegerField(**HIDDEN, **COUNT)

    @property
    def parts(self) -> list[Any]:
        return [self[name] for name in (Part.VALUE.value, Part.NUMERATOR.value, Part.DENOMINATOR.value) if name in self.fields]

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the boxes, as it was typed."""
        return {name: str(self[name].value() or "") for name in BOXES if name in self.fields and self[name].value() not in (False, None)}

    @property
    def is_left_alone(self) -> bool:
        return not any(self.typed.get(name, "").strip() for name in BOXES if name != "is_provisional")

    @property
    def is_of_another_period(self) -> bool:
        """Whether the page was opened while another period was asked for: what was typed then is no figure of this one."""
        return self["period"].value() not in (None, "", first_day(self.of))

    def refuse_period(self) -> None:
        """Say so, and let it be sent again by whoever means the period that is asked for now."""
        now = self.of.expected.period.in_words()
        self.refuse(f"{now} is asked for now, and was not when you opened this page. If what you typed is of {now}, send it again.")
        self.know(period=first_day(self.of))

    @property
    def version(self) -> int:
        """The version of what had been typed when the page was opened."""
        return number(self["opened"].value())

    @property
    def said_wrong(self) -> list[str]:
        """What is wrong with the row, in sentences."""
        return [str(one) for some in self.errors.values() for one in some]

    def new(self) -> NewFigure:
        """The figure that the row states."""
        said = self.cleaned_data
        return NewFigure(
            period=self.of.expected.period,
            **{bound.name: said[bound.name] for bound in self.parts},
            no_value_because=said["no_value_because"],
            comment=said["comment"],
            because=said.get("because", ""),
            is_final=not said["is_provisional"],
            right=frozenset(said["asked"].split(",")) if said["right"] else frozenset(),
            heard=said["heard"] or 0,
        )

    def ask(self, wrong: LooksWrong) -> None:
        """Put the questions beside the figure, with one key to say that it is right."""
        self.questions = wrong.asked
        self.data = self.data.copy()
        self.data[self.add_prefix("asked")] = ",".join(one.doubt.value for one in wrong.asked)
        self.data.pop(self.add_prefix("right"), None)
        self.refuse(str(wrong), wrong.box)

    def refuse(self, why: str, box: str = "") -> None:
        self.add_error(box if box in self.fields else self.parts[0].name, why)

    def know(self, **marks: int | str) -> None:
        """What is known by now of the row, so that sending it again means it."""
        self.data = self.data.copy()
        for name, value in marks.items():
            self.data[self.add_prefix(name)] = str(value)


class Together:
    """Many rows as one form, for the list of what needs another look."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = rows
        self.errors = [row for row in rows if row.is_bound and row.errors]

    def __iter__(self) -> Iterator[Any]:
        return (bound for row in self.rows if row.is_bound and row.errors for bound in row)

    def non_field_errors(self) -> list[str]:
        return [str(one) for row in self.rows if row.is_bound for one in row.non_field_errors()]


def number(value: Any) -> int:
    return int(value) if str(value).isascii() and str(value).isdigit() and len(str(value)) < 10 else 0


def first_day(of: FigureUpdate) -> str:
    return of.expected.period.first.isoformat()


def opened(of: FigureUpdate) -> dict[str, Any]:
    """What stands in the boxes when the page opens: what has been typed and not sent."""
    words = dict(of.typed.words) if of.typed else {}
    return words | {"period": first_day(of), "heard": of.sent.turn if of.sent else 0, "opened": of.typed.version if of.typed else 0}


def parts_of(of: FigureUpdate) -> list[tuple[str, str]]:
    """The boxes of a figure: those that its formula uses, else the figure itself."""
    definition = of.expected.definition
    if not definition.formula:
        return [(Part.VALUE.value, "new figure")]
    own = sorted(use.part.value for use in read(definition.formula).uses if not use.number)
    words = {"numerator": definition.numerator, "denominator": definition.denominator}
    return [(name, words[name][:1].lower() + words[name][1:]) for name in sorted(own, reverse=True)]
