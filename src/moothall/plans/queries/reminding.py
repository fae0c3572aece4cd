"""What is owed of actions, who is reminded of it, and of what they have been reminded already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Person
from moothall.decisions import rules as decisions
from moothall.decisions.queries import holders
from moothall.decisions.queries.chasing import portfolio_holders
from moothall.plans import rules
from moothall.plans.models import Action, Reminded
from moothall.plans.queries.of_actions import under_way
from moothall.plans.queries.telling import portfolio_of
from moothall.post import queries as outbox, rules as reminders
from moothall.post.rules import To

AHEAD = timedelta(days=90)  # nobody is reminded earlier than the longest time that a council can set


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of an action on a day: a word on how it goes, or the action itself."""

    action: Action
    what: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded of what is owed: at which step, and how many working days after the day."""

    action: Action
    what: str
    due_on: date
    person: Person
    step: int
    days: int


def owed(viewer: Viewer, organisation: int, day: date) -> list[Owed]:
    """Everything that is owed of the actions of a council by now, or soon."""
    rows = under_way(viewer).filter(organisation=organisation, owner__isnull=False, plan__published_at__isnull=False)
    rows = rows.select_related("plan__portfolio", "objective__portfolio").order_by("due_on", "pk")
    said = authority.settings(viewer, organisation, day, rules.PROGRESS_SETTINGS)
    stretch = rules.last_stretch(day, said, authority.closure_days(viewer, organisation))
    words = [Owed(row, Reminded.What.PROGRESS, stretch.due_on) for row in rows.filter(silent_since(stretch))]
    return words + [Owed(row, Reminded.What.ACTION, row.due_on) for row in rows.filter(due_on__lte=day + AHEAD)]


def silent_since(stretch: rules.Stretch) -> Q:
    """Actions of which a word is owed for a stretch; a test holds it against `rules.owes_progress`."""
    ended = decisions.start_of(stretch.last + rules.ONE_DAY)
    had_begun = Q(start_on__isnull=True) | Q(start_on__lte=stretch.last)
    return Q(made_at__lt=ended) & had_begun & (Q(said_at__isnull=True) | Q(said_at__lt=ended))


def reminders_due(viewer: Viewer, organisation: int, some: Sequence[Owed], day: date) -> list[Reminder]:
    """What is to be sent now: the last step whose day has come, to each of those it is for, where it was not sent before."""
    steps = decisions.steps(authority.settings(viewer, organisation, day, decisions.CHASING))
    closed = authority.closure_days(viewer, organisation)
    known, people = reminded(viewer, [one.action for one in some]), whom(viewer, [one.action for one in some], day)
    found = []
    for one in some:
        days = reminders.days_past(one.due_on, day, closed)
        if step := reminders.step_reached(days, steps):
            to = dict.fromkeys(person for to in step.to if (person := people[one.action.pk].get(to)))
            new = [person for person in to if (one.action.pk, person.pk, one.what, one.due_on, step.day) not in known]
            found += [Reminder(one.action, one.what, one.due_on, person, step.day, days) for person in new]
    return found


def reminded(viewer: Viewer, actions: Sequence[Action]) -> set[tuple[int, int, str, date, int]]:
    rows = Reminded.objects.visible_to(viewer).filter(action__in=actions)
    return set(rows.values_list("action", "person", "what", "due_on", "step"))


def whom(viewer: Viewer, actions: Collection[Action], day: date) -> dict[int, dict[To, Person | None]]:
    """Who is reminded of each: whoever holds the office now, who acts for them, who is over them, and the portfolio holder."""
    held = holders(viewer, [row.owner for row in actions if row.owner], day)
    known: dict[int, dict[To, Person | None]] = {}
    for office in held.values():
        if office.pk not in known:
            known[office.pk] = outbox.whom(office, day)
    portfolios = {row.pk: portfolio_of(row) for row in actions}
    holding = portfolio_holders({key for key in portfolios.values() if key}, day)
    people: dict[int, dict[To, Person | None]] = {}
    for row in actions:
        owning = held.get(row.owner_id or 0)
        people[row.pk] = (known[owning.pk] if owning else {}) | {To.PORTFOLIO_HOLDER: holding.get(portfolios[row.pk] or 0)}
    return people


def of_letter(viewer: Viewer, keys: Sequence[int], at: datetime) -> QuerySet[Reminded]:
    """The reminders that one letter is made of."""
    rows = Reminded.objects.visible_to(viewer).filter(pk__in=keys, reminded_at__lte=at)
    return rows.select_related("action__organisation").order_by("due_on", "action__number", "pk")
