"""The ways in, tried with what is no way in, and tried too often."""

import pytest
from django.test import Client

from moothall.access.viewer import Role
from moothall.web.links import link_for
from tests.bad_input.values import words_of
from tests.canary import place

pytestmark = pytest.mark.django_db


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
