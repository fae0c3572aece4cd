"""What is said of organisations and their parts, of people, offices, bodies and seats: text to values."""

from typing import Any

from django import forms
from django.utils.text import slugify

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import PUBLIC, Role
from moothall.authority import queries
from moothall.authority.forms.boxes import DayField, PersonField, named_and_numbered
from moothall.authority.models import Body, Organisation, Seat

LONG = forms.Textarea(attrs={"rows": 4})


class OfTheHouse(Form):
    """A form about something of one organisation. What changes a row remembers the version at which it was opened."""

    def __init__(self, data: Any = None, *, organisation: Organisation | None = None, row: Any = None, initial: Any = None) -> None:
        said = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)} if row is not None else {}
        super().__init__(data, initial=said | (initial or {}))
        self.organisation, self.row = organisation, row
        if hasattr(row, "version"):
            self.fields["opened_at"] = Opened.base_fields["opened_at"]
            self.initial["opened_at"] = row.version
        for box in self.fields.values():
            if isinstance(box, PersonField):
                box.people = people_for(box, organisation)
            elif isinstance(box, forms.ModelChoiceField):
                box.queryset = box.queryset.filter(organisation=organisation)

    def reopened(self, row: Any) -> "OfTheHouse":
        """The same form with everything typed, to be sent again knowing what stands there now."""
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = type(self)(data, organisation=self.organisation, row=row)
        again.is_valid()
        return again

    def names(self) -> list[str]:
        """The names that a browser offers as somebody types; none where nobody is to be named."""
        boxes = [box for box in self.fields.values() if isinstance(box, PersonField)]
        widest = max(boxes, key=lambda box: box.with_partners, default=None)
        return [named_and_numbered(person, self.organisation.pk) for person in widest.people] if widest and self.organisation else []

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", "Must be on or after the first day.")
        return said


def people_for(box: PersonField, organisation: Any) -> Any:
    """Whom a box may name."""
    if box.with_partners:
        return queries.may_be_seated(PUBLIC, organisation)
    return queries.people(PUBLIC).filter(organisation=organisation)


class NewOrganisation(OfTheHouse):
    name = forms.CharField(label="Name", max_length=200)
    slug = forms.SlugField(
        label="Word for its addresses", max_length=80, required=False,
        help_text="It stands in every address of this organisation and never changes. Left empty, it is made from the name.",
        error_messages={"invalid": "Use letters, numbers and hyphens only, such as northmere."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="Kind", choices=Organisation.Kind.choices, widget=forms.RadioSelect, initial=Organisation.Kind.PARTNER)

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))[:80].strip("-")
        if self.cleaned_data.get("name") and not slug:
            raise forms.ValidationError("The name has no letters for an address. Enter a word such as northmere.")
        if queries.organisations(PUBLIC).filter(slug=slug).exists():
            raise forms.ValidationError(f"“{slug}” is taken. Enter another word.")
        return slug


class ChangedOrganisation(OfTheHouse):
    name = forms.CharField(label="Name", max_length=200)


class Lasting(OfTheHouse):
    """Something that holds from a day to a day."""

    since = DayField(label="From", required=False, help_text="The first day. Left empty, it always was so.")
    until = DayField(label="Until", required=False, help_text="The last day. Left empty, it goes on.")


class Part(Lasting):
    """A ward or a portfolio."""

    name = forms.CharField(label="Name", max_length=200)
    field_order = ("name", "within", "since", "until")


class DepartmentForm(Part):
    within = forms.ModelChoiceField(
        queries.departments(PUBLIC), label="Part of", required=False, empty_label="Stands by itself",
        help_text="The larger department that it belongs to.",
    )  # fmt: skip


class Person(OfTheHouse):
    honorific = forms.CharField(label="Title before the name", max_length=60, required=False, help_text="Councillor, Mr, Dr…")
    name = forms.CharField(label="Name", max_length=200)
    party = forms.CharField(label="Party", max_length=120, required=False)
    group = forms.CharField(
        label="Political group",
        max_length=120,
        required=False,
        help_text="Only where it is not the party's. Seats are shared out by groups.",
    )
    email = forms.EmailField(label="Public e-mail address", required=False, help_text="Of the office. Private addresses are never kept.")
    about = forms.CharField(label="About", required=False, max_length=4000, widget=LONG)


