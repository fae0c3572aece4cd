"""The reporting calendar: which days a council has set for each period, what it asks of figures, and why there may be none."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.performance.models import CalendarRule, Definition, FigureRule, Measure, NoValueReason
from moothall.performance.rules import Period, returns as rules


@dataclass(frozen=True)
class Windows:
    """The windows of any measure and period of some councils, asked once for all of them."""

    calendars: dict[int, list[rules.CalendarRule]]
    asks: dict[int, list[rules.FigureRule]]
    closed: dict[int, frozenset[date]]
    made: dict[tuple[int, int | None, Period, int | None], rules.Window] = field(default_factory=dict)

    def of(self, measure: Measure, definition: Definition, period: Period) -> rules.Window:
        """Measures of one portfolio share their windows, so each is worked out once."""
        key = (measure.organisation_id, measure.portfolio_id, period, definition.arrives_within)
        if key not in self.made:
            calendar = rules.calendar_for(self.calendars.get(measure.organisation_id, ()), measure.portfolio_id, period.last)
            self.made[key] = rules.window_of(
                period, calendar, self.closed.get(measure.organisation_id, frozenset()), definition.arrives_within
            )
        return self.made[key]

    def rule_of(self, organisation: int, day: date) -> rules.FigureRule:
        return rules.figure_rule_for(self.asks.get(organisation, ()), day)


def windows(viewer: Viewer, organisations: Collection[int]) -> Windows:
    """In two questions, and one for the closure days of each council."""
    calendars: dict[int, list[rules.CalendarRule]] = {}
    asks: dict[int, list[rules.FigureRule]] = {}
    for row in days_set(PUBLIC, organisations):
        calendars.setdefault(row.organisation_id, []).append(row.facts())
    for one in asked_of_figures(PUBLIC, organisations):
        asks.setdefault(one.organisation_id, []).append(one.facts())
    return Windows(calendars, asks, {key: authority.closure_days(viewer, key) for key in organisations})


@put_once
def days_set(viewer: Viewer, organisations: Collection[int]) -> QuerySet[CalendarRule]:
    return CalendarRule.objects.filter(organisation__in=organisations).order_by("pk")


@put_once
def asked_of_figures(viewer: Viewer, organisations: Collection[int]) -> QuerySet[FigureRule]:
    return FigureRule.objects.filter(organisation__in=organisations).order_by("pk")


def calendar_rules(viewer: Viewer, organisation: Organisation) -> QuerySet[CalendarRule]:
    """All that a council has said of its days, the newest first."""
    rows = CalendarRule.objects.filter(organisation=organisation).select_related("organisation", "portfolio")
    return rows.order_by("-from_on", "-turn")


def figure_rules(viewer: Viewer, organisation: Organisation) -> QuerySet[FigureRule]:
    return FigureRule.objects.filter(organisation=organisation).select_related("organisation").order_by("-from_on", "-turn")


def reasons(viewer: Viewer, organisations: Collection[int], day: date) -> QuerySet[NoValueReason]:
    """Why there may be no figure, by each of these councils' lists."""
    rows = NoValueReason.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), organisation__in=organisations)
    return rows.select_related("organisation").order_by("organisation", "words", "pk")


def last_turn(table: type[CalendarRule] | type[FigureRule], organisation: Organisation) -> int:
    return table.objects.filter(organisation=organisation).order_by("-turn").values_list("turn", flat=True).first() or 0
