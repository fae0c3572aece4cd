"""How these tests announce: a cabinet with members, and notices made by the acts that people use."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Notice
from moothall.decisions.rules.notices import Verdict
from moothall.decisions.tests.factories import EARLY, at
from moothall.decisions.tests.reading import NOW, TODAY
from moothall.meetings import actions as meetings, said as agendas
from moothall.meetings.models import Item

LIST, DESK = "/decisions/notices/", "/decisions/notices/work"
SOON, LATER = TODAY + timedelta(days=40), TODAY + timedelta(days=75)
THEN = at(2026, 11, 2)
DUE = date(2026, 12, 10)
WHOLE = {
    "is_key": True,
    "maker_kind": "Cabinet",
    "due_on": DUE,
    "documents": "Report: Harbour wall",
    "copies_from": "Town hall, Wrenmouth",
    "others_may_come": "Other documents may be submitted.",
    "how_to_ask": "Ask at the town hall.",
}


def seated(here: SimpleNamespace) -> None:
    """The cabinet has a member who sits there."""
    leader = authority.add_person(here.row, viewer=THE_CLOCK, at=EARLY, name="Ada Quayle", honorific="Councillor")
    authority.give_seat(here.cabinet, viewer=THE_CLOCK, at=EARLY, person=leader, kind="chair")
    here.leader = leader


def drafted(here: SimpleNamespace, title: str = "Harbour wall", *, moment: datetime = THEN, **fields: Any) -> Notice:
    """A notice that states all that the law asks, and is not out."""
    if not hasattr(here, "leader"):
        seated(here)
    return actions.draft_notice(here.row, viewer=here.clerk, at=moment, notice=told(here, **{"title": title} | fields))


def announced(here: SimpleNamespace, title: str = "Harbour wall", *, moment: datetime = THEN, **fields: Any) -> Notice:
    """The same, published."""
    return actions.publish_notice(drafted(here, title, moment=moment, **fields), viewer=here.clerk, at=moment)


def item_to_come(here: SimpleNamespace, title: str = "Harbour wall", held_on: date = DUE) -> Item:
    """An item with a report, on the published agenda of a meeting of the cabinet."""
    called = meetings.call_meeting(here.cabinet, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18))
    item = agendas.Item(title, number="5", purpose="report", papers=(agendas.Paper(f"{title}: the report", text="Why."),))
    meetings.prepare_agenda(called, viewer=here.clerk, at=EARLY, items=[item])
    meetings.publish_agenda(called, viewer=here.clerk, at=EARLY)
    return Item.objects.visible_to(THE_CLOCK).select_related("meeting__organisation").get(meeting=called)


# What a clerk types of a notice that is whole but for who decides.
TYPED = {
    "is_key": "True",
    "title": "Harbour wall",
    "matter": "Repair it.",
    "maker_title": "",
    "due_on": f"{SOON.day} {SOON.month} {SOON.year}",
    "documents": "None",
    "copies_from": "Town hall",
    "others_may_come": "They may.",
    "how_to_ask": "Ask.",
    "pounds": "300000",
    "money": "spending or saving",
}


def out(here: SimpleNamespace, title: str = "Harbour wall", **fields: Any) -> Notice:
    """A notice that came out now, of something to be decided soon."""
    return announced(here, title, moment=NOW, **{"due_on": SOON} | fields)


def verdict_of(row: Notice, today: date = THEN.date(), viewer: Viewer = THE_CLOCK) -> Verdict:
    """Where its announcement stands."""
    return queries.verdicts(viewer, [row], today)[row.pk]


def told(here: SimpleNamespace, **fields: Any) -> said.Notice:
    """What a whole notice says."""
    return said.Notice(**{"title": "Harbour wall"} | WHOLE | {"body": here.cabinet} | fields)
