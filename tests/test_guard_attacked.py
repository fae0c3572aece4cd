"""The guard under attack: every feature of the tables' language that could read, count or combine rows without a name is tried."""

import copy
import json
import pickle
from datetime import UTC, date, datetime

import pytest
from asgiref.sync import async_to_sync
from django import forms
from django.core import serializers
from django.core.paginator import Paginator
from django.db import models, transaction
from django.db.models import Case, Count, Exists, F, FilteredRelation, Max, OuterRef, Prefetch, Q, Subquery, Value, When, Window
from django.db.models.functions import JSONObject, RowNumber, Upper
from django.db.models.lookups import Exact
from django.shortcuts import get_list_or_404, get_object_or_404

from moothall.access.checks import every_manager_asks
from moothall.access.guard import NobodyNamed
from moothall.access.models import Account
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority.models import Body, Organisation, Person, Ward
from moothall.decisions.models import Decision
from moothall.documents.models import File
from moothall.meetings.models import Item, Meeting, Paper

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
CLOSED = "The closed paper"
SOMEBODY = Viewer("access/accounts/9", "Somebody")


@pytest.fixture
def house():
    """A meeting with an open paper and a closed one, a meeting that nobody has announced, a decision that is a draft."""
    council = Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council")
    body = Body.objects.create(organisation=council, number=1, name="Cabinet")
    meeting = Meeting.objects.create(
        organisation=council, number=1, body=body, held_on=date(2026, 1, 12), announced_at=THEN, agenda_published_at=THEN
    )
    Meeting.objects.create(organisation=council, number=2, body=body, held_on=date(2026, 1, 13), venue=CLOSED)
    item = Item.objects.create(meeting=meeting, position=1, title="A lease", published_at=THEN)
    Paper.objects.create(item=item, position=1, title="The open paper", published_at=THEN)
    Paper.objects.create(item=item, position=2, title=CLOSED, closed_under="3", published_at=THEN)
    ward = Ward.objects.create(organisation=council, name="Quayside")
    Decision.objects.create(organisation=council, number=1, title=CLOSED, body=body).wards.add(ward)
    return item


def unnamed():
    return Paper.objects.all()


def named(viewer=PUBLIC):
    return Paper.objects.visible_to(viewer)


def items(viewer=PUBLIC):
    return Item.objects.visible_to(viewer)


def a_title():
    return Subquery(unnamed().values("title")[:1])


async def gathered(rows):
    return [row async for row in rows]


def chained(klass=None):
    rows = named()
    rows.query = unnamed().query.chain(klass)
    return rows


READING = {
    "dates": lambda: list(unnamed().dates("published_on", "day")),
    "datetimes": lambda: list(Meeting.objects.datetimes("announced_at", "day")),
    "alias": lambda: list(unnamed().alias(words=F("title")).order_by("words")),
    "all by key": lambda: unnamed().in_bulk(),
    "earliest": lambda: unnamed().earliest("pk"),
    "last": lambda: unnamed().last(),
    "in pieces": lambda: list(unnamed().iterator(chunk_size=2)),
    "window": lambda: list(unnamed().annotate(row=Window(RowNumber()))),
    "another database's name": lambda: list(unnamed().using("default")),
    "another manager of the same": lambda: list(Paper.objects.db_manager("default").all()),
    "the table's own manager": lambda: list(Paper._default_manager.all()),
    "a manager made from the queryset": lambda: list(type(Paper.objects).from_queryset(type(unnamed()))._queryset_class(Paper)),
    "counted when sliced": lambda: unnamed()[:1].count(),
    "aget": lambda: async_to_sync(unnamed().aget)(position=1),
    "afirst": lambda: async_to_sync(unnamed().afirst)(),
    "acount": lambda: async_to_sync(unnamed().acount)(),
    "aexists": lambda: async_to_sync(unnamed().aexists)(),
    "async for": lambda: async_to_sync(gathered)(unnamed()),
    "aiterator": lambda: async_to_sync(gathered)(unnamed().aiterator()),
    "aaggregate": lambda: async_to_sync(unnamed().aaggregate)(Count("pk")),
    "pickled": lambda: pickle.dumps(unnamed()),
    "copied": lambda: list(copy.copy(unnamed())),
    "copied whole": lambda: list(copy.deepcopy(unnamed())),
    "a query set upon another": lambda: list(chained()),
    "a query of a plainer class": lambda: list(chained(models.sql.Query)),
    "its SQL": lambda: unnamed().query.sql_with_params(),
    "the query's own count": lambda: unnamed().query.get_count("default"),
    "the query's own exists": lambda: unnamed().query.has_results("default"),
    "a page of it": lambda: Paginator(unnamed(), 1).page(1),
    "get_object_or_404": lambda: get_object_or_404(Paper, position=2),
    "get_list_or_404": lambda: get_list_or_404(Paper),
    "serialised": lambda: serializers.serialize("json", unnamed()),
    "choices of a form": lambda: list(forms.ModelChoiceField(queryset=unnamed()).choices),
    "an answer to a form": lambda: forms.ModelChoiceField(queryset=unnamed()).clean(1),
    "a form of the table": lambda: str(forms.modelform_factory(Paper, fields=["item"])()),
    "the choices of a key": lambda: Paper._meta.get_field("item").get_choices(),
    "the next by its day": lambda: Meeting.objects.visible_to(PUBLIC).get().get_next_by_held_on(),
    "the row before": lambda: Meeting.objects.visible_to(PUBLIC).get().get_previous_by_held_on(),
    "a row that was made up": lambda: Paper(pk=Paper.objects.visible_to(THE_CLOCK).get(position=2).pk).refresh_from_db(),
    "a column of a row that was made up": lambda: deferred(Paper(pk=Paper.objects.visible_to(THE_CLOCK).get(position=2).pk)).title,
}


