"""The record of a decision, in the order in which the law names its fields: typed anew, or filled from a meeting and looked through."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.models import Seat
from moothall.decisions import drafting, queries, said
from moothall.decisions.forms.boxes import OneOf, Text
from moothall.decisions.forms.register import in_councils
from moothall.decisions.models.recording import BASIS, Framework
from moothall.decisions.rules import Maker, record
from moothall.meetings.forms.boxes import OneLine

NOBODY, SOMEBODY = "none", "some"
YES_NO = [("", "Not said"), ("yes", "Yes"), ("no", "No")]
BOOLEANS = {"yes": True, "no": False}
WORDS = {True: "yes", False: "no", None: ""}
BOX_OF = {
    record.Field.DECISION: "decided",
    record.Field.DATE: "decided_on",
    record.Field.REASONS: "reasons",
    record.Field.ALTERNATIVES: "alternatives",
    record.Field.CONFLICTS: "conflict",
    record.Field.DISPENSATIONS: "dispensations",
    record.Field.FOR_WHOM: "is_executive",
    record.Field.BASIS: "basis",
}
OF_OFFICERS = ("maker_words", "is_executive", "basis", "other_record")
OF_THE_MAKER = ("decided_on", "maker_words", "decider", "decided")
PLAIN = ("title", "code", "reasons", "alternatives", "urgent_because", "cost_words", "contact", "is_urgent", "is_all_wards")
FURTHER = frozenset({"framework", "other_record", "cost_words", "wards", "is_all_wards", "portfolio", "department", "contact", "code"})
MOST_OF_A_LINE = 160
LONG, SHORT = {"rows": 5}, {"rows": 2}


class Power(OneOf):
    """A line of the scheme of delegation, by whom it names and how it begins."""

    def __init__(self, rows: Iterable[Any]) -> None:
        super().__init__("Power relied on, from the scheme of delegation", rows, "Not from the scheme")
        self.choices = [("", "Not from the scheme"), *((key, f"{row.to}: {row.what}"[:MOST_OF_A_LINE]) for key, row in self.rows.items())]


def yes_no(label: str, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, required=False, **options)


def text(label: str, rows: Mapping[str, int] = LONG, **options: Any) -> Text:
    return Text(label=label, required=False, widget=forms.Textarea(attrs=dict(rows)), **options)


class Record(Form):
    """What somebody decided, and what the law asks to be said of it. A draft may lack any of it; what is published names what it lacks."""

    title = OneLine(label="Title", max_length=500, help_text="What it is about, as the register lists it.")
    decided_on = DayField(label="Decided on", help_text="The day on which it was decided. For example 1 4 2026")
    maker_words = OneLine(label="Who decided", max_length=300, help_text="The title of the office, such as: Director of Homes.")
    decider = forms.ChoiceField(label="Who decided")
    is_executive = forms.ChoiceField(
        label="For whom the officer decided",
        choices=[("yes", "For the executive"), ("no", "For the council or a committee")],
        widget=forms.RadioSelect,
        help_text="The law asks different things of the two.",
    )
    basis = forms.ChoiceField(
        label="Under which authorisation",
        choices=[("", "Not said"), *BASIS],
        required=False,
        help_text="Of what is decided for the council or a committee: SI 2014/2095, regulation 7.",
    )
    decided = text("What was decided", help_text="One part on each line. Number them (1), (2) where there are several.")
    reasons = text("Reasons", help_text="Why this was decided.")
    alternatives = text("Alternatives considered and rejected", help_text="What else could have been done, and why it was not.")
    conflict = forms.ChoiceField(
        label="Did anybody who decided, or was consulted, declare a conflict of interest?",
        choices=[(NOBODY, "Nobody did"), (SOMEBODY, "Yes, and it is said below")],
        widget=forms.RadioSelect,
        required=False,
        help_text="The law asks for an answer even where nobody did.",
    )
    interests = text(
        "Who declared which conflict",
        SHORT,
        help_text="The name, and the nature of the interest. Of a sensitive one only that there is one.",
    )
    dispensations = text(
        "Dispensations", SHORT, help_text="For each conflict: who gave leave to take part, and when. If there was none, say so."
    )
    consulted = text("Who was consulted", SHORT, help_text="Members, officers, residents, and what they said.")
    power_words = text("Power relied on, in words", SHORT, help_text="Where it is not a line of the scheme: the Act, or the minute.")
    framework = forms.ChoiceField(label="Budget and policy framework", choices=Framework.choices, required=False)
    other_record = OneLine(
        label="Another record that the law asks for",
        max_length=300,
        required=False,
        help_text="Where a statutory record, such as a licence register, already holds the day, the decision and the reasons.",
    )
    is_key = yes_no("Key decision", help_text="It spends or saves as much as the council's figure, or changes much in two wards or more.")
    is_subject_to_call_in = yes_no(
        "Subject to call-in", help_text="What the council's rule keeps out of it is judged when it is published."
    )
    is_urgent = forms.BooleanField(label="It is urgent, so it cannot be called in", required=False)
    urgent_because = text("Why it is urgent", SHORT)
    cost_words = OneLine(label="Cost", max_length=300, required=False)
    is_all_wards = forms.BooleanField(label="It concerns all wards", required=False)
    contact = OneLine(label="Contact", max_length=300, required=False)
    code = OneLine(label="The council's own reference", max_length=40, required=False)
    field_order = (
        *("title", "decided_on", "maker_words", "decider", "is_executive", "basis", "power", "power_words", "decided", "retrospective"),
        *("reasons", "alternatives", "conflict", "interests", "dispensations", "consulted"),
        *("is_key", "is_subject_to_call_in", "is_urgent", "urgent_because"),
        *("framework", "other_record", "cost_words", "wards", "is_all_wards", "portfolio", "department", "contact", "code"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        viewer: Viewer,
        organisation: Any,
        maker: str,
        today: date,
        parts: Sequence[Any] = (),
        is_taken: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.viewer, self.organisation, self.maker, self.today = viewer, organisation, maker, today
        self.parts, self.is_taken = parts, is_taken
        self.add_choices()
        self.leave_out(self.not_asked())
        self.order_fields(self.field_order)

    def add_choices(self) -> None:
        """The rows of the council that may be chosen."""
        viewer, own = self.viewer, {"organisation": self.organisation}
        self.fields["power"] = Power(queries.powers(viewer, self.organisation.pk))
        self.fields["portfolio"] = OneOf("Portfolio", in_councils(authority.portfolios(viewer).filter(**own)), "No portfolio")
        self.fields["department"] = OneOf("Department", in_councils(authority.departments(viewer).filter(**own)), "No department")
        self.wards = {str(row.pk): row for row in authority.wards(viewer).filter(**own)}
        wards = [(key, row.name) for key, row in self.wards.items()]
        self.fields["wards"] = forms.MultipleChoiceField(label="Wards", choices=wards, required=False, widget=forms.CheckboxSelectMultiple)
        retrospective = [(str(part.number), f"{part.printed or part.number} {part.text}"[:MOST_OF_A_LINE]) for part in self.parts]
        self.fields["retrospective"] = forms.MultipleChoiceField(
            label="Parts that approve what had been done already",
            choices=retrospective,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="They are named as such, to the public too.",
        )
        self.deciders = {str(seat.pk): seat for seat in queries.seats_that_decide(viewer, self.organisation.pk)}
        self.fields["decider"].choices = [(key, f"{seat.person}, {seat.body}") for key, seat in self.deciders.items()]  # type: ignore[attr-defined]

    def not_asked(self) -> set[str]:
        """The boxes that make no sense for this maker."""
        left = set() if self.maker == Maker.OFFICER else set(OF_OFFICERS)
        left |= set() if self.maker == Maker.SINGLE_MEMBER and not self.is_taken else {"decider"}
        left |= set(OF_THE_MAKER) if self.is_taken else set()
        left |= {"decided"} if any(part.is_closed for part in self.parts) else set()  # to type it again would open it
        left |= set() if self.parts else {"retrospective"}
        return left | ({"wards"} if not self.wards else set())

    def leave_out(self, names: Collection[str]) -> None:
        for name in names:
            del self.fields[name]

    @property
    def of_the_law(self) -> list[Any]:
        """The boxes that whoever publishes must think of, in the law's order."""
        return [self[name] for name in self.fields if name not in FURTHER]

    @property
    def further(self) -> list[Any]:
        """What helps readers, and may be left empty."""
        return [self[name] for name in self.fields if name in FURTHER]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if (day := typed.get("decided_on")) and day > self.today:
            self.add_error("decided_on", "This day has not come yet. Record what was decided once it has been.")
        seat = self.deciders.get(typed.get("decider", ""))
        if seat and day and not seat.holds_on(day):
            self.add_error("decider", f"{seat.person} did not decide alone as {seat.body} on that day. Choose who did, or another day.")
        if typed.get("conflict") == SOMEBODY and not typed.get("interests"):
            self.add_error("interests", "Say who declared a conflict, and of which nature.")
        if typed.get("conflict") == NOBODY and typed.get("interests"):
            self.add_error("conflict", "Below stands a conflict that was declared. Take it out, or say that somebody declared one.")
        if typed.get("is_urgent") and not typed.get("urgent_because"):
            self.add_error("urgent_because", "Say why it is urgent: everybody reads it.")
        return typed

    def refuse_what_lacks(self, lacks: Sequence[record.Lack]) -> None:
        """Name each field that the law asks for, at its box. Only what is to be published is asked for it."""
        for lack in lacks:
            box = BOX_OF[lack.field]
            self.add_error(box if box in self.fields else None, f"{lack.sentence} Source: {lack.source}.")


