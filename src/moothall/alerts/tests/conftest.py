"""What the tests of this room stand on."""

from copy import deepcopy

import pytest

from moothall.decisions.tests import factories


@pytest.fixture(scope="module")
def founded(once):
    return once(factories.council)


@pytest.fixture
def here(founded, db):
    """The council as it was made, whatever another test did with it."""
    return deepcopy(founded)
