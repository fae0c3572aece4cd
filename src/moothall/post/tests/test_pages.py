"""The page of what was sent: about what, when, what became of it; never what it says, and never an address."""

import pytest
from django.utils import timezone

from moothall.access.viewer import Role
from moothall.authority.tests import factories
from moothall.post import actions
from moothall.post.tests.test_actions import NOW, READER, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]


@pytest.fixture
def clerk(client, council):
    client.force_login(factories.account_with(Role.COMMITTEE_CLERK, council))
    return client


def owed(council, key, **said):
    return actions.put("post.sample", organisation=council, to=READER, key=key, at=NOW, **said)


def page(client, address="/workspace/post/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_is_said_in_words(clerk):
    assert "No letter has been owed to anybody yet." in page(clerk)


def test_it_says_what_became_of_each_letter_and_not_what_it_says(clerk, council):
    owed(council, "a", about="decisions/wrenmouth/7")
    owed(council, "b", facts={"silent": True})
    owed(council, "c", facts={"fails": True})
    owed(council, "d", due_at=timezone.now().replace(year=2099))
    work()
    text = page(clerk)
    for words in ("A sample", "decisions/wrenmouth/7", "Sent", "Nothing was left to say.", "(Trouble)", "Waits for its time"):
        assert words in text
    assert "2 letters have still to go. 1 letter could not be handed over yet; see why below." in text
    assert READER not in text
    assert "Written for" not in text


def test_others_are_told_whose_it_is(client, council):
    assert client.get("/workspace/post/").status_code == 403
    client.force_login(factories.account_with(Role.SCRUTINY_MEMBER, council))
    answer = client.get("/workspace/post/")
    assert answer.status_code == 403
    assert "What was sent is for those who keep" in answer.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 40, "\x00"])
def test_a_page_that_is_not_there_is_answered(clerk, council, number):
    owed(council, "a")
    assert clerk.get("/workspace/post/", {"page": number}).status_code == 200


def test_a_long_list_costs_as_many_queries_as_a_short_one(clerk, council, django_assert_max_num_queries):
    def counted() -> int:
        with django_assert_max_num_queries(60) as asked:
            page(clerk)
        return len(asked)

    owed(council, "a", about="decisions/wrenmouth/1")
    one = counted()
    for number in range(20):
        person = factories.Person(organisation=council, email="a@example.org")
        actions.put("post.sample", organisation=council, to=person, key=str(number), at=NOW)
    assert counted() == one
