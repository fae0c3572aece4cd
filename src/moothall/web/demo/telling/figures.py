"""The sample council's measures: brought in with their figures when it comes to Moothall, then sent and signed off period by period.

Each May it proposes targets for the year; those that members should agree go to the Cabinet Member's meeting in June.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority.models import Office
from moothall.decisions import queries as decisions
from moothall.meetings.models import Report
from moothall.performance import actions, models
from moothall.performance.actions import NewFigure
from moothall.performance.queries import measures as queries, returns
from moothall.performance.queries.targets import targets as targets_of
from moothall.performance.rules import Period
from moothall.performance.rules.returns import Doubt
from moothall.plans.queries import objectives
from moothall.web.demo import measured, model
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.measured import Measure
from moothall.web.demo.measures import FRAMEWORKS, MEASURES
from moothall.web.demo.telling import putting
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.telling.putting import Happening, Known

PUT_AS = "Targets for"
SOURCE = "Quarterly reports of the years before"
AGREED_BY_MEMBERS = {"corporate", "agreement"}
SOFTER = Decimal("1.15")  # what is proposed for the target that is held back
SENT_AFTER, LATE_AFTER, SIGNED_AFTER = 7, 16, 2  # working days
A_DAY = timedelta(days=1)


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
        self.titles = {each.title: each for each in MEASURES}

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    def row(self, told: Measure) -> models.Measure:
        return queries.measures(THE_CLOCK).get(organisation=self.cast.home, title=told.title)

    # When the council comes

    def begin(self, moment: datetime) -> None:
        offices = {row.title: row for row in decisions.offices(THE_CLOCK, self.cast.home.pk, moment.date())}
        frames = {key: self.frame(key, said, moment) for key, *said in FRAMEWORKS}
        for told in MEASURES:
            row = self.write(told, offices, moment)
            for framework, code in told.codes:
                said = {"framework": frames[framework], "from_on": date(self.adopted.year, measured.APRIL, 1), "code": code}
                actions.carry_measure(row, **self.by(moment), **said)
            self.bring(told, row, moment)
        for told in MEASURES:
            self.propose(told, moment)

    def frame(self, key: str, said: list[str], moment: datetime) -> models.Framework:
        kind, name, source = said
        return actions.add_framework(self.cast.home, **self.by(moment), kind=kind, name=name, source=source)

    def write(self, told: Measure, offices: dict[str, Office], moment: datetime) -> models.Measure:
        by = self.by(moment)
        whose = {"department": self.cast.departments[told.department], "portfolio": self.cast.portfolios[told.portfolio]}
        whose |= {"owner": offices.get(told.owner), "reviewer": offices.get("Performance Manager")}
        row = actions.write_measure(self.cast.home, **by, **whose, **definition(told), from_on=measured.april(self.begins, 0))
        first = {"from_on": measured.april(self.begins, 0), "set_on": measured.april(self.begins, 0)}
        actions.set_tolerance(row, **by, **first, amount=Decimal(told.tolerance), kind="units", set_by="Cabinet, with the corporate plan")
        served = objectives.objectives(THE_CLOCK).get(organisation=self.cast.home, title=told.serves)
        return actions.serve_objective(row, **by, objective=served)

    def bring(self, told: Measure, row: models.Measure, moment: datetime) -> None:
        """The figures and the targets of the years before."""
        for year in range(1, self.year_of(moment.date())):
            self.set(told, row, year, measured.target(told, year), moment)
        periods = measured.periods(told, self.begins, self.adopted)
        new = [self.figure(told, index, *days) for index, *days in periods if self.sent_on(told, index, days[1]) <= self.adopted]
        actions.bring_history(row, **self.by(moment), source=SOURCE, figures=new)

    # Targets

    def year_of(self, day: date) -> int:
        """Which financial year of the story a day is in."""
        return day.year - (day.month < measured.APRIL) - self.begins.year + 1

    def set(self, told: Measure, row: models.Measure, year: int, value: Decimal | int, moment: datetime) -> models.Target:
        first, after = measured.april(self.begins, (year - 1) * 12), measured.april(self.begins, year * 12)
        said: dict[str, Any] = {
            "value": Decimal(value),
            "set_by": "officer",
            "set_by_words": told.owner,
            "set_on": min(first, moment.date()),
        }
        return actions.set_target(row, **self.by(moment), from_on=first, last_on=after - A_DAY, **said)

    def propose(self, told: Measure, moment: datetime) -> None:
        """The target for the year. One is made softer, and nobody has put it to members."""
        year = self.year_of(moment.date())
        value = (measured.target(told, year) * SOFTER).quantize(Decimal(1)) if told.is_held_back else measured.target(told, year)
        self.set(told, self.row(told), year, value, moment)

    def proposed(self) -> Iterator[Happening]:
        """On the second of May of each year that follows."""
        for year in range(self.adopted.year + 1, self.cast.borough.today.year + 1):
            for told in MEASURES:
                if not told.is_held_back:
                    yield at(date(year, 5, 2), 9), lambda moment, told=told: self.propose(told, moment)

    def ask(self, moment: datetime, about: dict[str, Any]) -> Report:
        """Of the year's targets those that members should agree."""
        year = self.year_of(moment.date())
        wanted = [each for each in MEASURES if {key for key, _ in each.codes} & AGREED_BY_MEMBERS and not each.is_held_back]
        first, keys = measured.april(self.begins, (year - 1) * 12), [self.row(one).pk for one in wanted]
        found = targets_of(THE_CLOCK, keys, moment).values()
        targets = [max((one.row for one in each if one.row.from_on == first), key=lambda row: row.turn) for each in found]
        return actions.report_targets(self.cast.home, **self.by(moment), targets=targets, **about)

    # Figures

    def sent(self) -> Iterator[Happening]:
        """Each period that ends while the council is here, by whoever owns the measure; two days later it is signed off."""
        for told in MEASURES:
            for index, first, after in measured.periods(told, self.begins, self.cast.borough.today):
                on = self.sent_on(told, index, after)
                if on > self.adopted:
                    yield at(on, 14), lambda moment, it=(told, index, first, after): self.send(*it, moment)
                    signed = at(self.calendar.after(on, SIGNED_AFTER), 10)
                    yield signed, lambda moment, it=(told, first, after): self.sign(*it, moment)

    def sent_on(self, told: Measure, index: int, after: date) -> date:
        return self.calendar.after(after - A_DAY, LATE_AFTER if measured.is_late(told, index) else SENT_AFTER)

    def figure(self, told: Measure, index: int, first: date, after: date) -> NewFigure:
        """As its owner states it, with why where it missed the target."""
        value, those, of = measured.figure(told, index)
        said: dict[str, Any] = {"numerator": Decimal(those), "denominator": Decimal(of)} if of else {"value": value}
        comment = told.when_kept if measured.keeps_to(told, index) else told.when_missed
        return NewFigure(period=Period(first, after - A_DAY), comment=comment, right=frozenset(Doubt), **said)

    def send(self, told: Measure, index: int, first: date, after: date, moment: datetime) -> None:
        owner = self.holding(told.owner, moment.date())
        actions.send_figure(self.row(told), viewer=owner, at=moment, new=self.figure(told, index, first, after))

    def sign(self, told: Measure, first: date, after: date, moment: datetime) -> None:
        row = returns.last_statement(self.row(told), Period(first, after - A_DAY))
        assert row
        actions.sign_off_figure(row, viewer=self.holding("Performance Manager", moment.date()), at=moment)

    def holding(self, title: str, day: date) -> Viewer:
        """Whoever held an office on a day."""
        return self.cast.viewer(next(one.person for one in self.cast.borough.offices if one.title == title and one.held_on(day)), day)


def definition(told: Measure) -> dict[str, Any]:
    """What it means, in the fields of a measure."""
    said: dict[str, Any] = {"title": told.title, "rationale": told.rationale, "in_words": told.in_words, "unit": told.unit}
    said |= {"polarity": "lower" if told.is_lower_better else "higher", "frequency": "monthly" if told.months == 1 else "quarterly"}
    said |= {"counting": "rolling", "window": 12} if told.is_rolling else {"counting": "snapshot"}
    if told.counted:
        said |= {"numerator": told.counted.those, "denominator": told.counted.of, "formula": "100 * numerator / denominator"}
        said |= {"numerator_unit": told.counted.unit, "denominator_unit": told.counted.unit}
    return said | {"decimals": told.decimals, "geography": "The borough", "arrives_within": SENT_AFTER}
