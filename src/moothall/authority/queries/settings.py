"""Which of the council's own rules are in force on a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import rules
from moothall.authority.models import Organisation, Setting


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule as it holds on a day: the value, from when until when, and where it is written."""

    definition: rules.Definition
    value: rules.Value
    row: Setting | None = None

    @property
    def in_words(self) -> str:
        return self.definition.in_words(self.value)

    @property
    def source(self) -> str:
        """Where the council wrote it; where it did not, what the rule itself rests on."""
        return (self.row and self.row.source) or self.definition.source


def setting(viewer: Viewer, organisation: int, name: str, day: date) -> rules.Value:
    """The value of one rule in an organisation on a day; its default, where the organisation has set none."""
    return settings(viewer, organisation, day, [name])[name]


def settings(viewer: Viewer, organisation: int, day: date, names: Iterable[str] = tuple(rules.DEFINITIONS)) -> dict[str, rules.Value]:
    """The values of many rules, in one question."""
    return {name: held.value for name, held in settings_in_force(viewer, organisation, day, names).items()}


def settings_in_force(viewer: Viewer, organisation: int, day: date, names: Iterable[str] = tuple(rules.DEFINITIONS)) -> dict[str, InForce]:
    """The same with where each comes from. Of two that hold on the day, the later begun counts."""
    wanted = [rules.definition(name) for name in names]
    rows = {row.name: row for row in that_hold(PUBLIC, organisation, day, tuple(each.name for each in wanted))}
    return {each.name: InForce(each, rows[each.name].value if each.name in rows else each.default, rows.get(each.name)) for each in wanted}


@put_once
def that_hold(viewer: Viewer, organisation: int, day: date, names: tuple[str, ...]) -> QuerySet[Setting]:
    held = Setting.objects.filter(Setting.on(day), organisation=organisation, name__in=names)
    return held.order_by(F("since").asc(nulls_first=True), "pk")


def where_it_is_so(organisations: Collection[int], name: str, day: date) -> frozenset[int]:
    """Of these organisations, those in which a rule that is yes or no is yes on a day."""
    held = Setting.objects.filter(Setting.on(day), organisation__in=organisations, name=name)
    values = dict(held.order_by(F("since").asc(nulls_first=True), "pk").values_list("organisation", "value"))
    said = dict.fromkeys(organisations, rules.definition(name).default) | values
    return frozenset(organisation for organisation, value in said.items() if value is True)


def through_time(viewer: Viewer, organisations: Collection[int], names: Iterable[str]) -> list[Setting]:
    """Every row of these rules in these organisations, in one question, for whoever asks about many days; the later begun last."""
    return ever_held(PUBLIC, sorted(organisations), tuple(rules.definition(name).name for name in names))


@put_once
def ever_held(viewer: Viewer, organisations: Collection[int], names: tuple[str, ...]) -> QuerySet[Setting]:
    rows = Setting.objects.filter(organisation__in=organisations, name__in=names)
    return rows.order_by(F("since").asc(nulls_first=True), "pk")


def council_years(viewer: Viewer, organisation: Organisation | None) -> rules.CouncilYears:
    """The years of a council through all that it has set; of none, as most councils have them."""
    rows = through_time(viewer, [organisation.pk], [rules.BEGINS_IN]) if organisation else []
    return rules.CouncilYears(rules.MonthSet(int(row.value), row.since, row.until) for row in rows)


def settings_of(viewer: Viewer, organisation: int, name: str = "") -> QuerySet[Setting]:
    """Every row that was ever set, or those of one rule, the newest first."""
    rows = Setting.objects.filter(organisation=organisation, **({"name": name} if name else {}))
    return rows.select_related("organisation").order_by("name", F("since").desc(nulls_last=True), "-pk")
