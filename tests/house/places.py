"""Which files there are, and which part of a room each is."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "moothall"
LAYERS = ("urls", "views", "forms", "thread", "tasks", "actions", "queries", "models", "permissions", "rules")
PICTURES = {".png", ".jpg", ".ico", ".woff2", ".pdf", ".sqlite3", ".xz"}


def rooms() -> list[str]:
    """The rooms that stand."""
    return sorted(folder.parent.name for folder in HOUSE.glob("*/__init__.py"))


def modules() -> list[str]:
    """Every module of the product, as `room/file.py`; tests and migrations are none."""
    paths = (path.relative_to(HOUSE) for path in HOUSE.rglob("*.py"))
    return sorted(path.as_posix() for path in paths if not {"tests", "migrations"} & set(path.parts))


def source(module: str) -> str:
    return (HOUSE / module).read_text()


def layer(module: str) -> str:
    """Which part of its room a module is: `views` for `decisions/views/public.py`; else the word it is called by.

    >>> layer("decisions/views/public.py"), layer("decisions/rules.py"), layer("web/management/commands/demo.py")
    ('views', 'rules', 'commands')
    """
    parts = module.removesuffix(".py").split("/")
    if "commands" in parts:
        return "commands"
    return parts[1] if len(parts) > 1 else parts[0]


def python_name(module: str) -> str:
    """What Python calls a module.

    >>> python_name("meetings/actions/__init__.py"), python_name("decisions/rules.py")
    ('moothall.meetings.actions', 'moothall.decisions.rules')
    """
    return "moothall." + module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def tracked() -> list[Path]:
    """Every text that git keeps or would keep; without git, all that is not hidden."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        found = [path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]
    else:
        found = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in found if path.is_file() and path.suffix not in PICTURES]
