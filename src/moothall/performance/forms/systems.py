"""What is typed to let another system in: what it is called, of which measures it sends figures, and until when."""

import re
from typing import Any

from django import forms

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.words import day_in_words
from moothall.performance.permissions.systems import ONE_OF_THREE
from moothall.performance.queries import measures, systems
from moothall.plans.forms.boxes import Line, OfCouncil, OfficeField, Written

NUMBERED = re.compile(r"[Mm]?(\d{1,9})", re.ASCII)
A_LOT = 200


class Ending(Written):
    """The last day of a token, with how late it may be."""

    ends_on = DayField(label="Which is the last day of its token?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        last = systems.last_day(self.viewer, self.organisation, self.today)
        self.fields["ends_on"].help_text = f"{day_in_words(last, weekday=False)} at the latest, by the council's own rule"


class NewSystem(Ending):
    """One of three says of what it sends; measures are named by their numbers, as they stand on their pages."""

    name = Line("What is the system called?", 80, help_text="Its figures stand under this name, for example Housing system")
    office = OfficeField("Of the measures that this office owns", empty_label="Of none", help_text="Choose one of these three.")
    department = OfCouncil("Of the measures of this department", authority.departments(PUBLIC), empty_label="Of none")
    measures = Line("Of these measures", 2_000, required=False, help_text="By their numbers, for example M12, M14")
    field_order = ("name", "office", "department", "measures", "ends_on")

    def clean_measures(self) -> list[Any]:
        words = [one for one in re.split(r"[\s,;]+", self.cleaned_data["measures"]) if one]
        found = [NUMBERED.fullmatch(one) for one in words]
        if strange := [word for word, one in zip(words, found, strict=True) if one is None]:
            raise forms.ValidationError(f"“{strange[0][:40]}” is no number of a measure. Write M12, M14.")
        if len(words) > A_LOT:
            raise forms.ValidationError(f"Name {A_LOT} measures at most, or choose a department.")
        numbers = {int(one[1]) for one in found if one}
        rows = list(measures.measures(self.viewer).filter(organisation=self.organisation, number__in=numbers))
        if missing := numbers - {row.number for row in rows}:
            raise forms.ValidationError(f"There is no measure M{min(missing)} here.")
        return rows

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "measures" in said and sum(bool(said.get(name)) for name in ("office", "department", "measures")) != 1:
            self.add_error("office", ONE_OF_THREE)
        return said


class Withdrawn(Written):
    """Nothing is typed: the page says what will happen."""
