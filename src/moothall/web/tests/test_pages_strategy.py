"""The strategy page says what the last quarterly report said of the measures, and stands as it is while there is none."""

from moothall.performance import judging
from moothall.performance.models import KeptVerdict
from moothall.performance.tests import factories, quarter
from moothall.plans.tests.reading import cost, words_of


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


def test_the_pages_of_plans_say_what_measures_say_and_add_them_to_the_state(db, client):
    """The strategy, the plan, the objective and the portfolio: one state everywhere, and nothing of a measure that is closed."""
    here = quarter.told(factories.council())
    row = quarter.actions.serve_objective(here.shut, viewer=here.keeper, at=quarter.NOW, objective=here.aim)
    judging.all_anew(quarter.NOW)
    pages = [f"/{here.aim.reference}", f"/{here.plan.reference}", f"/plans/portfolios/wrenmouth/{here.portfolio.pk}", "/plans/"]
    words = [words_of(client.get(page)) for page in pages]
    assert all("Its only measure is off target." in one for one in words)
    assert "Homes built" in words[0]
    assert "31 homes" in words[0]
    assert "Of 4 measures 1 is off target, 1 is on target, 1 is not rated and 1 is without a figure." in words[2]
    assert not any(row.title in one for one in words)


def test_the_home_page_says_in_a_few_lines_how_the_place_is_doing(db, client):
    here = quarter.told(factories.council())
    assert "How the place is doing" not in words_of(client.get("/"))
    judging.all_anew(quarter.NOW)
    page = words_of(client.get("/"))
    assert "1 of 4measures on target." in page
    assert "Of 4 measures 1 is off target, 1 is on target, 1 is not rated and 1 is without a figure." in page
    assert "really getting worse" not in page
    assert here.shut.title not in page
    KeptVerdict.objects.visible_to(here.keeper).filter(measure=here.off).update(change="Getting worse")
    few = cost(client, "/")
    assert "Homes built31 homes in July to September 2026. Target 60 homes." in words_of(client.get("/"))
    KeptVerdict.objects.visible_to(here.keeper).update(change="Getting worse", rating="Off target")
    assert cost(client, "/") == few
