"""The index follows the record: what was done is found at once, what was changed or taken away is not found as it was."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.meetings import actions as meetings, said
from moothall.meetings.models import Item
from moothall.record import followers
from moothall.search import queries, rules, tasks
from moothall.search.models import Indexed
from moothall.search.tasks import INDEX

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = date(2026, 1, 12)


@pytest.fixture
def clerk(house):
    return house.clerk


def places(typed: str, viewer: Viewer = PUBLIC) -> int:
    return len(queries.search(viewer, rules.question(typed)).numbers)


@pytest.fixture
def acting(django_capture_on_commit_callbacks):
    """Do something as it is done in a place: what waits for the end of the transaction is done as well."""

    def do(act, *subject, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*subject, **facts)

    return do


def test_an_act_is_found_as_soon_as_it_is_done(house, clerk, acting):
    assert places("kittiwake", clerk) == 0
    acting(authority.add_body, house.council, viewer=clerk, at=NOW, name="Kittiwake Committee")
    assert places("kittiwake") == 1


def test_an_agenda_is_found_by_its_clerk_first_and_by_everybody_once_it_is_published(house, clerk, acting):
    meeting = acting(meetings.call_meeting, house.body, viewer=clerk, at=NOW, held_on=DAY, venue="Pump room")
    acting(meetings.prepare_agenda, meeting, viewer=clerk, at=NOW, items=[said.Item(title="The kittiwake")])
    assert (places("kittiwake"), places("kittiwake", clerk)) == (0, 1)
    acting(meetings.publish_agenda, meeting, viewer=clerk, at=NOW)
    assert places("kittiwake") == 1


def test_what_was_changed_is_no_longer_found_as_it_was(house, clerk, acting):
    meeting = acting(meetings.call_meeting, house.body, viewer=clerk, at=NOW, held_on=DAY, venue="Pump room")
    for title in ("The kittiwake", "The fulmar"):
        acting(meetings.prepare_agenda, meeting, viewer=clerk, at=NOW, items=[said.Item(title=title)])
    assert (places("kittiwake", clerk), places("fulmar", clerk)) == (0, 1)


def test_a_body_that_was_renamed_is_found_by_its_new_name_and_so_are_its_meetings(house, clerk, acting):
    acting(authority.change_body, house.body, viewer=clerk, at=NOW, name="Executive")
    hits = queries.search(clerk, rules.question("executive"))
    assert {rules.kind_and_key(number)[0] for number in hits.numbers} == {1, 10}
    assert places("mould") == 1


def test_what_was_removed_is_no_longer_in_the_index(house):
    Item.objects.visible_to(house.clerk).delete()
    tasks.read_anew(tasks.MEETINGS, "wrenmouth", [1])
    assert not Indexed.objects.filter(about=house.meeting.reference).exclude(kind__in=[1, 13]).exists()
    assert places("damp", house.clerk) == 0


def test_handing_the_same_entries_over_again_changes_nothing(house, clerk, acting):
    acting(meetings.call_meeting, house.body, viewer=clerk, at=NOW, held_on=DAY, venue="Pump room")
    before = list(Indexed.objects.order_by("number").values())
    followers.begin_again(INDEX)
    followers.catch_up(INDEX)
    tasks.read_anew(tasks.BODIES, "wrenmouth", [1])
    tasks.read_anew(tasks.COMMITMENTS, "wrenmouth", [1])
    assert list(Indexed.objects.order_by("number").values()) == before


def test_an_index_made_anew_is_the_same(house, capsys):
    before = list(Indexed.objects.order_by("number").values())
    Indexed.objects.filter(kind=2).delete()
    call_command("search_index")
    assert list(Indexed.objects.order_by("number").values()) == before
    assert f"The index holds {len(before)} rows." in capsys.readouterr().out
    assert places("damp") == 1


def test_every_kind_of_row_is_read_with_something():
    assert {kind for root in tasks.ROOTS for kind, _ in root.rows} == {source.number for source in queries.SOURCES}


def test_no_mark_of_ours_comes_from_a_text():
    assert tasks.plain("a\x02b\x03c\x00d\n\te") == "abcd\n\te"


@pytest.mark.slow
def test_a_meeting_of_ten_thousand_items_is_read_anew(house):
    Item.objects.bulk_create(Item(meeting=house.meeting, position=n, title=f"Motion {n}") for n in range(10, 10_010))
    tasks.read_anew(tasks.MEETINGS, "wrenmouth", [1])
    tasks.read_anew(tasks.MEETINGS, "wrenmouth", [1])
    assert Indexed.objects.filter(kind=2).count() == 10_001


def test_the_clock_of_another_organisation_reads_its_own_things_only(house):
    tasks.read_anew(tasks.MEETINGS, "elsewhere", [1])
    assert places("damp") == 1


def test_a_role_that_ends_no_longer_finds(house):
    clerk = Viewer("a", "a", frozenset({Held(Role.COMMITTEE_CLERK, house.council.pk)}))
    assert places("cormorant", clerk) > 0
    assert places("cormorant", Viewer("a", "a")) == 0
