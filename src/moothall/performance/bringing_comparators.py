"""Files of comparators as they lie on a disk: read, known by their headings, and brought in whole or not at all."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Organisation
from moothall.authority.rules.tables import decoded
from moothall.authority.words import counted
from moothall.documents.reading.sheets import rows_of
from moothall.documents.rules import NotTaken
from moothall.performance import actions
from moothall.performance.queries import comparators as queries
from moothall.performance.rules.comparators.brought import Brought, digest
from moothall.performance.rules.comparators.fingertips import flattened
from moothall.performance.rules.comparators.forms import Form, Numbered, read
from moothall.performance.rules.comparators.tables import BadTable, Cells, cells_of, table

LARGEST = 64 * 1024 * 1024
MOST_ROWS = 100_000  # of an Excel file


class CannotBeRead(ValueError):
    """Why nothing was brought in; one sentence each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def files_in(words: Sequence[str]) -> Iterator[Path]:
    """Each file that is named, and every table in each folder."""
    for word in words:
        path = Path(word)
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix.casefold() in {".csv", ".xlsx", ".json"})
        else:
            yield path


def brought(words: Sequence[str]) -> Brought:
    """What these files say together. Raises CannotBeRead, naming each file and each row that stops it."""
    said = told((path.name, path) for path in files_in(words))
    if said.wrong:
        raise CannotBeRead(*said.wrong)
    return said


def told(files: Iterable[tuple[str, Path]], step: Callable[[int], object] = int) -> Brought:
    """The same of files by their names, wherever they lie; each row that cannot be placed is named in it, and stops nothing."""
    found: dict[str, tuple[Form, Numbered]] = {}
    wrong: list[str] = []
    for number, (name, path) in enumerate(files, start=1):
        try:
            found[name if name not in found else str(path)] = table_of(name, path)
        except (CannotBeRead, BadTable) as why:
            wrong += why.sentences
        step(number)
    if not found and not wrong:
        wrong.append("There is no table there. Name files that are CSV, XLSX or JSON, or a folder of them.")
    if wrong:
        raise CannotBeRead(*wrong)
    return read(found)


def table_of(name: str, path: Path) -> tuple[Form, Numbered]:
    """The rows of one file with their numbers, and the form that its headings make it."""
    try:
        if path.stat().st_size > LARGEST:
            raise CannotBeRead(f"{name} is larger than 64 MB. Bring in a part of it at a time.")
        return table(name, READERS.get(Path(name).suffix.casefold(), lines)(name, path))
    except (OSError, NotTaken) as why:
        raise CannotBeRead(f"{name} cannot be read: {why}") from why


def lines(name: str, path: Path) -> Cells:
    return cells_of(name, decoded(path.read_bytes()))


def excel(name: str, path: Path) -> Cells:
    with path.open("rb") as stream:
        return list(enumerate(rows_of(stream, name, MOST_ROWS), start=1))


def fields(name: str, path: Path) -> Cells:
    """A JSON file of Fingertips as a table; numbers are read as they are written."""
    try:
        found = json.loads(decoded(path.read_bytes()), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as why:
        raise CannotBeRead(f"{name} is no JSON that can be read: {str(why)[:120]}") from why
    rows = flattened(found)
    heads = list(rows[0]) if rows else []
    return [(0, heads), *((number, list(row.values())) for number, row in enumerate(rows, start=1))] if rows else []


READERS = {".xlsx": excel, ".json": fields}


def bring(organisation: Organisation, said: Brought, at: datetime, *, name: str, source: str, year: str, ours: str) -> str:
    """Take it in, and say what was done; the same again changes nothing."""
    before = queries.named(organisation, name)
    if before and before.digest == digest(said, source, year, ours):
        return f"{name} says nothing new, so nothing was changed."
    try:
        actions.bring_comparators(organisation, viewer=THE_CLOCK, at=at, name=name, brought=said, source=source, year=year, ours=ours)
    except Refused as why:
        raise CannotBeRead(str(why)) from why
    told = (counted(len(said.figures), "figure"), counted(len(said.indicators), "indicator"), counted(len(said.places), "place"))
    return f"{name} was brought in: {told[0]} of {told[1]} for {told[2]}."
