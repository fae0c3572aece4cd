"""councils.csv: whose each file of a folder is."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .characters import written
from .not_understood import NotUnderstood
from .recognise import refuse_size

NAME = "councils.csv"


@dataclass(frozen=True)
class Councils:
    """The council of each file that the list names, and a sentence for each row that is wrong."""

    of: dict[str, str] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()


def councils(content: bytes, files: Collection[str]) -> Councils:
    """The list read against the files that are there. Of two rows for one file the first holds."""
    try:
        refuse_size(len(content))
        text = written(content).text
    except NotUnderstood as trouble:
        return Councils(troubles=(f"{NAME}: {trouble.sentence}",))
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as trouble:
        return Councils(troubles=(f"{NAME} cannot be read as rows ({trouble}). Save it again as CSV.",))
    columns = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "file" not in columns or "council" not in columns:
        return Councils(troubles=(f"{NAME}, line 1: the columns must be called “file” and “council”.",))
    return _named(rows, columns.index("file"), columns.index("council"), files)


def _named(rows: list[list[str]], file: int, council: int, files: Collection[str]) -> Councils:
    named: dict[str, str] = {}
    troubles: list[str] = []
    for line, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = [cell.strip() for cell in row]
        trouble = _trouble(cells, file, council, named, files)
        if trouble:
            troubles.append(f"{NAME}, line {line}: {trouble}")
        else:
            named[cells[file].removeprefix("./")] = cells[council]
    return Councils(named, tuple(troubles))


def _trouble(cells: list[str], file: int, council: int, named: dict[str, str], files: Collection[str]) -> str:
    if len(cells) <= max(file, council) or not cells[file] or not cells[council]:
        return "a row needs a file and a council."
    name = cells[file].removeprefix("./")
    if name in named:
        same = "the same council" if named[name] == cells[council] else f"another council ({named[name]}); the first row holds"
        return f"“{name}” was named before, for {same}."
    return "" if name in files else f"there is no file “{name}” in the folder."


def files_of(source: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder with their names below it, in order; hidden ones and the list itself are no pages. A file is itself."""
    if source.is_file():
        yield source, source.name
        return
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(source).parts) and name != NAME:
            yield path, name
