"""The sample council's measures: brought in with their figures when it comes to Moothall, then sent and signed off period by period.

Each May it proposes targets for the year; those that members should agree go to the Cabinet Member's meeting in June.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority.models import Office
from moothall.decisions import queries as decisions
from moothall.meetings.models import Report
from moothall.performance import actions, models
from moothall.performance.actions import NewTarget
from moothall.performance.queries import measures as queries, returns
from moothall.performance.queries.returns_judging import known_of
from moothall.performance.queries.targets import targets as targets_of
from moothall.performance.rules import Period
from moothall.plans.queries import objectives
from moothall.web.demo import measured, model
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.measured import Measure
from moothall.web.demo.measures import FRAMEWORKS, MEASURES
from moothall.web.demo.telling import defining, putting
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.telling.putting import Happening, Known

PUT_AS = "Targets for"
SOURCE = "Quarterly reports of the years before"
AGREED_BY_MEMBERS = {"corporate", "agreement", "local"}
REASONS = (measured.NOT_YET, "The survey was not made.", "Nothing of it happened in the period.", "A partner has not sent it.",
           "The system that counts it was not working.")  # fmt: skip
A_DAY = timedelta(days=1)


class Due(NamedTuple):
    """One figure that is to be sent."""

    told: Measure
    index: int
    period: Period


def happenings(cast: Cast, adopted: date, known: Known) -> Iterator[Happening]:
    """Brought in with the plans; a period's figures some days after it; and what members are asked each June."""
    told = Figures(cast, adopted)
    yield at(adopted, 13), told.begin
    yield from told.sent()
    yield from told.proposed()
    for meeting, item in asked_of_members(cast.borough, adopted):
        yield from putting.happenings(cast, known, meeting, item, told.ask)


def asked_of_members(borough: model.Borough, adopted: date) -> Iterator[tuple[model.Meeting, model.Item]]:
    yield from putting.items_called(borough, PUT_AS, adopted)


