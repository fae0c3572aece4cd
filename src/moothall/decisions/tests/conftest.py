"""The council that every test of this room begins with."""

from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.test import Client

from moothall.decisions.tests import factories


@pytest.fixture(scope="module")
def founded(once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return once(factories.council)


@pytest.fixture
def here(founded: SimpleNamespace, db: None) -> SimpleNamespace:
    """The council as it was made, whatever another test did with it."""
    return deepcopy(founded)


@pytest.fixture
def public(here: SimpleNamespace) -> Client:
    """Somebody who is not signed in."""
    return Client()
