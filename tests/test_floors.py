"""The four contracts of the house hold, and each is shown to be found when an import breaks it on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import places


def asked(house: Path) -> subprocess.CompletedProcess[str]:
    """What the import linter says of a house, whose `src` and `pyproject.toml` lie in this folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=house, env={"PYTHONPATH": "src"}, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path):
    """The house once more, where something may be broken."""
    shutil.copy(places.ROOT / "pyproject.toml", tmp_path)
    for module in places.modules():
        (tmp_path / "src" / "moothall" / module).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(places.HOUSE / module, tmp_path / "src" / "moothall" / module)
    return tmp_path


def test_no_import_goes_up(copy):
    said = asked(copy)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("The house stands on its floors", "meetings/queries.py", "import moothall.decisions.queries"),
        ("The house stands on its floors", "search/odd.py", "import moothall.exchange"),
        ("The house stands on its floors", "cupboard/__init__.py", "A_ROOM_WITHOUT_A_FLOOR = True"),
        ("Every room is laid out alike", "meetings/permissions.py", "import moothall.meetings.queries"),
        ("Rules and statistics know nothing of Django", "authority/rules/calendar.py", "import django.utils.timezone"),
        ("A page never touches a table", "authority/views/public.py", "import moothall.meetings.models"),
    ],
)
def test_a_contract_broken_on_purpose_is_found(copy, contract, module, line):
    broken = copy / "src" / "moothall" / module
    broken.parent.mkdir(exist_ok=True)
    broken.write_text((broken.read_text() if broken.exists() else "") + f"\n{line}\n")
    said = asked(copy)
    assert said.returncode != 0
    assert f"{contract} BROKEN" in said.stdout