class Figures:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast, adopted: date) -> None:
        self.cast, self.adopted = cast, adopted
        self.begins, self.calendar = cast.borough.begins, Calendar(cast.borough.begins)

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    @cached_property
    def rows(self) -> dict[str, models.Measure]:
        """Every measure by its title, from when they are there."""
        return {row.title: row for row in queries.measures(THE_CLOCK).filter(organisation=self.cast.home)}

    # When the council comes

    def begin(self, moment: datetime) -> None:
        offices = {row.title: row for row in decisions.offices(THE_CLOCK, self.cast.home.pk, moment.date())}
        serves = {row.title: row for row in objectives.objectives(THE_CLOCK).filter(organisation=self.cast.home)}
        frames = {key: self.frame(key, said, moment) for key, *said in FRAMEWORKS}
        for words in REASONS:
            actions.list_reason(self.cast.home, **self.by(moment), words=words)
        for told in MEASURES:
            row = self.write(told, offices, moment)
            if told.serves:
                actions.serve_objective(row, **self.by(moment), objective=serves[told.serves])
            for framework, code in told.codes:
                said = {"framework": frames[framework], "from_on": date(self.adopted.year, measured.APRIL, 1), "code": code}
                actions.carry_measure(row, **self.by(moment), **said)
        self.bring(moment)

    def frame(self, key: str, said: list[str], moment: datetime) -> models.Framework:
        kind, name, source = said
        return actions.add_framework(self.cast.home, **self.by(moment), kind=kind, name=name, source=source)

    def write(self, told: Measure, offices: dict[str, Office], moment: datetime) -> models.Measure:
        by, first = self.by(moment), measured.april(self.begins, -measured.BEFORE * measured.OF_A_YEAR)
        whose = {"department": self.cast.departments[told.department], "portfolio": self.cast.portfolios[told.portfolio]}
        whose |= {"owner": offices.get(told.owner), "reviewer": offices.get(told.reviewer)}
        row = actions.write_measure(self.cast.home, **by, **whose, **defining.definition(told), from_on=first)
        said = {"kind": "units", "set_by": "Cabinet, with the budget", "from_on": first, "set_on": first}
        return actions.set_tolerance(row, **by, amount=told.tolerance, **said)

    def bring(self, moment: datetime) -> None:
        """The targets of the years before and of this one, and the figures that were published before."""
        last = self.year_of(moment.date())
        self.set(range(1 - measured.BEFORE, last + 1), moment)
        for told in MEASURES:
            if told.pooled:
                continue
            new = [
                defining.figure(told, index, Period(first, after - A_DAY))
                for index, first, after in measured.periods(told, self.begins, self.adopted)
                if self.sent_on(told, index, after) <= self.adopted
            ]
            actions.bring_history(self.rows[told.title], **self.by(moment), source=SOURCE, figures=new)

    # Targets

    def year_of(self, day: date) -> int:
        """Which financial year of the story a day is in."""
        return day.year - (day.month < measured.APRIL) - self.begins.year + 1

    def set(self, years: Sequence[int], moment: datetime) -> None:
        """Every target of these years; the last of them is this year, for which one or two are softer than members would have them."""
        now = self.year_of(moment.date())
        new = [self.target(told, year, now) for told in MEASURES for year in years if self.has_target(told, year, moment)]
        actions.bring_targets(self.cast.home, **self.by(moment), rows=new)

    def has_target(self, told: Measure, year: int, moment: datetime) -> bool:
        """Whether one is set. What was held back was proposed once, when the council came, and nobody took it further."""
        is_new = told.since is None or told.since < year * measured.OF_A_YEAR
        return told.target is not None and is_new and (not told.is_held_back or moment.date() == self.adopted)

    def target(self, told: Measure, year: int, now: int) -> NewTarget:
        first, after = (measured.april(self.begins, (year - 1 + more) * measured.OF_A_YEAR) for more in (0, 1))
        value = defining.target_proposed(told, year, is_now=year == now)
        said = {"measure": self.rows[told.title], "from_on": first, "last_on": after - A_DAY, "set_by": told.set_by.value, "set_on": first}
        return NewTarget(**said, value=value, profile=measured.profile(told, year), said=defining.of_target(told, value))

    def proposed(self) -> Iterator[Happening]:
        """On the second of May of each year that follows."""
        for year in range(self.adopted.year + 1, self.cast.borough.today.year + 1):
            yield at(date(year, 5, 2), 9), lambda moment: self.set([self.year_of(moment.date())], moment)

    def ask(self, moment: datetime, about: dict[str, Any]) -> Report:
        """Of the year's targets those that members should agree."""
        first = measured.april(self.begins, (self.year_of(moment.date()) - 1) * measured.OF_A_YEAR)
        wanted = [one for one in MEASURES if {key for key, _ in one.codes} & AGREED_BY_MEMBERS and not one.is_held_back]
        found = targets_of(THE_CLOCK, [self.rows[one.title].pk for one in wanted], moment).values()
        targets = [one.row for each in found for one in each if one.row.from_on == first]
        return actions.report_targets(self.cast.home, **self.by(moment), targets=targets, **about)

    # Figures

    def sent(self) -> Iterator[Happening]:
        """What falls on one day is looked at together, and sent by whoever owns it; two days later it is signed off."""
        for (on, _), due in self.due().items():
            yield at(on, 14), lambda moment, due=due: self.send(due, moment)
            yield at(self.calendar.after(on, measured.TILL), 10), lambda moment, due=due: self.sign(due, moment)

    def due(self) -> dict[tuple[date, int], list[Due]]:
        """The figures of periods that end while the council is here, by the day on which they are sent; of each measure one at a time."""
        found: dict[tuple[date, int], list[Due]] = defaultdict(list)
        for told in MEASURES:
            times: dict[date, int] = defaultdict(int)
            for index, first, after in measured.periods(told, self.begins, self.cast.borough.today):
                if not told.pooled and (on := self.sent_on(told, index, after)) > self.adopted:
                    found[on, times[on]].append(Due(told, index, Period(first, after - A_DAY)))
                    times[on] += 1
        return found

    def sent_on(self, told: Measure, index: int, after: date) -> date:
        return self.calendar.after(after - A_DAY, measured.sent_within(told, index))

    def send(self, due: Sequence[Due], moment: datetime) -> None:
        known = known_of([(self.rows[one.told.title], one.period) for one in due], moment)
        owners = {title: self.holding(title, moment.date()) for title in {one.told.owner for one in due}}
        for one in due:
            said = {"viewer": owners[one.told.owner], "at": moment, "new": defining.figure(*one)}
            actions.send_figure(self.rows[one.told.title], **said, known=known)

    def sign(self, due: Sequence[Due], moment: datetime) -> None:
        measures = {row.pk: row for row in (self.rows[one.told.title] for one in due)}
        found = returns.last_statements({self.rows[one.told.title].pk: one.period for one in due})
        manager = self.holding("Performance Manager", moment.date())
        for key, row in found.items():
            row.measure = measures[key]
            actions.sign_off_figure(row, viewer=manager, at=moment)

    def holding(self, title: str, day: date) -> Viewer:
        """Whoever held an office on a day."""
        return self.cast.viewer(next(one.person for one in self.cast.borough.offices if one.title == title and one.held_on(day)), day)
