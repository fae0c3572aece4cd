"""The canary dies when it should: each way of losing a closed word, tried on purpose on the real site, is heard by the public."""

from collections.abc import Iterator

import pytest
from django.db.models import Q
from django.template import engines
from django.test import Client
from jinja2 import ChoiceLoader, DictLoader

from moothall.access.guard import lowered
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import queries as authority
from moothall.decisions.models import Decision
from moothall.decisions.views import decision as decision_page, feeds
from moothall.meetings.models import Item, Meeting, Pack, Paper
from moothall.search.queries.sources import Source
from moothall.web.waker import wake
from tests.canary import marked, place, walk
from tests.canary.anew import broken
from tests.test_canary import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EVERYBODY = staticmethod(lambda viewer: Q())
OUTSIDE = "meetings/item.html"
ROUND_THE_GUARD = "{% extends 'web/page.html' %}{% block main %}{% for paper in papers() %}{{ paper.text }}{% endfor %}{% endblock %}"


def a_rule_is_forgotten(table):
    return lambda patch: patch.setattr(table, "seen_by", EVERYBODY)


def a_page_asks_as_the_clock(page):
    return lambda patch: patch.setattr(page, "PUBLIC", THE_CLOCK)


def a_template_goes_round_the_guard(patch):
    environment = engines["jinja2"].env
    patch.setattr(environment, "loader", ChoiceLoader([DictLoader({OUTSIDE: ROUND_THE_GUARD}), environment.loader]))
    patch.setattr(environment, "cache", None)
    patch.setitem(environment.globals, "papers", all_papers)


def all_papers():
    with lowered():
        return list(Paper.objects.all())


def everybody_is_taken_for_the_clock(patch):
    patch.setattr(authority, "viewer_of", lambda account, day: THE_CLOCK)


def a_search_forgets_who_asks(patch):
    for_whoever_asks = Source.visible_to
    patch.setattr(Source, "visible_to", lambda source, viewer: for_whoever_asks(source, THE_CLOCK))


BREAKS = {
    "the rule of papers is forgotten": (a_rule_is_forgotten(Paper), "meetings/", "text of the exempt paper"),
    "the rule of items is forgotten": (a_rule_is_forgotten(Item), "meetings/", "item that is not displayed"),
    "the rule of meetings is forgotten": (a_rule_is_forgotten(Meeting), "meetings/", "note of a meeting not announced"),
    "the rule of packs is forgotten": (a_rule_is_forgotten(Pack), "meetings/", "members' edition of a pack"),
    "the rule of decisions is forgotten": (a_rule_is_forgotten(Decision), "decisions/", "decision not published"),
    "a feed asks as the clock": (a_page_asks_as_the_clock(feeds), "decisions/", "decision not published"),
    "data are asked for as the clock": (a_page_asks_as_the_clock(decision_page), "decisions/", "passage that is closed"),
    "a template goes round the guard": (a_template_goes_round_the_guard, "meetings/", "text of the exempt paper"),
    "everybody is taken for the clock": (everybody_is_taken_for_the_clock, "decisions/", "reasons not published"),
    "a search forgets who asks": (a_search_forgets_who_asks, "search/", "decision not published"),
}


@pytest.fixture(scope="module")
def sample(once):
    """The sample, and where the public hears anything closed in it before anything is broken."""

    def told_and_heard():
        told = place.sample()
        wake()
        return told, [closed for below in {below for _, below, _ in BREAKS.values()} for closed in heard_by_the_public(below)]

    return once(told_and_heard)


def heard_by_the_public(below: str) -> Iterator[str]:
    """Each closed thing that the public meets at the addresses that begin so, as soon as it is met."""
    addresses = [address for route, examples in EXAMPLES.items() if route.startswith(below) for address in examples]
    for answer in walk.answers(Client(raise_request_exception=False), addresses, walk.READING):
        yield from marked.secrets_of(marked.heard_in(answer.words))


@pytest.mark.parametrize("name", BREAKS)
def test_a_house_broken_on_purpose_is_heard(sample, monkeypatch, name):
    breaks, below, secret = BREAKS[name]
    assert sample[1] == [], "it is silent before"
    with broken(lambda: breaks(monkeypatch)):
        assert secret in heard_by_the_public(below)


def test_the_viewer_of_the_public_is_nobody():
    assert not PUBLIC.sees_everything
    assert not PUBLIC.offices
