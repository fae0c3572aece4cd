"""One council for each file, in which somebody may send every form."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import Role
from moothall.decisions.models import Decision
from tests.canary import marked, place

SENDERS = (Role.COMMITTEE_CLERK, Role.SCRUTINY_MEMBER, Role.MONITORING_OFFICER)


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
        organisation=told.council, number=9, title=marked.OPEN, body=told.rows["body"], decided_on=place.DAY,
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
