"""A place of its own in which two processes press the same buttons: `python -m moothall.meetings.tests.pressing STEP…`."""

import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from moothall.access.acts import Refused  # noqa: E402
from moothall.access.viewer import THE_CLOCK  # noqa: E402
from moothall.meetings import actions, queries  # noqa: E402
from moothall.meetings.models import Meeting  # noqa: E402
from moothall.meetings.tests.factories import THEN, body, called, clerk_of, council  # noqa: E402


def prepare() -> None:
    """An agenda with one item, in a place that has its tables."""
    call_command("migrate", verbosity=0)
    meeting = called(body(council()))
    actions.add_item(meeting, title="First", viewer=clerk_of(meeting.organisation), at=THEN)


def told(step: str) -> str:
    """What comes of a step, which waits for its word."""
    meeting = queries.meetings(THE_CLOCK).get()
    while not Path(step).exists():
        time.sleep(0.005)
    return count(meeting) if step == "count" else press(step, meeting)


def press(step: str, meeting: Meeting) -> str:
    try:
        getattr(actions, f"publish_{step}")(meeting, viewer=clerk_of(meeting.organisation), at=THEN)
    except Refused as why:
        return str(why)
    if step == "agenda":  # something late, for the next button
        actions.add_item(meeting, title="Late", viewer=clerk_of(meeting.organisation), at=THEN)
    return "published"


def count(meeting: Meeting) -> str:
    return " ".join(row.kind for row in queries.publications(THE_CLOCK, meeting))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare()
    else:
        for step in sys.argv[1:]:
            print(told(step), flush=True)  # noqa: T201
