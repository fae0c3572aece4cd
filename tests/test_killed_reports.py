"""A worker killed while it works out a draft and while it issues a report: another does it whole, and nothing of it is half there."""

import json
from collections.abc import Iterator

import pytest

from tests.browser.places import Place
from tests.half_issued import MEASURES
from tests.killing import a_minute_passes, asked, empty_place, wait_until, working

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
DRAFTS = "SELECT measures FROM performance_quarterlydraft WHERE NOT is_exempt"
EDITIONS = "SELECT content FROM performance_quarterlyedition"
LINES, OUT = "SELECT id FROM performance_quarterlyline", "SELECT id FROM performance_quarterlyreport WHERE issued_at IS NOT NULL"
IN_HAND = "SELECT id FROM documents_job WHERE kind = '{}' AND done > 0 AND ended_at IS NULL"
ENDED = "SELECT tries FROM documents_job WHERE kind = '{}' AND error = '' AND ended_at IS NOT NULL"


@pytest.fixture
def place() -> Iterator[Place]:
    with empty_place() as empty:
        empty.run("tests.half_issued")
        yield empty


def test_a_report_is_whole_and_only_one_though_the_worker_is_killed_while_it_drafts_and_while_it_issues(place: Place):
    killed_while("drafting", place)
    assert (asked(place, DRAFTS), asked(place, EDITIONS)) == ([], [])
    killed_while("issuing", place)
    assert [len(asked(place, one)) for one in (EDITIONS, LINES, OUT)] == [0, 0, 0]
    with working(place):
        wait_until(lambda: len(asked(place, ENDED.format("issuing"))) == 1, 0.1)
    assert asked(place, ENDED.format("drafting")) + asked(place, ENDED.format("issuing")) == [(2,), (2,)]
    [(draft,)], [(edition,)] = asked(place, DRAFTS), asked(place, EDITIONS)
    assert (len(json.loads(draft)), len(json.loads(edition)["measures"])) == (MEASURES, MEASURES)
    assert [len(asked(place, one)) for one in (LINES, OUT)] == [MEASURES, 1]


def killed_while(kind: str, place: Place) -> None:
    """A worker works off what waits, and is killed as soon as this is begun."""
    with working(place) as worker:
        wait_until(lambda: bool(asked(place, IN_HAND.format(kind))), 0.01)
        worker.kill()
        worker.wait()
    a_minute_passes(place)
