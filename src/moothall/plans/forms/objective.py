"""What is typed about an objective."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.urls import get_script_prefix

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.decisions.forms.boxes import Text
from moothall.plans import queries
from moothall.plans.forms.boxes import Line, OfCouncil, OfficeField, Written
from moothall.plans.forms.days import DayField

NOT_HERE = "Nothing that could be joined has this address. Paste the address of its page."


class ObjectiveWords(Written):
    title = Line("In a few words", 200, help_text="As people speak of it: Safe, warm homes")
    outcome = Text(label="What will be different, and for whom?", max_length=2_000, help_text="In plain words, by when.")
    why = Text(label="Why does it matter?", required=False, max_length=4_000)
    theme = Line("Theme", 120, required=False, help_text="Objectives of one theme stand together.")
    first_on = DayField(label="First day", required=False, help_text="Left empty, the plan's own.")
    last_on = DayField(label="Last day", required=False, help_text="Left empty, the plan's own.")
    lead = OfficeField("Who leads it")
    portfolio = OfCouncil("Portfolio", authority.portfolios(PUBLIC))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.days_in_order()
        return said


class ChangedObjective(ObjectiveWords):
    keeps_version = True

    def clean(self) -> dict[str, Any]:
        """A day that is left empty is the plan's own."""
        said = super().clean()
        for name in ("first_on", "last_on"):
            if name in said:
                said[name] = said[name] or getattr(self.row.plan, name)
        return said


class Among(forms.TypedChoiceField):
    """One of many things of plans, said with the plan in which each stands; what was chosen is the row, and no other is read whole."""

    def __init__(self, rows: Any, label: str, empty_label: str, **options: Any) -> None:
        named = rows.select_related(None).values_list("pk", "title", "plan__title")
        choices = [("", empty_label), *((str(key), f"{title} ({plan})") for key, title, plan in named)]
        super().__init__(label=label, choices=choices, coerce=lambda key: rows.get(pk=key), empty_value=None, **options)


class Contribute(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.objectives.may_be_served(self.viewer, self.row)
        self.fields["to"] = Among(rows, label="To which objective does it contribute?", empty_label="Choose an objective of another plan")


class ContributeNoMore(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.objectives.contributes_to(self.viewer, self.row)
        self.fields["to"] = Among(rows, label="To which does it no longer contribute?", empty_label="Choose the objective")


class GiveUp(Written):
    because = Text(label="Why is it given up?", help_text="Everybody reads this on its page.", max_length=2_000)


def reference_in(address: str) -> str:
    """The reference of the page that stands at an address, whether it was pasted with the name of this place or without."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return path.removeprefix(get_script_prefix()).strip("/")


class Tie(Written):
    """A decision, a commitment or a risk, by the address of its page."""

    address = forms.CharField(label="The address of its page", max_length=500, help_text="Copy it from the address line.")

    def reference(self) -> str:
        return reference_in(self.cleaned_data["address"])


class Closing(Written):
    """The named ground on which something is closed to the public, and why."""

    under = Line("On which ground?", help_text="A paragraph of Schedule 12A, or another ground that the law names: paragraph 4")
    because = Text(label="Why?", max_length=2_000, help_text="Why the public interest favours privacy for now.")


class Pressed(Written):
    """Nothing is typed: one button says it all."""
