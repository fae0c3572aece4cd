"""The sample council's plans: written when it comes to Moothall, joined to what was decided, and reported on quarter by quarter."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Office
from moothall.decisions import queries as decisions
from moothall.meetings.models import Report
from moothall.plans import actions, models, queries
from moothall.plans.rules import Asked
from moothall.web.demo import model, planned
from moothall.web.demo.strategy import PLANS
from moothall.web.demo.telling import putting
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.telling.putting import Happening, Known

YEARS, APRIL = 3, 4
REPORTED_IN = (7, 10, 13, 16)  # the months after each quarter, counted on from January of the year in which it begins
HALF_WAY = 0.5


def happenings(cast: Cast, adopted: date, known: Known) -> Iterator[Happening]:
    """The plans are begun when the council comes; what is decided later is joined to them on its day, and each quarter is reported."""
    told = Plans(cast, adopted, known)
    yield at(adopted, 12), told.begin
    yield from told.joined()
    yield from told.put_to_members()
    for place, month in enumerate(REPORTED_IN):
        day = date(adopted.year + month // 13, (month - 1) % 12 + 1, 12)
        if day >= adopted:
            yield at(day, 12), lambda moment, place=place: told.report(place, moment)


def asked_of_members(borough: model.Borough, adopted: date) -> Iterator[tuple[model.Meeting, model.Item]]:
    """Each plan's item, at the first meeting that has one."""
    for told in PLANS:
        yield from islice(putting.items_called(borough, told.put_as, adopted), 1)


class Plans:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast, adopted: date, known: Known) -> None:
        self.cast, self.adopted, self.known = cast, adopted, known
        self.first, self.last = date(adopted.year, APRIL, 1), date(adopted.year + YEARS, APRIL - 1, 31)
        self.objectives: dict[str, models.Objective] = {}
        self.offices: dict[str, Office] = {}

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    def begin(self, moment: datetime) -> None:
        putting.keep_template(self.cast, self.cast.holder(Role.COMMITTEE_CLERK, moment.date()), moment)
        self.offices = {row.title: row for row in decisions.offices(THE_CLOCK, self.cast.home.pk, moment.date())}
        made: dict[str, models.Plan] = {}
        for told in PLANS:
            made[told.key] = self.write(told, made.get(told.above), moment)
        for told in PLANS:
            for one in told.objectives:
                for above in one.serves:
                    actions.contribute(self.objectives[one.title], **self.by(moment), to=self.objectives[above])

    def write(self, told: planned.Plan, above: models.Plan | None, moment: datetime) -> models.Plan:
        """The plan of three years with its objectives, and the plan of the year with what is done for them."""
        row = self.publish(told, told.kind, told.title, self.last, above, moment)
        for one in told.objectives:
            said = {"title": one.title, "outcome": one.outcome, "why": one.why, "theme": one.theme}
            held = {"lead": self.offices.get(one.lead), "portfolio": self.cast.portfolios[one.portfolio]}
            self.objectives[one.title] = actions.add_objective(row, **self.by(moment), **said, **held)
        if told.annual:
            year = date(self.adopted.year + 1, APRIL - 1, 31)
            annual = self.publish(told, "annual", told.annual, year, row, moment)
            for one in told.objectives:
                for action in one.actions:
                    self.add(annual, one, action, moment)
        return row

    def publish(self, told: planned.Plan, kind: str, title: str, last: date, above: models.Plan | None, moment: datetime) -> models.Plan:
        whose = {"department": self.cast.departments.get(told.department), "portfolio": self.cast.portfolios[told.portfolio]}
        said = {"kind": kind, "title": title, "summary": told.summary, "first_on": self.first, "last_on": last}
        row = actions.write_plan(self.cast.home, **self.by(moment), **said, **whose, owner=self.offices.get(told.owner), above=above)
        return actions.publish_plan(row, **self.by(moment))

    def add(self, plan: models.Plan, objective: planned.Objective, told: planned.Action, moment: datetime) -> None:
        due = self.due(told)
        said = {"title": told.title, "owner": self.offices.get(told.owner), "objective": self.objectives[objective.title]}
        row = actions.add_action(plan, **self.by(moment), **said, start_on=self.first, due_on=due)
        if told.milestone:
            half = self.first + (due - self.first) * HALF_WAY
            actions.add_milestone(row, **self.by(moment), title=told.milestone, due_on=half)

    def due(self, told: planned.Action) -> date:
        """The last day of the month in which it ends, in the year that began in April."""
        year = self.adopted.year + (told.due < APRIL)
        return date(year, told.due, monthrange(year, told.due)[1])

    def joined(self) -> Iterator[Happening]:
        """Each decision that an objective or an action names, once both are here."""
        for told in PLANS:
            for one in told.objectives:
                for begins in one.decided:
                    yield from self.once_decided(begins, lambda moment, code, one=one: self.tie(one, code, moment))
                for action in one.actions:
                    if action.decided:
                        yield from self.once_decided(action.decided, lambda moment, code, action=action: self.take_up(action, code, moment))

    def once_decided(self, begins: str, happen: Callable[[datetime, str], object]) -> Iterator[Happening]:
        """The newest decision whose title begins so, when it and the plans are out."""
        found = [each for each in self.cast.borough.decisions if each.title.startswith(begins) and each.published_on]
        if found:
            newest = max(found, key=lambda each: each.decided_on)
            moment = max(at(newest.published_on or self.adopted, 12, 30), at(self.adopted, 12, 30))
            yield moment, lambda moment, code=newest.code: happen(moment, code)

    def tie(self, told: planned.Objective, code: str, moment: datetime) -> None:
        row = queries.objectives.objectives(THE_CLOCK).get(organisation=self.cast.home, title=told.title)
        actions.tie_objective(row, **self.by(moment), decision=self.known.decision(code))

    def take_up(self, told: planned.Action, code: str, moment: datetime) -> None:
        actions.take_up(self.action(told), **self.by(moment), decision=self.known.decision(code))

    def put_to_members(self) -> Iterator[Happening]:
        """Each plan that members are asked to approve goes to them once."""
        for told in PLANS:
            for meeting, item in islice(putting.items_called(self.cast.borough, told.put_as, self.adopted), 1):
                yield from putting.happenings(self.cast, self.known, meeting, item, lambda *said, told=told: self.ask(told, *said))

    def ask(self, told: planned.Plan, moment: datetime, about: dict[str, Any]) -> Report:
        row = queries.plans.plans(THE_CLOCK).get(organisation=self.cast.home, title=told.annual or told.title)
        asks = [(row, Asked.PROGRESS), (row, Asked.APPROVE)] if told.annual else [(row, Asked.APPROVE)]
        return actions.report_plan(row, **self.by(moment), asks=asks, **about)

    def action(self, told: planned.Action) -> models.Action:
        return queries.actions.actions(THE_CLOCK).get(organisation=self.cast.home, title=told.title)

    def report(self, place: int, moment: datetime) -> None:
        """What owners said of a quarter, twelve days after it had ended."""
        for told in (action for plan in PLANS for one in plan.objectives for action in one.actions):
            if len(told.said) > place and (place == 0 or told.said[place - 1] != "done"):
                comment = told.comments[place] if len(told.comments) > place else ""
                actions.report_progress(self.action(told), **self.by(moment), said=told.said[place], comment=comment)
