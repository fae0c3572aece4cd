"""Acts: allowed on the row as it is now, done whole or not at all, and on the record in the order in which they happened."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
import rfc8785
from django.db import IntegrityError, transaction

from moothall.access.acts import PERFORMED, Act, ChangedMeanwhile, Refused, add_facts, performs, recording, waking_once
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority.models import Body, Organisation
from moothall.decisions import actions as decisions
from moothall.decisions.said import Decision as Decided
from moothall.meetings import actions as meetings
from moothall.meetings.models import Meeting
from moothall.record import queries as record
from moothall.record.models import Entry, Sealed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def clerk_of(organisation):
    return Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, organisation.pk)}))


@pytest.fixture
def council():
    return Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council")


@pytest.fixture
def clerk(council):
    return clerk_of(council)


@pytest.fixture
def body(council):
    return Body.objects.create(organisation=council, number=1, name="Cabinet")


@pytest.fixture
def meeting(body, clerk):
    return meetings.call_meeting(body, viewer=clerk, at=NOW, held_on=date(2026, 1, 12), venue="Town Hall")


def acts():
    return list(Entry.objects.order_by("number").values_list("act", flat=True))


def test_an_act_goes_on_the_record_with_who_what_when_and_on_which_thing(meeting, clerk):
    entry = Entry.objects.get()
    assert (entry.act, entry.who, entry.at, entry.subject) == (
        "meetings.call_meeting",
        clerk.reference,
        NOW,
        "meetings/wrenmouth/1",
    )
    assert entry.facts["held_on"] == "2026-01-12"


def test_words_are_sealed_and_names_are_never_in_the_entry(meeting, clerk):
    entry = Entry.objects.get()
    assert "Town Hall" not in str(entry.facts)
    assert "sealed" in entry.facts["venue"]
    assert Sealed.objects.filter(entry=entry.number, fact="venue").exists()
    assert clerk.name not in str(entry.data)


def test_the_public_may_do_nothing(meeting):
    with pytest.raises(Refused, match="Publishing an agenda is for a committee clerk or a monitoring officer"):
        meetings.publish_agenda(meeting, viewer=PUBLIC, at=NOW)


def test_an_office_counts_only_in_its_own_organisation(meeting):
    elsewhere = Organisation.objects.create(slug="other", name="Another Council")
    with pytest.raises(Refused):
        meetings.publish_agenda(meeting, viewer=clerk_of(elsewhere), at=NOW)
    meetings.publish_agenda(meeting, viewer=clerk_of(meeting.organisation), at=NOW)


def test_the_clock_may_do_only_what_is_open_to_it(meeting):
    with pytest.raises(Refused):
        meetings.publish_agenda(meeting, viewer=THE_CLOCK, at=NOW)


def test_permission_is_asked_of_the_row_as_it_is_now_and_not_of_the_copy_in_hand(meeting, clerk):
    stale = Meeting.objects.visible_to(clerk).get()
    meetings.publish_agenda(meeting, viewer=clerk, at=NOW)
    assert stale.agenda_published_at is None
    with pytest.raises(Refused, match="published already"):
        meetings.publish_agenda(stale, viewer=clerk, at=NOW)


def test_what_was_removed_meanwhile_is_said_in_a_sentence(body, clerk):
    gone = Meeting(pk=987654, organisation=body.organisation, body=body, number=9, held_on=date(2026, 1, 1))
    with pytest.raises(Refused, match="no longer here"):
        meetings.publish_agenda(gone, viewer=clerk, at=NOW)
    with pytest.raises(Refused, match="not been saved"):
        meetings.publish_agenda(Meeting(body=body), viewer=clerk, at=NOW)


def test_a_refused_act_leaves_nothing_behind(meeting):
    before = acts()
    with pytest.raises(Refused):
        meetings.publish_agenda(meeting, viewer=PUBLIC, at=NOW)
    assert acts() == before


@pytest.fixture
def sample_acts():
    """Two acts of the test's own, one inside the other; they leave the house's list as they found it."""
    known = dict(PERFORMED)
    inner_act = Act("tests.inner", "An inner act", frozenset({Role.COMMITTEE_CLERK}))
    outer_act = Act("tests.outer", "An outer act", frozenset({Role.COMMITTEE_CLERK}))

    @performs(inner_act)
    def inner(body, *, viewer, at, purpose, fail=False):
        body.purpose = purpose
        body.save()
        add_facts(length=len(purpose))
        if fail:
            raise IntegrityError("an inner failure")
        return body

    @performs(outer_act)
    def outer(body, *, viewer, at, purposes, survive=False):
        for purpose, fail in purposes:
            try:
                inner(body, viewer=viewer, at=at, purpose=purpose, fail=fail)
            except IntegrityError:
                if not survive:
                    raise
        return body

    yield inner, outer
    PERFORMED.clear()
    PERFORMED.update(known)


def test_acts_inside_an_act_are_numbered_together_when_the_outermost_ends(body, clerk, sample_acts):
    _, outer = sample_acts
    outer(body, viewer=clerk, at=NOW, purposes=[("one", False), ("two", False)])
    assert acts() == ["tests.inner", "tests.inner", "tests.outer"]
    assert [entry.facts.get("length") for entry in Entry.objects.order_by("number")] == [3, 3, None]


def test_an_inner_act_that_fails_takes_only_its_own_part_back(body, clerk, sample_acts):
    _, outer = sample_acts
    outer(body, viewer=clerk, at=NOW, purposes=[("kept", False), ("lost", True)], survive=True)
    body.refresh_from_db()
    assert body.purpose == "kept"
    assert acts() == ["tests.inner", "tests.outer"]


def test_an_outer_act_that_fails_takes_everything_back(body, clerk, sample_acts):
    _, outer = sample_acts
    with pytest.raises(IntegrityError), transaction.atomic():
        outer(body, viewer=clerk, at=NOW, purposes=[("kept", False), ("lost", True)])
    body.refresh_from_db()
    assert body.purpose == ""
    assert acts() == []
    outer(body, viewer=clerk, at=NOW, purposes=[])
    assert acts() == ["tests.outer"]


def test_facts_are_added_only_inside_an_act():
    with pytest.raises(AssertionError):
        add_facts(number=1)


def test_what_founds_is_open_to_whoever_holds_the_office_somewhere(council):
    founding = Act("tests.found", "Founding", frozenset({Role.ADMINISTRATOR}))
    assert founding.is_open_to(Viewer("a", "a", frozenset({Held(Role.ADMINISTRATOR, council.pk)})), Organisation)
    assert not founding.is_open_to(clerk_of(council), Organisation)


def test_an_act_is_done_where_nobody_waits_to_be_woken(meeting, clerk, settings, django_capture_on_commit_callbacks):
    settings.WAKER = ""
    with django_capture_on_commit_callbacks(execute=True):
        meetings.publish_agenda(meeting, viewer=clerk, at=NOW)
    assert acts()[-1] == "meetings.publish_agenda"


def test_after_many_acts_in_a_row_whoever_follows_is_woken_once_however_they_end(meeting, clerk, django_capture_on_commit_callbacks):
    with pytest.raises(Refused), waking_once():
        with django_capture_on_commit_callbacks(execute=True):
            meetings.publish_agenda(meeting, viewer=clerk, at=NOW)
        assert record.followed_up_to("search") == 0
        with transaction.atomic():
            meetings.publish_agenda(meeting, viewer=clerk, at=NOW)
    assert record.followed_up_to("search") == record.latest_number() == 2


def test_an_act_says_for_whom_it_is():
    assert Act("x", "X", frozenset()).whom() == "the clock alone"
    assert Act("x", "X", frozenset({Role.ADMINISTRATOR})).whom() == "an administrator"
    three = frozenset({Role.ADMINISTRATOR, Role.COMMITTEE_CLERK, Role.MEMBER})
    assert Act("x", "X", three).whom() == "an administrator, a committee clerk or a member"


def test_what_an_act_adds_for_everybody_to_know_stands_open_in_the_entry(council, clerk):
    decision = decisions.record_decision(council, viewer=clerk, at=NOW, decision=Decided(title="A bench"))
    decisions.publish(decision, viewer=clerk, at=NOW)
    words = Entry.objects.get(act="decisions.publish").facts["words"]
    told = {"title": "A bench", "reasons": "", "alternatives": "", "parts": []}
    assert words == sha256(rfc8785.dumps(told)).hexdigest()


def test_of_acts_that_stand_or_fall_together_none_can_fail_alone(body, clerk, sample_acts):
    inner, _ = sample_acts
    with pytest.raises(transaction.TransactionManagementError), transaction.atomic(), recording(is_whole=True):
        inner(body, viewer=clerk, at=NOW, purpose="kept")
        with pytest.raises(IntegrityError):
            inner(body, viewer=clerk, at=NOW, purpose="lost", fail=True)
        inner(body, viewer=clerk, at=NOW, purpose="never")
    body.refresh_from_db()
    assert body.purpose == ""
    assert acts() == []


@pytest.fixture
def rename(monkeypatch):
    """An act that changes a meeting's venue, as a form does: with the version at which it was opened."""
    monkeypatch.setattr("moothall.access.acts.PERFORMED", {})

    @performs(Act("tests.rename", "Renaming a venue", frozenset({Role.COMMITTEE_CLERK})))
    def do(meeting, *, viewer, at, venue):
        meeting.venue = venue
        meeting.save(update_fields=["venue"])
        return meeting

    return do


