"""After a meeting: the draft goes to the chair and comes back, and a later meeting confirms it with its corrections."""

from datetime import UTC, date, datetime

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Seat
from moothall.meetings import actions, queries, said
from moothall.meetings.drafting import Typed, keep
from moothall.meetings.models import Correction, Item, Review, ReviewNote
from moothall.meetings.rules.law import Matter, State
from moothall.meetings.tests.factories import LATER, LEASE, REPAIRS, THEN, body, called, clerk_of, council
from moothall.meetings.tests.test_actions_meeting_held import member, noted, rows
from moothall.post.models import Mail
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
CONFIRMED = datetime(2020, 12, 10, 19, tzinfo=UTC)


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


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


@pytest.fixture
def minuted(item, clerk):
    version = keep(item, Typed("The plan was liked.\n- by all\nRESOLVED: That it be noted.", 0), viewer=clerk, at=LATER).version
    return actions.write_minute(item, viewer=clerk, at=LATER, version=version)


def send(meeting, clerk, people):
    return actions.send_to_chair(meeting, viewer=clerk, at=LATER, chair=people["Ashby"], asked="Please read.")


def chair_of(people):
    return Viewer("access/accounts/5", "The chair", person=people["Ashby"].pk)


def test_a_draft_goes_to_the_chair_as_it_is_and_comes_back(meeting, minuted, clerk, people):
    review = send(meeting, clerk, people)
    first, *rest = review.contents[0]["lines"]
    assert first[1] == "The plan was liked."
    assert rest == [["•", "by all"], ["RESOLVED", "That"], ["", "it be noted."]]
    assert Mail.objects.visible_to(THE_CLOCK).get().kind == "meetings.review"
    assert list(queries.reviews_waiting(chair_of(people))) == [review]
    actions.answer_review(review, viewer=chair_of(people), at=LATER, answer="changes", notes={1: "By most.", 2: " "})
    [row] = queries.reviews(clerk, meeting)
    assert (row.answer, [(note.place, note.text) for note in row.noted]) == ("changes", [(1, "By most.")])
    assert not queries.reviews_waiting(chair_of(people))
    assert send(meeting, clerk, people).number == 2


def test_nobody_but_clerks_and_the_chair_reads_the_draft(meeting, minuted, clerk, people):
    review = send(meeting, clerk, people)
    member = Viewer("access/accounts/6", "A member", person=people["Vane"].pk)
    for viewer in (PUBLIC, member):
        assert not rows(Review, viewer)
        with pytest.raises(Refused, match="or their chair"):
            actions.answer_review(review, viewer=viewer, at=LATER, answer="agreed")
    assert rows(Review, chair_of(people)) == [review]
    assert not rows(ReviewNote, PUBLIC)


def test_a_draft_is_sent_and_answered_once_and_with_words(meeting, item, clerk, people):
    with pytest.raises(Refused, match="Nothing is written"):
        send(meeting, clerk, people)
    version = keep(item, Typed("One.", 0), viewer=clerk, at=LATER).version
    actions.write_minute(item, viewer=clerk, at=LATER, version=version)
    review = send(meeting, clerk, people)
    with pytest.raises(Refused, match="has a draft already"):
        send(meeting, clerk, people)
    with pytest.raises(Refused, match="Say what should be changed"):
        actions.answer_review(review, viewer=chair_of(people), at=LATER, answer="changes")
    with pytest.raises(Refused, match="no item 99"):
        actions.answer_review(review, viewer=chair_of(people), at=LATER, answer="changes", notes={99: "x"})
    actions.answer_review(review, viewer=clerk, at=LATER, answer="agreed")
    with pytest.raises(Refused, match="answered already"):
        actions.answer_review(review, viewer=chair_of(people), at=LATER, answer="agreed")


def test_minutes_are_confirmed_with_corrections_that_stand_beside_them(meeting, minuted, clerk):
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    with pytest.raises(Refused, match="no item 99"):
        actions.confirm_minutes(meeting, viewer=clerk, at=LATER, corrections=[(99, "x")])
    actions.confirm_minutes(meeting, viewer=clerk, at=LATER, corrections=[(1, "for “liked” read “noted”"), (None, "the date")])
    assert [(row.item_id, row.words) for row in queries.corrections(PUBLIC, meeting)] == [
        (minuted.pk, "for “liked” read “noted”"),
        (None, "the date"),
    ]
    meeting.refresh_from_db()
    assert not meeting.minutes_are_draft
    with pytest.raises(Refused, match="confirmed already"):
        actions.confirm_minutes(meeting, viewer=clerk, at=LATER)
    with pytest.raises(Refused, match="no draft to send"):
        actions.send_to_chair(meeting, viewer=clerk, at=LATER, chair=None)


