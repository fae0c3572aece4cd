"""Councils, clerks and meetings for tests, made through the acts as everything is."""

from datetime import UTC, date, datetime, time

from django.contrib.auth import get_user_model

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Body, Organisation
from moothall.meetings import actions, said

THEN = datetime(2020, 11, 4, 9, tzinfo=UTC)
LATER = datetime(2020, 11, 20, 9, tzinfo=UTC)
DAY = date(2020, 11, 12)

REPAIRS = said.Item(
    "Repairs: catching up by spring",
    number="1.",
    text="Report of the Director of Homes.",
    reporters=(said.Reporter("Director of Homes"), said.Reporter("Head of Repairs", "Ms Ivy Sandham", part="presenter")),
    papers=(said.Paper("The plan for repairs", form="PDF", size_words="54 KB", text="Two vans wait.\nFourteen posts are empty."),),
)
REPAIRS_MINUTE = said.Minute(
    entries=(
        said.Entry("Cabinet considered the report of the Chief Executive on repairs."),
        said.Entry("The report indicated that two vans waited for parts."),
        said.Entry("‘which would help everybody’."),
        said.Entry("Arising from the discussion the following issues were raised:", bullets=("Who pays?", "By when?")),
    ),
    resolutions=(
        said.Resolution(
            (
                said.Part("the plan be adapted;", 1),
                said.Part("subject to (1) above, the plan be endorsed and ratified; and", 2),
                said.Part("the Director of Homes be requested to submit a report on the vans.", 3),
            ),
            after=4,
        ),
    ),
    reporters=(said.Reporter("Chief Executive", said_in="minute"),),
    remarks=(said.Remark("gap", "Annex A is named and was not published."),),
)
LEASE = said.Item(
    "Lease of a depot",
    number="2.",
    papers=(said.Paper("The rent we would pay", text="The closed figure", closed_under="paragraph 3"),),
    closures=(said.Closure("exempt", "3", "The rent is still being agreed.", date(2027, 3, 31), "A depot is to be leased."),),
)
LEASE_MINUTE = said.Minute(entries=(said.Entry("The closed talk of the rent.", is_closed=True),))


def council(name="Wrenmouth", **said):
    return authority.found(Organisation, viewer=THE_CLOCK, at=THEN, name=name, slug=name.lower(), **said)


def body(organisation, name="Cabinet", kind=Body.Kind.CABINET):
    return authority.add_body(organisation, viewer=THE_CLOCK, at=THEN, name=name, kind=kind)


def clerk_of(organisation):
    return Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, organisation.pk)}))


def clerk_account(organisation, email="clerk@wrenmouth.example"):
    """An account of somebody who is a clerk here since long ago."""
    person = authority.add_person(organisation, viewer=THE_CLOCK, at=THEN, name="Edda Quill")
    authority.give_office(person, viewer=THE_CLOCK, at=THEN, title="Clerk", role=Role.COMMITTEE_CLERK, since=date(2000, 1, 1))
    account = get_user_model().objects.create_user(email)
    person.account = account
    person.save()
    return account


def called(of_body, held_on=DAY, **details):
    details = {"starts_at": time(18), "venue": "Council Chamber, Town Hall"} | details
    return actions.call_meeting(of_body, viewer=THE_CLOCK, at=THEN, held_on=held_on, **details)


def brought_in(of_body, items, held_on=DAY, at=THEN, **details):
    """A meeting as another system published it, whole."""
    details = {"starts_at": time(18), "venue": "Council Chamber, Town Hall", "has_minutes": True} | details
    return actions.bring_in(of_body, viewer=THE_CLOCK, at=at, meeting=said.Meeting(held_on=held_on, items=tuple(items), **details))


def with_minute(item, minute):
    return said.Item(**{name: getattr(item, name) for name in item.__slots__ if name != "minute"}, minute=minute)


def cabinet_meeting(of_body, **details):
    """One meeting with something of every kind in it."""
    items = [
        said.Item("Apologies", number="0.", minute=said.Minute(entries=(said.Entry("No apologies for absence were received."),))),
        with_minute(REPAIRS, REPAIRS_MINUTE),
        with_minute(LEASE, LEASE_MINUTE),
        said.Item("Minutes", confirms_minutes_of=date(2020, 10, 15)),
    ]
    attendance = (said.Attendance("Wendeline Ashby", "Present", "Leader"), said.Attendance("Osric Vane", "Apologies"))
    details = {"attendance": attendance, "contact": "cabinet@wrenmouth.example", "status_as_published": "Confirmed"} | details
    return brought_in(of_body, items, **details)
