"""Who is written to when something happens to a call-in. What is said is written when the letter is sent."""

from collections.abc import Iterator
from datetime import date, datetime

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Office, Person, Seat
from moothall.decisions import queries, rules
from moothall.decisions.models import Decision
from moothall.post import actions as post


def tell(decision: Decision, step: str, at: datetime, number: int) -> None:
    """Owe a letter to whoever took the decision, the proper officers, and the members who asked; to each of them once a step."""
    for person in post.whom_to_write(concerned(decision, rules.day_of(at))):
        post.put(
            "decisions.call_in",
            organisation=decision.organisation,
            to=person,
            key=f"decisions.call_in/{decision.reference}/{number}/{step}/{person.reference}",
            about=decision.reference,
            at=at,
            facts={"step": step},
        )


def concerned(decision: Decision, day: date) -> Iterator[Person]:
    """The member or officer who took it, or the chair of the body; the monitoring officer and the clerks; the members who asked."""
    if decision.person:
        yield decision.person
    elif decision.body_id:
        chairs = Seat.objects.filter(Seat.on(day), body=decision.body_id, kind__in=(Seat.Kind.CHAIR, Seat.Kind.DECIDER))
        yield from (seat.person for seat in chairs.select_related("person__organisation").order_by("pk"))
    officers = Office.objects.filter(Office.on(day), organisation=decision.organisation_id)
    officers = officers.filter(role__in=(Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK))
    yield from (office.person for office in officers.select_related("person__organisation").order_by("pk"))
    rows = queries.standing_requests(queries.requests(THE_CLOCK, decision))
    yield from (row.member for row in rows if row.member)
