"""The search page: one box, that keeps what was typed, says what it found, and shows no mark as markup."""

import pytest
from django.conf import settings

from moothall.access.models import Account
from moothall.access.viewer import Role
from moothall.authority.models import Office, Person
from moothall.meetings.models import Item
from moothall.search import tasks

pytestmark = pytest.mark.django_db


def page(client, **typed) -> str:
    answer = client.get("/search/", typed)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_empty_box_says_what_it_is_good_for(client, house):
    text = page(client)
    assert "Meetings, papers, minutes, decisions, commitments and people, in one place." in text
    assert "No page matches" not in text


def test_a_search_says_how_many_pages_hold_the_words_and_marks_them(client, house):
    text = page(client, q="ventilators")
    assert "1 page holds ventilators." in text
    assert "The <mark>ventilators</mark> were old." in text
    assert f'<a href="/{house.item.reference}">Damp in council homes</a>' in text
    assert 'value="ventilators"' in text


def test_words_that_begin_so_are_said_to_begin_so(client, house):
    assert "1 page holds words that begin with venti." in page(client, q="venti")


def test_where_nothing_is_found_there_are_ways_on(client, house):
    text = page(client, q="cormorant")
    assert "No page that you may read holds cormorant." in text
    assert "All decisions" in text


def test_what_has_no_word_in_it_is_said_to_have_none(client, house):
    assert "There was no word to look for" in page(client, q="*** (")


def test_a_wrong_day_is_named_and_what_was_typed_is_kept(client, house):
    text = page(client, q="damp", first="31 2 2026", last="1 1 2026")
    assert "There is no such day as 31 2 2026" in text
    assert 'value="31 2 2026"' in text
    assert 'value="damp"' in text


def test_more_letters_than_are_read_are_refused_in_a_sentence(client, house):
    assert "Use at most 300 letters." in page(client, q="a" * 10_000)


@pytest.mark.parametrize("typed", ["damp\x00", "\u202edamp\u2066", "<script>damp</script>", "damp&page=9", "{{ 7*7 }}", '"><b>damp'])
def test_no_mark_that_was_typed_changes_the_page(client, house, typed):
    text = page(client, q=typed, page="zz", room="nowhere", body="x")
    assert "<script>" not in text
    assert "<b>damp" not in text
    headline = text.split('class="headline"')[1].split("</p>")[0]
    assert not set("\x00\u202e\u2066") & set(headline)


def test_a_text_that_holds_markup_is_shown_as_it_is(client, house):
    Item.objects.create(meeting=house.meeting, published_at=house.meeting.announced_at, position=77, title="<i>Gannets</i> & gulls")
    tasks.rebuild()
    assert "&lt;i&gt;<mark>Gannets</mark>&lt;/i&gt; &amp; gulls" in page(client, q="gannets")


def test_pages_of_results_keep_the_words(client, house):
    Item.objects.bulk_create(
        Item(meeting=house.meeting, published_at=house.meeting.announced_at, position=n, title="Gravel") for n in range(100, 150)
    )
    tasks.rebuild()
    text = page(client, q="gravel", page="2")
    assert "Results 21 to 40 of 50" in text
    assert "/search/?q=gravel&amp;page=3" in text
    assert "Results 41 to 50 of 50" in page(client, q="gravel", page="999")


def test_a_search_costs_the_same_for_one_result_and_for_many(client, house, django_assert_num_queries, django_assert_max_num_queries):
    def count(how_many: int, start: int) -> int:
        Item.objects.bulk_create(
            Item(meeting=house.meeting, published_at=house.meeting.announced_at, position=n, title="Gravel")
            for n in range(start, start + how_many)
        )
        tasks.rebuild()
        with django_assert_max_num_queries(30) as asked:
            page(client, q="gravel")
        return len(asked)

    assert count(1, 100) == count(30, 200)


def test_a_search_for_everything_at_once_asks_each_kind_of_row_once(client, house, django_assert_max_num_queries):
    """However many kinds hold the word, two looks at the index and two questions for each kind are all."""
    with django_assert_max_num_queries(3 + 2 * 15 * 2):
        page(client, q="the")


def test_a_clerk_finds_what_the_public_does_not(client, house):
    account = Account.objects.create_user("clerk@wrenmouth.example")
    clerk = Person.objects.create(organisation=house.council, number=7, name="A clerk", account=account)
    Office.objects.create(person=clerk, organisation=house.council, title="Clerk", role=Role.COMMITTEE_CLERK)
    assert "cormorant</mark>" not in page(client, q="cormorant")
    client.force_login(account, settings.AUTHENTICATION_BACKENDS[0])
    assert "cormorant</mark>" in page(client, q="cormorant")
