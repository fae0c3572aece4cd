"""What the tests of this room stand on."""

import pytest

from moothall.decisions.tests import factories


@pytest.fixture
def here(db):
    return factories.council()
