"""What the sample council does about measures that are off target: asked for each quarter, promised some days later, and looked at.

Which measures those are follows from their figures; what is promised, from the measure and the quarter alone. One owner in five is silent.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance import actions
from moothall.performance.actions import Promise
from moothall.performance.models import Measure
from moothall.performance.queries import (
    action_plans as queries,
    action_plans_asking as asking,
    action_plans_promised as promised,
    measures,
    returns,
    targets,
)
from moothall.performance.queries.action_plans import PlanStanding
from moothall.performance.rules import Frequency, Period, Polarity, period_of, rounded
from moothall.performance.rules.action_plans import promises_nothing
from moothall.performance.rules.verdicts.saying import Stated
from moothall.plans.models import Action
from moothall.plans.queries import actions as plans
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.words import number_from, one_of

Happening = tuple[datetime, Callable[[datetime], object]]
MONTHS = (2, 5, 8, 11)  # in which the figures of a quarter have all been looked at
SILENT_ONE_IN, NO_ACTION_ONE_IN, MOST_ACTIONS = 5, 6, 2
AHEAD = timedelta(days=60)
EFFECTS = (
    "Two people come over from another team until the work that waits is done.",
    "What takes longest is done first, and whoever waits is told when their turn comes.",
    "The two steps at which most is lost become one, and one person answers for it.",
    "What comes in is sorted on the day on which it comes, so that nothing lies.",
)
NO_ACTION = (
    "Two posts were filled in the last month of the quarter, and what comes of that will show by itself.",
    "What lies behind it was put right before the figure came, and the figure follows some months later.",
    "It was one week of storms; without it the figure would have been where it should be.",
)
NOT_CAME = "It began a month later than was said, and goes on."
CAME = "It is done as it was said, and the work goes on so."


def happenings(cast: Cast, adopted: date) -> Iterator[Happening]:
    """In the second month after each quarter."""
    told = ActionPlans(cast)
    for year in range(adopted.year, cast.borough.today.year + 1):
        for month in MONTHS:
            if (day := date(year, month, 2)) > adopted:
                yield at(day, 7), told.ask
                yield at(day + timedelta(days=6), 10), told.promise
                yield at(day + timedelta(days=7), 10), told.look


class ActionPlans:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def standing(self, moment: datetime) -> list[PlanStanding]:
        return queries.standing(THE_CLOCK, moment, queries.Of.COUNCIL, [self.cast.home.pk])

    def ask(self, moment: datetime) -> None:
        """As the daily round does."""
        if found := asking.to_ask(THE_CLOCK, self.cast.home, moment):
            actions.ask_for_action_plans(self.cast.home, viewer=THE_CLOCK, at=moment, asking=found)

    def promise(self, moment: datetime) -> None:
        for one in self.standing(moment):
            owner = self.owner(one.measure, moment.date())
            if owner and one.row.answered_at is None and number_from(one.measure.title, moment.date()) % SILENT_ONE_IN:
                self.answer(one, owner, moment)

    def look(self, moment: datetime) -> None:
        """What brought what it promised is closed; what did not is promised once more."""
        for one in self.standing(moment):
            owner = self.owner(one.measure, moment.date())
            if owner is None or one.came is None or not number_from("look", one.measure.title, moment.date()) % SILENT_ONE_IN:
                continue
            if one.is_missing:
                self.answer(one, owner, moment, NOT_CAME)
            else:
                by = {"viewer": owner, "at": moment, "heard": queries.heard(one.measure)}
                actions.close_action_plan(one.measure, because=CAME, **by)

    def answer(self, one: PlanStanding, owner: Viewer, moment: datetime, because: str = "") -> None:
        row = measures.measures(THE_CLOCK).get(pk=one.measure.pk)
        actions.answer_action_plan(row, viewer=owner, at=moment, heard=queries.heard(row), promise=self.said(one, row, moment, because))

    def said(self, one: PlanStanding, row: Measure, moment: datetime, because: str) -> Promise:
        """By actions of what the measure tells of. One in six says first why none is right."""
        until, some = next_period(one, moment), self.actions(row)
        expected = self.expected(one, row, until, moment)
        is_left = not because and number_from("none", row.title) % NO_ACTION_ONE_IN == 0
        if expected is None or not some or is_left:
            return Promise(until=until, no_action_because=one_of(NO_ACTION, row.title), because=because)
        return Promise(until=until, actions=some, effect=one_of(EFFECTS, row.title), expected=expected, because=because)

    def actions(self, row: Measure) -> list[Action]:
        """Of the objective; where it has none that is still to be done, of its plan, or of the department."""
        serves = measures.objectives_of(THE_CLOCK, row)
        every = plans.under_way(THE_CLOCK).order_by("due_on", "pk")
        near = {"objective__in": [each.pk for each in serves]}, {"plan__in": [each.plan_id for each in serves]}
        ways = (*near, {"plan__department": row.department_id})
        return next((found for way in ways if (found := list(every.filter(**way)[:MOST_ACTIONS]))), [])

    def expected(self, one: PlanStanding, row: Measure, until: Period, moment: datetime) -> Decimal | None:
        """Half of the way from the last figure to the target, or all of it; nothing where neither would be better than what is there."""
        last = returns.figures(THE_CLOCK, [row.pk], moment)[row.pk]
        value = next((each.value for each in reversed(last) if each.value is not None), None)
        held = targets.in_force(targets.targets(THE_CLOCK, [row.pk], moment)[row.pk], moment.date(), moment)
        if value is None or held is None:
            return None
        there, aim = promised.present(row, one.of, until, moment), promised.target(row, one.of, until, moment)
        stated = Stated(one.of.unit, one.of.decimals, Polarity(one.of.polarity))
        ways = (rounded(way, one.of.decimals) for way in ((value + held.row.value) / 2, held.row.value))
        return next((way for way in ways if not promises_nothing(way, there, stated, aim)), None)

    def owner(self, row: Measure, day: date) -> Viewer | None:
        """Whoever holds the office that owns it."""
        title = row.owner.title if row.owner else ""
        key = next((each.person for each in self.cast.borough.offices if each.title == title and each.held_on(day)), None)
        return self.cast.viewer(key, day) if key else None


def next_period(one: PlanStanding, moment: datetime) -> Period:
    """The period that runs; of a measure of months, the one two months ahead."""
    frequency = Frequency(one.of.frequency)
    day = moment.date() + (AHEAD if frequency is Frequency.MONTHLY else timedelta())
    found = period_of(frequency, day, one.of.year_begins_in)
    assert found
    return found
