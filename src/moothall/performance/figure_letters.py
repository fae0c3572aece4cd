"""What we write about figures: that one was sent back, and what is owed. Written when it is sent, of what its reader may see."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions.letters import due_in_words
from moothall.performance.models import FigureReminded
from moothall.performance.queries import action_plans, measures, returns as queries, returns_reminding as reminding, returns_unscheduled
from moothall.performance.rules import reminding as of_letters
from moothall.performance.rules.reminding import What
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail

SENT_IT = "You get this because you sent this figure."
OWED = "You get this because a measure is yours or yours to review, because you stand in for whoever owns it, or because you are over them."
HOW = "What you owe stands on My updates. Where there is no figure, say why there; what is late is shown to everybody."


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
    """What was done since is owed no longer; a figure that went back is."""
    if row.what in (What.WRITTEN, What.LOOKED_AT):
        plan = action_plans.live(row.measure)
        return plan is not None and (plan.until == row.period if row.what == What.LOOKED_AT else plan.answered_at is None)
    if row.what == What.OTHER:
        return not returns_unscheduled.is_sent(row.measure, row.period)
    last = queries.last_statement(row.measure, row.period)
    if row.what == What.REVIEW:
        return last is not None and not (last.signed_at or last.sent_back_at)
    return last is None or last.sent_back_at is not None


def subject(late: Sequence[FigureReminded], near: Sequence[FigureReminded]) -> str:
    return of_letters.subject([What(row.what) for row in late], [What(row.what) for row in near])


def line(row: FigureReminded) -> tuple[Link, str]:
    """The measure, and what is owed of it until when; the link leads to where it is done, or to the measure."""
    when = due_in_words(row.due_on, row.days)
    path = {What.REVIEW: "performance/figures/review", What.WRITTEN: f"{row.measure.reference}/action-plan"}
    what = {
        What.REVIEW: f"The figure for {row.period.in_words()} waits to be signed off",
        What.WRITTEN: f"Action plan, because of {row.period.in_words()}",
        What.LOOKED_AT: f"What came of its action plan in {row.period.in_words()}",
        What.OTHER: "A new figure; it follows no calendar",
    }.get(What(row.what), row.period.in_words())
    where = get_script_prefix() + path.get(What(row.what), row.measure.reference)
    return Link(row.measure.title, where), f"{what}: {when[:1].lower()}{when[1:]}."


KINDS = {
    "performance.reminder": Kind("Reminder of figures and action plans", reminder),
    "performance.figure_sent_back": Kind("A figure was sent back", sent_back),
}
