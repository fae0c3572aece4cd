"""Whoever owes something of a measure is reminded once a step, and by one letter a day for all of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation, Person
from moothall.performance.models import FigureReminded
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries.returns_reminding import Reminder
from moothall.post import actions as post

REMINDER = "performance.reminder"


@performs(permissions.REMIND_OF_FIGURES)
def remind_of_figures(organisation: Organisation, *, viewer: Viewer, at: datetime, reminders: Sequence[Reminder]) -> Organisation:
    """Owe each person one letter about everything of which a reminder has come due for them."""
    of_person: dict[Person, list[FigureReminded]] = defaultdict(list)
    for row in FigureReminded.objects.bulk_create(reminded(one, at) for one in reminders):
        of_person[row.person].append(row)
    for person, some in of_person.items():
        key = f"{REMINDER}/{person.reference}/{some[0].pk}"
        post.put(REMINDER, organisation=organisation, to=person, key=key, at=at, facts={"reminded": [row.pk for row in some]})
    add_facts(letters=len(of_person), reminders=len(reminders))
    return organisation


def reminded(one: Reminder, at: datetime) -> FigureReminded:
    period = {"first_on": one.owed.period.first, "last_on": one.owed.period.last, "due_on": one.owed.due_on, "what": one.owed.what}
    return FigureReminded(measure=one.owed.measure, person=one.person, step=one.step, days=one.days, reminded_at=at, **period)
