"""What the meetings room writes to people: that draft minutes wait for their chair, and that the chair has answered."""

from collections.abc import Mapping
from datetime import datetime

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.meetings import queries
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail


def review(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a draft waits, and where. The minutes themselves are never in a letter: some of them may be closed."""
    row = queries.review_named(mail.about)
    if row is None or row.answered_at:
        return None
    called = f"{row.meeting.body.name}, {day_in_words(row.meeting.held_on, weekday=False)}"
    return Letter(
        subject=f"Draft minutes to read: {called}",
        parts=(
            f"The draft minutes of {called} wait for you. Read them, write beside an item what should be changed, and send them back.",
            Link("Read the draft minutes", f"/{row.reference}"),
        ),
        because="You chaired this meeting, or chair the body that met.",
    )


KINDS: Mapping[str, Kind] = {"meetings.review": Kind("Draft minutes to read", review)}
