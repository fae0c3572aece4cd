"""Meetings whose agendas wait to go out, and a clerk who is signed in. `python -m tests.half_done` makes them in a place and says them.

With a word more: `published` says of each how much of it is out; `packs` publishes the first agenda and has its pack wait to be bound.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK  # noqa: E402
from moothall.meetings import actions, said  # noqa: E402
from moothall.meetings.models import Item, Meeting, Paper, Publication  # noqa: E402
from moothall.meetings.tests import factories  # noqa: E402
from moothall.record.models import Entry  # noqa: E402

MEETINGS, ITEMS = 4, 16
CLOSURE = said.Closure("exempt", "3", "The rent is still being agreed.")
TEXT = "\n".join(f"Line {number} of what the committee is asked to agree." for number in range(60))


def main() -> None:
    now = timezone.localtime()
    here = factories.council()
    body, account = factories.body(here), factories.clerk_account(here)
    for turn in range(MEETINGS):
        meeting = factories.called(body, now.date() + timedelta(turn))
        actions.prepare_agenda(meeting, viewer=factories.clerk_of(here), at=now, items=items())
    browser = Client()
    browser.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    rows = Meeting.objects.visible_to(THE_CLOCK).order_by("number")
    said_of = {"session": browser.cookies[settings.SESSION_COOKIE_NAME].value, "meetings": [row.reference for row in rows]}
    json.dump(said_of, sys.stdout)


def items() -> list[said.Item]:
    """Each with a paper; of the last it is closed."""
    open_ones = [said.Item(f"Item {number}", number=f"{number}.", papers=(said.Paper("Report", text=TEXT),)) for number in range(1, ITEMS)]
    closed = said.Paper("The rent", text="The closed figure", closed_under="paragraph 3")
    return [*open_ones, said.Item("Lease of a depot", number=f"{ITEMS}.", papers=(closed,), closures=(CLOSURE,))]


def published() -> None:
    """Of each meeting: whether its agenda is out, and how many publications, items, papers and entries of the record say so."""
    json.dump([how_far(row) for row in Meeting.objects.visible_to(THE_CLOCK).select_related("organisation").order_by("number")], sys.stdout)


def how_far(meeting: Meeting) -> list[int]:
    of = {"meeting": meeting, "published_at__isnull": False}
    return [
        int(meeting.agenda_published_at is not None),
        Publication.objects.visible_to(THE_CLOCK).filter(meeting=meeting).count(),
        Item.objects.visible_to(THE_CLOCK).filter(**of).count(),
        Paper.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting, published_at__isnull=False).count(),
        Entry.objects.filter(act="meetings.publish_agenda", subject=meeting.reference).count(),
    ]


def packs() -> None:
    meeting = Meeting.objects.visible_to(THE_CLOCK).order_by("number")[0]
    actions.publish_agenda(meeting, viewer=factories.clerk_of(meeting.organisation), at=timezone.now())


if __name__ == "__main__":
    WORDS = {"published": published, "packs": packs}
    WORDS[sys.argv[1]]() if len(sys.argv) > 1 else main()
