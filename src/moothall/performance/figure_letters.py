"""What we write about figures: that one was sent back, and what is owed. Written when it is sent, of what its reader may see."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import capitalised, counted
from moothall.decisions.letters import due_in_words
from moothall.performance.models import FigureReminded
from moothall.performance.queries import measures, returns as queries, returns_reminding as reminding
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail

SENT_IT = "You get this because you sent this figure."
OWED = "You get this because a measure is yours, because you stand in for whoever owns it, or because you are over them."
HOW = "Send the figures on My updates. Where there is none, say why there; what is late is shown to everybody."


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


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What is owed, in one letter: of what is still owed, and of what its reader may see. Nothing, if nothing is left."""
    told = list(reminding.of_letter(THE_CLOCK, mail.facts["reminded"], at))
    seen = set(measures.measures(viewer).filter(pk__in=[row.measure_id for row in told]).values_list("pk", flat=True))
    rows = [row for row in told if row.measure_id in seen and is_still_owed(row)]
    if not rows:
        return None
    late, near = [row for row in rows if row.days > 0], [row for row in rows if row.days <= 0]
    lists = [Listed(heading, tuple(map(line, some))) for heading, some in (("Late", late), ("Due soon", near)) if some]
    return Letter(subject(late, near), (HOW, my_updates(), *lists), because=OWED)


def is_still_owed(row: FigureReminded) -> bool:
    """A figure that was sent since is owed no longer, unless it went back."""
    last = queries.last_statement(row.measure, row.period)
    return last is None or last.sent_back_at is not None


def subject(late: Sequence[FigureReminded], near: Sequence[FigureReminded]) -> str:
    if not late:
        return f"{capitalised(counted(len(near), 'figure'))} {'is' if len(near) == 1 else 'are'} due soon"
    return f"{len(late)} of {counted(len(late) + len(near), 'figure')} {'is' if len(late) == 1 else 'are'} late"


def line(row: FigureReminded) -> tuple[Link, str]:
    """The measure, and until when its figure is due."""
    when = due_in_words(row.due_on, row.days)
    return Link(row.measure.title, get_script_prefix() + row.measure.reference), f"{row.period.in_words()}: {when[:1].lower()}{when[1:]}."


KINDS = {
    "performance.reminder": Kind("Reminder of figures", reminder),
    "performance.figure_sent_back": Kind("A figure was sent back", sent_back),
}
