"""Who takes a plan to a meeting, and a quarter that has gone by: `python -m tests.browser.planning` says and does it, in a place."""

import json
import sys
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role  # noqa: E402
from moothall.authority import actions as authority  # noqa: E402
from moothall.authority.models import Body, Department, Organisation, Person  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.meetings import actions as meetings  # noqa: E402
from moothall.meetings.rules.reports import Holds, Section  # noqa: E402
from moothall.plans import actions as plans  # noqa: E402
from moothall.plans.models import Action, Plan  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402

BODY = "Cabinet Member, Homes and Neighbourhoods"
OFFICE = "Head of Planned Repairs"
TEMPLATE = "Report on a plan"
SECTIONS = (
    Section("purpose", "Purpose", is_required=True),
    Section("recommendations", "Recommendations", holds=Holds.RECOMMENDATIONS),
    Section("background", "Background", is_required=True),
)
A_QUARTER = 19  # actions beside the one that is typed


def main() -> None:
    """Who works."""
    now = timezone.localtime()
    body = Body.objects.select_related("organisation").get(name=BODY)
    owner, clerk = newcomer(body.organisation, now), holders(Role.COMMITTEE_CLERK, now)[0]
    doing = {"viewer": viewer_of(clerk.account, now.date()), "at": now}
    meetings.keep_report_template(body.organisation, name=TEMPLATE, sections=SECTIONS, clearances=(), **doing)
    json.dump({"owner": link_for(owner.account), "clerk": link_for(clerk.account)}, sys.stdout)


def newcomer(organisation: Organisation, now: datetime) -> Person:
    """A head of service of whom nothing is owed yet."""
    who: dict[str, Any] = {"viewer": THE_CLOCK, "at": now}
    person = authority.add_person(organisation, name="Odile Marchbank", **who)
    authority.give_account(person, email="odile.marchbank@wrenmouth.example", **who)
    repairs = Department.objects.get(organisation=organisation, name="Repairs")
    authority.give_office(person, title=OFFICE, role=Role.HEAD_OF_SERVICE, department=repairs, since=now.date(), **who)
    return Person.objects.select_related("account").get(pk=person.pk)


def quarter(title: str) -> None:
    """The plan has had its other actions since spring, and a quarter has gone by without a word."""
    now = timezone.localtime()
    plan = Plan.objects.visible_to(THE_CLOCK).get(title=title)
    [first] = Action.objects.visible_to(THE_CLOCK).filter(plan=plan)
    said = {"due_on": first.due_on, "owner": first.owner, "objective": first.objective}
    for number in range(A_QUARTER):
        plans.add_action(plan, viewer=THE_CLOCK, at=now, title=f"Mend the roofs of terrace {number + 1}", **said)
    Action.objects.visible_to(THE_CLOCK).filter(plan=plan).update(made_at=now - timedelta(days=200))


if __name__ == "__main__":
    quarter(*sys.argv[2:]) if len(sys.argv) > 1 else main()
