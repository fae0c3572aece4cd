"""Notices are found: what is out by everybody, a draft by the clerks of its council alone."""

import pytest
from django.test import Client

from moothall.decisions.tests import factories
from moothall.decisions.tests.announcing import announced, drafted
from moothall.decisions.tests.reading import signed_in, words_of
from moothall.record.followers import catch_up
from moothall.search.tasks import INDEX


@pytest.mark.django_db
def test_a_published_notice_is_found_by_its_words_and_a_draft_by_its_clerks_alone():
    here = factories.council()
    announced(here, matter="Stone from the quarry.")
    drafted(here, "A new quarry")
    catch_up(INDEX)
    public, clerk = (words_of(window.get("/search/?q=quarry")) for window in (Client(), signed_in(here.clerk)))
    assert "Harbour wall" in public
    assert "A new quarry" not in public
    assert "A new quarry" in clerk