def deferred(row):
    """The row as if its title were still to be read."""
    del row.__dict__["title"]
    return row


WRITING = {
    "aupdate": lambda: async_to_sync(unnamed().aupdate)(title="x"),
    "adelete": lambda: async_to_sync(unnamed().adelete)(),
    "from another column": lambda: unnamed().update(title=F("text")),
    "from an unnamed query": lambda: named().update(text=a_title()),
    "delete what an unnamed query says": lambda: named().filter(pk__in=unnamed()).delete(),
    "an open table from a guarded one": lambda: Body.objects.update(purpose=a_title()),
    "an open table by a guarded one": lambda: Body.objects.filter(meetings__venue=CLOSED).update(purpose="x"),
    "delete an open table by a guarded one": lambda: Person.objects.filter(decisions__title=CLOSED).delete(),
    "update what an inner question finds for another": lambda: named().filter(pk__in=named(THE_CLOCK)).update(text="x"),
}

COMBINING = {
    "values united": lambda: list(named().values("title").union(unnamed().values("title"))),
    "united with another table": lambda: list(items().values("title").union(unnamed().values("title"))),
    "an open table united": lambda: list(Body.objects.values("name").union(unnamed().values("title"), all=True)),
    "how many when united": lambda: Body.objects.values("name").union(unnamed().values("title")).count(),
    "whether any when united": lambda: Body.objects.values("name").union(unnamed().values("title")).exists(),
    "nothing united": lambda: list(named().none().values("title").union(unnamed().values("title"))),
    "nothing of an open table united": lambda: list(Body.objects.none().values("name").union(unnamed().values("title"))),
    "nothing or all": lambda: list(Paper.objects.none() | unnamed()),
    "all or nothing": lambda: list(unnamed() | Paper.objects.none()),
    "either": lambda: list(Paper.objects.none() ^ unnamed()),
    "a slice within": lambda: list(named().filter(pk__in=unnamed()[:5])),
    "an open table by words": lambda: list(Body.objects.filter(name__in=unnamed().values("title"))),
    "an open table by one word": lambda: list(Body.objects.filter(name=unnamed().values("title")[:1])),
    "an open table in the order of words": lambda: list(Body.objects.order_by(a_title())),
    "a case": lambda: list(Body.objects.annotate(words=Case(When(pk__gt=0, then=a_title()), default=Value("")))),
    "a condition of a case": lambda: list(Body.objects.annotate(n=Case(When(Exists(unnamed()), then=Value(1)), default=Value(0)))),
    "a condition of a count": lambda: Body.objects.aggregate(n=Count("pk", filter=Exists(unnamed()))),
    "a lookup built by hand": lambda: list(named().filter(Exact(F("pk"), unnamed().values("pk")[:1]))),
    "two steps within": lambda: list(named().filter(pk__in=named().filter(pk__in=unnamed().values("pk")))),
    "within a prefetch": lambda: list(items().prefetch_related(Prefetch("papers", to_attr="read"))),
    "a query that has no guard": lambda: list(named() | models.QuerySet(Paper)),
    "after the fact": lambda: models.prefetch_related_objects(list(items()), "papers"),
}

FOR_ANOTHER = {
    "within": lambda: list(items().filter(pk__in=named(THE_CLOCK).values("item"))),
    "within, named later": lambda: list(Item.objects.filter(pk__in=named(THE_CLOCK).values("item")).visible_to(PUBLIC)),
    "as a column": lambda: list(items().annotate(words=Subquery(named(THE_CLOCK).values("title")[:1]))),
    "as a condition": lambda: list(items().filter(Exists(named(SOMEBODY).filter(item=OuterRef("pk"))))),
    "united with another table": lambda: list(items().values("title").union(named(THE_CLOCK).values("title"))),
    "within an open table within": lambda: list(
        items().filter(meeting__body__in=Body.objects.filter(name__in=named(THE_CLOCK).values("title")))
    ),
    "two within an open table": lambda: list(
        Body.objects.filter(Q(name__in=named().values("title")) | Q(name__in=named(THE_CLOCK).values("title")))
    ),
    "joined from what holds another": lambda: list(named().filter(pk=1) | named().filter(pk__in=named(THE_CLOCK))),
}

