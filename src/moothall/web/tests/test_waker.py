"""Who follows the record is woken after each act, and a follower that fails holds up neither the act nor the others."""

import pytest

from moothall.decisions.tests import factories
from moothall.record import followers
from moothall.record.models import Checkpoint, Entry
from moothall.search.models import Indexed
from moothall.web import waker

pytestmark = pytest.mark.django_db


class Failing:
    """A follower that fails until it is mended."""

    name = "failing"
    is_mended = False

    def __init__(self) -> None:
        self.read: list[int] = []

    def handle(self, entries) -> None:
        if not self.is_mended:
            raise RuntimeError("a follower's own fault")
        self.read += [entry.number for entry in entries]


@pytest.fixture
def failing(monkeypatch):
    follower = Failing()
    monkeypatch.setattr(waker, "FOLLOWERS", (follower, *waker.FOLLOWERS))
    return follower


def test_an_act_whose_follower_fails_is_still_done_and_the_follower_catches_up_later(failing, django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True):
        here = factories.council()
    assert Entry.objects.exists()
    assert failing.read == []
    assert "The follower “failing” did not read what is new." in caplog.text
    assert Indexed.objects.filter(about=here.cabinet.reference).exists()

    failing.is_mended = True
    with django_capture_on_commit_callbacks(execute=True):
        factories.recorded(here)
    assert failing.read == list(Entry.objects.order_by("number").values_list("number", flat=True))


def test_the_record_is_signed_when_a_decision_is_published_and_not_before(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        here = factories.council()
        draft = factories.recorded(here)
    assert not Checkpoint.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        factories.actions.publish(draft, viewer=here.clerk, at=factories.at(2009, 12, 9))
    assert Checkpoint.objects.get().size == Entry.objects.count()


def test_whoever_is_woken_with_nothing_to_read_does_nothing():
    waker.wake()
    assert [followers.catch_up(follower) for follower in waker.FOLLOWERS] == [0] * len(waker.FOLLOWERS)
