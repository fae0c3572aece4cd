"""Signing in and out: each way works, and each mistake is a sentence."""

import re

import pytest
from django.contrib.auth import get_user
from django.core.cache import cache

from moothall.access.models import Account
from moothall.web.accounts import name_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("moothall.web.tests.addresses")]
ADDRESS, PASSWORD = "clerk@wrenmouth.example", "correct horse battery"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def place(settings):
    settings.PLACE_NAME, settings.PLACE_KIND, settings.PLACE_FOOT = "Wrenmouth", "Borough Council", ""
    cache.clear()  # how often somebody tried is counted there


@pytest.fixture
def passwords(settings):
    """A place where people sign in with a password or with a code, as each likes."""
    settings.ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]


@pytest.fixture
def clerk():
    return Account.objects.create_user(ADDRESS, PASSWORD, name="A clerk")


def page(answer) -> str:
    return answer.content.decode()


@pytest.mark.usefixtures("passwords")
def test_a_person_signs_in_with_a_password(client, clerk):
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert get_user(client) == clerk


@pytest.mark.usefixtures("passwords")
def test_a_wrong_password_is_said_and_the_address_is_kept(client, clerk):
    answer = client.post("/account/login/", {"login": ADDRESS, "password": "wrong"})
    assert "One thing needs another look" in page(answer)
    assert f'value="{ADDRESS}"' in page(answer)
    assert not get_user(client).is_authenticated


def test_a_person_signs_in_with_a_code(client, clerk, mailoutbox):
    client.post("/account/login/code/", {"email": ADDRESS})
    code = mailoutbox[0].subject.split()[0]
    assert mailoutbox[0].subject == f"{code} is your code for Wrenmouth"
    asked = client.get("/account/login/code/confirm/")
    assert "Enter the code" in page(asked)
    client.post("/account/login/code/confirm/", {"code": code})
    assert get_user(client) == clerk


def test_a_wrong_code_opens_nothing(client, clerk, mailoutbox):
    client.post("/account/login/code/", {"email": ADDRESS})
    answer = client.post("/account/login/code/confirm/", {"code": "ZZZZ-ZZZZ"})
    assert not get_user(client).is_authenticated
    assert "One thing needs another look" in page(answer)


def test_nobody_learns_whether_an_address_has_an_account(client, clerk, mailoutbox):
    known = client.post("/account/login/code/", {"email": ADDRESS})
    client.cookies.clear()
    unknown = client.post("/account/login/code/", {"email": "nobody@wrenmouth.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mailoutbox[1].subject == "Wrenmouth: there is no account for this address"


def test_signing_out_asks_first(client, clerk):
    client.force_login(clerk, BACKEND)
    assert "You are signed in as" in page(client.get("/account/logout/"))
    assert get_user(client) == clerk
    client.post("/account/logout/")
    assert not get_user(client).is_authenticated


def test_nobody_makes_an_account_alone(client):
    answer = client.post("/account/signup/", {"email": "new@wrenmouth.example", "password1": PASSWORD})
    assert "Accounts are made by the council" in page(answer)
    assert not Account.objects.exists()


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "confirm-email/abc/"])
def test_what_this_house_has_not_drawn_is_not_there(client, clerk, path):
    client.force_login(clerk, BACKEND)
    assert client.get(f"/account/{path}").status_code == 404


def test_a_forgotten_password_is_chosen_anew(client, clerk, mailoutbox):
    client.post("/account/password/reset/", {"email": ADDRESS})
    assert "Look in your e-mail" in page(client.get("/account/password/reset/done/"))
    [link] = re.findall(r"https?://\S+", mailoutbox[0].body)
    form = client.get(link, follow=True)
    assert "Choose a new password" in page(form)
    short = client.post(form.redirect_chain[-1][0], {"password1": "short", "password2": "short"})
    assert "12 characters" in page(short)
    done = client.post(form.redirect_chain[-1][0], {"password1": "four words make one", "password2": "four words make one"}, follow=True)
    assert "Your password is changed" in page(done)
    clerk.refresh_from_db()
    assert clerk.check_password("four words make one")


def test_a_link_that_was_used_says_so(client):
    answer = client.get("/account/password/reset/key/1-abc/")
    assert "This link does not work" in page(answer)


def test_a_password_is_changed_by_whoever_knows_the_old_one(client, clerk):
    client.force_login(clerk, BACKEND)
    assert "Change your password" in page(client.get("/account/password/change/"))
    new = "four words make one"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    clerk.refresh_from_db()
    assert clerk.check_password(new)


@pytest.mark.usefixtures("passwords")
def test_whoever_signs_in_by_code_may_choose_a_password(client):
    clerk = Account.objects.create_user(ADDRESS)
    client.force_login(clerk, BACKEND)
    assert "Choose a password" in page(client.get("/account/password/set/"))


@pytest.mark.usefixtures("passwords")
def test_a_person_is_asked_again_before_something_grave(client, clerk):
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert "Is it still you?" in page(client.get("/account/reauthenticate/"))


def test_a_closed_account_says_so(client):
    assert "This account is closed" in page(client.get("/account/inactive/"))


def test_a_person_without_a_name_is_called_by_their_address():
    assert name_of(Account(email=ADDRESS)) == ADDRESS
    assert name_of(Account(email=ADDRESS, name="A clerk")) == "A clerk"