def test_of_two_who_edit_one_thing_the_later_is_refused_and_shown_what_stands_there(meeting, clerk, rename):
    rename(meeting, viewer=clerk, at=NOW, venue="The Guildhall", opened_at=1)
    before = acts()
    with pytest.raises(ChangedMeanwhile, match="Nothing of yours is lost") as caught:
        rename(meeting, viewer=clerk, at=NOW, venue="The Mill", opened_at=1)
    assert (caught.value.row.venue, caught.value.row.version, acts()) == ("The Guildhall", 2, before)
    assert rename(meeting, viewer=clerk, at=NOW, venue="The Mill", opened_at=2).version == 3


def test_a_door_without_a_form_follows_whatever_stands_there(meeting, clerk, rename):
    rename(meeting, viewer=clerk, at=NOW, venue="The Guildhall", opened_at=1)
    assert rename(meeting, viewer=clerk, at=NOW, venue="The Mill", opened_at=None).version == 3


def test_an_act_may_be_open_to_whom_its_subject_names(meeting, clerk):
    act = Act("tests.own", "Changing it", frozenset(), or_by=lambda viewer, row: viewer.person == 7, or_whom="its author")
    author = Viewer("access/accounts/7", "An author", person=7)
    assert act.refusal(author, meeting) == ""
    assert act.refusal(PUBLIC, meeting) == act.refusal(clerk, meeting) == "Changing it is for its author."
