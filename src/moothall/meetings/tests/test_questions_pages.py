"""Questions from the public on their pages: asked, settled by a clerk, and told of by letter."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, asking_letters
from moothall.meetings.models import Asker, Question
from moothall.meetings.queries import questions as asked
from moothall.meetings.tests import factories
from moothall.meetings.tests.test_questions import put
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
        ("text", "", "“Your question” is empty. Fill it in."),
        ("text", "x" * 2_001, "Use at most 2,000 letters"),
        ("text", "bell \x07", "characters that cannot be seen"),
        ("asked_by", "\u202eHester", "characters that cannot be seen"),
        ("email", "hester", "must be an e-mail address"),
        ("email", "a@b.example\nBcc: all@b.example", "must be an e-mail address"),
        ("ward", "99999", "Choose one of those listed"),
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
