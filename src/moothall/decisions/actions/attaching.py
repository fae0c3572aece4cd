"""The papers of a decision that one person took: attached, taken off a draft, closed under a ground of the law, opened."""

from datetime import datetime
from typing import Any, BinaryIO

from django.db.models import Max

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions import attaching_permissions as permissions
from moothall.decisions.models import Decision, Document, Withheld
from moothall.documents import actions as documents, rules as files
from moothall.meetings import said as meetings
from moothall.meetings.models import Closure
from moothall.meetings.rules.law.grounds import lacks, numbers_in

LONGEST_NAME = 200


@performs(permissions.ATTACH)
def attach(
    decision: Decision,
    *,
    viewer: Viewer,
    at: datetime,
    stream: BinaryIO,
    file_name: str,
    title: str,
    kind: str,
    closure: meetings.Closure | None = None,
) -> Decision:
    """Attach a file, judged by what is in it; for everybody to read with the decision, or closed under a ground, with why."""
    if kind not in Document.Kind.values:
        raise Refused(f"A paper is a report, an annex or a background paper, and “{kind}” is none of these.")
    # Who may attach was asked by the act; keeping the file is no office of theirs.
    name = files.legible(file_name)[:LONGEST_NAME]
    file = documents.keep(decision.organisation, viewer=THE_CLOCK, at=at, stream=stream, name=name)
    withheld = withhold(decision, closure, at, was_public=False) if closure else None
    told = {"title": title, "kind": kind, "file": file, "is_closed": bool(withheld), "withheld": withheld and withheld.number}
    row = Document.objects.create(decision=decision, position=after_the_last(Document, decision, "position"), **told)
    add_facts(paper=row.position)
    return decision


def after_the_last(table: Any, decision: Decision, name: str) -> int:
    last = table.objects.visible_to(THE_CLOCK).filter(decision=decision).aggregate(last=Max(name))["last"]
    return (last or 0) + 1


def withhold(decision: Decision, closure: meetings.Closure, at: datetime, *, was_public: bool) -> Withheld:
    """Why something is not for publication, if the law's demands are met."""
    if closure.ground == Closure.Ground.EXEMPT and (missing := lacks(numbers_in(closure.paragraph), closure.public_interest, at.date())):
        raise Refused(" ".join(missing))
    told = {name: getattr(closure, name) for name in ("ground", "paragraph", "public_interest", "can_be_said")}
    number = after_the_last(Withheld, decision, "number")
    return Withheld.objects.create(decision=decision, number=number, closed_at=at, was_public=was_public, **told)


@performs(permissions.TAKE_OFF_PAPER)
def take_off_paper(document: Document, *, viewer: Viewer, at: datetime) -> Decision:
    """Take a paper off a draft. Nobody outside has ever read it."""
    decision = document.decision
    Withheld.objects.visible_to(THE_CLOCK).filter(decision=decision, number=document.withheld).delete()
    document.delete()
    return decision


@performs(permissions.CLOSE_PAPER)
def close_paper(document: Document, *, viewer: Viewer, at: datetime, closure: meetings.Closure) -> Decision:
    """Close what should not have come out, or should not come out. Everybody reads that it was, and why."""
    decision = document.decision
    row = withhold(decision, closure, at, was_public=decision.published_at is not None)
    document.is_closed, document.withheld = True, row.number
    document.save(update_fields=["is_closed", "withheld"])
    return decision


@performs(permissions.OPEN_PAPER)
def open_paper(withheld: Withheld, *, viewer: Viewer, at: datetime, because: str) -> Decision:
    """Let everybody read what was closed, and say why it can be read now."""
    withheld.opened_at, withheld.opened_because = at, because
    withheld.save(update_fields=["opened_at", "opened_because"])
    held = Document.objects.visible_to(THE_CLOCK).filter(decision=withheld.decision, withheld=withheld.number)
    held.update(is_closed=False, withheld=None)
    return withheld.decision
