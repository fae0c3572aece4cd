"""Measures of a framework whose targets Members agree: agreed once, long ago, and three of four proposed anew.

`python -m tests.browser.promises` makes them in a place and says who works on them.
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
from moothall.authority import actions as authority  # noqa: E402
from moothall.authority.models import Body, Office, Organisation  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.decisions.models import Decision  # noqa: E402
from moothall.meetings import actions as meetings  # noqa: E402
from moothall.performance import actions, queries  # noqa: E402
from moothall.performance.actions import NewFigure  # noqa: E402
from moothall.performance.rules import FrameworkKind, Frequency, Period, period_of  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402
from tests.browser.lettings import HELD_IN, LONG_AGO, OWNER, SERVICE, somebody  # noqa: E402
from tests.browser.planning import BODY, SECTIONS, TEMPLATE  # noqa: E402

PLAN = "Plan for the Harbour Ward"
FIRST, *OTHERS = TITLES = ("Bins emptied on their day", "Lamps that burn", "Paths without holes", "Benches mended in a week")
AGREED, PROPOSED, FIGURE = Decimal(80), Decimal(90), Decimal(84)
MONTHS, AGE = 9, timedelta(days=40)


def main() -> None:
    now = timezone.localtime()
    body = Body.objects.select_related("organisation").get(name=BODY)
    council, clerk = body.organisation, holders(Role.COMMITTEE_CLERK, now)[0]
    by = {"viewer": viewer_of(clerk.account, now.date()), "at": now}
    meetings.keep_report_template(council, name=TEMPLATE, sections=SECTIONS, clearances=(), **by)
    meeting = meetings.call_meeting(body, held_on=now.date() + timedelta(days=HELD_IN), venue="Guildhall", **by)
    with recording(is_whole=True):
        owner = promised(council, now)
    last = months(now.date())
    time = {"from": last[5].first, "to": (last[5].first + timedelta(days=366)).replace(day=1) - timedelta(days=1)}
    for title in OTHERS[:-1]:
        propose(council, title, time, now)
    said = {"owner": link_for(owner.person.account), "clerk": link_for(clerk.account), "meeting": meeting.reference}
    json.dump(said | {name: day.isoformat() for name, day in time.items()}, sys.stdout)


def months(day: date) -> list[Period]:
    """The months that have ended, the last first."""
    found: list[Period] = []
    while len(found) < MONTHS:
        now = period_of(Frequency.MONTHLY, found[-1].first if found else day)
        assert now
        before = period_of(Frequency.MONTHLY, now.first - timedelta(days=1))
        assert before
        found.append(before)
    return found


def promised(council: Organisation, now: datetime) -> Office:
    """Who owns them, the framework, and each with the target that Members agreed years ago."""
    by: dict[str, Any] = {"viewer": THE_CLOCK, "at": now}
    service = authority.add_department(council, name=SERVICE, **by)
    owner = somebody(service, "Perpetua Stanholt", OWNER, Role.MEASURE_OWNER, by)
    plan = actions.add_framework(council, kind=FrameworkKind.CORPORATE, name=PLAN, **by)
    decision = (
        Decision.objects.visible_to(THE_CLOCK).filter(organisation=council, effective_from__lt=now - timedelta(days=300)).order_by("pk")[0]
    )
    for title in TITLES:
        what = {"title": title, "in_words": f"{title}, of all.", "unit": "%", "decimals": 0, "counting": "snapshot"}
        whose = {"department": service, "owner": owner, "polarity": "higher", "frequency": "monthly", "from_on": LONG_AGO}
        measure = actions.write_measure(council, **by, **what, **whose)
        actions.carry_measure(measure, framework=plan, from_on=LONG_AGO, code=f"H{measure.number}", **by)
        long_ago = {"from_on": LONG_AGO, "last_on": date(2021, 3, 31), "set_on": LONG_AGO}
        target = actions.set_target(measure, value=AGREED, set_by="officer", **long_ago, **by)
        actions.put_target(target, by=decision, **by)
        figures = [NewFigure(period=one, value=FIGURE) for one in months(now.date())]
        actions.bring_history(measure, source="The bulletin of the ward", figures=figures, **by)
    return owner


def propose(council: Organisation, title: str, time: dict[str, date], now: datetime) -> None:
    """As an officer has done some weeks ago."""
    measure = queries.measures.measures(THE_CLOCK).get(organisation=council, title=title)
    said = {"from_on": time["from"], "last_on": time["to"], "set_by": "officer", "set_by_words": OWNER, "set_on": now.date() - AGE}
    actions.set_target(measure, viewer=THE_CLOCK, at=now, value=PROPOSED, **said)


if __name__ == "__main__":
    main()
