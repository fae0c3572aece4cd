"""Petitions: handed in by anyone, public once their signatures are counted, debated or answered as the council has promised."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions, asking_letters
from moothall.meetings.models import Organiser, Petition, PetitionDebate
from moothall.meetings.queries import petitions as asked
from moothall.meetings.rules import petitions as rules
from moothall.meetings.tests import factories
from moothall.post.models import Mail
from moothall.worker.running import Worker

NOW = datetime(2026, 12, 18, 12, tzinfo=UTC)  # a Friday; ten working days later is 6 January
TYPED = {
    "title": "Keep the ferry on Sundays", "text": "Let the ferry cross on Sundays.", "signatures": "240",
    "organiser": "Hester Lamb", "email": "Hester@Example.org", "website": "",
}  # fmt: skip


@pytest.fixture
def house(db):
    return factories.council(is_home=True)


@pytest.fixture
def clerk(house):
    return factories.clerk_of(house)


@pytest.fixture
def petition(house):
    return handed_in(house)


def handed_in(house, at=NOW, **other):
    said = {name: value for name, value in TYPED.items() if name != "website"} | {"signatures": 240} | other
    return actions.hand_in(house, viewer=PUBLIC, at=at, **said)


def test_anyone_hands_one_in_and_only_clerks_read_it_before_it_is_accepted(petition, clerk):
    assert not asked.petitions(PUBLIC).exists()
    assert list(asked.petitions_to_read(clerk)) == [petition]
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=231)
    shown = asked.petitions(PUBLIC).get()
    assert (shown.signatures, shown.said_signatures, shown.for_debate, shown.answer_due_on) == (231, 240, 1500, date(2027, 1, 6))
    assert not asked.petitions_to_read(clerk).exists()


def test_where_to_write_to_its_organiser_is_never_public(petition, clerk):
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=231)
    assert asked.organiser_of(clerk, petition) == "hester@example.org"
    assert asked.organiser_of(PUBLIC, petition) == ""
    assert not Organiser.objects.visible_to(PUBLIC).exists()


def test_the_council_s_own_numbers_of_the_day_count(house, petition, clerk):
    authority.close_days(house, viewer=THE_CLOCK, at=NOW, days={date(2027, 1, 6): "The boiler"})
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=231)
    assert asked.petitions(PUBLIC).get().answer_due_on == date(2027, 1, 7)


def test_one_person_cannot_bury_the_clerk(house, clerk):
    first, *_ = [handed_in(house) for _ in range(3)]
    with pytest.raises(Refused, match="wait to be read already"):
        handed_in(house, email="HESTER@example.org")
    assert handed_in(house, email="b@example.org").pk
    actions.refuse_petition(first, viewer=clerk, at=NOW, because="It is about a person.")
    assert handed_in(house).pk


def test_a_council_that_is_only_read_here_is_handed_nothing(client, house):
    other = factories.council("Easthaven")
    with pytest.raises(Refused, match="This is not the place of Easthaven"):
        handed_in(other)
    page(client, "/meetings/easthaven/petitions/new", status=404)
    assert "Easthaven" not in page(client, "/meetings/petitions/")


def test_a_petition_is_read_once(house, petition, clerk):
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=231)
    with pytest.raises(Refused, match="accepted already"):
        actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=1)
    other = handed_in(house)
    actions.refuse_petition(other, viewer=clerk, at=NOW, because="It repeats the first.")
    with pytest.raises(Refused, match="refused already"):
        actions.accept_petition(other, viewer=clerk, at=NOW, signatures=1)
    assert list(asked.petitions(PUBLIC)) == [petition]


def test_nothing_comes_before_acceptance(house, petition, clerk):
    meeting = factories.called(factories.body(house, "Council"), date(2027, 1, 14))
    for act, said in (
        (actions.answer_petition, {"answer": "Yes", "answered_by": "Council"}),
        (actions.place_petition, {"meeting": meeting}),
    ):
        with pytest.raises(Refused, match="Accept this petition first"):
            act(petition, viewer=clerk, at=NOW, **said)


def test_a_debate_is_seen_with_its_meeting_and_can_be_placed_anew(house, petition, clerk):
    council = factories.body(house, "Council")
    first, second = (factories.called(council, day) for day in (date(2027, 1, 14), date(2027, 2, 18)))
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=2_000)
    for meeting in (first, second):
        actions.place_petition(petition, viewer=clerk, at=NOW, meeting=meeting)
    assert PetitionDebate.objects.visible_to(PUBLIC).get().meeting == second
    assert asked.debates_of(PUBLIC, [petition]) == {petition.pk: second}
    elsewhere = factories.called(factories.body(factories.council("Easthaven")), date(2027, 2, 18))
    with pytest.raises(Refused, match="a meeting of the council to which it was handed in"):
        actions.place_petition(petition, viewer=clerk, at=NOW, meeting=elsewhere)


def test_an_answer_can_be_put_right_and_two_who_write_lose_nothing(petition, clerk):
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=231)
    said = {"viewer": clerk, "answered_by": "Council"}
    actions.answer_petition(petition, at=NOW, answer="In May.", opened_at=1, **said)
    with pytest.raises(ChangedMeanwhile):
        actions.answer_petition(petition, at=NOW, answer="In July.", opened_at=1, **said)
    again = actions.answer_petition(petition, at=NOW + timedelta(days=1), answer="In June.", opened_at=2, **said)
    assert (again.answer, again.answered_at) == ("In June.", NOW)


def test_every_state_has_its_words():
    day, taken = date(2027, 1, 14), {"accepted_at": NOW, "for_debate": 10}
    cases = [
        (rules.Facts(refused_at=NOW), "Not taken"),
        (rules.Facts(answered_at=NOW), "Answered"),
        (rules.Facts(signatures=9, **taken), "To be answered"),
        (rules.Facts(signatures=10, **taken), "To be debated"),
        (rules.Facts(signatures=10, debated_on=day, **taken), "To be debated"),
        (rules.Facts(signatures=10, debated_on=day - timedelta(days=1), **taken), "Debated"),
    ]
    assert [rules.standing(facts, day)[0] for facts, _ in cases] == [words for _, words in cases]
    assert rules.what_follows(rules.Facts(), None) == "A clerk counts the signatures first."
    assert rules.what_follows(rules.Facts(signatures=1, **taken), None).startswith("With 1 signature that counts it is answered. ")


# The pages.


@pytest.fixture
def signed_in(client, house):
    client.force_login(factories.clerk_account(house), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client, path, data=None, status=200):
    answer = client.post(path, data) if data is not None else client.get(path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_petition_is_handed_in_on_a_page_and_thanked_for(client, house):
    assert "Nobody has handed in a petition" in page(client, "/meetings/petitions/")
    assert "With 1,500 signatures or more the council debates it" in page(client, "/meetings/wrenmouth/petitions/new")
    page(client, "/meetings/wrenmouth/petitions/new", TYPED, 302)
    assert "Your petition is with a clerk" in page(client, "/meetings/petitions/")
    assert asked.petitions(THE_CLOCK).get().said_signatures == 240
    page(client, "/meetings/nowhere/petitions/new", status=404)


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("title", "", "“What is it about?” is not answered. Write the answer."),
        ("text", "x" * 5_001, "Use at most 5,000 letters"),
        ("signatures", "many", "Enter a whole number"),
        ("signatures", "0", "at least one signature"),
        ("signatures", "9" * 30, "Check this number"),
        ("organiser", "bell \x07", "characters that cannot be seen"),
        ("email", "nowhere", "must be an e-mail address"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(client, house, box, typed, said):
    answer = page(client, "/meetings/wrenmouth/petitions/new", TYPED | {box: typed})
    assert said in answer
    assert TYPED["organiser" if box != "organiser" else "title"] in answer
    assert not asked.petitions(THE_CLOCK).exists()


def test_a_machine_is_thanked_and_too_many_are_refused_with_what_was_typed(client, house):
    page(client, "/meetings/wrenmouth/petitions/new", TYPED | {"website": "http://spam.example"}, 302)
    assert not asked.petitions(THE_CLOCK).exists()
    for _ in range(3):
        page(client, "/meetings/wrenmouth/petitions/new", TYPED, 302)
    assert TYPED["text"] in page(client, "/meetings/wrenmouth/petitions/new", TYPED, 409)


def test_a_clerk_accepts_places_answers_and_refuses_on_pages(signed_in, house):
    for number in (1, 2):
        handed_in(house, timezone.now(), title=f"Petition of {number}")
    meeting = factories.called(factories.body(house, "Council"), timezone.localdate() + timedelta(days=30))
    work = "/workspace/meetings/wrenmouth/petitions"
    assert 'value="240"' in page(signed_in, f"{work}/1/accept")
    page(signed_in, f"{work}/1/accept", {"signatures": "1600"}, 302)
    assert "it is debated by the council" in page(signed_in, "/meetings/wrenmouth/petitions/1")
    page(signed_in, f"{work}/1/place", {"meeting": meeting.pk}, 302)
    page(signed_in, f"{work}/1/place", {"meeting": "999"}, 200)
    answer = {"answer": "In May.", "answered_by": "Council", "opened_at": 1}
    page(signed_in, f"{work}/1/answer", answer, 302)
    clash = page(signed_in, f"{work}/1/answer", answer | {"answer": "In July."}, 409)
    assert "In May." in clash
    assert "In July." in clash
    page(signed_in, f"{work}/2/refuse", {"because": "It is about a person."}, 302)
    assert "It is about a person." in page(signed_in, "/meetings/wrenmouth/petitions/2")
    page(signed_in, f"{work}/2/refuse", None, 403)
    shown = page(signed_in, "/meetings/wrenmouth/petitions/1")
    assert "In May." in shown
    assert meeting.reference in shown


def test_the_public_finds_no_petition_that_waits(client, petition):
    page(client, "/meetings/wrenmouth/petitions/1", status=404)
    assert petition.title not in page(client, "/meetings/petitions/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_many(client, house, clerk, number, django_assert_max_num_queries):
    for count in range(number):
        row = handed_in(house, email=f"{count}@example.org")
        actions.accept_petition(row, viewer=clerk, at=NOW, signatures=5)
    with django_assert_max_num_queries(4):
        assert page(client, "/meetings/petitions/").count("5 signatures") == number


def test_rows_are_what_they_seem(petition):
    assert str(petition) == "Keep the ferry on Sundays"
    assert Petition.objects.visible_to(THE_CLOCK).get().reference == "meetings/wrenmouth/petitions/1"


# The letters.


def test_its_organiser_is_told_of_each_step_and_nobody_else(house, clerk, mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    first, second = handed_in(house), handed_in(house, email="b@example.org")
    actions.accept_petition(first, viewer=clerk, at=NOW, signatures=231)
    actions.refuse_petition(second, viewer=clerk, at=NOW, because="It is about a person.")
    actions.answer_petition(first, viewer=clerk, at=NOW, answer="In May.", answered_by="Council")
    Worker("tests", lambda: NOW).work_off()
    told = {(mail.to[0], mail.subject.rsplit(" ", 2)[-1]): mail.body for mail in mailoutbox}
    assert len(told) == len(mailoutbox) == 5
    assert "231 signatures count. You are answered by Wednesday 6 January 2027." in told["hester@example.org", "public"]
    assert "Council answered: In May." in told["hester@example.org", "answered"]
    assert "It is about a person." in told["b@example.org", "taken"]
    assert asking_letters.petition(Mail(about=first.reference, address="b@example.org"), PUBLIC, NOW) is None


def test_one_without_an_address_is_answered_and_nobody_is_written_to(petition, clerk, mailoutbox):
    Organiser.objects.visible_to(THE_CLOCK).all().delete()
    actions.accept_petition(petition, viewer=clerk, at=NOW, signatures=5)
    assert [mail for mail in Mail.objects.visible_to(THE_CLOCK) if mail.key.endswith("accepted")] == []
