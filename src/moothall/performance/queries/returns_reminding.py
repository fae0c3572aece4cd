"""Which figures are owed, who is reminded of them, and of what they have been reminded already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation, Person
from moothall.decisions import rules as decisions
from moothall.decisions.queries import holders
from moothall.decisions.queries.chasing import portfolio_holders
from moothall.decisions.rules import day_of
from moothall.performance.models import FigureReminded, Measure
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns_owed import Expected, expected, last_sent
from moothall.post import queries as outbox, rules as reminders
from moothall.post.rules import To


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded of a figure: at which step, and how many working days after its day."""

    expected: Expected
    person: Person
    step: int
    days: int


def owed(viewer: Viewer, council: Organisation, moment: datetime) -> list[Expected]:
    """The figures of a council that were asked for and have not been sent, or went back."""
    today = day_of(moment)
    rows = measures(viewer).filter(Q(ended_on=None) | Q(ended_on__gte=today), organisation=council, owner__isnull=False)
    every = expected(viewer, list(rows), moment)
    sent = last_sent(every)
    return [one for one in every if (row := sent.get(one.measure.pk)) is None or row.sent_back_at]


def reminders_due(viewer: Viewer, council: Organisation, some: Sequence[Expected], day: date) -> list[Reminder]:
    """What is to be sent now: the last step whose day has come, to each of those it is for, where it was not sent before."""
    steps = decisions.steps(authority.settings(viewer, council.pk, day, decisions.CHASING))
    closed = authority.closure_days(viewer, council.pk)
    known, people = reminded(viewer, some), whom(viewer, [one.measure for one in some], day)
    found = []
    for one in some:
        days = reminders.days_past(one.window.due_on, day, closed)
        if step := reminders.step_reached(days, steps):
            to = dict.fromkeys(person for to in step.to for person in people[one.measure.pk].get(to, []))
            new = [person for person in to if (one.measure.pk, person.pk, one.window.due_on, step.day) not in known]
            found += [Reminder(one, person, step.day, days) for person in new]
    return found


def reminded(viewer: Viewer, some: Sequence[Expected]) -> set[tuple[int, int, date, int]]:
    rows = FigureReminded.objects.visible_to(viewer).filter(measure__in=[one.measure.pk for one in some])
    return set(rows.values_list("measure", "person", "due_on", "step"))


def whom(viewer: Viewer, rows: Collection[Measure], day: date) -> dict[int, dict[To, list[Person]]]:
    """Who is reminded of each: whoever holds the office now, the deputy that it names and who acts for them, who is over them."""
    held = holders(viewer, [office for row in rows for office in (row.owner, row.deputy) if office], day)
    known: dict[int, dict[To, Person | None]] = {}
    for office in held.values():
        if office.pk not in known:
            known[office.pk] = outbox.whom(office, day)
    holding = portfolio_holders({row.portfolio_id for row in rows if row.portfolio_id}, day)
    people: dict[int, dict[To, list[Person]]] = {}
    for row in rows:
        owning, deputy = held.get(row.owner_id or 0), held.get(row.deputy_id or 0)
        told = {to: [person] for to, person in (known[owning.pk] if owning else {}).items() if person}
        if deputy:
            told[To.DEPUTY] = [*told.get(To.DEPUTY, []), deputy.person]
        holder = holding.get(row.portfolio_id or 0)
        people[row.pk] = told | ({To.PORTFOLIO_HOLDER: [holder]} if holder else {})
    return people


def of_letter(viewer: Viewer, keys: Sequence[int], at: datetime) -> QuerySet[FigureReminded]:
    """The reminders that one letter is made of."""
    rows = FigureReminded.objects.visible_to(viewer).filter(pk__in=keys, reminded_at__lte=at)
    return rows.select_related("measure__organisation").order_by("due_on", "measure__number", "pk")
