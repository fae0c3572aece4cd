"""Measures are chosen by how they do, and taken away with it; a closed one is neither."""

import csv
import io

import pytest
from django.test import Client

from moothall.documents.reading.sheets import rows_of
from moothall.performance import actions, judging
from moothall.performance.models import Indicator
from moothall.performance.tests.compared import bring
from moothall.performance.tests.factories import carried, counted, targeted
from moothall.performance.tests.test_glance import NOW, SECRET, rated
from moothall.performance.tests.test_pages_figures import entered
from moothall.plans.tests.reading import cost, signed_in, words_of

LIST, FILE = "/performance/measures/", "/performance/measures.csv"


@pytest.fixture
def judged(here, path):
    """One off target among other places, one on target, one that Members have not agreed, one late, and one that is closed."""
    here.off, here.on = rated(here, "Repairs", "78"), rated(here, "Letters", "90")
    here.waits = carried(here, counted(here, "Homes"))
    targeted(here, here.waits, "30")
    here.shut = rated(here, SECRET, "11", closed_under="paragraph 3", closed_because="It names a bidder.")
    bring(path, name="Benchmarks", ours="Dell")
    actions.tie_indicator(here.off, viewer=here.keeper, at=NOW, indicator=Indicator.objects.get(code="R1"))
    judging.all_anew(NOW)
    return here


def lines(asked=""):
    return list(csv.DictReader(io.StringIO(Client().get(f"{FILE}{asked}").content.decode().lstrip("\ufeff"))))


def test_measures_are_chosen_by_how_they_do(judged):
    for show, names in (("off", ["Repairs"]), ("on", ["Letters"]), ("not-agreed", ["Homes"]), ("no-figure", ["Homes"]), ("near", [])):
        page = words_of(Client().get(f"{LIST}?show={show}"))
        assert ["Repairs" in page, "Letters" in page, "Homes built" in page] == [name in names for name in ("Repairs", "Letters", "-")]
        assert [line["title"] for line in lines(f"?show={show}")] == names
    own = words_of(signed_in(judged.owner).get(f"{LIST}?show=off"))
    assert "no closed measure is among them" in own
    assert SECRET not in own
    assert "Choose one of those listed" in words_of(Client().get(f"{LIST}?show=best"))


def test_a_measure_is_taken_away_with_what_its_page_says_of_it(judged):
    said = {line["title"]: line for line in lines()}
    assert SECRET not in said
    one = said["Repairs"]
    assert (one["figure"], one["rating"], one["is_provisional"], one["judged_on"]) == ("78.0", "Off target", "no", NOW.date().isoformat())
    assert one["why_so_rated"].startswith("78.0% is 7 points below the target of 85.0%")
    assert one["direction_of_travel"].startswith("Worse than in")
    assert one["really_changing"] == "Too few figures yet"
    page = words_of(Client().get(f"/{judged.off.reference}"))
    assert one["in_one_sentence"]
    assert one["in_one_sentence"] in page
    assert said["Homes"]["rating"] == "No figure"
    sheet = list(rows_of(io.BytesIO(Client().get("/performance/measures.xlsx").content), "measures.xlsx"))
    assert [row[1] for row in sheet] == ["title", "Homes", "Letters", "Repairs"]
    fresh = counted(judged, "Not judged yet")
    assert {line["title"]: line["rating"] for line in lines()}[fresh.title] == ""


def test_choosing_costs_as_many_questions_for_many_as_for_one(judged):
    before = cost(Client(), f"{LIST}?show=off"), cost(Client(), FILE)
    for turn in range(3):
        entered(judged, rated(judged, f"Another {turn}", "70"), ["71"], last=NOW.date().replace(year=2020, day=1))
    judging.all_anew(NOW)
    assert (cost(Client(), f"{LIST}?show=off"), cost(Client(), FILE)) == before
