"""What we write about figures: that one was sent back, and what is owed. Written when it is sent, of what its reader may see."""

from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.performance.queries import returns as queries
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

SENT_IT = "You get this because you sent this figure."


def my_updates() -> Link:
    return Link("My updates", get_script_prefix() + "plans/my-updates")


def sent_back(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a figure was sent back, by whom and why. Nothing, if its reader may not see it, or it has been followed by another."""
    row = queries.return_called(viewer, mail.facts["figure"])
    last = queries.last_statement(row.measure, row.period) if row else None
    if row is None or last is None or last.turn > row.turn:
        return None
    first = f"{row.sent_back_by} has sent back the figure for {row.period.in_words()}."
    how = "What you sent stays readable. Put it right on My updates, and send it again."
    return Letter(f"A figure was sent back: {row.measure.title}", (first, row.sent_back_because, how, my_updates()), because=SENT_IT)


KINDS = {"performance.figure_sent_back": Kind("A figure was sent back", sent_back)}
