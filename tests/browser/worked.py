"""Whoever works one meeting from report to confirmed minutes, and its day: `python -m tests.browser.worked` says them, in a place.

With a word more, time goes on for them: `letters` does all that waits, letters gathered for a minute too; `today NUMBER` holds that
meeting today, because the day of a place is the day of its clock.
"""

import json
import sys
from datetime import date, datetime, timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role, Viewer  # noqa: E402
from moothall.alerts import actions as alerts  # noqa: E402
from moothall.alerts.models import Subscription  # noqa: E402
from moothall.authority import queries as authority, rules as calendar  # noqa: E402
from moothall.authority.models import Body, Office, Person, Seat  # noqa: E402
from moothall.meetings import actions as meetings  # noqa: E402
from moothall.meetings.models import Meeting  # noqa: E402
from moothall.meetings.queries.timeline import OWN, own_rules  # noqa: E402
from moothall.meetings.rules.law import BodyKind, MeetingFacts  # noqa: E402
from moothall.meetings.rules.law.rule import Matter  # noqa: E402
from moothall.meetings.rules.timeline import timeline  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from moothall.worker.running import Worker  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402

RESIDENT = "resident@example.org"
NEEDED = ("legal", "finance")
A_COMMITTEE = "Audit and Governance Committee"


def main() -> None:
    now = timezone.localtime()
    body = Body.objects.select_related("organisation").get(name=A_COMMITTEE)
    clerk = holders(Role.COMMITTEE_CLERK, now)[0]
    meetings.keep_report_template(
        body.organisation, viewer=viewer(clerk, now), at=now, name="Report to the committee", clearances=NEEDED, since=None
    )
    DBTaskResult.objects.all().delete()  # what the story left to the worker takes long, and is no part of this
    held_on = first_lawful_day(body, now)
    people = of_the_body(body, now) | {"clerk": clerk, "author": holders(Role.MEASURE_OWNER, now)[0]}
    people |= {"lawyer": holders(Role.MONITORING_OFFICER, now)[0], "treasurer": titled("Director of Resources", now)}
    for who in ("member", "stranger"):
        asked(people[who], body, now)
    alerts.ask(RESIDENT, at=now, organisation=body.organisation, frequency="at once", body=body)
    Subscription.objects.visible_to(THE_CLOCK).update(confirmed_at=now)
    said = {name: {"name": str(person), "email": person.account.email, "link": link_for(person.account)} for name, person in people.items()}
    due = due_on(body, held_on, now)
    days = {"held_on": held_on, "due_on": due, "later": calendar.working_day_after(held_on, 10, closed_days(body))}
    json.dump({"people": said, "body": body.name} | {name: day.isoformat() for name, day in days.items()}, sys.stdout)


def send_letters() -> None:
    """What came out together is told together a little later: the worker's clock is set on."""
    Worker("a little later", lambda: timezone.now() + timedelta(minutes=2)).work_off()


def hold_today(number: str) -> None:
    now = timezone.localtime()
    meeting = (
        Meeting.objects.visible_to(THE_CLOCK).select_related("organisation").get(organisation=authority.home(THE_CLOCK), number=number)
    )
    clerk = viewer(holders(Role.COMMITTEE_CLERK, now)[0], now)
    planned = {"held_on": now.date(), "starts_at": meeting.starts_at, "venue": meeting.venue, "because": "The day has come."}
    meetings.move_meeting(meeting, viewer=clerk, at=now, **planned)


def viewer(person: Person, now: datetime) -> Viewer:
    return authority.viewer_of(person.account, now.date())


def titled(title: str, now: datetime) -> Person:
    return Office.objects.filter(Office.on(now.date()), title=title).select_related("person__account")[0].person


def of_the_body(body: Body, now: datetime) -> dict[str, Person]:
    """Its chair, one of its members, and a councillor who sits elsewhere and not here."""
    seats = Seat.objects.filter(Seat.on(now.date()), person__account__isnull=False).select_related("person__account").order_by("pk")
    here = seats.filter(body=body)
    elsewhere = seats.exclude(person__in=here.values("person")).filter(body__kind="committee", body__organisation=body.organisation)
    chair = here.filter(kind=Seat.Kind.CHAIR)[0].person
    return {"chair": chair, "member": here.filter(kind=Seat.Kind.MEMBER)[0].person, "stranger": elsewhere[0].person}


def asked(person: Person, body: Body, now: datetime) -> None:
    """Let somebody who is signed in be told at once of all that this body does."""
    alerts.ask_as_oneself(viewer(person, now), at=now, organisation=body.organisation, frequency="at once", body=body)


def first_lawful_day(body: Body, now: datetime) -> date:
    """The first day for which an agenda that goes out today is in time; for the working day before it, it would be late."""
    days = calendar.working_days(now.date(), now.date() + timedelta(30), closed_days(body))
    return next(day for day in days if due_on(body, day, now) >= now.date())


def due_on(body: Body, held_on: date, now: datetime) -> date:
    """The last day of the agenda, by the law and by what the council has set for itself."""
    own = own_rules(authority.through_time(THE_CLOCK, [body.organisation_id], OWN), body.organisation_id, held_on)
    steps = timeline(now, MeetingFacts(held_on=held_on, kind=BodyKind(body.kind), closed=closed_days(body), own=own))
    due = next(step.due_on for step in steps if step.matter == Matter.AGENDA)
    assert due, "an agenda of a committee has a last day"
    return due


def closed_days(body: Body) -> frozenset[date]:
    return authority.closure_days(THE_CLOCK, body.organisation_id)


if __name__ == "__main__":
    WORDS = {"letters": send_letters, "today": hold_today}
    WORDS[sys.argv[1]](*sys.argv[2:]) if len(sys.argv) > 1 else main()
