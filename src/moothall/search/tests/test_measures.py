"""A measure is found by its title and by what it means, and what is closed only by whoever may see it."""

import pytest
from django.test import Client

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions, queries
from moothall.performance.tests import factories
from moothall.performance.tests.factories import NOW, as_it_is, measured
from moothall.plans.tests.reading import signed_in, words_of
from moothall.record.followers import catch_up
from moothall.search.tasks import INDEX


def found(window, words):
    catch_up(INDEX)
    page = words_of(window.get(f"/search/?q={words}&room=performance"))
    return [title for title in ("Plasterers in time", "Secret plasterers", "Walls mended in time") if title in page]


@pytest.mark.once
@pytest.mark.django_db
def test_a_measure_is_found_by_its_words_and_follows_what_is_said_of_it_anew():
    here = factories.council()
    row = measured(here, "Plasterers in time", rationale="A wall that waits is damp.")
    measured(here, "Secret plasterers", closed_under="paragraph 3", closed_because="It names a bidder.")
    for words in ("plasterers", "damp"):
        assert found(Client(), words) == ["Plasterers in time"], words
    assert found(signed_in(here.owner), "plasterers") == ["Plasterers in time", "Secret plasterers"]
    said = queries.measures.latest(row).facts() | {"title": "Walls mended in time"}
    actions.define_measure(as_it_is(row), viewer=THE_CLOCK, at=NOW, from_on=factories.LONG_AGO, because="Plain words.", **said)
    assert found(Client(), "mended") == ["Walls mended in time"]
    actions.close_measure(as_it_is(row), viewer=THE_CLOCK, at=NOW, under="paragraph 3", because="It names a bidder.")
    assert found(Client(), "mended") == []
