"""Who is reminded of what is due, and of what they have been reminded already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from moothall.access.viewer import Role, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Office, Person
from moothall.decisions import rules
from moothall.decisions.models import Chased, Commitment
from moothall.decisions.queries.commitments import decisions_behind, holders
from moothall.post import queries as outbox, rules as reminders
from moothall.post.rules import To


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded of something: at which step, and how many working days after the day on which it is due."""

    commitment: Commitment
    person: Person
    step: int
    days: int


def reminders_due(viewer: Viewer, organisation: int, rows: Sequence[Commitment], day: date) -> list[Reminder]:
    """What is owed now, of these: the last step whose day has come, to each of those it is for, where it was not owed before."""
    steps = rules.steps(authority.settings(viewer, organisation, day, rules.CHASING))
    closed = authority.closure_days(viewer, organisation)
    known, people = chased(viewer, rows), to_chase(viewer, rows, day)
    found = []
    for row in rows:
        assert row.due_on
        days = reminders.days_past(row.due_on, day, closed)
        if step := reminders.step_reached(days, steps):
            whom = dict.fromkeys(person for to in step.to if (person := people[row.pk].get(to)))
            new = [person for person in whom if (row.pk, person.pk, row.due_on, step.day) not in known]
            found += [Reminder(row, person, step.day, days) for person in new]
    return found


def chased(viewer: Viewer, commitments: Sequence[Commitment]) -> set[tuple[int, int, date, int]]:
    """Which reminders are owed or sent already: of what, to whom, of which day, at which step."""
    rows = Chased.objects.visible_to(viewer).filter(commitment__in=commitments)
    return set(rows.values_list("commitment", "person", "due_on", "step"))


def of_letter(viewer: Viewer, keys: Sequence[int], at: datetime) -> QuerySet[Chased]:
    """The reminders that one letter is made of."""
    rows = Chased.objects.visible_to(viewer).filter(pk__in=keys, chased_at__lte=at).select_related("commitment__organisation")
    return rows.order_by("due_on", "commitment__number")


def to_chase(viewer: Viewer, commitments: Sequence[Commitment], day: date) -> dict[int, dict[To, Person | None]]:
    """Who is reminded of each of these: whoever holds the office now, who acts for them, who is over them, and the portfolio holder."""
    held = holders(viewer, [row.owner for row in commitments if row.owner], day)
    portfolios = portfolios_of(viewer, commitments, held)
    known: dict[int, dict[To, Person | None]] = {}
    for office in held.values():
        if office.pk not in known:
            known[office.pk] = outbox.whom(office, day)
    holding = portfolio_holders(set(portfolios.values()), day)
    people = {}
    for row in commitments:
        holding_it = held.get(row.owner_id or 0)
        over = {To.PORTFOLIO_HOLDER: holding.get(portfolios.get(row.pk, 0))}
        people[row.pk] = (known[holding_it.pk] if holding_it else {}) | over
    return people


def portfolios_of(viewer: Viewer, commitments: Sequence[Commitment], held: dict[int, Office]) -> dict[int, int]:
    """The portfolio to which each belongs: that of its office, else that of the decision that asked."""
    behind = decisions_behind(viewer, commitments)
    found = {}
    for row in commitments:
        office = held.get(row.owner_id or 0, row.owner)
        decision = row.decision_part.decision if row.decision_part else behind.get(row.pk)
        portfolio = (office and office.portfolio_id) or (decision and decision.portfolio_id)
        if portfolio:
            found[row.pk] = portfolio
    return found


def portfolio_holders(portfolios: Collection[int], day: date) -> dict[int, Person]:
    rows = Office.objects.filter(Office.on(day), role=Role.PORTFOLIO_HOLDER, portfolio__in=portfolios)
    held = rows.select_related("person__organisation").order_by("-pk")
    return {row.portfolio_id: row.person for row in held if row.portfolio_id}
