"""Who takes a plan to a meeting, and what the clerks do with it there: `python -m tests.browser.planning` says and does it, in a place.

What clerks do with agendas and minutes is tried by keyboard in journeys of their own; here it is done by the same acts.
"""

import json
import sys
from datetime import datetime, time, timedelta
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role, Viewer  # noqa: E402
from moothall.authority import actions as authority  # noqa: E402
from moothall.authority.models import Body, Department, Organisation, Person  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.decisions import actions as decisions, said as decided  # noqa: E402
from moothall.meetings import actions as meetings, said as minutes  # noqa: E402
from moothall.meetings.models import Item, Meeting, Recommendation, Report, ResolutionPart  # noqa: E402
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
    """Who works, and the day of a meeting that is to come."""
    now = timezone.localtime()
    body = Body.objects.select_related("organisation").get(name=BODY)
    owner = newcomer(body.organisation, now)
    meetings.keep_report_template(body.organisation, viewer=clerk(now), at=now, name=TEMPLATE, sections=SECTIONS, clearances=())
    held_on = now.date() + timedelta(days=40)
    meetings.call_meeting(body, viewer=clerk(now), at=now, held_on=held_on, starts_at=time(10), venue="Guildhall")
    json.dump({"owner": link_for(owner.account), "held_on": held_on.isoformat()}, sys.stdout)


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


def decide(number: str, how: str) -> None:
    """The report comes to the Cabinet Member's meeting today, and is answered; what is agreed takes effect at once."""
    now = timezone.localtime()
    report = Report.objects.visible_to(THE_CLOCK).select_related("body__organisation", "organisation", "author").get(number=number)
    meeting = waiting(report.body, now)
    item = meetings.put_report_on(meeting, viewer=clerk(now), at=now, report=report)
    meetings.publish_agenda(meeting, viewer=clerk(now), at=now)
    meetings.move_meeting(
        meeting, viewer=clerk(now), at=now, held_on=now.date(), starts_at=None, venue="Guildhall", because="The day came."
    )
    recommended = list(Recommendation.objects.visible_to(THE_CLOCK).filter(report=report).order_by("place"))
    parts = tuple(minutes.Part(row.text, row.place, f"({row.place})") for row in recommended)
    resolved = minutes.Minute(resolutions=(minutes.Resolution(parts, heading="RESOLVED"),))
    item = Item.objects.visible_to(THE_CLOCK).get(pk=item.pk)
    meetings.record_minutes(meeting, viewer=clerk(now), at=now, minutes={item.position: resolved})
    rows = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=item).order_by("number")
    answers = [(one, part, how) for one, part in zip(recommended, rows, strict=True)]
    meetings.answer_recommendations(item, viewer=clerk(now), at=now, answers=answers)
    meetings.publish_minutes(meeting, viewer=clerk(now), at=now)
    if how == "agreed":
        register(item, now)


def waiting(body: Body, now: datetime) -> Meeting:
    """The first meeting of the body whose agenda is not out; one is called if there is none."""
    rows = Meeting.objects.visible_to(THE_CLOCK).filter(body=body, held_on__gt=now.date(), agenda_published_at=None, cancelled_at=None)
    found = rows.order_by("held_on", "pk").first()
    held_on = now.date() + timedelta(days=50)
    return found or meetings.call_meeting(body, viewer=clerk(now), at=now, held_on=held_on, starts_at=time(10), venue="Guildhall")


def register(item: Item, now: datetime) -> None:
    """The decision that the register makes of it. Nobody can call it in, so that the journey need not wait for five working days."""
    told = decided.Decision(title=item.title, decided_on=now.date(), is_subject_to_call_in=False)
    organisation = item.meeting.organisation
    row = decisions.record_decision(organisation, viewer=clerk(now), at=now, decision=told, meeting=item.meeting, item=item)
    decisions.publish(row, viewer=clerk(now), at=now)


def clerk(now: datetime) -> Viewer:
    return viewer_of(holders(Role.COMMITTEE_CLERK, now)[0].account, now.date())


if __name__ == "__main__":
    WORDS = {"quarter": quarter, "decide": decide}
    WORDS[sys.argv[1]](*sys.argv[2:]) if len(sys.argv) > 1 else main()
