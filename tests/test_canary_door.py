"""What the door tells another system: of its own measures alone; without a token nothing at all, whoever is signed in."""

import json

import pytest
from django.conf import settings
from django.test import Client

from moothall.access.viewer import Role
from tests.canary import figures, marked, measures, place, sending

HOSTILE = [
    "",
    "{",
    "[]",
    '{"figures": [{"measure": "M2", "from": "2025-04-01", "value": NaN}]}',
    '{"figures": [{"measure": "M2", "measure": "M1"}]}',
    "[" * 50_000,
    json.dumps({"figures": [{"measure": "\x00", "from": "\ud800", "valeu": 1}]}),
    json.dumps({"figures": [{"measure": name, "from": "2025-07-01", "value": 4, "comment": "x"} for name in ("M1", "M2", "M9", "m2 ")]}),
    json.dumps({"figures": [{"measure": "performance/measures/wrenmouth/2", "from": "2025-07-01", "to": "2025-07-31", "value": 1e300}]}),
    json.dumps({"figures": [{"measure": "M2", "from": "2025-07-01", "value": 4, "after": 9, "confirmed": ["history"]}]}),
]


def heard(token, client=None):
    """All markers in all that the door says to whoever shows this token."""
    window, headers = client or Client(), {"Authorization": f"Bearer {token}"} if token else {}
    answers = [window.get("/api/measures", headers=headers)]
    answers += [window.post("/api/figures", body, content_type="application/json", headers=headers) for body in HOSTILE]
    assert all(answer.status_code < 500 and answer["Cache-Control"].endswith("no-store") for answer in answers)
    words = "".join(f"{sorted(answer.headers.items())}{answer.content.decode()}" for answer in answers)
    return {answer.status_code for answer in answers}, marked.heard_in(words)


def markers(*secrets):
    return {marked.MARKERS[secret] for secret in secrets}


@pytest.mark.once
@pytest.mark.django_db
def test_a_system_hears_of_its_own_measures_and_of_no_other(caplog):
    council = place.sample()
    [own] = markers(sending.SECRETS[0])
    statuses, words = heard(sending.OF_THE_OPEN)
    assert words <= {own} | markers(*figures.OF_THE_OPEN), "nothing of the closed measure"
    assert own in words
    _, words = heard(sending.OF_BOTH)
    assert markers(sending.SECRETS[2]) <= words, "what it was let in for it reads"
    assert not words & markers(*measures.SECRETS), "and no other closed measure"
    assert own not in words
    assert {400, 422} <= statuses, "what is hostile was read, and refused"
    nobody = {token: heard(token) for token in ("", "moothall_none", sending.WITHDRAWN)}
    assert set(map(repr, nobody.values())) == {repr(({401}, frozenset()))}
    for role in (Role.COMMITTEE_CLERK, Role.PERFORMANCE_TEAM, Role.ADMINISTRATOR):
        window = Client()
        window.force_login(place.account_of(role, council.council, 50 + len(role)), backend=settings.AUTHENTICATION_BACKENDS[0])
        assert heard("", window) == ({401}, frozenset()), "a cookie opens nothing here"
    assert not marked.heard_in(caplog.text)
    assert not any(token in caplog.text for token in (sending.OF_THE_OPEN, sending.OF_BOTH))
