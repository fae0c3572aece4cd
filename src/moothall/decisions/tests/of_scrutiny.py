"""What the tests of scrutiny begin with: a scrutiny body that resolved something, topics, entries and recommendations."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office, Person
from moothall.decisions import actions
from moothall.decisions.models import ProgrammeEntry, ScrutinyRecommendation, Topic
from moothall.decisions.tests.factories import EARLY, at
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item, ResolutionPart

THEN, DAY = at(2010, 1, 15), date(2010, 1, 14)
WORDS = ("That Cabinet be recommended to light the harbour.", "That the report be noted.", "That it be recommended to mend the wall.")
ACCEPTED = {"verdict": "accepted", "reasons": "It is right.", "will_do": "Lamps will be put up.", "answered_on": date(2010, 2, 1)}
TO_CABINET = {"to": "the executive", "portfolio": None, "partner": ""}


def rows(table: Any) -> Any:
    return table.objects.visible_to(THE_CLOCK)


def body_of(here: SimpleNamespace, name: str = "Scrutiny Board") -> Any:
    return authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name=name, kind="scrutiny")


def called(here: SimpleNamespace, body: Any, held_on: date) -> Any:
    return meetings.call_meeting(body, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18))


def sat(here: SimpleNamespace, body: Any, *texts: str, held_on: date = DAY) -> Any:
    """A meeting of the body whose published minutes resolved this."""
    row = called(here, body, held_on)
    meetings.prepare_agenda(row, viewer=here.clerk, at=EARLY, items=[minutes.Item("Harbour", number="6")])
    meetings.publish_agenda(row, viewer=here.clerk, at=EARLY)
    parts = tuple(minutes.Part(text, number) for number, text in enumerate(texts or WORDS, start=1))
    after = at(held_on.year, held_on.month, held_on.day, 21)
    meetings.record_minutes(row, viewer=here.clerk, at=after, minutes={1: minutes.Minute(resolutions=(minutes.Resolution(parts),))})
    meetings.publish_minutes(row, viewer=here.clerk, at=after)
    row.refresh_from_db()
    return row


def parts_of(meeting: Any) -> list[Any]:
    return list(rows(ResolutionPart).filter(resolution__item__meeting=meeting).order_by("number"))


def item_of(meeting: Any) -> Any:
    return rows(Item).filter(meeting=meeting).select_related("meeting__organisation", "meeting__body").first()


def recommended(here: SimpleNamespace, body: Any = None, *, given_on: date | None = DAY, meeting: Any = None, **whom: Any) -> Any:
    """The first recommendation of a scrutiny meeting, given to Cabinet on the day of the meeting."""
    meeting = meeting or sat(here, body or body_of(here))
    first = parts_of(meeting)[:1]
    actions.recommend_from_meeting(meeting, viewer=here.clerk, at=THEN, parts=first, given_on=given_on, **TO_CABINET | whom)
    return rows(ScrutinyRecommendation).get(resolution_part=first[0])


def accepted(here: SimpleNamespace, body: Any = None, **said: Any) -> Any:
    return actions.answer_scrutiny(recommended(here, body), viewer=here.clerk, at=at(2010, 2, 2), **ACCEPTED | said)


def topic(here: SimpleNamespace, body: Any = None, *, by: Any = None, **said: Any) -> Topic:
    told = {"title": "Flood lamps", "about": "They are dark.", "body": body or body_of(here)} | said
    person = Person.objects.get(pk=by.person) if by else None
    return actions.suggest_topic(here.row, viewer=by or here.clerk, at=EARLY, suggested_by=person, **told)


def taken_up(here: SimpleNamespace, body: Any = None, **said: Any) -> Topic:
    return actions.settle_topic(topic(here, body, **said), viewer=here.clerk, at=THEN, outcome="taken up", because="It matters.")


def entry(here: SimpleNamespace, body: Any, **said: Any) -> ProgrammeEntry:
    told = {"title": "Lamps of the harbour", "purpose": "Performance", "year": 2009} | said
    return actions.plan_entry(body, viewer=here.clerk, at=THEN, **told)


def office(viewer: Any) -> Office:
    return Office.objects.get(person=viewer.person)
