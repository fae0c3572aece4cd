"""A small council that decides: people, a meeting and decisions, all made by the acts that people use."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from moothall.access.acts import recording
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Organisation, Person
from moothall.decisions import actions, said
from moothall.decisions.models import Commitment, Decision
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item

LONDON = ZoneInfo("Europe/London")
EARLY = datetime(2009, 1, 1, tzinfo=UTC)
REQUEST = "That the Director of Homes be requested to submit a report on damp homes to the next meeting."


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    """A moment of English time."""
    return datetime(year, month, day, hour, tzinfo=LONDON)


def council(slug: str = "wrenmouth", name: str = "Wrenmouth", *, is_home: bool = True) -> SimpleNamespace:
    """A council with a cabinet, a ward, a clerk and two members of scrutiny; who looks for whom is a Viewer."""
    with recording(is_whole=True):  # nearly every test begins here, and one writing of the record is enough for it
        return founded(slug, name, is_home)


def founded(slug: str, name: str, is_home: bool) -> SimpleNamespace:
    row = authority.found(Organisation, viewer=THE_CLOCK, at=EARLY, name=name, slug=slug, is_home=is_home)
    members = [person(row, f"Member {letter}", Role.SCRUTINY_MEMBER) for letter in "ABC"]
    return SimpleNamespace(
        row=row,
        cabinet=authority.add_body(row, viewer=THE_CLOCK, at=EARLY, name="Cabinet", kind="cabinet"),
        harbour=authority.add_ward(row, viewer=THE_CLOCK, at=EARLY, name="Harbour"),
        clerk=person(row, "Clerk", Role.COMMITTEE_CLERK),
        monitor=person(row, "Monitor", Role.MONITORING_OFFICER),
        members=members,
        member=members[0],
    )


def person(organisation: Organisation, name: str, role: Role) -> Viewer:
    """Somebody with an office and an account, as who they are when they look."""
    row = authority.add_person(organisation, viewer=THE_CLOCK, at=EARLY, name=f"{name} of {organisation.slug}")
    authority.give_account(row, viewer=THE_CLOCK, at=EARLY, email=f"{name.replace(' ', '.').lower()}@{organisation.slug}.example")
    authority.give_office(row, viewer=THE_CLOCK, at=EARLY, title=name, role=role)
    row.refresh_from_db()
    return Viewer(row.account.reference, name, frozenset({Held(role, organisation.pk)}), row.pk)


def account_of(viewer: Viewer) -> Any:
    """The account with which a viewer signs in."""
    return Person.objects.select_related("account").get(pk=viewer.person).account


def recorded(here: SimpleNamespace, title: str = "Library hours", *, moment: datetime = EARLY, **fields: Any) -> Decision:
    """A decision that has been written down and not published."""
    meeting, item = fields.pop("meeting", None), fields.pop("item", None)
    usual = {"decided_on": date(2009, 12, 2), "is_subject_to_call_in": True, "is_key": False, "body": here.cabinet, "maker_kind": "Cabinet"}
    told = said.Decision(title=title, **usual | fields)
    return actions.record_decision(here.row, viewer=here.clerk, at=moment, decision=told, meeting=meeting, item=item)


def published(here: SimpleNamespace, title: str = "Library hours", *, moment: datetime | None = None, **fields: Any) -> Decision:
    """A decision that was published on Wednesday 9 December 2009, unless another moment is given."""
    moment = moment or at(2009, 12, 9)
    return actions.publish(recorded(here, title, moment=moment, **fields), viewer=here.clerk, at=moment)


def called_in(here: SimpleNamespace, decision: Decision, moment: datetime) -> Decision:
    """A decision that one member of scrutiny called in, where one is enough, and that was found valid."""
    actions.call_in(decision, viewer=here.member, at=moment, grounds="The ward was not asked.")
    return actions.check_call_in(decision, viewer=here.monitor, at=moment, is_valid=True, because="It came in time, with grounds.")


def resolved(*texts: str, **fields: Any) -> dict[str, Any]:
    """The fields of a decision that resolved this, in parts."""
    parts = tuple(said.Part(text, number, f"({number})") for number, text in enumerate(texts, start=1))
    return {"resolutions": (said.Resolution(parts, heading="RESOLVED"),)} | fields


def meeting_of(here: SimpleNamespace, *texts: str, held_on: date = date(2009, 12, 2)) -> SimpleNamespace:
    """A meeting with one item, whose published minutes resolved this."""
    called = meetings.call_meeting(here.cabinet, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18))
    paper = minutes.Paper("Damp homes: the report", text="What was found.")
    meetings.prepare_agenda(called, viewer=here.clerk, at=EARLY, items=[minutes.Item("Damp homes", number="6", papers=(paper,))])
    meetings.publish_agenda(called, viewer=here.clerk, at=EARLY)
    parts = tuple(minutes.Part(text, number) for number, text in enumerate(texts, start=1))
    minute = minutes.Minute(resolutions=(minutes.Resolution(parts),) if parts else ())
    after = datetime.combine(held_on, time(21), LONDON)
    meetings.record_minutes(called, viewer=here.clerk, at=after, minutes={1: minute})
    meetings.publish_minutes(called, viewer=here.clerk, at=after)
    called.refresh_from_db()
    return SimpleNamespace(row=called, item=Item.objects.visible_to(THE_CLOCK).get(meeting=called))


def commitments_of(source: Any, here: SimpleNamespace, moment: datetime = EARLY) -> list[Commitment]:
    """What is proposed from the words of a meeting or a decision."""
    actions.propose_commitments(source, viewer=here.clerk, at=moment)
    return list(Commitment.objects.visible_to(THE_CLOCK).filter(organisation=here.row).order_by("number"))


def as_it_is(row: Any) -> Any:
    """The row as it stands in the table now."""
    return type(row).objects.visible_to(THE_CLOCK).get(pk=row.pk)
