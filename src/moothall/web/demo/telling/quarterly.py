"""The sample council's quarterly reports: on the whole council and on its homes, issued when the quarter is cut off.

What is said of the homes goes to the Cabinet Member's meeting, and of the whole council to the Cabinet; what members ask for there comes
back with the next report.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Organisation
from moothall.meetings.models import Report
from moothall.performance import actions, issuing
from moothall.performance.models import QuarterlyReport
from moothall.performance.queries import reports, reports_making as making
from moothall.performance.rules import Period
from moothall.performance.rules.reports import Scope
from moothall.plans import queries as plans
from moothall.plans.models import Plan
from moothall.web.demo import measured, model
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.matters.quarters import COUNCIL_RESOLVED, HOMES_PLAN, HOMES_RESOLVED, OF_COUNCIL, PUT_AS
from moothall.web.demo.telling import putting
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.telling.putting import Happening, Known

A_QUARTER, QUARTERS = 3, 4  # months; of a year
ISSUED_AFTER = measured.CARRIED + 2  # working days
A_DAY = timedelta(days=1)


def happenings(cast: Cast, adopted: date, known: Known) -> Iterator[Happening]:
    """Each quarter that is cut off while the council is here; and each meeting at which one of them is heard."""
    told = Quarterly(cast, adopted)
    for quarter, on in told.quarters():
        yield at(on, 15), lambda moment, quarter=quarter: told.issue(quarter, moment)
    for meeting, item in asked_of_members(cast.borough, adopted):
        ask = told.ask_cabinet if item.title.startswith(OF_COUNCIL) else told.ask
        yield from putting.happenings(cast, known, meeting, item, ask)


def asked_of_members(borough: model.Borough, adopted: date) -> Iterator[tuple[model.Meeting, model.Item]]:
    for begins in (PUT_AS, OF_COUNCIL):
        yield from putting.items_called(borough, begins, adopted)


class Quarterly:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast, adopted: date) -> None:
        self.cast, self.adopted = cast, adopted
        self.calendar = Calendar(cast.borough.begins)

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    def quarters(self) -> Iterator[tuple[Period, date]]:
        """Those whose cut-off comes while the council is here, each with the day on which its report is issued."""
        begins, today = self.cast.borough.begins, self.cast.borough.today
        number = (today.year - begins.year + 1) * QUARTERS
        for first, after in ((measured.april(begins, A_QUARTER * (one + more)) for more in (0, 1)) for one in range(number)):
            on = self.calendar.after(after - A_DAY, ISSUED_AFTER)
            if first >= self.adopted.replace(month=measured.APRIL) and on <= today:
                yield Period(first, after - A_DAY), on

    def homes(self) -> Plan:
        return plans.plans.plans(THE_CLOCK).get(organisation=self.cast.home, title=HOMES_PLAN)

    def issue(self, quarter: Period, moment: datetime) -> None:
        for of in (self.cast.home, self.homes()):
            self.begin(of, quarter, moment)

    def begin(self, of: Organisation | Plan, quarter: Period, moment: datetime) -> QuarterlyReport:
        row = actions.begin_quarterly(self.cast.home, **self.by(moment), of=of, quarter=quarter)
        return actions.issue_quarterly(row, **self.by(moment), made=making.made(row, lambda *_: None))

    def ask(self, moment: datetime, about: dict[str, Any]) -> Report:
        """Of the homes' reports the last that was issued."""
        return self.take(moment, about, HOMES_RESOLVED, plan=self.homes())

    def ask_cabinet(self, moment: datetime, about: dict[str, Any]) -> Report:
        """Of the reports on the whole council the last that was issued."""
        return self.take(moment, about, COUNCIL_RESOLVED, scope=Scope.COUNCIL)

    def take(self, moment: datetime, about: dict[str, Any], resolved: tuple[str, ...], **of: Any) -> Report:
        row = reports.reports(THE_CLOCK).filter(issued_at__isnull=False, **of).latest("last_on")
        issuing.print_missing(row, at=moment)
        return actions.report_quarterly(row, **self.by(moment), asked=[f"That {part}." for part in resolved], **about)
