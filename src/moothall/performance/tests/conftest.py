"""The council that the tests of measures begin with."""

from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace

import pytest

from moothall.performance.tests import factories


@pytest.fixture(scope="module")
def founded(once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return once(factories.council)


@pytest.fixture
def here(founded: SimpleNamespace, db: None) -> SimpleNamespace:
    """The council as it was made, whatever another test did with it."""
    return deepcopy(founded)


@pytest.fixture
def measure(here):
    return factories.measured(here)
