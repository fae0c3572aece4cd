"""A service with twenty measures, who owns and reviews them, and a quarter of which nothing has been told yet.

`python -m tests.browser.lettings` makes them in a place and says who and what they are; with `cut_off` the day of the cut-off is over.
"""

import json
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.acts import recording  # noqa: E402
from moothall.access.viewer import THE_CLOCK, Role  # noqa: E402
from moothall.authority import actions as authority, queries, rules as working  # noqa: E402
from moothall.authority.models import Body, Department, Office, Organisation, Person  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.meetings import actions as meetings  # noqa: E402
from moothall.performance import actions, rules  # noqa: E402
from moothall.performance.actions import NewFigure  # noqa: E402
from moothall.performance.models import Measure, Return  # noqa: E402
from moothall.performance.rules import Frequency, Period, period_of  # noqa: E402
from moothall.performance.rules.returns import Calendar  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402
from tests.browser.planning import BODY, SECTIONS, TEMPLATE  # noqa: E402

SERVICE, OWNER, REVIEWER = "Lettings", "Lettings Analyst", "Head of Lettings"
KINDS = ("Homes let again", "Keys handed over in a week", "Viewings kept", "Offers accepted at once", "Visits to new tenants")
WARDS = ("Harbour", "Old Town", "Quarry Hill", "Saltings")
TITLES = tuple(sorted(f"{kind}, {ward}" for kind in KINDS for ward in WARDS))
BEFORE = (40, 42, 41, 43, 42, 44)
TARGET = Decimal(40)
REASON = "The system was being replaced"
HELD_IN, DAYS, YEAR = 40, timedelta(days=14), timedelta(days=365)
FEW = 8  # working days of a quarter, in which the one before it is told
LONG_AGO = date(2020, 4, 1)


def main() -> None:
    now = timezone.localtime()
    body = Body.objects.select_related("organisation").get(name=BODY)
    council, clerk = body.organisation, holders(Role.COMMITTEE_CLERK, now)[0]
    by = {"viewer": viewer_of(clerk.account, now.date()), "at": now}
    meetings.keep_report_template(council, name=TEMPLATE, sections=SECTIONS, clearances=(), **by)
    meeting = meetings.call_meeting(body, held_on=now.date() + timedelta(days=HELD_IN), venue="Guildhall", **by)
    quarter = told_now(council, now)
    with recording(is_whole=True):
        owner, reviewer = the_service(council, quarter, now)
    people = {"owner": owner, "reviewer": reviewer, "clerk": clerk}
    said = {"meeting": meeting.reference, "quarter": quarter.in_words()}
    json.dump(said | {name: link_for(person.account) for name, person in people.items()}, sys.stdout)


def told_now(council: Organisation, now: datetime) -> Period:
    """The quarter of which figures are asked: the last, or in the first days of a quarter the one before it; due tomorrow, if anything."""
    quarter = ended(now.date())
    if days_since(council, quarter, now) < FEW:
        quarter = ended(quarter.first)
    gone = days_since(council, quarter, now)
    ask(council, now, quarter, Calendar(opens_after=gone - FEW + 1, due_within=gone + 1, reviewed_within=gone + 1, cut_off_after=gone + 1))
    return quarter


def ended(day: date) -> Period:
    quarter = period_of(Frequency.QUARTERLY, day)
    assert quarter
    return earlier(quarter)


def earlier(quarter: Period) -> Period:
    found = period_of(Frequency.QUARTERLY, quarter.first - timedelta(days=1))
    assert found
    return found


def days_since(council: Organisation, quarter: Period, now: datetime) -> int:
    return working.working_days_between(quarter.last, now.date(), queries.closure_days(THE_CLOCK, council.pk))


def ask(council: Organisation, now: datetime, quarter: Period, days: Calendar) -> None:
    actions.set_calendar(council, viewer=THE_CLOCK, at=now, from_on=quarter.first, days=days)


def the_service(council: Organisation, quarter: Period, now: datetime) -> tuple[Person, Person]:
    """Its head, its analyst, and what is counted there."""
    by: dict[str, Any] = {"viewer": THE_CLOCK, "at": now}
    service = authority.add_department(council, name=SERVICE, **by)
    owner = somebody(service, "Perpetua Stanholt", OWNER, Role.MEASURE_OWNER, by)
    reviewer = somebody(service, "Ivo Callender", REVIEWER, Role.HEAD_OF_SERVICE, by)
    actions.list_reason(council, words=REASON, **by)
    for title in TITLES:
        counted(service, title, owner, reviewer, quarter, by)
    return owner.person, reviewer.person


def somebody(service: Department, name: str, title: str, role: Role, by: dict[str, Any]) -> Office:
    council = service.organisation
    person = authority.add_person(council, name=name, **by)
    authority.give_account(person, email=f"{name.lower().replace(' ', '.')}@wrenmouth.example", **by)
    authority.give_office(person, title=title, role=role, department=service, since=LONG_AGO, **by)
    return Office.objects.select_related("person__account").get(person=person)


def counted(service: Department, title: str, owner: Office, reviewer: Office, quarter: Period, by: dict[str, Any]) -> None:
    """A measure with its target for the year and six quarters before this one."""
    what = {"title": title, "in_words": f"{title}, in the quarter.", "unit": "lettings", "decimals": 0}
    how = {"polarity": "higher", "frequency": "quarterly", "counting": "snapshot", "from_on": LONG_AGO}
    whose = {"department": service, "owner": owner, "reviewer": reviewer}
    long_ago = by | {"at": by["at"] - YEAR}
    measure = actions.write_measure(service.organisation, **long_ago, **what, **how, **whose)
    year = rules.year_of(quarter.last, 4)
    actions.set_target(
        measure, **long_ago, from_on=year.first, last_on=year.last, value=TARGET, set_by="officer", set_by_words=REVIEWER, set_on=LONG_AGO
    )
    actions.bring_history(measure, **by, source="The bulletin of the service", figures=figures_before(quarter))


def figures_before(quarter: Period) -> list[NewFigure]:
    found: list[NewFigure] = []
    for value in reversed(BEFORE):
        quarter = earlier(quarter)
        found.append(NewFigure(period=quarter, value=Decimal(value)))
    return found


def cut_off() -> None:
    """The day of the cut-off is over: what was sent and signed off lies so much earlier, and so does the day."""
    now = timezone.localtime()
    service = Department.objects.select_related("organisation").get(name=SERVICE)
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure__in=Measure.objects.visible_to(THE_CLOCK).filter(department=service))
    for row in rows:
        moments = {name: moment - DAYS for name in ("sent_at", "signed_at", "sent_back_at") if (moment := getattr(row, name))}
        rows.filter(pk=row.pk).update(**moments)
    council, quarter = service.organisation, max((row.period for row in rows), key=lambda one: one.first)
    gone = days_since(council, quarter, now)
    ask(council, now, quarter, Calendar(opens_after=0, due_within=gone - 2, reviewed_within=gone - 1, cut_off_after=gone - 1))


if __name__ == "__main__":
    cut_off() if len(sys.argv) > 1 else main()
