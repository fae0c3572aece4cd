"""What is typed about a measure."""

from datetime import datetime
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.naming import every_row
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.words import MONTHS
from moothall.decisions.forms.boxes import SEARCH, OneOf, Text
from moothall.decisions.forms.register import councils_to_choose, departments_to_choose, portfolios_to_choose
from moothall.performance import queries, rules
from moothall.performance.forms.boxes import LONG, Figure, whole
from moothall.performance.models import Measure, Tolerance
from moothall.performance.queries.measures import WantedMeasures
from moothall.performance.rules.verdicts.glance import Show
from moothall.plans.forms.boxes import Line, OfCouncil, OfficeField, Written
from moothall.plans.queries import objectives

ORDERS = {"title": "Title", "department": "Department", "portfolio": "Portfolio", "newest": "The newest first"}
CLOSED = "Empty for everybody to read it. Otherwise the ground, such as: paragraph 3 of Schedule 12A, or: draft until July."


class Measures(Form):
    """What a reader wants to see of the measures."""

    words = forms.CharField(label="Words", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH))
    polarity = forms.ChoiceField(
        label="Better when", choices=[("", "Every measure"), *((one.value, one.words) for one in rules.Polarity)], required=False
    )
    show = forms.ChoiceField(
        label="How they do", choices=[("", "However they do"), *((one.value, one.words) for one in Show)], required=False
    )
    order = forms.ChoiceField(label="Order by", choices=list(ORDERS.items()), required=False)
    ended = forms.BooleanField(label="Those that have ended", required=False)

    def __init__(self, data: Any = None, *, viewer: Viewer, now: datetime) -> None:
        super().__init__(data)
        councils = every_row(councils_to_choose, PUBLIC)
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        offered = {
            "framework": OneOf("Framework", every_row(queries.frameworks.frameworks, PUBLIC), "All frameworks"),
            "department": OneOf("Department", every_row(departments_to_choose, PUBLIC), "All departments"),
            "portfolio": OneOf("Portfolio", every_row(portfolios_to_choose, PUBLIC), "All portfolios"),
            "objective": OneOf("Objective", every_row(queries.measures.objectives_told_of, viewer), "All objectives"),
        }
        self.fields |= offered
        self.order_fields(["words", "show", "council", *offered, "polarity", "ended", "order"])

    def wanted(self) -> WantedMeasures:
        return WantedMeasures(**{name: value for name, value in self.cleaned_data.items() if value})


class Meaning(Written):
    """What a measure means."""

    title = Line("Title", 200, help_text="As people speak of it: Repairs finished on time")
    in_words = Text(
        label="What is it, in words?", max_length=LONG, help_text="As somebody could read it aloud: jobs finished on time, out of all jobs."
    )
    rationale = Text(label="Why is it measured?", required=False, max_length=LONG)
    unit = Line("Unit", 40, help_text="As it stands beside the figure: %, £, £ million, days, homes, number, £ per home")
    decimals = whole("Decimals", rules.PLACES, initial=1, help_text="How exactly it is stated.")
    polarity = forms.ChoiceField(label="Better when", choices=[(one.value, one.words) for one in rules.Polarity])
    formula = Line("Formula", 500, required=False, help_text="Empty where the figure itself is entered. See below how to write one.")
    numerator = Line("Numerator: what is counted", 300, required=False)
    numerator_unit = Line("Its unit", 40, required=False)
    denominator = Line("Denominator: out of what", 300, required=False)
    denominator_unit = Line("Its unit", 40, required=False)
    frequency = forms.ChoiceField(
        label="How often is there a figure?", choices=[(one.value, rules.FREQUENCY_WORDS[one]) for one in rules.Frequency]
    )
    frequency_words = Line(
        "At which other times?", 200, required=False, help_text="Only where it is neither monthly, quarterly nor yearly."
    )
    counting = forms.ChoiceField(label="What is the figure of a period about?", choices=[(one.value, one.words) for one in rules.Counting])
    window = whole("Over how many months does it roll?", 120, required=False, help_text="Only where it rolls over the last months.")
    year_begins_in = forms.TypedChoiceField(label="Its year begins in", choices=list(enumerate(MONTHS[1:], start=1)), coerce=int, initial=4)
    arrives_within = whole("How many days after a period is its figure there?", 1_000, required=False)
    source = Line("Where does the figure come from?", 300, required=False)
    geography = Line("Which area is it about?", 200, required=False, help_text="For example: the borough, or each ward")
    from_on = DayField(label="From which day does it mean this?", help_text="For example 1 4 2026")

    sections = (
        ("What it is", ("title", "in_words", "rationale", "unit", "decimals", "polarity")),
        ("How it is worked out", ("formula", "numerator", "numerator_unit", "denominator", "denominator_unit")),
        ("When, and of what time", ("frequency", "frequency_words", "counting", "window", "year_begins_in", "arrives_within", "from_on")),
        ("Where it comes from", ("source", "geography")),
    )

    def parts(self) -> list[tuple[str, list[Any]]]:
        """The boxes under their headings; those that no heading names stand under the last."""
        named = {name for _, names in self.sections for name in names}
        rest = [bound for bound in self if bound.name not in named]
        made = [(heading, [self[name] for name in names if name in self.fields]) for heading, names in self.sections]
        return [*made, *([(self.last_heading, rest)] if rest else [])]

    last_heading = "Whose it is"


