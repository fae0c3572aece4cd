"""What we write to whoever owns a risk, or an action about one. Written when it is sent, of what its reader may see then."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import counted, number_in_words
from moothall.decisions.letters import due_in_words
from moothall.decisions.rules import day_of
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail
from moothall.risks import queries
from moothall.risks.models import Reminded, Risk

BECAUSE = "You get this because a risk, or an action about one, is yours, or because you stand in for whoever owns it, or are over them."
HOW = "Say where each risk stands now and why: it takes three boxes, and all risks of yours stand on one page."
AN_ACTION = "How an action about a risk goes, or its other day, is said on the risk's page."


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What is owed, in one letter: of what is still owed, and of what its reader may see. Nothing, if nothing is left."""
    told = list(queries.reminding.of_letter(THE_CLOCK, mail.facts["reminded"], at))
    seen = {row.pk: row for row in queries.registers.all_risks(viewer).filter(pk__in=[row.risk_id for row in told])}
    rows = [row for row in told if row.risk_id in seen and is_still_owed(row, seen[row.risk_id])]
    if not rows:
        return None
    own = set(queries.owing.owned(viewer, day_of(at)).values_list("pk", flat=True))
    how = [HOW] * any(row.treatment is None for row in rows) + [AN_ACTION] * any(row.treatment is not None for row in rows)
    mine = Link("My risks", get_script_prefix() + "risks/mine")
    if len(rows) == 1:
        return Letter(f"{line(rows[0])} {rows[0].risk.title}", (line(rows[0]), *how, link(rows[0], own), mine), because=BECAUSE)
    late, near = [row for row in rows if row.days > 0], [row for row in rows if row.days <= 0]
    lists = [Listed(heading, things(some, own)) for heading, some in (("Late", late), ("Due soon", near)) if some]
    first = f"{subject(rows)}. Here they are together, so that you get one letter and not {number_in_words(len(rows))}."
    return Letter(subject(rows), (first, *how, *lists, mine), because=BECAUSE)


def is_still_owed(row: Reminded, risk: Risk) -> bool:
    """What was reviewed, told, closed or given another day meanwhile is owed no longer."""
    if risk.closed_at:
        return False
    if row.treatment:
        return not row.treatment.is_over and row.treatment.due_on == row.due_on
    return risk.review_on == row.due_on


def subject(rows: Sequence[Reminded]) -> str:
    number = sum(row.days > 0 for row in rows)
    if not number:
        return f"{counted(len(rows), 'thing')} about risks are due soon"
    return f"{number} of {counted(len(rows), 'thing')} about risks {'is' if number == 1 else 'are'} late"


def things(rows: Sequence[Reminded], own: Collection[int]) -> tuple[tuple[Link, str], ...]:
    return tuple((link(row, own), line(row)) for row in rows)


def link(row: Reminded, own: Collection[int]) -> Link:
    """Where it is done: the risk's row among those of its reader, or on the risk's page."""
    page = f"{row.risk.reference}#actions" if row.treatment else row.risk.reference
    where = f"risks/mine?risk={row.risk_id}#risk-{row.risk_id}" if row.risk_id in own and not row.treatment else page
    return Link(row.risk.title, get_script_prefix() + where)


def line(row: Reminded) -> str:
    """What is owed, and by when."""
    what = f"The action “{row.treatment.what}”" if row.treatment else "The review of the risk"
    when = due_in_words(row.due_on, row.days)
    return f"{what}: {when[:1].lower()}{when[1:]}."


KINDS = {"risks.reminder": Kind("Reminder of risks that are to be looked at", reminder)}
