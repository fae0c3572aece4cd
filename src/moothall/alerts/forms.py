"""What somebody asks to be told of, turned into values."""

from typing import Any

from django import forms
from django.http import QueryDict

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.alerts.models import LONGEST_LIST
from moothall.alerts.queries import of_plans
from moothall.alerts.rules import FREQUENCIES, Frequency
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.decisions.choice_words import list_in_words
from moothall.decisions.forms import OneOf, Register, in_councils
from moothall.decisions.queries.listing import matters_to_choose
from moothall.search.rules import question

PLACES = ("body", "ward", "department", "portfolio", "matter", "plan", "programme")
ADDRESS = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}


class Address(Form):
    """An address, and nothing else."""

    address = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs=ADDRESS),
        error_messages={
            "required": "Enter your e-mail address, like me@place.org.",
            "invalid": "Enter an e-mail address like me@place.org.",
        },
    )


class Wanted(Form):
    """What somebody wants to be told of. Everything may be left open: then it is all that the council publishes."""

    words = forms.CharField(
        label="Words",
        help_text="Only what has all of these words, such as: cycle lanes. Words in quotation marks stay together.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    frequency = forms.ChoiceField(
        label="How often",
        choices=FREQUENCIES,
        widget=forms.RadioSelect,
        initial=Frequency.AT_ONCE.value,
        error_messages={"required": "Choose how often we may write.", "invalid_choice": "Choose one of the two."},
    )
    listed = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order: tuple[str, ...] = ("council", *PLACES, "words", "frequency")

    def __init__(self, *args: Any, viewer: Viewer, listed: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer, self.listed, self.listed_as = viewer, listed, ""
        self.councils = list(authority.organisations(viewer).filter(kind=Organisation.Kind.COUNCIL))
        if listed:
            del self.fields["words"]
            self.listed_as = self.chosen_list()[1]
        else:
            self.offer_places(viewer)
        self.order_fields(self.field_order)

    def offer_places(self, viewer: Viewer) -> None:
        if len(self.councils) > 1:
            self.fields["council"] = OneOf("Council", self.councils, f"{self.councils[0]}, unless you choose otherwise below")
        self.fields["body"] = OneOf("Committee or other body", authority.bodies(viewer).filter(expired=False), "Any")
        self.fields["ward"] = OneOf("Ward", in_councils(authority.wards(viewer)), "Any")
        self.fields["department"] = OneOf("Department", in_councils(authority.departments(viewer)), "Any")
        named = {
            "portfolio": OneOf("Portfolio", of_plans.portfolios_to_choose(viewer), "Any"),
            "matter": OneOf("History of a matter", matters_to_choose(viewer), "Any"),
            "plan": OneOf("Plan", of_plans.plans_to_choose(viewer), "Any"),
            "programme": OneOf("Savings programme", of_plans.programmes_to_choose(viewer), "Any"),
        }
        self.fields |= {name: field for name, field in named.items() if field.rows}

    def chosen_list(self) -> tuple[Organisation | None, str]:
        """Whose list of the register it is, and what it lists; nothing where it cannot be read."""
        form = Register(QueryDict(self.listed), viewer=self.viewer)
        if len(self.listed) > LONGEST_LIST or not form.is_valid():
            return None, ""
        choices = form.choices()
        places = (choices.body, choices.ward, choices.portfolio, choices.department, choices.matter)
        whose = [choices.organisation, *(place.organisation for place in places if place)]
        return next((one for one in [*whose, *self.councils] if one), None), list_in_words(choices)[:1000]

    def clean_words(self) -> str:
        words = " ".join(self.cleaned_data["words"].split())
        if words and not question(words):
            raise forms.ValidationError("Enter words to look for, such as: cycle lanes. Words to leave out are not enough.")
        return words

    def clean(self) -> dict[str, Any]:
        """What was chosen must be of one council."""
        said = super().clean() or {}
        if self.listed:
            said["organisation"], said["in_words"] = self.chosen_list()
            if said["organisation"] is None:
                raise forms.ValidationError("That list can no longer be read. Choose it again on the page of decisions.")
            return said | {"listed": self.listed}
        of = {name: said[name].organisation_id for name in PLACES if said.get(name)}
        chosen = said.get("council")
        councils = {*of.values(), *({chosen.pk} if chosen else ())}
        if len(councils) > 1:
            self.add_error(max(of), "These are not all of one council. Choose them of the same one, or ask once for each.")
        elif not self.councils:
            raise forms.ValidationError("No council is at home here yet, so there is nothing to be told of.")
        said["organisation"] = next(
            (council for council in self.councils if council.pk in councils), self.councils[0] if self.councils else None
        )
        return said

    def wanted(self) -> dict[str, Any]:
        """What was asked for, as the actions take it."""
        said = {name: self.cleaned_data.get(name) for name in ("organisation", *PLACES, "frequency")}
        return said | {name: self.cleaned_data.get(name) or "" for name in ("words", "listed", "in_words")}


class AskByAddress(Wanted, Address):
    """Anybody asks, with an address."""

    field_order = ("council", *PLACES, "words", "frequency", "address")


class AskAsOneself(Wanted):
    """Somebody who is signed in asks for themselves, or for an address like anybody."""

    to = forms.ChoiceField(
        label="For whom",
        choices=[
            ("me", "Me: what I may see here, to the address of my account"),
            ("address", "The address below: what the public may see"),
        ],
        widget=forms.RadioSelect,
        initial="me",
    )
    address = forms.EmailField(label="Another e-mail address", required=False, max_length=254, widget=forms.EmailInput(attrs=ADDRESS))
    field_order = ("council", *PLACES, "words", "frequency", "to", "address")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("to") == "address" and not said.get("address") and "address" not in self.errors:
            self.add_error("address", "Enter the e-mail address, like me@place.org, or choose yourself above.")
        return said