class NewMeasure(Meaning):
    """A measure with its first definition, and whose it is."""

    department = OfCouncil("Department", authority.departments(PUBLIC), empty_label="The whole council")
    portfolio = OfCouncil("Portfolio", authority.portfolios(PUBLIC))
    owner = OfficeField("Who owns it?", help_text="Who enters its figures, and answers for them.")
    deputy = OfficeField("Who stands in for the owner?")
    reviewer = OfficeField("Who reviews its figures?")
    closed_under = Line("Closed to the public under", 300, required=False, help_text=CLOSED)
    closed_because = Text(label="Why it is closed", required=False, max_length=LONG)


class Defined(Meaning):
    """Another definition, from a day, and why."""

    because = Text(label="Why is it defined anew?", max_length=2_000, help_text="Everybody reads this beside what changed.")
    last_heading = "Why"
    keeps_version = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        before = queries.measures.definition(self.viewer, self.row, self.today)
        latest = queries.measures.latest(self.row) or before
        self.initial |= {name: getattr(latest, name) for name in rules.LABELS}
        self.fields[
            "from_on"
        ].help_text = "A later day keeps the earlier definition for the figures before. The day of the last one puts it right."


class Whose(Written):
    """Whose a measure is."""

    keeps_version = True

    department = OfCouncil("Department", authority.departments(PUBLIC), empty_label="The whole council")
    portfolio = OfCouncil("Portfolio", authority.portfolios(PUBLIC))
    owner = OfficeField("Who owns it?", help_text="Who enters its figures, and answers for them.")
    deputy = OfficeField("Who stands in for the owner?")
    reviewer = OfficeField("Who reviews its figures?")


class HowNear(Written):
    """From how far a figure is still near its target."""

    amount = Figure("Within how much of the target?", help_text="For example 2")
    kind = forms.ChoiceField(
        label="In what?", choices=Tolerance._meta.get_field("kind").choices, widget=forms.RadioSelect, initial="units",  # type: ignore[union-attr]
    )  # fmt: skip
    from_on = DayField(label="From which day?", help_text="For example 1 4 2026")
    set_by = Line("Who said so?", 200, help_text="For example: Cabinet, 9 July 2026")
    set_on = DayField(label="When?", help_text="For example 9 7 2026")


class Ending(Written):
    on = DayField(label="The last day for which there is a figure")
    because = Text(label="Why does it end?", max_length=2_000, help_text="Everybody reads this.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        others = queries.measures.measures(self.viewer).filter(organisation=self.organisation, ended_on=None).exclude(pk=self.row.pk)
        self.fields["replaced_by"] = MeasureField(others, label="Which measure takes its place?", required=False, empty_label="None")


class Serve(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        told = [one.pk for one in queries.measures.objectives_of(self.viewer, self.row)]
        rows = objectives.objectives(self.viewer).filter(organisation=self.organisation, ended_at=None).exclude(pk__in=told)
        self.fields["objective"] = ObjectiveField(rows, label="Of which objective does it tell?", empty_label="Choose an objective")


class ServeNoMore(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        keys = [one.pk for one in queries.measures.objectives_of(self.viewer, self.row)]
        rows = objectives.objectives(self.viewer).filter(pk__in=keys)
        self.fields["objective"] = ObjectiveField(
            rows, label="Of which objective does it no longer tell?", empty_label="Choose an objective"
        )


class ObjectiveField(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.title} ({row.plan.title})"


class MeasureField(forms.ModelChoiceField):
    def label_from_instance(self, row: Measure) -> str:
        return f"{row.title} (M{row.number})"
