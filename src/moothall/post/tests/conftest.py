"""What the tests of this room stand on."""

import pytest

from moothall.authority.tests import factories


@pytest.fixture
def samples(settings):
    """The sample's kind of letter is the only one."""
    settings.LETTERS = ["moothall.post.tests.samples"]


@pytest.fixture
def council(db):
    return factories.Organisation(slug="wrenmouth", is_home=True)
