"""What tests of this room begin with, made once a file."""

from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace

import pytest

from moothall.web.tests import briefed


@pytest.fixture(scope="module")
def founded(once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return once(briefed.council)


@pytest.fixture
def here(founded: SimpleNamespace, db: None) -> SimpleNamespace:
    """The council as it was made, whatever another test did with it."""
    return deepcopy(founded)