class Account(OfTheHouse):
    email = forms.EmailField(label="E-mail address to sign in with", help_text="A code to sign in goes to this address.")


class Office(Lasting):
    """An office as it is given. Only an administrator is offered a role."""

    title = forms.CharField(label="Title", max_length=200, help_text="As it is written under a name: Head of Repairs, Mayor.")
    role = forms.ChoiceField(
        label="What it opens", required=False, choices=[("", "Nothing: a title only"), *((role.value, role.value) for role in Role)],
        help_text="The acts that are open to whoever holds it. “Who may do what” lists them.",
    )  # fmt: skip
    department = forms.ModelChoiceField(queries.departments(PUBLIC), label="Department", required=False, empty_label="None")
    portfolio = forms.ModelChoiceField(queries.portfolios(PUBLIC), label="Portfolio", required=False, empty_label="None")
    ward = forms.ModelChoiceField(queries.wards(PUBLIC), label="Ward", required=False, empty_label="None")
    body = forms.ModelChoiceField(queries.bodies(PUBLIC), label="Body", required=False, empty_label="None")
    is_yearly = forms.BooleanField(
        label="Given for the council year", required=False, help_text="Such as the chair's: it ends when the year is rolled over."
    )
    field_order = ("title", "role", "department", "portfolio", "ward", "body", "since", "until", "is_yearly")

    def __init__(self, *args: Any, may_give_roles: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_give_roles:
            del self.fields["role"]


class Deputy(OfTheHouse):
    person = PersonField(label="Who acts for the holder")
    since = DayField(label="From")
    until = DayField(label="Until", required=False, help_text="The last day. Left empty, it goes on.")


class Ending(OfTheHouse):
    until = DayField(label="Last day", help_text="The last day on which it is held. For example 1 4 2026")


class BodyForm(OfTheHouse):
    name = forms.CharField(label="Name", max_length=300)
    kind = forms.ChoiceField(label="Kind", choices=Body.Kind.choices, required=False)
    purpose = forms.CharField(label="What it is for", required=False, widget=LONG, max_length=4000, help_text="One or two plain sentences.")
    within = forms.ModelChoiceField(queries.bodies(PUBLIC), label="Part of", required=False, empty_label="Stands by itself")
    places = forms.IntegerField(
        label="Places",
        required=False,
        min_value=1,
        max_value=500,
        help_text="How many seats there are, held or empty, without substitutes.",
    )
    quorum = forms.IntegerField(label="Quorum", required=False, min_value=1, max_value=500, help_text="How many must be there.")
    balance_waived = forms.BooleanField(
        label="Political balance does not apply", required=False, help_text="The council agreed so and nobody voted against it."
    )
    expired = forms.BooleanField(label="It no longer meets", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("quorum") and said.get("places") and said["quorum"] > said["places"]:
            self.add_error("quorum", f"There are only {said['places']} places. Enter a smaller number.")
        return said


class ChangedSeat(Lasting):
    """What is said of a seat. Only a substitute comes for somebody else."""

    kind = forms.ChoiceField(label="As what", choices=Seat.Kind.choices, initial=Seat.Kind.MEMBER)
    instead_of = PersonField(
        label="Substitute for", required=False, with_partners=True, help_text="Only for a substitute who comes for one member."
    )
    for_group = forms.CharField(
        label="Substitute for a group", max_length=120, required=False, help_text="Only for a substitute who may come for any member of it."
    )
    field_order = ("person", "kind", "instead_of", "for_group", "since", "until")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") != Seat.Kind.SUBSTITUTE:
            for name in ("instead_of", "for_group"):
                if said.get(name):
                    self.add_error(name, "Only a substitute comes for somebody else. Choose “Substitute” above, or leave this empty.")
        elif said.get("instead_of") and said.get("for_group"):
            self.add_error("for_group", "Name either a member or a group, not both.")
        return said


class NewSeat(ChangedSeat):
    person = PersonField(label="Who", with_partners=True)
