"""What was asked: closed by whoever wrote it down, undertaken in a closed minute, met in a closed part; and where the pages are."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.decisions.models import Commitment, ConditionMet, DayMoved, DecisionPart, DueAt, ReportedBack
from moothall.meetings.models import MinuteEntry, Undertaking

SECRETS = (
    "commitment written down as closed", "words of a closed commitment", "why a closed commitment was given another day",
    "undertaking in a closed minute", "how a closed condition was met", "why a closed commitment was ended",
)  # fmt: skip
VERBS = ("confirm", "dismiss", "answer", "had", "extend", "hand-over", "end")
COMMITMENT = "decisions/commitments/<slug:slug>/<int:number>"
COMMITMENTS = [f"/decisions/commitments/wrenmouth/{number}" for number in range(1, 8)]


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down, beside the three commitments that are there."""
    what, said, moved, undertaken, evidence, ended = (hidden(one) for one in SECRETS)
    body, item, unseen, silent = (rows[name] for name in ("body", "item", "unseen", "silent"))
    council = body.organisation
    asked = {"organisation": council, "asked_by": body, "asked_on": then.date(), "proposed_at": then, "confirmed_at": then}
    closed = Commitment.objects.create(number=4, who="A", what=what, said=said, is_closed=True, **asked)
    DayMoved.objects.create(commitment=closed, is_on=then.date(), moved_at=then, moved_by="by a clerk", because=moved)
    entry = MinuteEntry.objects.create(item=item, position=9, kind="undertaking", text="x", is_closed=True)
    promise = Undertaking.objects.create(entry=entry, who="A", what="x")
    private = Commitment.objects.create(number=5, undertaking=promise, who="A", what=undertaken, said="x", **asked)
    part = DecisionPart.objects.visible_to(rows["clock"]).filter(decision=rows["decision"], is_closed=True).first()
    part.has_condition, part.condition_met_at = True, then
    part.save()
    ConditionMet.objects.create(part=part, met_on=then.date(), evidence=evidence, noted_at=then)
    over = {"is_closed": True, "ended_at": then, "ended_how": "overtaken", "ended_because": ended}
    past = Commitment.objects.create(number=6, who="A", what="x", said="x", item=item, **asked | over)
    ReportedBack.objects.create(commitment=rows["commitment"], item=unseen)
    DueAt.objects.create(commitment=rows["commitment"], meeting=silent)
    return {"asked in private": closed, "undertaken in private": private, "ended in private": past}


def examples(decisions: list[str]) -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    lists = "/decisions/commitments"
    return {
        COMMITMENT: COMMITMENTS,
        **{f"{COMMITMENT}/{verb}": [f"{one}/{verb}" for one in COMMITMENTS] for verb in VERBS},
        "decisions/commitments/<slug:slug>/new": [f"{lists}/wrenmouth/new", f"{lists}/nowhere/new"],
        "decisions/commitments/overdue": [f"{lists}/overdue?by={by}" for by in ("", "office", "portfolio", "department", "x")],
        "decisions/commitments/mine": [f"{lists}/mine"],
        "decisions/commitments/figures": [f"{lists}/figures"],
        "decisions/commitments/figures.csv": [f"{lists}/figures.csv"],
        "decisions/commitments.csv": [f"{lists}.csv", f"{lists}.csv?words=plumbago&order=owner", f"{lists}.csv?first=x"],
        "decisions/<slug:slug>/<int:number>/parts/<int:clause>/met": [f"{one}/parts/{part}/met" for one in decisions for part in (1, 9)],
    }
