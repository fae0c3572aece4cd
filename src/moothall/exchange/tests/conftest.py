"""What the tests of the doors share: the saved answers and pages."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parent / "data"
