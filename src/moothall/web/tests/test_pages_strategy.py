"""The strategy page says what the last quarterly report said of the measures, and stands as it is while there is none."""

from moothall.performance.tests import factories, quarter
from moothall.plans.tests.reading import words_of


def test_the_strategy_page_tells_what_was_reported_of_the_measures(db, client):
    here = factories.council()
    assert "What its measures say" not in words_of(client.get("/plans/"))
    homes = quarter.counted(here, "Homes let", counting="snapshot")
    quarter.stated(here, homes, 44)
    quarter.issued(here, here.homes)
    assert "What its measures say" not in words_of(client.get("/plans/"))
    quarter.issued(here, here.row)
    page = words_of(client.get("/plans/"))
    assert "What its measures say Of 1 measure 1 is not rated. The report on July to September 2026" in page


def test_without_a_council_the_page_says_so(db, client):
    assert "No council is here yet" in words_of(client.get("/plans/"))
