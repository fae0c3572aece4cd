"""Templates lie compiled in the place's folder; one that was changed is compiled anew."""

from pathlib import Path

import pytest
from jinja2 import DictLoader

from moothall.web.jinja import environment

pytestmark = pytest.mark.once


@pytest.fixture
def here(tmp_path: Path, settings) -> Path:
    settings.PLACE, settings.COMPILED = tmp_path, tmp_path / "compiled"
    return tmp_path


def words(text: str) -> str:
    return environment(loader=DictLoader({"page.html": text})).get_template("page.html").render()


def test_what_was_compiled_is_kept_for_the_next_server_and_what_was_changed_since_is_read_anew(here):
    assert words("Good morning") == words("Good morning") == "Good morning"
    [kept] = (here / "compiled").iterdir()
    assert words("Good evening") == "Good evening"
    kept.write_bytes(b"not what was compiled")
    assert words("Good night") == "Good night"


def test_a_command_that_needs_no_place_makes_none(settings, tmp_path):
    settings.PLACE, settings.COMPILED = tmp_path / "none", tmp_path / "none" / "compiled"
    assert words("Good morning") == "Good morning"
    assert not settings.PLACE.exists()
