"""Questions from the public: who may ask and until when, who reads them first, and where the answer stands."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions
from moothall.meetings.models import Asker, Item, Meeting, QuestionOnAgenda
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import asking
from moothall.meetings.tests import factories
from moothall.post.models import Mail

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
HELD = date(2026, 11, 19)  # a Thursday; three working days before is Monday the 16th
WORDS = {"asked_by": "Hester Lamb", "email": "Hester@Example.org", "text": "When will the pier open?"}


@pytest.fixture
def house(db):
    return factories.council(is_home=True)


@pytest.fixture
def clerk(house):
    return factories.clerk_of(house)


@pytest.fixture
def meeting(house):
    return factories.called(factories.body(house, "Council"), HELD)


def put(meeting, at=NOW, **other):
    return actions.ask(meeting, viewer=PUBLIC, at=at, **WORDS | other)


def with_agenda(meeting, clerk):
    items = [factories.said.Item("Public questions")]
    actions.prepare_agenda(meeting, viewer=clerk, at=NOW, items=items)
    return Item.objects.visible_to(clerk).get(meeting=meeting)


def test_anyone_may_ask_and_only_the_clerks_read_it_before_it_is_accepted(meeting, clerk):
    question = put(meeting)
    assert not asked.questions(PUBLIC).exists()
    assert list(asked.questions_to_read(clerk, NOW.date())) == [question]
    assert asked.address_of(clerk, question) == "hester@example.org"


def test_whoever_left_no_address_is_sent_no_letter(meeting, clerk):
    question = put(meeting)
    Asker.objects.visible_to(THE_CLOCK).filter(question=question).delete()
    before = Mail.objects.visible_to(THE_CLOCK).count()
    actions.accept_question(question, viewer=clerk, at=NOW)
    assert Mail.objects.visible_to(THE_CLOCK).count() == before


def test_where_to_write_to_whoever_asked_is_never_public(meeting, clerk):
    question = put(meeting)
    actions.accept_question(question, viewer=clerk, at=NOW)
    with_agenda(meeting, clerk)
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    assert list(asked.questions_of(PUBLIC, meeting)) == [question]
    assert asked.address_of(PUBLIC, question) == ""
    assert not Asker.objects.visible_to(PUBLIC).exists()


def test_an_accepted_question_waits_for_the_agenda(meeting, clerk):
    item = with_agenda(meeting, clerk)
    question = put(meeting)
    actions.accept_question(question, viewer=clerk, at=NOW, item=item)
    assert not asked.questions(PUBLIC).exists()
    assert not QuestionOnAgenda.objects.visible_to(PUBLIC).exists()
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    assert QuestionOnAgenda.objects.visible_to(PUBLIC).get().item == item


@pytest.mark.parametrize(("at", "is_open"), [("2026-11-16T23:59", True), ("2026-11-17T00:01", False)])
def test_the_council_s_own_last_day_holds_to_its_end(meeting, at, is_open):
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    if is_open:
        assert put(meeting, moment).pk
    else:
        with pytest.raises(Refused, match="had to be here by the end of Monday 16 November"):
            put(meeting, moment)


def test_a_closure_day_moves_the_last_day_earlier(house, meeting):
    authority.close_days(house, viewer=THE_CLOCK, at=NOW, days={date(2026, 11, 17): "The boiler"})
    assert asked.last_day_to_ask(PUBLIC, meeting) == date(2026, 11, 13)


def test_one_person_asks_at_most_three_and_letters_of_the_address_do_not_matter(meeting, clerk):
    first = [put(meeting, email=email) for email in ("a@example.org", "A@example.org", "a@EXAMPLE.org")]
    with pytest.raises(Refused, match="You have asked three questions"):
        put(meeting, email="a@example.org")
    assert put(meeting, email="b@example.org").pk
    actions.refuse_question(first[0], viewer=clerk, at=NOW, because="It names an officer.")
    assert put(meeting, email="a@example.org").pk


def test_a_flood_is_stopped_with_a_sentence(meeting, monkeypatch):
    monkeypatch.setattr(asking, "AT_ONCE", 2)
    put(meeting, email="a@example.org"), put(meeting, email="b@example.org")
    with pytest.raises(Refused, match="no more can be taken here"):
        put(meeting, email="c@example.org")


def test_nothing_is_asked_of_a_meeting_that_is_cancelled_or_was_never_announced(meeting, clerk):
    actions.cancel_meeting(meeting, viewer=clerk, at=NOW, because="Snow")
    with pytest.raises(Refused, match="cancelled"):
        put(meeting)
    Meeting.objects.visible_to(THE_CLOCK).filter(pk=meeting.pk).update(cancelled_at=None, announced_at=None)
    with pytest.raises(Refused, match="no such meeting"):
        put(meeting)


def test_a_meeting_of_a_council_that_is_only_read_here_is_asked_nothing(meeting):
    meeting.organisation.is_home = False
    meeting.organisation.save()
    with pytest.raises(Refused, match="This is not the place of Wrenmouth"):
        put(meeting)


def test_a_refused_question_is_never_public_and_cannot_be_accepted(meeting, clerk):
    question = put(meeting)
    actions.refuse_question(question, viewer=clerk, at=NOW, because="It was answered in June.")
    with pytest.raises(Refused, match="refused already"):
        actions.accept_question(question, viewer=clerk, at=NOW)
    assert not asked.questions(PUBLIC).exists()


def test_an_answer_waits_for_acceptance_and_can_be_put_right(meeting, clerk):
    question = put(meeting)
    answer = {"answer": "In May.", "answered_by": "Cabinet Member for the Coast"}
    with pytest.raises(Refused, match="Accept this question first"):
        actions.answer_question(question, viewer=clerk, at=NOW, **answer)
    actions.accept_question(question, viewer=clerk, at=NOW)
    with pytest.raises(Refused, match="accepted already"):
        actions.accept_question(question, viewer=clerk, at=NOW)
    actions.answer_question(question, viewer=clerk, at=NOW, opened_at=1, **answer)
    with pytest.raises(ChangedMeanwhile):
        actions.answer_question(question, viewer=clerk, at=NOW, opened_at=1, **answer)
    later = timezone.now()
    again = actions.answer_question(question, viewer=clerk, at=later, opened_at=2, **answer | {"answer": "In June."})
    assert (again.answer, again.answered_at) == ("In June.", NOW)
    with pytest.raises(Refused, match="answered already"):
        actions.withdraw_question(question, viewer=clerk, at=NOW)


def test_a_withdrawn_question_is_gone_for_the_public(meeting, clerk):
    question = put(meeting)
    actions.withdraw_question(question, viewer=clerk, at=NOW)
    for act, facts in (
        (actions.withdraw_question, {}),
        (actions.accept_question, {}),
        (actions.answer_question, {"answer": "x", "answered_by": "y"}),
    ):
        with pytest.raises(Refused, match="withdrawn"):
            act(question, viewer=clerk, at=NOW, **facts)


def test_only_clerks_settle_questions(meeting):
    question = put(meeting)
    for act, facts in ((actions.accept_question, {}), (actions.refuse_question, {"because": "x"})):
        with pytest.raises(Refused, match="is for a committee clerk"):
            act(question, viewer=PUBLIC, at=NOW, **facts)


def test_every_state_has_its_words():
    moments = ("accepted_at", "answered_at", "refused_at", "withdrawn_at")
    words = [asking.standing(asking.Facts(**{name: NOW}))[0] for name in moments]
    assert words == ["To be answered at the meeting", "Answered", "Not taken", "Withdrawn"]
    assert asking.standing(asking.Facts())[0] == "Waiting to be read"


# The pages. Their moment is today's, so the meeting lies well ahead of it.


# The letters.
