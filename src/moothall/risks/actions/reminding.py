"""Whoever is to look at a risk, or owes an action about one, is reminded once a step, and by one letter a day for all of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation, Person
from moothall.post import actions as post
from moothall.risks import permissions
from moothall.risks.models import Reminded
from moothall.risks.queries.reminding import Reminder

REMINDER = "risks.reminder"


@performs(permissions.REMIND)
def remind(organisation: Organisation, *, viewer: Viewer, at: datetime, reminders: Sequence[Reminder]) -> Organisation:
    """Owe each person one letter about everything of which a reminder has come due for them."""
    of_person: dict[Person, list[int]] = defaultdict(list)
    for one in reminders:
        facts = {"risk": one.owed.risk, "treatment": one.owed.treatment, "due_on": one.owed.due_on, "step": one.step, "days": one.days}
        of_person[one.person].append(Reminded.objects.create(person=one.person, reminded_at=at, **facts).pk)
    for person, keys in of_person.items():
        key = f"{REMINDER}/{person.reference}/{keys[0]}"
        post.put(REMINDER, organisation=organisation, to=person, key=key, at=at, facts={"reminded": keys})
    add_facts(letters=len(of_person), reminders=len(reminders))
    return organisation
