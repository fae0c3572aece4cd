"""Risks: one that is open to everybody, with what only officers read of it, and one that is not; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Role
from moothall.risks.models import Assessment, Control, Risk, Treatment, TreatmentMoved, Turn
from moothall.risks.permissions import READERS

SECRETS = (
    "title of a risk not opened", "cause of a risk not opened", "event of a risk not opened", "consequence of a risk not opened",
    "category of a risk not opened", "why a closed risk is accepted", "why a closed risk stands there", "control of a closed risk",
    "how a control of a closed risk is known", "action about a closed risk", "why an action about a closed risk moved",
    "why an open risk was closed before",
)  # fmt: skip
DAY = date(2060, 3, 31)
ONE = "<slug:slug>/<int:number>"
RISKS = [f"/risks/wrenmouth/{number}" for number in (1, 2, 9)]
VERBS = (
    "review", "assess", "control", "judge", "drop", "action", "report", "move", "change", "accept", "accept-no-more", "raise",
    "give-back", "open", "shut", "close", "reopen",
)  # fmt: skip


def read_by(role: Role) -> tuple[str, ...]:
    """The council's officers read what is closed; nobody else does."""
    return SECRETS if role in READERS else ()


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    council = rows["body"].organisation
    of = {"organisation": council, "review_on": DAY, "made_at": then}
    said = {"cause": "Age.", "event": "It fails.", "consequence": "Cold.", "category": "Services"}
    seen = Risk.objects.create(number=1, title="A risk that is open", public_at=then, public_because="People ask.", **of, **said)
    said = {name: hidden(f"{name} of a risk not opened") for name in ("title", *said)}
    because = hidden("why a closed risk is accepted")
    closed = Risk.objects.create(number=2, tolerated_at=then, tolerated_because=because, tolerated_score=16, **said, **of)
    for risk, why in ((seen, "Two failed."), (closed, hidden("why a closed risk stands there"))):
        Assessment.objects.create(risk=risk, kind="residual", likelihood=4, impact=4, because=why, by="by a clerk", at=then)
    how = hidden("how a control of a closed risk is known")
    Control.objects.create(risk=closed, number=1, what=hidden("control of a closed risk"), how=how)
    action = Treatment.objects.create(risk=closed, number=1, what=hidden("action about a closed risk"), due_on=DAY)
    because = hidden("why an action about a closed risk moved")
    TreatmentMoved.objects.create(treatment=action, was_on=DAY, is_on=DAY, because=because, moved_by="by a clerk", moved_at=then)
    Turn.objects.create(risk=seen, what="shut", because=hidden("why an open risk was closed before"), by="by a clerk", at=then)
    return {"risk": seen, "closed risk": closed}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    return {
        "risks/": ["/risks/", "/risks/?page=x"],
        "risks/mine": ["/risks/mine"],
        "risks/<slug:slug>/": ["/risks/wrenmouth/?words=plumbago&print=yes", "/risks/wrenmouth/?likelihood=4&impact=4", "/risks/nowhere/"],
        "risks/<slug:slug>/risks.csv": ["/risks/wrenmouth/risks.csv", "/risks/easthaven/risks.csv"],
        "risks/<slug:slug>/matrix": ["/risks/wrenmouth/matrix", "/risks/nowhere/matrix"],
        "risks/<slug:slug>/matrix/set": ["/risks/wrenmouth/matrix/set"],
        "risks/<slug:slug>/new": ["/risks/wrenmouth/new"],
        f"risks/{ONE}": RISKS,
        **{f"risks/{ONE}/{verb}": [f"{RISKS[1]}/{verb}"] for verb in VERBS},
    }