def test_corrections_of_minutes_that_are_not_out_are_for_clerks(meeting, clerk):
    Correction.objects.create(meeting=meeting, words="x", noted_at=LATER)
    assert not rows(Correction, PUBLIC)
    assert len(rows(Correction, clerk)) == 1


def test_the_chair_is_who_presided_and_then_who_holds_the_chair(meeting, clerk, people):
    assert queries.chairs_of(clerk, meeting) == [people["Ashby"]]
    noted(meeting, clerk, member("Vane", people, is_chair=True))
    assert queries.chairs_of(clerk, meeting) == [people["Vane"], people["Ashby"]]


def test_confirmed_minutes_come_out_as_the_minutes_with_their_corrections_and_the_draft_stays(meeting, minuted, clerk):
    actions.publish_draft_minutes(meeting, viewer=clerk, at=LATER)
    corrections = [(1, "for “liked” read “noted”"), (None, "the date is the 12th")]
    actions.confirm_minutes(meeting, viewer=clerk, at=CONFIRMED, corrections=corrections)
    draft, minutes = queries.publications(PUBLIC, meeting).exclude(kind="agenda")
    assert (str(minutes), minutes.published_at) == ("Minutes", CONFIRMED)
    assert minutes.because == "Confirmed by a later meeting as a correct record, with 2 corrections."
    whole, repairs, lease = minutes.contents
    assert whole == {"title": "The minutes as a whole", "corrections": ["the date is the 12th"]}
    assert repairs.pop("corrections") == ["for “liked” read “noted”"]
    assert [repairs, lease] == draft.contents, "nothing else is said otherwise than in the draft"
    assert Entry.objects.latest("number").facts["corrections"] == 2


def test_the_timeline_tells_the_draft_from_the_minutes(meeting, minuted, clerk, cabinet):
    def step(matter):
        told = queries.timelines(clerk, [queries.meeting(clerk, "wrenmouth", meeting.number)], CONFIRMED)[meeting.pk]
        return next(one for one in told if one.matter == matter)

    called(cabinet, date(2020, 12, 10))
    actions.publish_draft_minutes(meeting, viewer=clerk, at=LATER)
    assert step(Matter.CONFIRMATION).state.is_open
    actions.confirm_minutes(meeting, viewer=clerk, at=CONFIRMED)
    assert step(Matter.DRAFT_MINUTES).done_at == LATER
    done = step(Matter.CONFIRMATION)
    assert (done.done_at, done.state) == (CONFIRMED, State.DONE_IN_TIME)


def test_minutes_that_need_no_confirmation_had_no_draft(meeting, minuted, clerk):
    actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    told = queries.timelines(clerk, [queries.meeting(clerk, "wrenmouth", meeting.number)], LATER)[meeting.pk]
    assert "without a draft being published" in next(one.says for one in told if one.matter == Matter.DRAFT_MINUTES)


@pytest.mark.parametrize("text", ["[closed] The rent.", "[closed] RESOLVED: That it be paid.", "RESOLVED: That\n(1) a;\n(2) [closed] b."])
def test_a_correction_of_a_minute_of_which_something_is_closed_is_closed_with_it(meeting, item, clerk, cabinet, text):
    version = keep(item, Typed(text, 0), viewer=clerk, at=LATER).version
    actions.write_minute(item, viewer=clerk, at=LATER, version=version)
    actions.publish_draft_minutes(meeting, viewer=clerk, at=LATER)
    actions.confirm_minutes(meeting, viewer=clerk, at=CONFIRMED, corrections=[(1, "the rent is nine pounds")])
    assert not rows(Correction, PUBLIC)
    assert "nine pounds" not in str(queries.publications(PUBLIC, meeting).last().contents)
    seated = Viewer(
        "access/accounts/6", "A member", frozenset({Held(Role.MEMBER, cabinet.organisation_id, body=cabinet.pk, seat="member")})
    )
    assert len(rows(Correction, seated)) == len(rows(Correction, clerk)) == 1


def test_a_correction_is_closed_and_opened_with_the_minute_that_it_is_about(meeting, minuted, clerk):
    actions.publish_draft_minutes(meeting, viewer=clerk, at=LATER)
    actions.confirm_minutes(meeting, viewer=clerk, at=CONFIRMED, corrections=[(1, "the rent is nine pounds")])
    closure = said.Closure("exempt", "3", "The rent is not agreed.")
    actions.close_minute(minuted, viewer=clerk, at=CONFIRMED, closure=closure, summary="The rent was discussed.")
    assert not rows(Correction, PUBLIC)
    actions.open_what_was_closed(queries.closure(clerk, meeting, 1, 1), viewer=clerk, at=CONFIRMED, because="It is agreed.")
    assert len(rows(Correction, PUBLIC)) == 1
