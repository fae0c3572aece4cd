"""Figures go away as data with what they mean, whose they are and under which licence: what everybody reads, whoever asks."""

import json
from datetime import date
from decimal import Decimal

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.tests.factories import carried, counted, measured, targeted
from moothall.performance.tests.quarter import NOW, QUARTER, SECRET, stated, told
from moothall.plans.tests.reading import cost, signed_in

AT = "/performance/"


def test_a_measure_goes_away_with_its_meaning_its_source_its_targets_and_its_licence(here, client):
    told(here)
    said = json.loads(client.get(f"/{here.off.reference}.json").content)
    assert said["licence"]["name"] == "Open Government Licence v3.0"
    assert said["means"]["unit"] == "homes"
    assert [(one["value"], one["set_by"]) for one in said["targets"]] == [("60", "Head of Homes")]
    assert [(one["period"], one["figure"], one["target"]) for one in said["figures"]] == [("July to September 2026", "31", "60")]
    assert said["latest"]["rating"] == "Off target"
    assert client.get(f"{said['page']}/figures.csv").status_code == 200
    listed = json.loads(client.get(f"{AT}measures.json").content)
    assert {one["title"] for one in listed["measures"]} == {"Homes let", "Homes built", "Homes mended", "Homes insulated"}
    assert client.get(listed["measures"][0]["as_data"]).status_code == 200


def test_nobody_takes_away_what_is_closed_or_not_signed_off_whoever_asks(here):
    told(here)
    late = here.late
    actions.send_figure(late, viewer=here.owner, at=NOW, new=new_figure(77))
    window = signed_in(here.keeper)
    assert window.get(f"/{here.shut.reference}.json").status_code == 404
    for page in ("measures.json", "feed"):
        answer = window.get(f"{AT}{page}").content.decode()
        assert SECRET not in answer.lower()
    assert json.loads(window.get(f"/{late.reference}.json").content)["figures"] == []
    assert ": 77" not in window.get(f"{AT}feed").content.decode()


def new_figure(value):
    return NewFigure(period=QUARTER, value=Decimal(value), comment="So it is.", heard=0, right=actions.EVERYTHING)


def test_news_of_figures_come_as_they_are_signed_off_the_newest_first(here, client):
    told(here)
    feed = client.get(f"{AT}feed").content.decode()
    assert "Homes built: 31 homes in July to September 2026" in feed
    assert "The contractor left the site." in feed
    few = cost(client, f"{AT}feed")
    more = counted(here, "Sheds built", counting="snapshot")
    stated(here, more, 5, comment="A \u202eword")
    feed = client.get(f"{AT}feed").content.decode()
    assert feed.index("Sheds built") < feed.index("Homes built")
    assert "\u202e" not in feed
    assert cost(client, f"{AT}feed") == few


def test_a_council_names_another_licence_from_a_day_or_none(here, client):
    row = measured(here)
    targeted(here, carried(here, row))
    for month, value, name in ((1, "cc-by", "Creative Commons Attribution 4.0 International"), (2, "none", None)):
        authority.set_rule(here.row, viewer=THE_CLOCK, at=NOW, name="licence_of_data", value=value, since=date(2026, month, 1))
        said = json.loads(client.get(f"/{row.reference}.json").content)["licence"]
        assert (said and said["name"]) == name
