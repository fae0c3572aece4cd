"""The guard: no table answers to nobody, and no way of combining, counting or joining goes round it."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Upper

from moothall.access.checks import keys_point_to_the_open_side, leads_astray, nothing_open_points_to_what_is_guarded
from moothall.access.guard import NOBODY, Guarded, NobodyNamed, through
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority.models import Body, Organisation
from moothall.meetings.models import Item, Meeting, Paper

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def council():
    return Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council")


@pytest.fixture
def body(council):
    return Body.objects.create(organisation=council, number=1, name="Cabinet")


@pytest.fixture
def meeting(council, body):
    return Meeting.objects.create(
        organisation=council, number=1, body=body, held_on=date(2026, 1, 12), announced_at=THEN, agenda_published_at=THEN
    )


@pytest.fixture
def papers(meeting):
    item = Item.objects.create(meeting=meeting, position=1, title="A lease", published_at=THEN)
    return [
        Paper.objects.create(item=item, position=1, title="The open paper", published_at=THEN),
        Paper.objects.create(item=item, position=2, title="The closed paper", closed_under="3", published_at=THEN),
    ]


def clerk_of(organisation):
    return Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, organisation.pk)}))


def test_a_guarded_table_does_not_answer_nobody(papers):
    item = papers[0].item
    ways = (
        lambda: list(Paper.objects.all()),
        lambda: Paper.objects.get(pk=papers[0].pk),
        lambda: Paper.objects.first(),
        lambda: Paper.objects.latest("pk"),
        lambda: Paper.objects.count(),
        lambda: Paper.objects.filter(position=1).exists(),
        lambda: Paper.objects.contains(papers[0]),
        lambda: list(Paper.objects.values("title")),
        lambda: list(Paper.objects.values_list("title", flat=True)),
        lambda: list(Paper.objects.dates("published_on", "day")),
        lambda: list(Paper.objects.iterator()),
        lambda: Paper.objects.in_bulk([papers[0].pk]),
        lambda: Paper.objects.aggregate(Count("pk")),
        lambda: list(Paper.objects.annotate(loud=Upper("title"))),
        lambda: Paper.objects.update(title="Changed"),
        lambda: Paper.objects.filter(position=1).delete(),
        lambda: Paper.objects.filter(position=1)._raw_delete("default"),
        lambda: Paper.objects.bulk_update(papers, ["title"]),
        lambda: Paper.objects.get_or_create(item=item, position=1),
        lambda: Paper.objects.update_or_create(item=item, position=1),
        lambda: str(Paper.objects.all().query),
        lambda: Paper.objects.all().explain(),
        lambda: bool(Paper.objects.all()),
        lambda: len(Paper.objects.all()),
        lambda: Paper.objects.all()[0],
        lambda: list(Paper.objects.distinct()),
        lambda: list(Paper.objects.select_for_update()),
        lambda: list(item.papers.all()),
        lambda: item.papers.count(),
        lambda: list(Item.objects.visible_to(PUBLIC).prefetch_related("papers")),
    )
    for number, ask in enumerate(ways):
        with pytest.raises(NobodyNamed), transaction.atomic():
            ask()
            pytest.fail(f"way {number} got an answer")
    assert Paper.objects.visible_to(THE_CLOCK).count() == 2


def test_what_was_named_cannot_be_combined_with_what_was_not(papers):
    named, unnamed = Paper.objects.visible_to(PUBLIC), Paper.objects.all()
    for combine in (
        lambda: named | unnamed,
        lambda: unnamed | named,
        lambda: named & unnamed,
        lambda: named ^ unnamed,
        lambda: list(named.union(unnamed)),
        lambda: list(unnamed.union(named)),
        lambda: list(named.intersection(unnamed)),
        lambda: list(unnamed.difference(named)),
        lambda: named.union(unnamed).count(),
        lambda: list(named.filter(pk__in=unnamed)),
        lambda: list(named.filter(pk__in=unnamed.values("pk"))),
        lambda: list(named.exclude(pk__in=unnamed)),
        lambda: list(named.filter(Exists(unnamed.filter(pk=OuterRef("pk"))))),
        lambda: list(named.annotate(other=Subquery(unnamed.values("title")[:1]))),
        lambda: list(Item.objects.visible_to(PUBLIC).annotate(title_of=Subquery(unnamed.values("title")[:1]))),
        lambda: list(Body.objects.annotate(found=Exists(unnamed))),
        lambda: list(Body.objects.filter(pk__in=unnamed.values("pk"))),
        lambda: list(Item.objects.visible_to(PUBLIC).prefetch_related(Prefetch("papers", queryset=unnamed))),
    ):
        with pytest.raises(NobodyNamed):
            combine()


def test_what_was_named_for_one_cannot_be_combined_with_what_was_named_for_another(papers, council):
    mine, theirs = Paper.objects.visible_to(PUBLIC), Paper.objects.visible_to(clerk_of(council))
    for combine in (lambda: mine | theirs, lambda: mine & theirs, lambda: list(mine.union(theirs)), lambda: list(theirs.difference(mine))):
        with pytest.raises(NobodyNamed):
            combine()
    assert (mine.filter(position=1) | mine.filter(position=2)).count() == 1
    assert len(mine.filter(position=1).union(mine.filter(position=2))) == 1


def test_nothing_goes_backwards_along_a_key_into_a_guarded_table(papers):
    items = Item.objects.visible_to(PUBLIC)
    for number, ask in enumerate(
        (
            lambda: list(items.values("papers__title")),
            lambda: list(items.values_list("papers__text")),
            lambda: list(items.filter(papers__title="The closed paper")),
            lambda: list(items.exclude(papers__closed_under="")),
            lambda: list(items.order_by("papers__title")),
            lambda: list(items.annotate(many=Count("papers"))),
            lambda: items.aggregate(many=Count("papers")),
            lambda: list(items.annotate(title_of=F("papers__title"))),
            lambda: list(items.filter(papers__in=Paper.objects.visible_to(PUBLIC))),
            lambda: list(Body.objects.values("meetings__items__papers__text")),
            lambda: list(Organisation.objects.filter(meeting__announced_at__isnull=True)),
            lambda: list(Body.objects.annotate(many=Count("meetings"))),
        )
    ):
        with pytest.raises(NobodyNamed):
            ask()
            pytest.fail(f"way {number} was answered")
    with_papers = items.filter(pk__in=Paper.objects.visible_to(PUBLIC).values("item"))
    assert [item.title for item in with_papers] == ["A lease"]


def test_each_sees_what_is_theirs_and_a_clerk_of_another_council_sees_what_the_public_sees(papers, council):
    other = Organisation.objects.create(slug="other", name="Another Council")
    for viewer, titles in (
        (PUBLIC, ["The open paper"]),
        (clerk_of(other), ["The open paper"]),
        (clerk_of(council), ["The open paper", "The closed paper"]),
        (THE_CLOCK, ["The open paper", "The closed paper"]),
    ):
        assert [paper.title for paper in Paper.objects.visible_to(viewer).order_by("pk")] == titles


def test_a_named_prefetch_is_answered_and_stays_named(papers):
    prefetch = Prefetch("papers", queryset=Paper.objects.visible_to(PUBLIC), to_attr="open_papers")
    item = Item.objects.visible_to(PUBLIC).prefetch_related(prefetch).get()
    assert [paper.title for paper in item.open_papers] == ["The open paper"]


def test_nothing_at_all_needs_no_name():
    assert list(Paper.objects.none()) == []


def test_uniqueness_is_still_checked_behind_the_guard(meeting):
    Item.objects.create(meeting=meeting, position=1, title="First")
    with pytest.raises(Exception, match="already exists|position"):
        Item(meeting=meeting, position=1, title="Again").full_clean()


def test_every_key_of_the_house_points_to_the_open_side():
    assert keys_point_to_the_open_side(None) == []
    assert nothing_open_points_to_what_is_guarded(None) == []


@pytest.mark.parametrize("forgetful", [lambda viewer: NOBODY | ~NOBODY, lambda viewer: through("item", Meeting.seen_by(viewer))])
def test_a_child_that_forgets_its_parents_rule_is_found_for_every_role(monkeypatch, forgetful):
    monkeypatch.setattr(Paper, "seen_by", staticmethod(forgetful))
    found = [error.msg for error in keys_point_to_the_open_side(None)]
    assert any("Paper.item leads the public" in sentence for sentence in found)


def test_a_rule_that_is_right_for_the_public_and_wrong_for_a_role_is_found(monkeypatch):
    right = Paper.seen_by
    careless = staticmethod(lambda viewer: ~NOBODY if viewer.holds(Role.SCRUTINY_MEMBER) else right(viewer))
    monkeypatch.setattr(Paper, "seen_by", careless)
    found = [error.msg for error in keys_point_to_the_open_side(None)]
    assert found
    assert all("Scrutiny member" in sentence for sentence in found)


def test_a_rule_that_forgets_where_an_office_counts_would_lead_a_clerk_astray():
    item = Paper._meta.get_field("item")
    elsewhere = Viewer("a", "a clerk elsewhere", frozenset({Held(Role.COMMITTEE_CLERK, organisation=7)}))
    assert not leads_astray(Paper, item, elsewhere)


def test_every_table_with_a_guard_says_who_sees_it():
    guarded = Guarded.__subclasses__()
    assert len(guarded) > 10
    assert all(callable(model.seen_by) for model in guarded if not model._meta.abstract)


def test_a_rule_is_remembered_for_each_viewer_alone_and_one_question_does_not_narrow_the_next(papers, council):
    clerk = clerk_of(council)
    for _ in range(2):
        assert Paper.objects.visible_to(PUBLIC).count() == 1
        assert Paper.objects.visible_to(clerk).count() == 2
        assert not Paper.objects.visible_to(PUBLIC).filter(title="Another").exclude(position=1).order_by("-title").exists()
        assert Paper.objects.filter(position=2).visible_to(clerk).count() == 1
        assert Paper.objects.filter(position=2).visible_to(PUBLIC).count() == 0


def test_a_rule_that_changes_is_not_remembered(papers, monkeypatch):
    assert Paper.objects.visible_to(PUBLIC).count() == 1
    monkeypatch.setattr(Paper, "seen_by", staticmethod(lambda viewer: NOBODY))
    assert Paper.objects.visible_to(PUBLIC).count() == 0
