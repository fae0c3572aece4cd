"""What is owed of risks: a review, or an action about one; who is reminded of it, and of what they have been reminded already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Office, Person
from moothall.decisions import rules as decisions
from moothall.decisions.queries import holders
from moothall.post import queries as outbox, rules as reminders
from moothall.post.rules import To
from moothall.risks import rules
from moothall.risks.models import Reminded, Risk, Treatment
from moothall.risks.queries.registers import all_risks

AHEAD = timedelta(days=90)  # nobody is reminded earlier than the longest time that a council can set
OVER = [one.value for one in rules.Doing if one.is_over]


@dataclass(frozen=True, slots=True)
class Owed:
    """The review of a risk, or an action about it, and the day on which it is due."""

    risk: Risk
    treatment: Treatment | None
    owner: Office
    due_on: date

    @property
    def key(self) -> tuple[int, int | None]:
        return self.risk.pk, self.treatment.pk if self.treatment else None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody who is to be reminded of it: at which step, and how many working days after the day."""

    owed: Owed
    person: Person
    step: int
    days: int


def owed(viewer: Viewer, organisation: int, day: date) -> list[Owed]:
    """What of a council's risks is to be looked at or done soon, or should have been. An action that nobody is named for is the owner's."""
    rows = all_risks(viewer).filter(organisation=organisation, closed_at=None, owner__isnull=False, review_on__lte=day + AHEAD)
    reviews = [Owed(row, None, row.owner, row.review_on) for row in rows.order_by("review_on", "number") if row.owner]
    acts = Treatment.objects.visible_to(viewer).filter(risk__organisation=organisation, risk__closed_at=None, due_on__lte=day + AHEAD)
    found = acts.exclude(said__in=OVER).select_related("owner", "risk__owner", "risk__organisation").order_by("due_on", "pk")
    return reviews + [Owed(one.risk, one, owner, one.due_on) for one in found if (owner := one.owner or one.risk.owner)]


def reminders_due(viewer: Viewer, organisation: int, some: Sequence[Owed], day: date) -> list[Reminder]:
    """What is to be sent now: the last step whose day has come, to each of those it is for, where it was not sent before."""
    steps = decisions.steps(authority.settings(viewer, organisation, day, decisions.CHASING))
    closed = authority.closure_days(viewer, organisation)
    known, people = reminded(viewer, some), whom(viewer, {one.owner for one in some}, day)
    found = []
    for one in some:
        days = reminders.days_past(one.due_on, day, closed)
        if step := reminders.step_reached(days, steps):
            to = dict.fromkeys(person for to in step.to if (person := people.get(one.owner.pk, {}).get(to)))
            found += [Reminder(one, person, step.day, days) for person in to if (*one.key, person.pk, one.due_on, step.day) not in known]
    return found


def reminded(viewer: Viewer, some: Sequence[Owed]) -> set[tuple[int, int | None, int, date, int]]:
    rows = Reminded.objects.visible_to(viewer).filter(risk__in={one.risk.pk for one in some})
    return set(rows.values_list("risk", "treatment", "person", "due_on", "step"))


def whom(viewer: Viewer, owners: Collection[Office], day: date) -> dict[int, dict[To, Person | None]]:
    """Who is reminded of what each of these owns: whoever holds it now, who acts for them, who is over them."""
    held = holders(viewer, owners, day)
    told = {office.pk: outbox.whom(office, day) for office in held.values()}
    return {key: told[office.pk] for key, office in held.items()}


def of_letter(viewer: Viewer, keys: Sequence[int], at: datetime) -> QuerySet[Reminded]:
    """The reminders that one letter is made of."""
    rows = Reminded.objects.visible_to(viewer).filter(pk__in=keys, reminded_at__lte=at)
    return rows.select_related("risk__organisation", "treatment__risk__organisation").order_by("due_on", "risk__number", "pk")
