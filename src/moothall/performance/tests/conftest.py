"""The council that the tests of measures begin with."""

from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace

import pytest

from moothall.performance.tests import factories
from moothall.performance.tests.compared import FILE


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


@pytest.fixture
def path(tmp_path):
    """A table of what other places report."""
    file = tmp_path / "table.csv"
    file.write_text("\n".join(FILE))
    return file