BACKWARDS = {
    "a relation with a condition": lambda: list(
        items().annotate(p=FilteredRelation("papers", condition=Q(papers__position=2))).values("p__title")
    ),
    "a relation with a name": lambda: list(Body.objects.alias(m=FilteredRelation("meetings")).filter(m__venue=CLOSED)),
    "two keys away": lambda: list(Person.objects.filter(decisions__title=CLOSED)),
    "from an account": lambda: list(Account.objects.filter(person__decisions__title=CLOSED)),
    "from a file": lambda: list(File.objects.values("paper__title")),
    "through a table between": lambda: list(Ward.objects.filter(decision__title=CLOSED)),
    "words through a table between": lambda: list(Ward.objects.values("decision__title")),
    "there and back": lambda: list(Decision.objects.visible_to(PUBLIC).filter(wards__decision__title=CLOSED)),
    "the other side of a table between": lambda: list(Ward.objects.get().decision_set.all()),
    "how many there": lambda: Ward.objects.get().decision_set.count(),
    "prefetched there": lambda: list(Ward.objects.prefetch_related("decision_set")),
    "not": lambda: list(Body.objects.filter(~Q(meetings__venue=CLOSED))),
    "none there": lambda: list(Body.objects.filter(meetings__isnull=True)),
    "the keys": lambda: list(Body.objects.values("meetings")),
    "the greatest": lambda: Body.objects.aggregate(words=Max("meetings__venue")),
    "a function": lambda: list(Body.objects.annotate(words=Upper("meetings__venue"))),
    "an object": lambda: list(Body.objects.annotate(words=JSONObject(venue="meetings__venue"))),
    "a condition of a count": lambda: Body.objects.aggregate(n=Count("pk", filter=Q(meetings__venue=CLOSED))),
    "within another": lambda: list(Organisation.objects.filter(Exists(Body.objects.filter(meetings__venue=CLOSED)))),
    "read along": lambda: list(Body.objects.select_related("meetings")),
}

WAYS = {
    f"{group}: {way}": ask
    for group, ways in {
        "reading": READING, "writing": WRITING, "combining": COMBINING, "for another": FOR_ANOTHER, "backwards": BACKWARDS,
    }.items()
    for way, ask in ways.items()
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_way_round_is_open(house, way):
    with pytest.raises(NobodyNamed), transaction.atomic():
        WAYS[way]()
        pytest.fail(f"{way} was answered")


def test_what_is_narrowed_after_it_was_named_stays_narrowed(house):
    for rows in (
        named().filter(Q(pk__gt=0) | Q(pk__lt=0)),
        named() | named().filter(title=CLOSED),
        named() ^ named().none(),
        named().exclude(position=1),
        named(THE_CLOCK).visible_to(PUBLIC),
        named(PUBLIC).visible_to(THE_CLOCK),
        copy.deepcopy(named()),
    ):
        assert CLOSED not in [row.title for row in rows]
    assert not named().contains(named(THE_CLOCK).get(position=2))
    assert named().filter(position=2).update(text="x") == 0
    assert CLOSED not in json.dumps(list(named().values()), default=str)


def test_questions_for_one_person_may_stand_in_each_other(house):
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, house.organisation_id)}))
    for viewer, titles in ((PUBLIC, ["The open paper"]), (clerk, ["The open paper", CLOSED])):
        assert list(items(viewer).filter(pk__in=named(viewer).values("item"))) == [house]
        found = named(viewer).filter(Exists(items(viewer).filter(pk=OuterRef("item")))).order_by("pk")
        assert [paper.title for paper in found] == titles
        assert Body.objects.filter(pk__in=Meeting.objects.visible_to(viewer).values("body")).count() == 1


def test_a_row_in_hand_is_read_again_and_says_which_wards_it_concerns(house):
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, house.organisation_id)}))
    decision = Decision.objects.visible_to(clerk).defer("title").get()
    assert decision.title == CLOSED
    decision.refresh_from_db()
    assert [ward.name for ward in decision.wards.all()] == ["Quayside"]
    [prefetched] = Decision.objects.visible_to(clerk).prefetch_related("wards")
    assert [ward.name for ward in prefetched.wards.all()] == ["Quayside"]


def test_every_manager_of_the_house_asks():
    assert every_manager_asks(None) == []


def test_a_second_manager_would_be_found(monkeypatch):
    second = models.Manager()
    second.name, second.model = "everything", Paper
    monkeypatch.setitem(Paper._meta.__dict__, "managers", [Paper.objects, second])
    assert [error.msg for error in every_manager_asks(None)] == ["Paper.everything answers without asking for whom"]
