"""The council that the tests of plans begin with."""

from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace

import pytest

from moothall.plans.tests import factories


@pytest.fixture(scope="module")
def founded(once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return once(factories.council)


@pytest.fixture
def here(founded: SimpleNamespace, db: None) -> SimpleNamespace:
    """The council as it was made, whatever another test did with it."""
    return deepcopy(founded)


@pytest.fixture
def plan(here):
    return factories.published(here)


@pytest.fixture
def objective(here, plan):
    return factories.aimed(here, plan)


@pytest.fixture
def action(here, plan, objective):
    return factories.planned(here, plan, objective=objective)
