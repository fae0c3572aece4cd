"""What the tests of the doors share: the saved answers and pages."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parent / "data"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., Path]:
    """A folder to which a test writes the pages that are to be read, by their names."""

    def write(**contents: str) -> Path:
        for name, content in contents.items():
            (tmp_path / name).write_text(content)
        return tmp_path

    return write
