"""Questions from the public: who may ask and until when, who reads them first, and where the answer stands."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions, asking_letters
from moothall.meetings.models import Asker, Item, Meeting, Question, QuestionOnAgenda
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import asking
from moothall.meetings.tests import factories
from moothall.post.models import Mail
from moothall.worker.running import Worker

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


@pytest.fixture
def ahead(house):
    return factories.called(factories.body(house, "Council"), date(timezone.now().year + 1, 6, 15))


@pytest.fixture
def signed_in(client, house):
    client.force_login(factories.clerk_account(house), "allauth.account.auth_backends.AuthenticationBackend")
    return client


TYPED = {"text": "When will the pier open?", "asked_by": "Hester Lamb", "email": "hester@example.org", "website": "", "ward": ""}


def page(client, path, data=None, status=200):
    answer = client.post(path, data) if data is not None else client.get(path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_question_is_asked_on_a_page_and_thanked_for(client, ahead):
    path = f"/{ahead.reference}/ask"
    assert "Questions must be here by the end of" in page(client, path)
    page(client, path, TYPED, 302)
    assert "Your question is with the clerk" in page(client, f"/{ahead.reference}")
    assert asked.questions(THE_CLOCK).get().text == TYPED["text"]


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("text", "", "This field is required"),
        ("text", "x" * 2_001, "Use at most 2,000 letters"),
        ("text", "bell \x07", "characters that cannot be seen"),
        ("asked_by", "\u202eHester", "characters that cannot be seen"),
        ("email", "hester", "valid email"),
        ("email", "a@b.example\nBcc: all@b.example", "valid email"),
        ("ward", "99999", "valid choice"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(client, ahead, box, typed, said):
    answer = page(client, f"/{ahead.reference}/ask", TYPED | {box: typed})
    assert said in answer
    assert TYPED["asked_by" if box != "asked_by" else "email"] in answer
    assert not asked.questions(THE_CLOCK).exists()


def test_a_machine_is_thanked_and_nothing_is_kept(client, ahead):
    page(client, f"/{ahead.reference}/ask", TYPED | {"website": "http://spam.example"}, 302)
    assert not asked.questions(THE_CLOCK).exists()


def test_a_fourth_question_is_refused_on_the_page_with_what_was_typed(client, ahead):
    for _ in range(3):
        page(client, f"/{ahead.reference}/ask", TYPED, 302)
    answer = page(client, f"/{ahead.reference}/ask", TYPED, 409)
    assert "You have asked three questions" in answer
    assert TYPED["text"] in answer


def test_after_the_last_day_the_page_says_so_and_offers_no_box(client, house):
    past = factories.called(factories.body(house, "Council"), date(2020, 6, 15))
    answer = page(client, f"/{past.reference}/ask")
    assert "had to be here by the end of" in answer
    assert "<textarea" not in answer


def test_a_clerk_accepts_answers_and_refuses_on_pages(signed_in, ahead):
    put(ahead, timezone.now())
    put(ahead, timezone.now(), email="b@example.org")
    assert "2 questions wait to be read" in page(signed_in, "/workspace/meetings/questions/")
    work = f"/workspace/meetings/{ahead.organisation.slug}/questions"
    assert "Taken at" in page(signed_in, f"{work}/1/accept")
    page(signed_in, f"{work}/1/accept", {"item": ""}, 302)
    answer = {"answer": "In May.", "answered_by": "The Leader", "opened_at": 1, "supplementary": "Which May?", "supplementary_answer": ""}
    page(signed_in, f"{work}/1/answer", answer, 302)
    shown = page(signed_in, f"/meetings/{ahead.organisation.slug}/questions/1")
    assert "In May." in shown
    assert "Which May?" in shown
    clash = page(signed_in, f"{work}/1/answer", answer | {"answer": "In July."}, 409)
    assert "In May." in clash
    assert "In July." in clash
    page(signed_in, f"{work}/2/refuse", {"because": "It is about a person."}, 302)
    page(signed_in, f"{work}/2/refuse", None, 403)
    assert "Every question has been read" in page(signed_in, "/workspace/meetings/questions/")


def test_a_clerk_records_that_a_question_was_withdrawn(signed_in, ahead):
    question = put(ahead, timezone.now())
    path = f"/workspace/meetings/{ahead.organisation.slug}/questions/{question.number}/withdraw"
    assert "no longer wants it answered" in page(signed_in, path)
    page(signed_in, path, {}, 302)
    assert Question.objects.visible_to(THE_CLOCK).get().withdrawn_at


def test_the_public_finds_no_question_that_waits(client, ahead):
    put(ahead, timezone.now())
    page(client, f"/meetings/{ahead.organisation.slug}/questions/1", status=404)
    page(client, f"/workspace/meetings/{ahead.organisation.slug}/questions/1/accept", status=404)
    assert "Every question has been read" in page(client, "/workspace/meetings/questions/")


@pytest.mark.parametrize("number", [1, 5])
def test_the_list_costs_the_same_for_one_and_for_many(house, ahead, number, django_assert_num_queries):
    for count in range(number):
        put(ahead, timezone.now(), email=f"{count}@example.org")
    with django_assert_num_queries(1):
        rows = list(asked.questions_to_read(factories.clerk_of(house), timezone.now().date()))
        assert [(row.meeting.body.name, row.organisation.slug) for row in rows] == [("Council", "wrenmouth")] * number


# The letters.


def letters_sent(mailbox):
    return [(mail.subject, mail.to, mail.body) for mail in mailbox]


def test_whoever_asked_is_told_of_each_step_once_and_why_it_was_refused(meeting, clerk, mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    question, other = put(meeting), put(meeting, email="b@example.org", text="And the slipway?")
    actions.accept_question(question, viewer=clerk, at=NOW)
    actions.refuse_question(other, viewer=clerk, at=NOW, because="It was answered in June.")
    for answer in ("In May.", "In June."):
        actions.answer_question(question, viewer=clerk, at=NOW, answer=answer, answered_by="The Leader")
    Worker("tests", lambda: NOW).work_off()
    told = letters_sent(mailoutbox)
    assert [to for _, to, _ in told].count(["hester@example.org"]) == 3
    assert [to for _, to, _ in told].count(["b@example.org"]) == 2
    [refusal] = [body for subject, to, body in told if "not taken" in subject]
    assert "It was answered in June." in refusal
    assert any("The Leader answered: In June." in body for _, _, body in told)


def test_a_letter_goes_to_nobody_but_whoever_asked(meeting):
    question = put(meeting)
    assert asked.asked_from(question.reference, "hester@example.org") == question
    assert asked.asked_from(question.reference, "b@example.org") is None
    assert asked.asked_from(question.reference, "") is None
    assert asked.asked_from("meetings/wrenmouth/questions/99", "b@example.org") is None
    assert asking_letters.question(Mail(about=question.reference, address="b@example.org"), PUBLIC, NOW) is None


def test_one_without_an_address_is_settled_and_nobody_is_written_to(meeting, clerk):
    question = put(meeting)
    Asker.objects.visible_to(THE_CLOCK).all().delete()
    actions.accept_question(question, viewer=clerk, at=NOW)
    assert [mail for mail in Mail.objects.visible_to(THE_CLOCK) if mail.key.endswith("accepted")] == []
