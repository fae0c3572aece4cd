"""Histories of matters: one that is out and gathers what is open and what is not, one that is being gathered; and where their pages are."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.decisions.models import Matter, MatterEdition, MatterGap, MatterLink, MatterStep

SECRETS = (
    "title of a matter not published",
    "what is said of a matter not published",
    "gap in a matter not published",
    "step of a matter not published",
    "page read of a matter not published",
)
A_MATTER = "decisions/matters/<slug:slug>/<int:number>"
MATTERS = [f"/decisions/matters/wrenmouth/{number}" for number in (1, 2, 9)]


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    title, about, gap, step, page = (hidden(one) for one in SECRETS)
    council = rows["body"].organisation
    out = Matter.objects.create(organisation=council, number=1, title="A matter that is out", begun_at=then, published_at=then)
    things = {"decision": ("decision", "secret decision"), "item": ("item", "unseen"), "notice": ("notice", "draft notice")}
    things |= {"commitment": ("commitment", "closed commitment"), "meeting": ("meeting", "silent")}
    for kind, names in things.items():
        for name in names:
            MatterLink.objects.create(matter=out, joined_at=then, **{kind: rows[name]})
    told = {"title": title, "about": about, "begun_at": then, "is_published_elsewhere": True}
    draft = Matter.objects.create(organisation=council, number=2, **told)
    MatterStep.objects.create(matter=draft, position=1, kind=MatterStep.Kind.MEETING, words=step)
    MatterEdition.objects.create(matter=draft, turn=1, read_at=then, contents=[["Status", page]])
    MatterGap.objects.create(matter=draft, sentence=gap)
    return {"matter": out, "draft matter": draft}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    of = "?of=decisions/wrenmouth/2"
    return {
        "decisions/matters/": ["/decisions/matters/", "/decisions/matters/?words=plumbago", "/decisions/matters/?page=x"],
        "decisions/matters/<slug:slug>/new": [f"/decisions/matters/wrenmouth/new{of}", "/decisions/matters/nowhere/new"],
        A_MATTER: MATTERS,
        **{f"{A_MATTER}/{verb}": [f"{one}/{verb}" for one in MATTERS] for verb in ("add", "gap", "publish")},
        f"{A_MATTER}/take-off/<int:key>": [f"{one}/take-off/{key}" for one in MATTERS for key in (1, 2, 99)],
    }
