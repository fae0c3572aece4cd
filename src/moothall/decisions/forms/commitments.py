"""What a reader chooses of the commitments."""

from typing import Any

from django import forms

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import BetweenDays, DayField
from moothall.decisions import queries
from moothall.decisions.forms.boxes import SEARCH, OneOf
from moothall.decisions.queries import Order, State, Wanted

ORDERS = (
    (Order.NEAREST.value, "The nearest day first"),
    (Order.NEWEST.value, "Asked last first"),
    (Order.OLDEST.value, "Asked longest ago first"),
    (Order.OWNER.value, "By office"),
)


class CommitmentChoices(BetweenDays):
    """What a reader wants to see of the commitments, and in which order."""

    words = forms.CharField(
        label="Words", help_text="Who was asked, or for what", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    state = forms.MultipleChoiceField(label="Standing", widget=forms.CheckboxSelectMultiple, required=False)
    owner = forms.ChoiceField(label="Office that owns it", required=False)
    first = DayField(label="Due from", required=False)
    last = DayField(label="Due to", required=False, help_text="For example 30 9 2026")
    order = forms.ChoiceField(label="In which order", choices=ORDERS, required=False)

    def __init__(self, *args: Any, viewer: Viewer, is_clerk: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        shown = [state for state in State if is_clerk or state is not State.DISMISSED]
        self.fields["state"].choices = [(state.value, state.standing.value) for state in shown]  # type: ignore[attr-defined]
        councils = list(authority.organisations(viewer).filter(kind="council"))
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        self.fields["body"] = OneOf("Asked by", authority.bodies(viewer), "Any body")
        self.fields["portfolio"] = OneOf("Portfolio", authority.portfolios(viewer).select_related("organisation"), "All portfolios")
        departments = authority.departments(viewer).select_related("organisation")
        self.fields["department"] = OneOf("Department", departments, "All departments")
        named = queries.owners(viewer)
        self.fields["owner"].choices = [("", "Any office"), *((title, title) for title in named)]  # type: ignore[attr-defined]
        self.order_fields(("words", "council", "state", "body", "portfolio", "department", "owner", "first", "last", "order"))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            words=said["words"],
            council=said.get("council"),
            body=said["body"],
            portfolio=said["portfolio"],
            department=said["department"],
            owner=said["owner"],
            first=said["first"],
            last=said["last"],
            states=frozenset(State(one) for one in said["state"]),
            order=Order(said["order"]),
        )
