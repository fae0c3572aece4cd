"""What is typed is kept at every pause, whoever else types, and however often and in whatever order it arrives."""

from dataclasses import replace

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.meetings import actions, queries
from moothall.meetings.drafting import LONGEST, OVER, Typed, keep
from moothall.meetings.models import EarlierDraft, Item, MinuteDraft
from moothall.meetings.tests.factories import LATER, REPAIRS, body, called, clerk_of, council
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrenmouth():
    return council()


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def other(wrenmouth):
    return Viewer("access/accounts/2", "Another clerk", frozenset({Held(Role.COMMITTEE_CLERK, wrenmouth.pk)}))


@pytest.fixture
def item(wrenmouth, clerk):
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk, at=LATER, items=[REPAIRS])
    return Item.objects.visible_to(clerk).get()


def typed(item, viewer, text, opened_at=0, **more):
    return keep(item, Typed(text, opened_at, **more), viewer=viewer, at=LATER)


def test_a_draft_is_kept_and_grows_by_a_version_with_each_change(item, clerk):
    assert typed(item, clerk, "The plan").version == 1
    assert typed(item, clerk, "The plan was", 1).version == 2
    assert typed(item, clerk, "The plan was", 2).version == 2, "the same again is no change"
    row = queries.minute_draft(clerk, item)
    assert (row.text, row.saved_by, row.is_written) == ("The plan was", "A clerk", False)


def test_keeping_a_draft_is_no_act(item, clerk):
    before = Entry.objects.count()
    typed(item, clerk, "The plan")
    assert Entry.objects.count() == before


def test_whoever_comes_second_is_told_and_loses_nothing(item, clerk, other):
    typed(item, clerk, "The plan was liked.")
    typed(item, clerk, "The plan was much liked.", 1)
    with pytest.raises(ChangedMeanwhile) as told:
        typed(item, other, "The plan was hated.", 1)
    assert told.value.row.text == "The plan was much liked."
    assert typed(item, other, "The plan was hated.", 2).saved_by == "Another clerk"
    assert [row.text for row in queries.earlier_drafts(clerk, item)] == ["The plan was much liked."]


def test_two_who_begin_at_once_are_told_too(item, clerk, other):
    typed(item, clerk, "Mine")
    with pytest.raises(ChangedMeanwhile):
        typed(item, other, "Also mine")


def test_a_page_is_never_in_its_own_way(item, clerk):
    typed(item, clerk, "One", window="w", turn=1)
    assert typed(item, clerk, "One two", 0, window="w", turn=2).version == 2, "the answer to the first was lost on the way"
    assert typed(item, clerk, "One two", 0, window="w", turn=2).version == 2, "sent again"


def test_what_arrives_late_does_not_take_the_place_of_what_was_typed_after_it(item, clerk):
    typed(item, clerk, "One two three", window="w", turn=3)
    assert typed(item, clerk, "One two", window="w", turn=2).text == "One two three"


def test_a_second_window_of_the_same_clerk_is_another_writer(item, clerk):
    typed(item, clerk, "One", window="w", turn=1)
    typed(item, clerk, "Two", 1, window="v", turn=1)
    with pytest.raises(ChangedMeanwhile):
        typed(item, clerk, "One and more", 1, window="w", turn=2)


def test_a_text_cut_to_nothing_is_kept_beside(item, clerk):
    typed(item, clerk, "A long minute of everything that was said.")
    typed(item, clerk, "", 1)
    typed(item, clerk, "Anew", 2)
    assert [row.text for row in queries.earlier_drafts(clerk, item)] == ["A long minute of everything that was said."]


def test_closing_is_a_change_too(item, clerk):
    first = typed(item, clerk, "The rent")
    assert typed(item, clerk, "The rent", 1, is_closed=True).version == first.version + 1


def test_nobody_but_clerks_types_or_reads(item, clerk, wrenmouth):
    typed(item, clerk, "The rent")
    member = Viewer("access/accounts/3", "A member", frozenset({Held(Role.MEMBER, wrenmouth.pk)}), person=7)
    for viewer in (PUBLIC, member, clerk_of(council("Easthaven"))):
        with pytest.raises(Refused):
            typed(item, viewer, "x", 1)
        assert not MinuteDraft.objects.visible_to(viewer).exists()
        assert not EarlierDraft.objects.visible_to(viewer).exists()


def test_a_draft_has_an_end(item, clerk):
    with pytest.raises(Refused, match="longer than"):
        typed(item, clerk, "x" * (LONGEST + 1))
    assert queries.minute_draft(clerk, item) is None


def test_nothing_is_typed_once_the_minutes_are_out(item, clerk):
    meeting = item.meeting
    meeting.minutes_published_at = LATER
    meeting.save()
    with pytest.raises(Refused, match="noted as a correction"):
        typed(Item.objects.visible_to(clerk).get(), clerk, "x")


def test_what_is_typed_says_plainly_what_it_is():
    assert replace(Typed("x", 1), turn=2) == Typed("x", 1, False, "", 2)


def test_what_one_clerk_replaces_in_a_second_window_is_kept_beside(item, clerk):
    typed(item, clerk, "Theirs.", window="w", turn=1)
    typed(item, clerk, "Mine.", 1, window=f"{OVER}v")
    typed(item, clerk, "Mine, and more.", 2, window=f"{OVER}v", turn=1)
    assert [row.text for row in queries.earlier_drafts(clerk, item)] == ["Theirs."]
