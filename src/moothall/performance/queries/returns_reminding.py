"""What is owed of measures, who is reminded of it, and of what they have been reminded already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation, Person
from moothall.authority.rules import working_day_after
from moothall.decisions import rules as decisions
from moothall.decisions.queries import holders
from moothall.decisions.queries.chasing import portfolio_holders
from moothall.decisions.rules import day_of
from moothall.performance.models import FigureReminded, Measure, Return
from moothall.performance.queries import action_plans, returns_unscheduled
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns import RELATED
from moothall.performance.queries.returns_owed import expected, last_sent
from moothall.performance.rules import Period
from moothall.performance.rules.action_plans import Stage
from moothall.performance.rules.reminding import What, steps_of
from moothall.post import queries as outbox, rules as reminders
from moothall.post.rules import To

REVIEW = "review_days"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that is owed of a measure: what, about which period, and by when. `sender` sent the figure that is to be looked at."""

    what: What
    measure: Measure
    period: Period
    due_on: date
    sender: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded of something: at which step, and how many working days after its day."""

    owed: Owed
    person: Person
    step: int
    days: int


def owed(viewer: Viewer, council: Organisation, moment: datetime) -> list[Owed]:
    """All that is owed of the measures of a council: figures, action plans, and a look at what was sent."""
    return [*figures(viewer, council, moment), *of_action_plans(viewer, council, moment), *reviews(viewer, council, moment)]


def figures(viewer: Viewer, council: Organisation, moment: datetime) -> list[Owed]:
    """The figures that were asked for and have not been sent, or went back; and those that follow no calendar and are due."""
    today = day_of(moment)
    running = Q(ended_on=None) | Q(ended_on__gte=today)
    rows = list(measures(viewer).filter(running, organisation=council, owner__isnull=False))
    every = expected(viewer, rows, moment)
    sent = last_sent(every)
    left = [one for one in every if (row := sent.get(one.measure.pk)) is None or row.sent_back_at]
    found = [Owed(What.FIGURE, one.measure, one.period, one.window.due_on) for one in left]
    others = returns_unscheduled.unscheduled(viewer, rows, moment)
    return found + [Owed(What.OTHER, one.measure, one.since, one.due_on) for one in others if one.since and one.due_on]


def of_action_plans(viewer: Viewer, council: Organisation, moment: datetime) -> list[Owed]:
    """The action plans that nobody has written yet, and those whose effect is there to be looked at."""
    found = []
    for one in action_plans.standing(viewer, moment, action_plans.Of.COUNCIL, [council.pk]):
        about = one.row.until if one.stage is Stage.TO_LOOK_AT else one.row.period
        if one.due_on and about:
            what = What.LOOKED_AT if one.stage is Stage.TO_LOOK_AT else What.WRITTEN
            found.append(Owed(what, one.measure, about, one.due_on))
    return found


def reviews(viewer: Viewer, council: Organisation, moment: datetime) -> list[Owed]:
    """The figures that wait to be looked at, each with the working day by which it should have been."""
    days = int(authority.settings(viewer, council.pk, day_of(moment), (REVIEW,))[REVIEW])
    closed = authority.closure_days(viewer, council.pk)
    rows = Return.objects.visible_to(viewer).filter(signed_at=None, sent_back_at=None, measure__organisation=council, sent_at__lte=moment)
    last = {(row.measure_id, row.period): row for row in rows.select_related(*RELATED).order_by("turn", "pk")}
    return [
        Owed(What.REVIEW, row.measure, row.period, working_day_after(day_of(row.sent_at), days, closed), row.sender_id)
        for row in last.values()
    ]


def reminders_due(viewer: Viewer, council: Organisation, some: Sequence[Owed], day: date) -> list[Reminder]:
    """What is to be sent now: the last step whose day has come, to each of those it is for, where it was not sent before."""
    chasing = decisions.steps(authority.settings(viewer, council.pk, day, decisions.CHASING))
    closed = authority.closure_days(viewer, council.pk)
    known, people = reminded(viewer, some), told_of(viewer, some, day)
    found = []
    for one in some:
        days = reminders.days_past(one.due_on, day, closed)
        if step := reminders.step_reached(days, steps_of(one.what, chasing)):
            to = dict.fromkeys(person for to in step.to for person in people[one.what is What.REVIEW, one.measure.pk].get(to, []))
            new = [person for person in to if key_of(one, person, step.day) not in known and person.pk != one.sender]
            found += [Reminder(one, person, step.day, days) for person in new]
    return found


Key = tuple[int, int, str, date, date, int]


def key_of(one: Owed, person: Person, step: int) -> Key:
    return one.measure.pk, person.pk, one.what.value, one.period.first, one.due_on, step


def reminded(viewer: Viewer, some: Sequence[Owed]) -> set[Key]:
    rows = FigureReminded.objects.visible_to(viewer).filter(measure__in={one.measure.pk for one in some})
    return set(rows.values_list("measure", "person", "what", "first_on", "due_on", "step"))


def told_of(viewer: Viewer, some: Sequence[Owed], day: date) -> dict[tuple[bool, int], dict[To, list[Person]]]:
    """Whom to tell of each measure: of what its owner owes, and of what its reviewer does."""
    of_owners = {one.measure.pk: one.measure for one in some if one.what is not What.REVIEW}
    of_reviewers = {one.measure.pk: one.measure for one in some if one.what is What.REVIEW}
    owning, reviewing = whom(viewer, list(of_owners.values()), day), reviewers(viewer, list(of_reviewers.values()), day)
    return {(False, key): people for key, people in owning.items()} | {(True, key): people for key, people in reviewing.items()}


def reviewers(viewer: Viewer, rows: Collection[Measure], day: date) -> dict[int, dict[To, list[Person]]]:
    """Who reviews each, who acts for them and who is over them. Where no office is named, the head of service of whoever owns it."""
    held = holders(viewer, [office for row in rows for office in (row.reviewer, row.owner) if office], day)
    known = {office.pk: outbox.whom(office, day) for office in held.values()}  # an office looks at many measures
    people: dict[int, dict[To, list[Person]]] = {}
    for row in rows:
        office, owner = held.get(row.reviewer_id or 0), held.get(row.owner_id or 0)
        head = known[owner.pk][To.HEAD] if owner and not row.reviewer else None
        told = known[office.pk] if office else {To.OWNER: head}
        people[row.pk] = {to: [person] for to, person in told.items() if person}
    return people


def whom(viewer: Viewer, rows: Collection[Measure], day: date) -> dict[int, dict[To, list[Person]]]:
    """Who is reminded of each: whoever holds the office now, the deputy that it names and who acts for them, who is over them."""
    held = holders(viewer, [office for row in rows for office in (row.owner, row.deputy) if office], day)
    known = {office.pk: outbox.whom(office, day) for office in held.values()}
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
