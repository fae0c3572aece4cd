"""Savings are found: a programme and its lines by everybody once they are out, what is closed or a draft by those who keep plans alone."""

import pytest
from django.test import Client

from moothall.plans import actions
from moothall.plans.tests import factories
from moothall.plans.tests.reading import signed_in, words_of
from moothall.plans.tests.savings import begun, by, out, public, written
from moothall.record.followers import catch_up
from moothall.search.tasks import INDEX, rebuild


@pytest.mark.once
@pytest.mark.django_db
def test_a_programme_and_its_lines_are_found_by_their_words_each_only_for_who_may_see_it():
    here = factories.council()
    row = public(here)
    out(here, row, 100, "Fewer quarries", changes="One pit is filled.")
    closed = out(here, row, 100, "Quarry posts")
    actions.close_saving_line(closed, **by(here), ground="confidential")
    written(here, row, "Quarry lorries")
    begun(here)
    catch_up(INDEX)
    found = [words_of(window.get("/search/?q=quar&room=plans")) for window in (Client(), signed_in(here.keeper))]
    assert [word in found[0] for word in ("Fewer quarries", "Quarry posts", "Quarry lorries")] == [True, False, False]
    assert [word in found[1] for word in ("Fewer quarries", "Quarry posts", "Quarry lorries")] == [True, True, True]
    assert "Saving, Savings to 2029" in words_of(Client().get("/search/?q=pit"))
    assert words_of(Client().get("/search/?q=savings+2029")).count("Savings programme, ") == 1
    actions.change_savings_programme(row, **by(here), title="Leaner", about="", first_year=2026, last_year=2028)
    catch_up(INDEX)
    assert "Saving, Leaner" in words_of(Client().get("/search/?q=quarries"))
    assert rebuild()
    assert "Leaner" in words_of(Client().get("/search/?q=leaner"))