class Draft(Record):
    """The same, of a draft that is here: it remembers the version at which it was opened."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def values(form: Record) -> tuple[dict[str, Any], said.Particulars]:
    """What was typed, as the acts take it: the decision's own fields, and its particulars."""
    typed = form.cleaned_data
    fields = {name: typed[name] for name in PLAIN} | {
        "is_key": BOOLEANS.get(typed["is_key"]),
        "is_subject_to_call_in": BOOLEANS.get(typed["is_subject_to_call_in"]),
        "interests": drafting.NOBODY if typed["conflict"] == NOBODY else typed["interests"],
        "portfolio": typed["portfolio"],
        "department": typed["department"],
    }
    fields |= {name: typed[name] for name in ("decided_on", "maker_words") if name in typed}
    seat: Seat | None = form.deciders.get(typed.get("decider", ""))
    fields |= {"person": seat.person} if seat else {}
    told = said.Particulars(
        is_executive=BOOLEANS.get(typed.get("is_executive", "")),
        basis="" if typed.get("is_executive") == "yes" else typed.get("basis", ""),
        other_record=typed.get("other_record", ""),
        is_from_meeting=form.is_taken,
        **{name: typed[name] for name in ("power", "power_words", "consulted", "dispensations", "framework")},
    )
    return fields, told


def initial_of(row: Any, told: Any, parts: Sequence[Any], wards: Sequence[int]) -> dict[str, Any]:
    """A draft as it stands in the boxes."""
    said_nobody = row.interests == drafting.NOBODY
    first = {name: getattr(row, name) for name in PLAIN} | {
        "opened_at": row.version,
        "decided_on": row.decided_on,
        "maker_words": row.maker_words,
        "decided": drafting.typed_again(parts),
        "conflict": NOBODY if said_nobody else SOMEBODY if row.interests else "",
        "interests": "" if said_nobody else row.interests,
        "is_key": WORDS[row.is_key],
        "is_subject_to_call_in": WORDS[row.is_subject_to_call_in],
        "portfolio": row.portfolio_id,
        "department": row.department_id,
        "wards": [str(key) for key in wards],
        "retrospective": [str(part.number) for part in parts if part.is_retrospective],
    }
    for name in ("basis", "other_record", "power_words", "consulted", "dispensations", "framework"):
        first[name] = getattr(told, name) if told else ""
    return first | {"power": told.power_id if told else None, "is_executive": WORDS[told.is_executive] if told else ""}
