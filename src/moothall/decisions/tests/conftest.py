"""The council that every test of this room begins with."""

from types import SimpleNamespace

import pytest
from django.test import Client

from moothall.decisions.tests import factories


@pytest.fixture
def here(db: None) -> SimpleNamespace:
    return factories.council()


@pytest.fixture
def public(here: SimpleNamespace) -> Client:
    """Somebody who is not signed in."""
    return Client()
