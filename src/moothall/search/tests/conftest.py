"""A small council whose words can be looked for: some of them public, some for its clerks only."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from moothall.access.viewer import Held, Role, Viewer
from moothall.authority.models import Body, Organisation, Person
from moothall.authority.numbering import next_numbers
from moothall.decisions.models import Commitment, Decision, DecisionPart, Document, Passage
from moothall.meetings.models import Attendance, Closure, Item, Meeting, MinuteEntry, Paper, Reporter, Resolution, ResolutionPart
from moothall.search import tasks

THEN = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass
class House:
    """The council's rows by what they are, and a clerk of it."""

    rows: dict[str, Any]
    clerk: Viewer

    def __getattr__(self, name: str) -> Any:
        if name in self.rows:
            return self.rows[name]
        raise AttributeError(name)


@pytest.fixture(scope="module")
def founded(once: Callable[..., House]) -> House:
    return once(made)


@pytest.fixture
def house(founded: House, db: None) -> House:
    """The council as it was made, whatever another test did with it."""
    return House(deepcopy(founded.rows), founded.clerk)


def made() -> House:
    council = Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)
    rows = {
        "council": council,
        "body": Body.objects.create(organisation=council, number=1, name="Cabinet", purpose="It decides on lighthouses."),
        "person": Person.objects.create(organisation=council, number=1, name="Ada Marsh", honorific="Councillor", party="Harbour Party"),
    }
    rows |= meeting_of(council, rows["body"])
    rows |= decision_of(council, rows["body"], rows["part"])
    for kind in ("body", "person", "meeting", "decision", "commitment"):
        next_numbers(council, kind, 10)  # so that acts number what they make after these
    tasks.rebuild()
    return House(rows, Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, council.pk)})))


def meeting_of(council: Organisation, body: Body) -> dict[str, Any]:
    """A meeting with its minutes; one paper, one minute and one part of a resolution are closed. And a meeting that is not announced."""
    out = {"announced_at": THEN, "agenda_published_at": THEN, "minutes_published_at": THEN}
    meeting = Meeting.objects.create(organisation=council, number=1, body=body, held_on=date(2026, 1, 12), venue="The Guildhall", **out)
    silent = Meeting.objects.create(organisation=council, number=2, body=body, held_on=date(2026, 2, 12), note="A cormorant in secret")
    item = Item.objects.create(
        meeting=meeting, published_at=THEN, position=1, title="Damp in council homes", text="To consider mould and its causes."
    )
    Paper.objects.create(item=item, published_at=THEN, position=1, title="Survey of chimneys", text="Soot was found in forty chimneys.")
    closed = Paper.objects.create(
        item=item, published_at=THEN, position=2, title="Rents", text="A cormorant in the paper", closed_under="3"
    )
    MinuteEntry.objects.create(item=item, position=1, kind="reported", text="The ventilators were old.", bullets=["Some squeaked."])
    MinuteEntry.objects.create(item=item, position=2, kind="agreed", text="A cormorant in the minute", is_closed=True)
    resolution = Resolution.objects.create(item=item, position=3, lead="That")
    part = ResolutionPart.objects.create(resolution=resolution, number=1, text="That a dehumidifier be bought.")
    ResolutionPart.objects.create(resolution=resolution, number=2, text="That a cormorant be bought.", is_closed=True)
    Reporter.objects.create(item=item, part=Reporter.Part.AUTHOR, name="Ida Quill", office="Head of Estates")
    Attendance.objects.create(meeting=meeting, name="Edmund Wold", office="Observer")
    Closure.objects.create(item=item, ground=Closure.Ground.EXEMPT, paragraph="3", public_interest="Bargaining would suffer.")
    return {"meeting": meeting, "silent": silent, "item": item, "closed": closed, "part": part}


def decision_of(council: Organisation, body: Body, part: ResolutionPart) -> dict[str, Any]:
    """A published decision with a closed part, a draft, and a commitment."""
    of = {"organisation": council, "body": body}
    decision = Decision.objects.create(
        number=1, title="A lease of the pier", reasons="Anglers asked for it.", decided_on=date(2025, 6, 2), published_at=THEN, **of
    )
    draft = Decision.objects.create(number=2, title="A cormorant of our own", decided_on=date(2025, 7, 2), **of)
    Passage.objects.create(decision=decision, position=1, kind="reported", text="Winkles grow under it.")
    DecisionPart.objects.create(decision=decision, position=2, number=1, text="That the turnstile be oiled.")
    DecisionPart.objects.create(decision=decision, position=3, number=2, text="That the cormorant be fed.", is_closed=True)
    Document.objects.create(decision=decision, title="Plan of the boardwalk")
    commitment = Commitment.objects.create(
        organisation=council,
        number=1,
        resolution_part=part,
        who="the Head of Housing",
        what="report on dehumidifiers",
        said="The Head of Housing is requested to report.",
        proposed_at=THEN,
    )
    return {"decision": decision, "draft": draft, "commitment": commitment}
