"""The description of the door is sound OpenAPI 3.1, and what the door answers is what it describes."""

import json
from functools import cache

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from moothall.performance.rules import door
from moothall.performance.rules.door import FigureSaid, figure_said, read
from moothall.performance.tests.factories import counted
from moothall.performance.tests.sending import asked, let_in, looked, posted
from moothall.performance.views.door_described import SCHEMAS


@cache
def described(name):
    """A schema of the description, by which an answer is looked at."""
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}})


def as_described(answer, name):
    assert [f"{list(one.path)}: {one.message}" for one in described(name).iter_errors(answer.json())] == []
    return True


@pytest.mark.once
@pytest.mark.django_db
def test_the_description_is_sound_and_open_to_everybody():
    answer = Client().get("/api/openapi.json")
    assert answer.status_code == 200
    OpenAPIV31SpecValidator(answer.json()).validate()
    assert set(SCHEMAS["Figure"]["properties"]) == set(door.FIELDS), "each field that is read is described, and no other"


@pytest.mark.once
def test_the_page_for_people_says_every_field_and_every_problem(client, db):
    page = client.get("/api/").content.decode()
    for one in door.FIELDS:
        assert f"<code>{one}</code>" in page
    for name in ("to-confirm", "refused", "unknown-token", "too-often"):
        assert f'id="{name}"' in page, "the type of a problem leads to its description"


@pytest.mark.once
def test_every_answer_is_as_it_is_described(here):
    homes, system = counted(here), let_in(here)
    good = {"measure": f"M{homes.number}", "from": "2026-07-01", "value": "44"}
    assert as_described(looked(system), "Measures")
    assert as_described(asked(system, good), "Taken")
    assert as_described(asked(system, good), "Taken")
    assert as_described(looked(system), "Measures")
    assert as_described(asked(system, good | {"value": 44.5, "after": 1}), "Problem")
    assert as_described(asked(system, good | {"value": "x"}, {"measure": "M99", "from": "2026-07-01"}), "Problem")
    for answer in (posted("none", "{}"), posted(system.shown_once, "{}"), posted(system.shown_once, "", "text/csv")):
        assert as_described(answer, "Problem")
        assert answer.json()["type"].startswith("http://testserver/api/#")


def test_what_the_description_refuses_is_refused():
    """The door refuses more: a schema cannot tell a day that is none, or which decimals a measure has."""
    good = {"measure": "M1", "from": "2026-07-01", "value": 81.6}
    wrong = (
        {"valeu": 3}, {"value": True}, {"value": "81,6"}, {"provisional": "yes"}, {"confirmed": ["outside history"]},
        {"comment": "x" * 4_001}, {"from": "1 July"}, {"measure": ""}, {"measure": 5}, {"after": -1}, {"after": 1.5},
    )  # fmt: skip
    for one in ({}, *wrong):
        taken = isinstance(figure_said(read(json.dumps(good | one).encode())), FigureSaid)
        assert (described("Figure").is_valid(good | one), taken) == (not one, not one), one
