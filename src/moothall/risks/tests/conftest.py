"""The council that the tests of risks begin with."""

from types import SimpleNamespace

import pytest

from moothall.risks.tests import factories


@pytest.fixture
def here(db: None) -> SimpleNamespace:
    return factories.council()


@pytest.fixture
def risk(here):
    return factories.placed(factories.added(here))
