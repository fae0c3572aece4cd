"""Whatever is typed or sent, to whichever form of the site: a page that says what is wrong, and nothing half-written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import serializers
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Body
from moothall.decisions.models import CallInRequest, Commitment, Decision, Document
from moothall.meetings.models import Meeting
from moothall.record.models import Entry
from moothall.web.links import link_for
from tests.canary import place

pytestmark = pytest.mark.django_db
NASTY = {
    "nothing": "",
    "blanks": " \t ",
    "ten thousand letters": "x" * 10_000,
    "ten thousand digits": "9" * 10_000,
    "control characters": "a\x07\x1b[31m\x7f",
    "right to left": "\u202egpj.exe",
    "a null byte": "a\x00b",
    "markup": "<script>alert(1)</script>",
    "a statement": "'; DROP TABLE decisions_decision; --",
    "signs of a search": '"*) NEAR( -- ^ :',
    "a day that is not": "31 2 2026",
    "a day before days": "1 1 0000",
    "a number below": "-1",
    "a great number": "1e9",
    "a number of another script": "١٢٣",
    "a list": "[]",
}
LISTS = {
    "/meetings/": ("words", "council", "body", "kind", "first", "last", "page"),
    "/meetings/calendar/2026/1/": ("council", "body", "kind"),
    "/meetings/calendar.ics": ("council", "body", "kind"),
    "/meetings/feed": ("council", "body", "kind"),
    "/meetings/wrenmouth/1": ("page",),
    "/decisions/": ("words", "council", "by", "ward", "portfolio", "key", "first", "last", "standing", "before", "page"),
    "/decisions/register.csv": ("words", "by", "ward", "portfolio", "key", "first", "last", "standing", "before"),
    "/decisions/feed": ("words", "by", "first", "last", "standing"),
    "/decisions/commitments/": ("words", "council", "state", "page"),
    "/decisions/scrutiny/recommendations/": ("words", "body", "to", "state", "first", "last", "page"),
    "/plans/all/": ("words", "kind", "year", "department", "portfolio", "page"),
    "/risks/wrenmouth/": ("words", "department", "category", "owner", "band", "sort", "likelihood", "impact", "kind", "page"),
    "/authority/people/": ("q", "organisation", "ward", "party", "former", "page"),
    "/search/": ("q", "room", "organisation", "body", "first", "last", "page"),
    "/account/login/": ("next",),
}
TYPED = {"words", "q", "before", "next"}
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
SENDERS = (Role.COMMITTEE_CLERK, Role.SCRUTINY_MEMBER, Role.MONITORING_OFFICER)
every_value = pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)


@pytest.fixture
def council(sample, db, settings):
    cache.clear()  # how often somebody tried is counted there
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return sample


@pytest.fixture(scope="module")
def sample(once):
    return once(council_with_a_late_decision)


def council_with_a_late_decision() -> place.Sample:
    told = place.sample()
    later = timezone.now() + timedelta(days=3)
    Decision.objects.create(
        organisation=told.council, number=9, title=place.OPEN, body=told.rows["body"], decided_on=place.DAY,
        is_subject_to_call_in=True, published_at=place.THEN, call_in_closes_at=later, effective_from=later,
    )  # fmt: skip
    return told


@pytest.fixture
def public(council) -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def sender(council):
    """A browser in which somebody is signed in who may use the form at an address."""
    accounts = {role: place.account_of(role, council.council, count) for count, role in enumerate(SENDERS, start=1)}

    def window(address: str, **options: Any) -> Client:
        client = Client(raise_request_exception=False, **options)
        role = Role.SCRUTINY_MEMBER if address.endswith("call-in") else Role.COMMITTEE_CLERK
        role = Role.MONITORING_OFFICER if "call-in-rule" in address else role
        client.force_login(accounts[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return window


def everything() -> str:
    """All that is kept of what people do, to be compared."""
    tables = (Decision, Document, Commitment, CallInRequest, Meeting)
    return json.dumps([Entry.objects.count(), *(serializers.serialize("json", table.objects.visible_to(THE_CLOCK)) for table in tables)])


def words_of(answer: Any) -> str:
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


@every_value
def test_a_list_is_answered_whatever_its_choices_hold(public, value):
    for address, names in LISTS.items():
        alone = [{name: value} for name in names if name in TYPED]  # together with a wrong choice it would not be looked for
        for question in (dict.fromkeys(names, value), *alone, {name: [value, "x", value] for name in names}):
            answer = public.get(address, question)
            assert answer.status_code in {200, 400}, f"{address} {question}"
            assert answer["Content-Type"].startswith("text/plain") or "<script>alert" not in words_of(answer)
            assert answer.status_code == 200 or words_of(answer).strip(), "a wrong choice is said in words"


@pytest.mark.parametrize("number", ["0", "-1", "1e9", "x", "", "9" * 5_000, "1.5", "\x00"])
@pytest.mark.parametrize("address", [address for address, names in LISTS.items() if "page" in names])
def test_a_page_that_is_not_there_is_the_nearest_that_is(public, address, number):
    answer = public.get(address, {"page": number})
    assert answer.status_code == 200
    assert words_of(answer).count("<h1>") == 1


@pytest.mark.parametrize("address", LISTS)
def test_bytes_that_are_no_letters_are_answered(public, address):
    answer = public.get(address, QUERY_STRING=f"{LISTS[address][0]}=%ED%A0%BD%FF&=&&=x&%00=%00&{LISTS[address][0]}")
    assert answer.status_code in {200, 400}


@pytest.mark.parametrize("address", LISTS)
def test_a_huge_question_is_answered_or_called_too_large(public, address):
    long = public.get(address, {LISTS[address][0]: "x" * 100_000})
    assert long.status_code in {200, 400}
    many = public.get(address, {f"name{count}": "x" for count in range(5_000)})
    assert many.status_code == (413 if address != "/meetings/feed" else 200)  # that feed is never asked anything


@pytest.mark.parametrize(
    "address",
    [
        *(f"/{path}/{'9' * 40}" for path in ("decisions/wrenmouth", "meetings/wrenmouth", "record/proofs", "authority/people/wrenmouth")),
        *(f"/meetings/wrenmouth/1/items/{'9' * 40}", f"/meetings/wrenmouth/1/items/1/papers/{'9' * 40}"),
        *(f"/meetings/calendar/{year}/1/" for year in (0, 10_000, "9" * 40)),
        *(f"/record/{path}" for path in (f"checkpoints/{'9' * 40}", f"consistency/{'9' * 40}/1")),
        *(
            "/decisions/WRENMOUTH/1x",
            "/decisions/wrenmouth%00/1",
            "/sign-in/link/%00",
            f"/sign-in/link/{'x' * 5_000}",
            "/decisions/\u202e/1",
        ),
        *("/account/password/reset/key/zzzzzzzzzzzzzz-x/", "/account/password/reset/key/1-%00/"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(public, address):
    answer = public.get(address)
    assert answer.status_code in ({200} if "/reset/" in address else {404})
    assert words_of(answer).count("<h1>") == 1


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


def test_a_link_to_sign_in_that_was_altered_signs_nobody_in(council):
    link = link_for(place.account_of(Role.MEMBER, council.council, 9))
    for altered in (link[:-1], link + "x", link.replace(":", ""), link.swapcase().replace("/SIGN-IN/LINK", "/sign-in/link")):
        answer = Client().post(altered)
        assert answer.status_code == 404
        assert "This link signs nobody in" in words_of(answer)


def test_whoever_tries_too_often_reads_why_they_must_wait(public):
    tries = [public.post("/account/password/reset/", {"email": "nobody@wrenmouth.example"}) for _ in range(10)]
    assert tries[-1].status_code == 429
    assert "Too many tries" in words_of(tries[-1])
