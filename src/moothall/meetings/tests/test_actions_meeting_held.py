"""At a meeting: attendance, declarations, dispensations, exclusion."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Body, Seat
from moothall.authority.rules import CouncilYears, MonthSet
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Attendance, Declaration, Exclusion, Item
from moothall.meetings.tests.factories import DAY, LATER, LEASE, REPAIRS, THEN, body, called, clerk_of, council

pytestmark = pytest.mark.django_db
A_LONG_TIME = {"since": date(2020, 11, 1), "until": date(2024, 10, 31)}


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def officer(wrenmouth):
    return Viewer("access/accounts/9", "The monitoring officer", frozenset({Held(Role.MONITORING_OFFICER, wrenmouth.pk)}))


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth)


@pytest.fixture
def people(wrenmouth, cabinet):
    """Four who sit on the cabinet: its chair, two members, a substitute."""
    kinds = {"Ashby": Seat.Kind.CHAIR, "Vane": Seat.Kind.MEMBER, "Sandham": Seat.Kind.MEMBER, "Marsh": Seat.Kind.SUBSTITUTE}
    found = {name: authority.add_person(wrenmouth, viewer=THE_CLOCK, at=THEN, name=name) for name in kinds}
    for name, kind in kinds.items():
        Seat.objects.create(body=cabinet, person=found[name], kind=kind, since=date(2020, 1, 1))
    return found


@pytest.fixture
def meeting(cabinet, clerk):
    meeting = called(cabinet)
    actions.prepare_agenda(meeting, viewer=clerk, at=LATER, items=[REPAIRS, LEASE])
    return actions.publish_agenda(meeting, viewer=clerk, at=LATER)


@pytest.fixture
def item(meeting, clerk):
    return Item.objects.visible_to(clerk).get(meeting=meeting, position=1)


def rows(table, viewer=THE_CLOCK):
    return list(table.objects.visible_to(viewer).order_by("pk"))


def noted(meeting, clerk, *there, **more):
    return actions.record_attendance(meeting, viewer=clerk, at=LATER, attendance=there, **more)


def member(name, people, attended="Present", **more):
    return said.Attendance(name, attended, person_id=people[name].pk, capacity="member", **more)


def test_who_sits_on_the_body_that_day_is_expected(meeting, clerk, people, cabinet):
    Seat.objects.create(body=cabinet, person=people["Vane"], kind="vice chair", since=date(2021, 1, 1))
    found = queries.seats_of_the_day(clerk, meeting)
    assert [(str(seat.person), queries.capacity_of(seat)) for seat in found] == [
        ("Ashby", "member"), ("Sandham", "member"), ("Vane", "member"), ("Marsh", "substitute"),
    ]  # fmt: skip


def test_attendance_takes_the_place_of_what_was_noted_before(meeting, clerk, people):
    noted(meeting, clerk, member("Ashby", people, is_chair=True), member("Vane", people, "Apologies"))
    noted(meeting, clerk, member("Ashby", people, is_chair=True))
    [row] = rows(Attendance)
    assert (row.name, row.is_chair, row.is_present, row.has_a_vote, row.recorded_at) == ("Ashby", True, True, True, LATER)


def test_the_public_reads_who_came_with_the_minutes_and_not_before(meeting, clerk, people):
    noted(meeting, clerk, member("Ashby", people))
    assert not rows(Attendance, PUBLIC)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    assert [row.name for row in rows(Attendance, PUBLIC)] == ["Ashby"]


@pytest.mark.parametrize(
    ("there", "why"),
    [
        (lambda p: [member("Ashby", p), member("Ashby", p)], "Ashby is listed twice"),
        (lambda p: [member("Ashby", p, is_chair=True), member("Vane", p, is_chair=True)], "Only one person"),
        (lambda p: [member("Ashby", p, arrived_at=time(19), left_at=time(18))], "cannot have left before arriving"),
        (lambda p: [member("Ashby", p), member("Marsh", p, instead_of_id=p["Ashby"].pk)], "Ashby was present"),
        (lambda p: [member("Marsh", p, instead_of_id=p["Vane"].pk), member("Sandham", p, instead_of_id=p["Vane"].pk)], "Two substitutes"),
    ],
)
def test_what_cannot_have_been_is_refused(meeting, clerk, people, there, why):
    with pytest.raises(Refused, match=why):
        noted(meeting, clerk, *there(people))
    assert not rows(Attendance)


def test_attendance_is_not_noted_over_anothers(meeting, clerk, people):
    noted(meeting, clerk, member("Ashby", people), opened_at=meeting.version)
    with pytest.raises(ChangedMeanwhile):
        noted(meeting, clerk, member("Vane", people), opened_at=meeting.version)


def test_nobody_attended_a_meeting_that_was_cancelled_and_published_minutes_stay(meeting, clerk, people):
    actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    with pytest.raises(Refused, match="noted as a correction"):
        noted(meeting, clerk, member("Ashby", people))
    meeting.cancelled_at = LATER
    meeting.save()
    with pytest.raises(Refused, match="nobody attended it and it does not count"):
        noted(meeting, clerk, member("Ashby", people))


def test_the_register_counts_expected_meetings_that_were_held(meeting, clerk, people, cabinet):
    there = [member("Ashby", people), member("Vane", people, "Apologies"), member("Sandham", people, "Absent")]
    substitute = said.Attendance("Marsh", "Present", person_id=people["Marsh"].pk, capacity="substitute", instead_of_id=people["Vane"].pk)
    noted(meeting, clerk, *there, substitute)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    second = actions.publish_agenda(called(cabinet, date(2020, 11, 19)), viewer=clerk, at=LATER)
    noted(second, clerk, *there)
    actions.publish_minutes(second, viewer=clerk, at=LATER)
    gone = actions.publish_agenda(called(cabinet, date(2020, 11, 18)), viewer=clerk, at=LATER)
    noted(gone, clerk, *there)
    gone.cancelled_at = LATER
    gone.minutes_published_at = LATER
    gone.save()
    found = queries.attendance_register(PUBLIC, date(2020, 5, 1), date(2021, 4, 30), cabinet)
    assert [(str(row.person), row.expected, row.came, row.apologies, row.as_substitute) for row in found] == [
        ("Ashby", 2, 2, 0, 0), ("Marsh", 0, 0, 0, 1), ("Sandham", 2, 0, 0, 0), ("Vane", 2, 0, 2, 0),
    ]  # fmt: skip
    assert found[0].in_words == "2 of 2, 100%"
    assert queries.years_attended(PUBLIC, CouncilYears()) == [2020]
    assert queries.years_attended(PUBLIC, CouncilYears([MonthSet(12)])) == [2019]
    assert len(queries.attendance_of(PUBLIC, people["Ashby"], DAY, date(2021, 1, 1))) == 2


def test_the_quorum_is_watched_with_the_hours_at_which_it_was_lost(meeting, clerk, people, cabinet):
    assert queries.quorum_in_words(clerk, meeting, []) == ""
    noted(meeting, clerk, member("Ashby", people), member("Vane", people, left_at=time(18, 30)))
    Body.objects.filter(pk=cabinet.pk).update(quorum=2)
    meeting.body.quorum = 2
    assert "Not quorate from 6:30pm" in queries.quorum_in_words(clerk, meeting, rows(Attendance))
    meeting.body.kind = Body.Kind.SINGLE_MEMBER
    assert queries.quorum_in_words(clerk, meeting, rows(Attendance)) == ""


def declare(item, clerk, people, **more):
    facts = {"name": "Vane", "person": people["Vane"], "kind": "disclosable pecuniary", "nature": "Owns the land", "did": "left"} | more
    return actions.declare_interest(item, viewer=clerk, at=LATER, **facts)


def test_a_declaration_is_noted_changed_and_taken_back(item, clerk, people):
    row = declare(item, clerk, people)
    actions.change_declaration(row, viewer=clerk, at=LATER, kind="personal", nature="A tenant", did="voted")
    [row] = queries.declarations(clerk, item)
    assert (row.kind, row.nature, row.did) == ("personal", "A tenant", "voted")
    said_of_it = "Vane declared a personal interest: A tenant. The member stayed, spoke and voted. (Item 1)"
    assert queries.declared_in_words(clerk, item.meeting) == [said_of_it]
    actions.take_back_declaration(row, viewer=clerk, at=LATER)
    assert not rows(Declaration)


def test_of_a_sensitive_interest_only_that_there_is_one_is_kept(item, clerk, people):
    with pytest.raises(Refused, match="only that there is one"):
        declare(item, clerk, people, is_sensitive=True)
    row = declare(item, clerk, people, nature="", is_sensitive=True)
    with pytest.raises(Refused):
        actions.change_declaration(row, viewer=clerk, at=LATER, kind="personal", nature="It was this", is_sensitive=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.create(item=item, name="x", kind="personal", nature="It was this", is_sensitive=True, declared_at=LATER)


def test_a_declaration_is_public_with_the_minutes(meeting, item, clerk, people):
    declare(item, clerk, people)
    assert not rows(Declaration, PUBLIC)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    assert [row.name for row in queries.declarations_register(PUBLIC, DAY, DAY)] == ["Vane"]


def give(person, officer, **more):
    facts = {"allows": "vote", "about": "The budget", "given_by": "The monitoring officer", "because": "s.33(2)(a)"} | A_LONG_TIME | more
    return actions.give_dispensation(person, viewer=officer, at=LATER, **facts)


def test_a_dispensation_is_for_four_years_at_most_and_stands_in_the_register(officer, clerk, people, meeting, cabinet):
    with pytest.raises(Refused, match="four years at most"):
        give(people["Vane"], officer, until=date(2024, 11, 1))
    with pytest.raises(Refused, match="cannot end before it begins"):
        give(people["Vane"], officer, until=date(2019, 1, 1))
    with pytest.raises(Refused, match="is for a monitoring officer"):
        give(people["Vane"], clerk)
    row = give(people["Vane"], officer, body=cabinet)
    assert list(queries.dispensations_for(clerk, meeting)) == [row]
    assert list(queries.all_dispensations(PUBLIC)) == [row]
    actions.end_dispensation(row, viewer=officer, at=LATER)
    row.refresh_from_db()
    assert row.until == LATER.date()
    with pytest.raises(Refused, match="ended already"):
        actions.end_dispensation(row, viewer=officer, at=LATER)
    assert not queries.dispensations_for(clerk, meeting)


def exclude(item, clerk, first=2, last=2, **more):
    return actions.exclude_public(
        item, viewer=clerk, at=LATER, first=first, last=last, ground="exempt", words="That…", paragraphs=["3"], **more
    )


def test_an_exclusion_closes_what_is_minuted_of_the_items_it_names(meeting, item, clerk):
    second = Item.objects.visible_to(clerk).get(meeting=meeting, position=2)
    assert not queries.is_taken_in_private(clerk, second)
    exclude(item, clerk)
    assert queries.is_taken_in_private(clerk, second)
    assert not queries.is_taken_in_private(clerk, item)
    assert not rows(Exclusion, PUBLIC)


@pytest.mark.parametrize(("first", "last", "why"), [(2, 1, "cannot come before the first"), (2, 9, "no such item")])
def test_an_exclusion_names_items_that_are_there(item, clerk, first, last, why):
    with pytest.raises(Refused, match=why):
        exclude(item, clerk, first, last)


def test_an_exclusion_is_noted_once(item, clerk):
    exclude(item, clerk)
    with pytest.raises(Refused, match="noted already"):
        exclude(item, clerk)
