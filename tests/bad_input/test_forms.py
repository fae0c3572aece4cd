"""Forms, sent with whatever could stand in their boxes: whole and as one act, or not at all, and what was typed is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from moothall.authority.models import Body
from tests.bad_input.values import NASTY, everything, words_of

pytestmark = pytest.mark.django_db
A_COMMITMENT, A_DECISION = "/decisions/commitments/wrenmouth/1", "/decisions/wrenmouth"
CONFIRMED = "/decisions/commitments/wrenmouth/4"
FORMS = {
    f"{CONFIRMED}/answer": ("where",),
    f"{CONFIRMED}/had": (),
    f"{CONFIRMED}/extend": ("version", "due_on", "meeting", "due_body", "no_day", "because"),
    f"{CONFIRMED}/hand-over": ("version", "owner"),
    f"{CONFIRMED}/end": ("version", "how", "because"),
    "/decisions/commitments/wrenmouth/new": ("asked_by", "asked_on", "said", "owner", "due_on", "meeting", "due_body", "no_day", "what"),
    f"{A_DECISION}/2/papers/": ("kind", "file", "ground", "paragraphs", "can_be_said", "public_interest", "title"),
    f"{A_COMMITMENT}/confirm": ("version", "what", "owner", "due_on", "no_day"),
    f"{A_COMMITMENT}/dismiss": ("version", "because"),
    f"{A_DECISION}/1/withdraw": ("because",),
    f"{A_DECISION}/9/call-in": ("grounds",),
    "/decisions/call-in-rule/wrenmouth/set": (
        "since",
        "days",
        "reading",
        "cut_off",
        "group_1",
        "number_1",
        "who_1",
        "step_days_1",
        "source",
    ),
    "/account/login/": ("login", "password", "next"),
    "/account/login/code/": ("email",),
    "/account/password/reset/": ("email",),
    "/account/password/change/": ("oldpassword", "password1", "password2"),
    "/account/password/set/": ("password1", "password2"),
    "/account/signup/": ("email", "password1"),
}
# What a form asks for besides the one box that is tried.
ELSE_GIVEN = {
    "/decisions/call-in-rule/wrenmouth/set": {
        "unit": "working days",
        "reading": "on the last day",
        "checked_by": "the monitoring officer",
        **{f"step_then_{place}": "nothing by itself: it is shown as late" for place in range(1, 5)},
    },
    f"{CONFIRMED}/end": {"how": "overtaken"},
    "/decisions/commitments/wrenmouth/new": {"asked_on": "1 1 2026", "said": "The chair asked for it."},
    f"{A_DECISION}/2/papers/": {"kind": "report", "ground": "everybody"},
}
TEXTS = [address for address, names in FORMS.items() if "/decisions/" in address and names and names[-1] not in ("where", "owner")]
REFUSED = ["nothing", "blanks", "control characters", "right to left", "a null byte"]


@contextmanager
def undone() -> Iterator[None]:
    """What is done here is taken back, so that each bad value meets the same place."""
    with transaction.atomic():
        cache.clear()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("address", FORMS)
def test_a_form_takes_it_whole_or_not_at_all(sender, address):
    """Accepted, it is one act; not accepted, nothing at all has changed."""
    client, before = sender(address), everything()
    for name, value in NASTY.items():
        with undone():
            answer = client.post(address, dict.fromkeys(FORMS[address], value))
            assert answer.status_code in {200, 302, 403, 409}, name
            assert answer.status_code == 302 or (everything(), words_of(answer).count("<h1>")) == (before, 1), name


@pytest.mark.parametrize("address", TEXTS)
def test_what_was_typed_is_refused_in_a_sentence_and_kept(sender, address):
    client, before = sender(address), everything()
    text = FORMS[address][-1] if "confirm" not in address else "what"
    for value in [NASTY[name] for name in REFUSED] + ["x" * 10_001]:
        answer = client.post(address, else_given(address) | {text: value})
        page = words_of(answer)
        assert answer.status_code == 200, value
        assert "One thing needs another look" in page, value
        assert value.strip() in page
        assert everything() == before


def else_given(address: str) -> dict[str, Any]:
    """Everything else that the form asks for."""
    told = {"version": "1", "no_day": "on", "asked_by": str(Body.objects.get(number=1).pk)} | ELSE_GIVEN.get(address, {})
    return told | ({"file": SimpleUploadedFile("x.txt", b"Words.")} if address.endswith("/papers/") else {})


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "1e9", "9" * 5_000, "١"])
@pytest.mark.parametrize("ending", ["confirm", "dismiss"])
def test_a_version_that_was_never_opened_saves_nothing(sender, ending, version):
    before = everything()
    answer = sender(ending).post(f"{A_COMMITMENT}/{ending}", {"version": version, "what": "Lamps", "because": "Lamps", "no_day": "on"})
    if version != "١":  # one, in the figures of another script
        assert answer.status_code in {200, 403, 409}
        assert everything() == before


@pytest.mark.parametrize("day", ["31 2 2026", "29 2 2027", "yesterday", "1 1 0000", "0", "99 99 9999", "1e3", "\u202e1 4 2026"])
def test_a_due_day_that_does_not_exist_is_refused_and_kept(sender, day):
    before = everything()
    answer = sender("confirm").post(f"{A_COMMITMENT}/confirm", {"version": "1", "what": "Lamps", "due_on": day})
    assert answer.status_code == 200
    assert f'value="{day}"' in words_of(answer)
    assert "another look" in words_of(answer)
    assert everything() == before


@pytest.mark.parametrize("owner", ["0", "-1", "x", "9" * 5_000, "\x00", "1 OR 1=1"])
def test_an_owner_who_is_not_offered_is_refused(sender, owner):
    before = everything()
    answer = sender("confirm").post(f"{A_COMMITMENT}/confirm", {"version": "1", "what": "Lamps", "no_day": "on", "owner": owner})
    assert answer.status_code == 200
    assert everything() == before


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "nonsense"])
def test_what_is_no_form_changes_nothing(sender, address, kind):
    before = everything()
    answer = sender(address).post(address, b'{"because": "x"}\x00--x\r\n', content_type=kind)
    assert answer.status_code in {200, 302, 400, 403}
    assert everything() == before


@pytest.mark.parametrize("address", [*FORMS, f"{A_DECISION}/2/publish", "/account/logout/"])
def test_a_form_without_its_token_changes_nothing(sender, address):
    before = everything()
    answer = sender(address, enforce_csrf_checks=True).post(address, dict.fromkeys(FORMS.get(address, ()), "Lamps"))
    assert answer.status_code == 403
    assert "The form was not accepted" in words_of(answer)
    assert everything() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "address", ["/", "/decisions/", f"{A_DECISION}/1", f"{A_DECISION}/1/withdraw", "/search/", "/workspace/", "/record/"]
)
def test_pages_are_read_and_forms_are_sent_and_nothing_else(sender, address, method):
    before = everything()
    answer = getattr(sender(address), method)(address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert "Nothing was changed" in words_of(answer)
    assert everything() == before


def test_a_form_that_is_too_large_is_called_so_and_changes_nothing(sender):
    before = everything()
    answer = sender("withdraw").post(f"{A_DECISION}/1/withdraw", {"because": "x" * 3_000_000})
    assert answer.status_code == 413
    assert everything() == before
