"""Questions that are put into SQL once: they answer what Django answers, to each what they may see; and what may not be kept is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Count, Q

from moothall.access.asking import MOST, added_up, by_values, number_of
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority.models import Organisation
from moothall.decisions.models import Decision
from moothall.decisions.tests.factories import EARLY, published, recorded


def since(viewer, day, moment, words, keys):
    out = Q(published_at=None) | Q(published_at__lte=moment)
    rows = Decision.objects.visible_to(viewer).filter(out, title__gt=words, pk__in=keys)
    return rows.exclude(decided_on__lt=day).select_related("organisation").order_by("-number")


def titles(viewer, *values):
    return since(viewer, *values).values_list("title", flat=True)


def named(viewer, number):
    return Decision.objects.visible_to(viewer).filter(number=number).values("title", "organisation__slug")


def how_many(viewer, words):
    return number_of(Decision.objects.visible_to(viewer).filter(title__gt=words).order_by("number"))


@pytest.fixture
def asked(here):
    """Three decisions and a draft, and values with which some of them are found."""
    rows = [published(here, f"Decision {number}") for number in range(3)]
    draft = recorded(here, "Decision 9")
    keys = [row.pk for row in (*rows, draft)]
    day, now = date(2000, 1, 1), datetime(2100, 1, 1, tzinfo=UTC)
    return [(day, now, "", keys), (day, now, "Decision 0", keys[1:2]), (day, now, "", []), (day, EARLY, "", keys)]


def test_what_is_put_once_answers_what_django_answers_to_each_what_they_may_see(here, asked):
    for viewer in (PUBLIC, here.clerk, THE_CLOCK, PUBLIC):
        for values in asked:
            assert by_values(since, viewer, *values) == list(since(viewer, *values))
            assert by_values(titles, viewer, *values) == list(titles(viewer, *values))
        assert by_values(named, viewer, 4) == list(named(viewer, 4))
        for words in ("", "Decision 0", "Z"):
            assert by_values(how_many, viewer, words) == [how_many_there_are(viewer, words)]
    assert len(by_values(titles, here.clerk, *asked[0])) == 4


def how_many_there_are(viewer, words):
    return Decision.objects.visible_to(viewer).filter(title__gt=words).count()


def test_more_keys_than_one_question_holds_are_asked_for_as_ever(here, asked):
    day, now, words, keys = asked[0]
    assert len(by_values(titles, PUBLIC, day, now, words, [*keys, *range(10_000, 10_000 + MOST)])) == 3


def of_nobody_or_named(viewer, number, words):
    return Decision.objects.visible_to(viewer).filter(Q(pk__in=[], number=number) | Q(title=words))


def test_a_value_that_a_rule_leaves_out_changes_nothing(here, asked):
    for words in ("Decision 1", "Decision 2"):
        assert [row.title for row in by_values(of_nobody_or_named, PUBLIC, 1, words)] == [words]


def test_what_is_put_once_is_asked_in_one_question_and_brings_what_it_named(here, asked, django_assert_num_queries):
    by_values(since, here.clerk, *asked[0])
    with django_assert_num_queries(1):
        assert {row.organisation.slug for row in by_values(since, here.clerk, *asked[0])} == {"wrenmouth"}


def the_day_after(viewer, day):
    return Organisation.objects.filter(pk__gt=0, slug=str(day + timedelta(days=1)))


def past_or_to_come(viewer, day):
    return Organisation.objects.filter(is_home=day < date(2020, 1, 1))


def differing(viewer, number):
    return Organisation.objects.all()[:number]


def resting_on_another(viewer, name):
    return Organisation.objects.filter(name=name, is_home=Organisation.objects.exists())


def fetching(viewer, name):
    return Organisation.objects.filter(name=name).prefetch_related("body_set")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (the_day_after, date(2026, 1, 1)),
        (past_or_to_come, date(2026, 1, 1)),
        (past_or_to_come, datetime(2026, 1, 1)),
        (differing, 3),
        (resting_on_another, "Wrenmouth"),
        (fetching, "Wrenmouth"),
    ],
)
def test_a_question_that_hangs_on_its_values_in_another_way_is_refused_when_it_is_put(rows, value):
    with pytest.raises((AssertionError, KeyError)):
        by_values(rows, PUBLIC, value)


def summed(viewer, words):
    return added_up(Decision.objects.visible_to(viewer), all=Count("pk"), key=Count("pk", filter=Q(title=words)))


def test_sums_are_one_answer_even_of_nothing(here):
    assert by_values(summed, PUBLIC, "Library") == [{"all": 0, "key": 0}]
    published(here, "Library")
    published(here, "Harbour")
    assert by_values(summed, PUBLIC, "Library") == [{"all": 2, "key": 1}]
