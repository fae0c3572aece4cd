"""What hangs on rows is read for one viewer, in as many questions for one row as for many, and from SQL that is made once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.hanging import Hung, hang, put
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries
from moothall.meetings.models import Item, Paper, Revision
from moothall.meetings.tests.factories import THEN, body, called, clerk_of, council

pytestmark = pytest.mark.django_db
PAPERS = Hung("with_papers", "item", lambda viewer: Paper.objects.visible_to(viewer).order_by("position"))


@pytest.fixture
def meeting():
    cabinet = body(council())
    return called(cabinet)


def with_items(meeting, *titles):
    who = {"viewer": clerk_of(meeting.organisation), "at": THEN}
    for title in titles:
        item = actions.add_item(meeting, title=title, **who)
        Paper.objects.create(item=item, position=1, kind=Paper.Kind.REPORT, title=f"Report on {title}")
    return list(Item.objects.visible_to(THE_CLOCK).filter(meeting=meeting).order_by("pk"))


def test_each_row_gets_its_own_and_each_child_knows_its_row(meeting):
    items = with_items(meeting, "Damp", "Lamps", "Ferry")
    hang(items, THE_CLOCK, [PAPERS])
    assert [[paper.title for paper in item.with_papers] for item in items] == [
        ["Report on Damp"],
        ["Report on Lamps"],
        ["Report on Ferry"],
    ]
    with CaptureQueriesContext(connection) as asked:
        assert all(paper.item is item for item in items for paper in item.with_papers)
    assert not asked


def test_the_same_sql_is_asked_for_each_viewer_by_the_guard(meeting):
    items = with_items(meeting, "Damp")
    hang(items, PUBLIC, [PAPERS])
    assert items[0].with_papers == []
    hang(items, THE_CLOCK, [PAPERS])
    assert [paper.title for paper in items[0].with_papers] == ["Report on Damp"]
    assert put(PAPERS.rows, PAPERS.key, PUBLIC, 1) is put(PAPERS.rows, PAPERS.key, PUBLIC, 1)


def test_a_rule_that_shows_nothing_at_all_gives_nothing(meeting):
    items = with_items(meeting, "Damp")
    hang(items, PUBLIC, [Hung("will_say", "item", Revision.objects.visible_to, alone=True)])
    assert items[0].will_say is None


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_as_many_questions_for_one_row_as_for_many(meeting, count):
    with_items(meeting, *(f"Item {number}" for number in range(count)))
    with CaptureQueriesContext(connection) as asked:
        assert len(list(queries.agenda(THE_CLOCK, meeting))) == count
    assert len(asked) == 8


def test_nothing_is_asked_where_there_are_no_rows():
    with CaptureQueriesContext(connection) as asked:
        hang([], THE_CLOCK, [PAPERS])
    assert not asked
