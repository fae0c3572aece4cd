"""Whoever owes a word on an action, or the action itself, is reminded once a step, and by one letter a day for all of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation, Person
from moothall.plans import permissions
from moothall.plans.models import Reminded
from moothall.plans.queries.reminding import Reminder
from moothall.post import actions as post

REMINDER = "plans.reminder"


@performs(permissions.REMIND)
def remind(organisation: Organisation, *, viewer: Viewer, at: datetime, reminders: Sequence[Reminder]) -> Organisation:
    """Owe each person one letter about everything of which a reminder has come due for them."""
    of_person: dict[Person, list[Reminded]] = defaultdict(list)
    for one in reminders:
        facts = {"action": one.action, "what": one.what, "due_on": one.due_on, "step": one.step, "days": one.days}
        of_person[one.person].append(Reminded.objects.create(person=one.person, reminded_at=at, **facts))
    for person, some in of_person.items():
        key = f"{REMINDER}/{person.reference}/{some[0].pk}"
        facts = {"reminded": [row.pk for row in some]}
        post.put(REMINDER, organisation=organisation, to=person, key=key, at=at, facts=facts)
    add_facts(letters=len(of_person), reminders=len(reminders))
    return organisation
