"""Who is owed a reminder of what is due is told once a step, and by one letter a day for all that they owe or answer for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation, Person
from moothall.decisions import permissions, queries
from moothall.decisions.models import Chased
from moothall.post import actions as post

REMINDER = "decisions.reminder"


@performs(permissions.CHASE)
def chase(organisation: Organisation, *, viewer: Viewer, at: datetime, reminders: Sequence[queries.Reminder]) -> Organisation:
    """Owe each person one letter about everything of which a reminder has come due for them."""
    of_person: dict[Person, list[Chased]] = defaultdict(list)
    for one in reminders:
        facts = {"due_on": one.commitment.due_on, "step": one.step, "days": one.days, "chased_at": at}
        of_person[one.person].append(Chased.objects.create(commitment=one.commitment, person=one.person, **facts))
    for person, some in of_person.items():
        owe_letter(organisation, person, some, at)
    add_facts(letters=len(of_person), reminders=len(reminders))
    return organisation


def owe_letter(organisation: Organisation, person: Person, some: Sequence[Chased], at: datetime) -> None:
    """One letter for all of it. It is written when it is sent, of what its reader may see then."""
    about = some[0].commitment.reference if len(some) == 1 else ""
    key = f"{REMINDER}/{person.reference}/{some[0].pk}"
    post.put(REMINDER, organisation=organisation, to=person, key=key, at=at, about=about, facts={"chased": [row.pk for row in some]})
