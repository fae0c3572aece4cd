"""The council that the tests of plans begin with."""

from types import SimpleNamespace

import pytest

from moothall.plans.tests import factories


@pytest.fixture
def here(db: None) -> SimpleNamespace:
    return factories.council()


@pytest.fixture
def plan(here):
    return factories.published(here)


@pytest.fixture
def objective(here, plan):
    return factories.aimed(here, plan)


@pytest.fixture
def action(here, plan, objective):
    return factories.planned(here, plan, objective=objective)
